"""GEXF and GraphML, element by element; a DOCTYPE is refused, so nothing can expand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from allymap.errors import Unreadable
from allymap.intake.formats.gexf import GexfReader
from allymap.intake.formats.graphml import GraphmlReader
from allymap.intake.look import MOST_COLUMNS, MOST_ROWS
from allymap.intake.xml import BadXml, Doctype, local, walk_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from allymap.intake.formats.graph import Graph


class GraphReader(Protocol):
    """Gathers a graph while it is led through a file."""

    graph: Graph
    line: int

    def start(self, tag: str, about: dict[str, str], /) -> None:
        """An element begins."""

    def end(self, tag: str, /) -> None:
        """An element is over."""

    def text(self, text: str, /) -> None:
        """A piece of text."""


_READERS: Mapping[str, type[GraphReader]] = {"gexf": GexfReader, "graphml": GraphmlReader}


class _Root:
    """Reads with whatever reads the root element."""

    def __init__(self, file: str) -> None:
        self.root = ""
        self.reader: GraphReader | None = None
        self.line = 0
        self._file = file

    def start(self, tag: str, about: dict[str, str]) -> None:
        if not self.root:
            self.root = local(tag)
            reads = _READERS.get(self.root)
            self.reader = reads() if reads else None
        if self.reader:
            self.reader.line = self.line
            self.reader.start(local(tag), about)
            graph = self.reader.graph
            if max(len(graph.nodes), len(graph.edges)) > MOST_ROWS:
                raise Unreadable(
                    "file_too_big", file=self._file, rows=MOST_ROWS, columns=MOST_COLUMNS
                )

    def end(self, tag: str) -> None:
        if self.reader:
            self.reader.end(local(tag))

    def text(self, text: str) -> None:
        if self.reader:
            self.reader.text(text)


def graph_in(path: Path) -> tuple[str, Graph | None]:
    """The root element of an XML file, and the graph in it.

    Raises `Unreadable`: `xml_doctype`, `xml_damaged`, `file_too_big`.
    """
    root = _Root(path.name)
    try:
        walk_file(path, root)
    except Doctype as error:
        raise Unreadable("xml_doctype", file=path.name) from error
    except BadXml as error:
        raise Unreadable("xml_damaged", file=path.name, row=error.lineno) from error
    except (ValueError, LookupError) as error:
        raise Unreadable("xml_damaged", file=path.name, row=root.line) from error
    return root.root, root.reader.graph if root.reader else None
