"""A look at a file before it is read: what it is, and whether opening it could do harm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from allymap.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# Of a text file as many plain rows as that, since those are read many at once.
MOST_LINES = 2_000_000
MOST_ROWS = 200_000
MOST_COLUMNS = 1_000
LARGEST_FILE = 100_000_000
WORKBOOKS = (".xlsx", ".xlsm", ".ods", ".xls")
TEXTS = (".csv", ".tsv", ".tab", ".txt")
XMLS = (".gexf", ".graphml", ".xml")
JSONS = (".json",)
ZIPS = (".zip",)
READ = WORKBOOKS + TEXTS + XMLS + JSONS + ZIPS
Kind = Literal["workbook", "text", "xml", "json", "zip"]
_NAMED: Mapping[Kind, tuple[str, ...]] = {
    "workbook": WORKBOOKS,
    "text": TEXTS,
    "xml": XMLS,
    "json": JSONS,
    "zip": ZIPS,
}
_ZIP = b"PK\x03\x04"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
# UTF-16 has its own mark; what is inside is then found by whoever reads it.
_BEGINS: Mapping[Kind, tuple[bytes, ...]] = {
    "xml": (b"<", b"\xff\xfe", b"\xfe\xff"),
    "json": (b"{", b"["),
    "zip": (_ZIP,),
}


def kind_of(path: Path) -> Kind:
    """What a file is, by its name and its first bytes, which must agree.

    Raises `Unreadable`: `file_missing`, `file_unopened`, `file_empty`, `file_too_big`,
    `format_unknown`, `not_a_workbook`, `workbook_as_text`, `name_and_content`.
    """
    head, size = _head(path)
    suffix = path.suffix.casefold()
    says = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not says and size < 4096:
        raise Unreadable("file_empty", file=path.name)
    if size > LARGEST_FILE:
        raise Unreadable("file_too_big", file=path.name, rows=MOST_ROWS, columns=MOST_COLUMNS)
    kind = next((kind for kind, names in _NAMED.items() if suffix in names), None)
    if kind is None:
        raise Unreadable("format_unknown", file=path.name, allowed=READ)
    packed = head.startswith((_ZIP, _OLE))
    if kind == "workbook" and not packed:
        raise Unreadable("not_a_workbook", file=path.name)
    if kind == "text" and packed:
        raise Unreadable("workbook_as_text", file=path.name)
    if kind in _BEGINS and not says.startswith(_BEGINS[kind]):
        raise Unreadable("name_and_content", file=path.name, kind=suffix.removeprefix("."))
    return kind


def is_old_format(path: Path) -> bool:
    """Whether a workbook is one file of the old kind: an .xls, or a locked .xlsx."""
    with path.open("rb") as file:
        return file.read(len(_OLE)) == _OLE


def _head(path: Path) -> tuple[bytes, int]:
    """The first bytes of a file, and its size."""
    if not path.is_file():
        raise Unreadable("file_missing", file=str(path), folder=path.is_dir())
    try:
        with path.open("rb") as file:
            return file.read(4096), path.stat().st_size
    except OSError as error:
        raise Unreadable("file_unopened", file=str(path), reason=error.strerror) from error
