"""A file to its sheets: what it is, how it is written, which format it has."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from allymap.errors import Unreadable
from allymap.intake.delimited import text_sheet
from allymap.intake.look import kind_of
from allymap.intake.mapping import NOTHING_SAID
from allymap.intake.own_sheets import MARK

if TYPE_CHECKING:
    from pathlib import Path

    from allymap.intake import mapping as mappings
    from allymap.intake.earlier import Known
    from allymap.intake.formats.source import Source
    from allymap.intake.reading import Telling
    from allymap.intake.sheet import Sheet
    from allymap.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Said:
    """What the user said of a file, instead of what would be found: its format, its encoding.

    `plain`: that it is a list of ours, by naming its table.
    """

    format: str = ""
    encoding: str = ""
    plain: bool = False


def sheets_of(
    path: Path,
    telling: Telling,
    said: Said,
    known: Known,
    mapping: mappings.Mapping = NOTHING_SAID,
    vocabulary: Vocabulary | None = None,
) -> list[Sheet]:
    """The sheets of a file, under our table names when it is in a foreign format.

    Raises `Unreadable` for what cannot be read at all, `UnknownName`: `unknown_format`.
    """
    from allymap.intake.formats.registry import turned

    source = _source(path, telling, said)
    if said.plain and not said.format and source.sheets:
        return list(source.sheets)
    words = vocabulary or source.vocabulary
    whole = replace(source, known=known, mapping=mapping, vocabulary=words)
    return turned(whole, said.format)


def _source(path: Path, telling: Telling, said: Said) -> Source:
    from allymap.intake.formats.source import Source

    kind = kind_of(path)
    if kind == "json":
        return Source(path.name, telling, tree=_tree(path))
    if kind == "xml":
        from allymap.intake.formats.markup import graph_in

        root, graph = graph_in(path)
        return Source(path.name, telling, root=root, graph=graph)
    return _tables(path, telling, _sheets(path, kind, telling, said))


def _tables(path: Path, telling: Telling, sheets: list[Sheet]) -> Source:
    from allymap.intake.formats.source import Source, peeked

    seen = [(sheet, head) for sheet, head in map(peeked, sheets) if not _own(head.header)]
    return Source(
        path.name,
        telling,
        sheets=tuple(sheet for sheet, _ in seen),
        heads=tuple(head for _, head in seen),
    )


def _own(header: tuple[str, ...]) -> bool:
    """Whether a sheet is one that we put into a copy; it says nothing of the list's format."""
    return next(filter(None, header), "").startswith(MARK.strip())


def _sheets(path: Path, kind: str, telling: Telling, said: Said) -> list[Sheet]:
    if kind == "workbook":
        from allymap.intake.workbook import workbook_sheets

        return workbook_sheets(path)
    if kind == "zip":
        from allymap.intake.package import packed_sheets

        return packed_sheets(path, telling, said.encoding)
    return [text_sheet(path, telling, said=said.encoding)]


def _tree(path: Path) -> Any:
    """A JSON file as Python has it; raises `Unreadable`: `json_damaged`."""
    try:
        tree = json.loads(path.read_bytes().decode("utf-8-sig"))
        # Half a letter can be escaped in JSON, but neither stored nor shown.
        json.dumps(tree, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        row = getattr(error, "lineno", 0)
        raise Unreadable("json_damaged", file=path.name, row=row) from error
    return tree
