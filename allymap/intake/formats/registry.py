"""All foreign formats, in the order in which a file is held against them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from allymap.errors import UnknownName, Unreadable
from allymap.intake.formats.action_network import ACTION_NETWORK
from allymap.intake.formats.adjacency import ADJACENCY
from allymap.intake.formats.civicrm import CIVICRM
from allymap.intake.formats.contacts import CONTACTS
from allymap.intake.formats.edge_list import EDGE_LIST
from allymap.intake.formats.gexf import GEXF
from allymap.intake.formats.graphml import GRAPHML
from allymap.intake.formats.kobo import KOBO, ODK
from allymap.intake.formats.kumu import KUMU
from allymap.intake.formats.network_canvas import NETWORK_CANVAS
from allymap.intake.formats.onodo import ONODO
from allymap.intake.formats.source import filled

if TYPE_CHECKING:
    from allymap.intake.formats.source import Format, Source
    from allymap.intake.sheet import Sheet

FORMATS: tuple[Format, ...] = (
    GEXF,
    GRAPHML,
    KOBO,
    ODK,
    NETWORK_CANVAS,
    ACTION_NETWORK,
    CONTACTS,
    CIVICRM,
    KUMU,
    ONODO,
    ADJACENCY,
    EDGE_LIST,
)
PLAIN = "table"
NAMES = (PLAIN, *(format_.name for format_ in FORMATS))


def recognise(source: Source, said: str = "") -> Format | None:
    """The foreign format of a file by what it holds, or the one that was said; None: a plain list.

    Raises `UnknownName`: `unknown_format`.
    """
    if said and said not in NAMES:
        raise UnknownName("unknown_format", value=said, allowed=NAMES)
    if said:
        return next((format_ for format_ in FORMATS if format_.name == said), None)
    return next((format_ for format_ in FORMATS if format_.fits(source)), None)


def turned(source: Source, said: str = "") -> list[Sheet]:
    """The sheets of a file under our table names; which format it is, is told.

    Raises `Unreadable`: `format_not_found`, for a tree or graph that no format knows.
    """
    found = recognise(source, said)
    if found is None and (source.root or source.tree is not None):
        raise Unreadable("format_not_found", file=source.file, allowed=NAMES)
    if found is None:
        return list(source.sheets)
    if not said:
        source.telling.tell("format_found", severity="notice", format=found.name)
    pairs = tuple(zip(source.sheets, source.heads, strict=True))
    sheets = found.sheets(replace(source, sheets=tuple(filled(*pair) for pair in pairs)))
    if not sheets:
        source.telling.tell("format_nothing", format=found.name)
        return []
    used = {sheet.name for sheet in sheets}
    for sheet, head in pairs:
        if sheet.name in used:
            sheet.laid.tell(sheet.name, head.row, source.telling)
    return [*sheets, *_others(source, found, used)]


def _others(source: Source, found: Format, used: set[str]) -> list[Sheet]:
    """The sheets that the format does not know: ours, if their name or headers say so.

    What is none of ours is then told like any sheet that fits no table. Those that the format's
    users mark to be left out are told, and left.
    """
    others = [
        sheet
        for sheet, head in zip(source.sheets, source.heads, strict=True)
        if head.header and sheet.name not in used
    ]
    for sheet in filter(found.ignores, others):
        source.telling.tell("sheet_ignored", sheet=sheet.name, severity="notice")
    return [sheet for sheet in others if not found.ignores(sheet)]
