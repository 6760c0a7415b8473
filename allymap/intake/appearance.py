"""What an .xlsx shows otherwise than it holds: zeros before numbers, percent, hidden rows, merges.

Patterns over the bytes of a sheet are enough here: what they do not find is read as it is held.
"""

from __future__ import annotations

import re
from math import isfinite
from typing import TYPE_CHECKING

from allymap.intake.grid import number
from allymap.intake.laid import Laid
from allymap.intake.xml import elements

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Callable, Mapping

    from allymap.intake.grid import Broken

    Style = Callable[[str], str]

_STYLES = "xl/styles.xml"
# No format of ids is longer, and a thousand cells of a million zeros would fill the memory.
_LONGEST = 60
_PERCENTS = {"9", "10"}
_PERCENT = re.compile(r"0(?:\.0+)?\s*%")
_PADDED = re.compile(r'((?:"[^"]*"|\\.|[-/ ])*)(0+)')
_QUOTES = re.compile(r'["\\]')
_CELL = re.compile(rb"<c ([^>]*)>(?:<f[^>]*>[^<]*</f>|<f[^>]*/>)?<v>([^<]*)</v>")
_AT = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_STYLED = re.compile(rb'\bs="(\d+)"')
_HIDDEN = re.compile(rb'<row ([^>]*\bhidden="(?:1|true)"[^>/]*)>(.*?)</row>', re.DOTALL)
_ROW = re.compile(rb'\br="(\d{1,7})"')
_MERGE = re.compile(rb'<mergeCell ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"')


def styles(package: zipfile.ZipFile) -> Mapping[bytes, Style]:
    """The numbers of the cell styles that show a number otherwise, and how."""
    if _STYLES not in package.namelist():
        return {}
    codes: dict[str, str] = {}
    found: dict[bytes, Style] = {}
    at, inside = 0, ""
    for tag, about in elements(package, _STYLES):
        if tag == "numFmt":
            codes[about.get("numFmtId", "")] = about.get("formatCode", "")
        elif tag in ("cellStyleXfs", "cellXfs", "cellStyles"):
            inside = tag
        elif tag == "xf" and inside == "cellXfs":
            id_ = about.get("numFmtId", "")
            if style := _style("0%" if id_ in _PERCENTS else codes.get(id_, "")):
                found[str(at).encode()] = style
            at += 1
    return found


def shown(sheet: bytes, styled: Mapping[bytes, Style]) -> Broken:
    """The cells whose numbers are shown otherwise than they are held, and as what."""
    if not styled:
        return {}
    found: Broken = {}
    for about, value in _CELL.findall(sheet):
        style, at = _STYLED.search(about), _AT.search(about)
        if at and style and style[1] in styled and b' t="' not in about.replace(b' t="n"', b""):
            text = styled[style[1]](value.decode("ascii", "replace"))
            found |= {(int(at[2]), number(at[1].decode())): text} if text else {}
    return found


def laid(sheet: bytes) -> Laid:
    """The filled rows that a sheet hides, and its cells that are merged over several rows."""
    hidden: tuple[int, ...] = ()
    if b'hidden="' in sheet:
        rows = _HIDDEN.findall(sheet)
        filled = [
            _ROW.search(about) for about, cells in rows if b"<v>" in cells or b"<is>" in cells
        ]
        hidden = tuple(int(row[1]) for row in filled if row)
    merged = tuple(
        (int(first), int(last), number(column.decode()))
        for column, first, last in _MERGE.findall(sheet)
        if int(last) > int(first)
    )
    return Laid(hidden, merged)


def _style(code: str) -> Style | None:
    """How a number format shows numbers, if it adds zeros or words before them, or percent."""
    if _PERCENT.fullmatch(code):
        return percent
    padded = _PADDED.fullmatch(code) if len(code) < _LONGEST else None
    if not padded or (not padded[1] and len(padded[2]) < 2):
        return None
    before, width = _QUOTES.sub("", padded[1]), len(padded[2])
    return lambda value: before + _whole(value).zfill(width) if _whole(value) else ""


def _whole(value: str) -> str:
    whole = value.removesuffix(".0")
    return whole if whole.isdecimal() else ""


def percent(value: str) -> str:
    """A share in percent, with all its digits.

    >>> percent("0.80500000000000005"), percent("x")
    ('80.5%', '')
    """
    try:
        share = float(value)
    except ValueError:
        return ""
    return f"{share * 100:.10g}%" if isfinite(share * 100) else ""
