"""Walk over an XML part of a workbook piece by piece; a DOCTYPE is refused."""

from __future__ import annotations

import posixpath
from typing import IO, TYPE_CHECKING, Protocol
from xml.parsers import expat

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Mapping
    from pathlib import Path

BadXml = expat.ExpatError
_STEP = 1 << 16


class Doctype(ValueError):
    """A DOCTYPE, which could define entities that grow without end or read other files."""


class Walker(Protocol):
    """What is told of each start, end and text of a part, in their order."""

    def start(self, tag: str, about: dict[str, str], /) -> None:
        """An element begins, with its attributes."""

    def end(self, tag: str, /) -> None:
        """An element is over."""

    def text(self, text: str, /) -> None:
        """A piece of text."""


class LineWalker(Walker, Protocol):
    """A walker that is told the line it is in."""

    line: int


class _Elements:
    """All elements of a small part with their attributes."""

    def __init__(self) -> None:
        self.found: list[tuple[str, dict[str, str]]] = []

    def start(self, tag: str, about: dict[str, str]) -> None:
        self.found.append((local(tag), about))

    def end(self, tag: str) -> None: ...

    def text(self, text: str) -> None: ...


def walk(package: zipfile.ZipFile, part: str, walker: Walker) -> None:
    """Lead a walker through a part; raises `BadXml` or `Doctype`."""
    with package.open(part) as content:
        _feed(_parser(walker), content)


def walk_file(path: Path, walker: LineWalker) -> None:
    """Lead a walker through an XML file; raises `BadXml` or `Doctype`."""
    parser = _parser(walker)

    def start(tag: str, about: dict[str, str]) -> None:
        walker.line = parser.CurrentLineNumber
        walker.start(tag, about)

    parser.StartElementHandler = start
    with path.open("rb") as content:
        _feed(parser, content)


def sheet_names(package: zipfile.ZipFile) -> Mapping[str, str]:
    """The part of each sheet of an .xlsx, to the sheet's name."""
    if "xl/workbook.xml" not in package.namelist():
        return {}
    targets = {
        about.get("Id", ""): posixpath.normpath(posixpath.join("/xl", about.get("Target", "")))[1:]
        for tag, about in elements(package, "xl/_rels/workbook.xml.rels")
        if tag == "Relationship"
    }
    return {
        targets.get(about.get("r:id", ""), ""): about.get("name", "")
        for tag, about in elements(package, "xl/workbook.xml")
        if tag == "sheet"
    }


def local(tag: str) -> str:
    """A tag without its prefix."""
    return tag.rpartition(":")[2]


def elements(package: zipfile.ZipFile, part: str) -> list[tuple[str, dict[str, str]]]:
    """All elements of a small part with their attributes, in their order."""
    walker = _Elements()
    walk(package, part, walker)
    return walker.found


def _parser(walker: Walker) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = walker.start
    parser.EndElementHandler = walker.end
    parser.CharacterDataHandler = walker.text
    parser.StartDoctypeDeclHandler = _refuse
    return parser


def _feed(parser: expat.XMLParserType, content: IO[bytes]) -> None:
    while piece := content.read(_STEP):
        parser.Parse(piece, False)
    parser.Parse(b"", True)


def _refuse(*_: object) -> None:
    raise Doctype("a part with a DOCTYPE")
