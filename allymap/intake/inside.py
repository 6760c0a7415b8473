"""What the cells of other columns hold besides: phones, e-mails and points on the globe."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from allymap.intake.aside import care_words
from allymap.intake.contact import emails
from allymap.intake.reading import short
from allymap.intake.sheet import letter

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from allymap.intake.reading import Telling
    from allymap.intake.sheet import Opened
    from allymap.model.columns import Column

# A row without this in its texts has none of them: most rows cost one look.
HINT = re.compile(r"@|\d[\d() .-]{6,}\d|\d[.,]\d\d|\u00b0|://")
# No address has more before its @, and without an end each letter of a long text begins one.
_EMAIL = re.compile(r"[^\s@<>()\[\],;:|/]{1,64}(?<=\w)@[^\s@<>()\[\],;:|/]+\.[^\W\d_]{2,}")
_DAY = r"(?!\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?!\d))"
_BEGIN, _END = r"(?<![\w/.,+-])", r"(?![\w-])"
# Abroad or at home, as it is dialled: +254 700 111 222, 00254..., 0700-111-222.
_ZERO = "[0\u0660\u06f0]"
_DIALLED = rf"(?:\+|{_ZERO}{{2}}(?!{_ZERO})|{_ZERO}(?!{_ZERO}))\(?\d[\d() .-]{{5,}}\d"
_DIALLED_ONLY = re.compile(f"{_BEGIN}{_DAY}{_DIALLED}{_END}")
_BARE = re.compile(rf"{_BEGIN}{_DAY}(?:{_DIALLED}|\d{{9,13}}){_END}")
_FEWEST, _MOST = 9, 15
_NUMBER = re.compile(r"\d+[.,]\d+")
_PLACES = r"[.,]\d{4,}"
_LINK = r"https?://\S{0,500}(?:maps?[./]|geohack)\S*"
_MINUTES = r"\d{1,3}\s?\u00b0\s?\d{1,2}(?:[.,]\d+)?\s?['\u2019\u2032][^,;|]{0,12}?[NSEWO]\b"


def _pair(number: str) -> str:
    one = rf"[-+\u2212]?\d{{1,3}}{number}\u00b0?\s?[NSEWO]?"
    return rf"{_BEGIN}{one}(?:\s?[,;/|]\s?|\s+){one}(?:\s+-?\d+(?:\.\d+)?){{0,2}}{_END}"


_POINT = re.compile(f"{_LINK}|{_MINUTES}(?:\\s*[,;/]?\\s*{_MINUTES})?|{_pair(_PLACES)}")
_WHOLE_POINT = re.compile(_pair(r"\.\d{2,}"))
_EMPTY = re.compile(r"[(\[<]\s*[)\]>]")
_EDGES = " ,;:|/\u2013\u2014-"
_SHOWN = 5
# How far before a number words may stand that say what it is.
_LABELS = 200


@dataclass(frozen=True, slots=True)
class Found:
    """Something of this kind in a text: `phone`, `email` or `where`, and from where to where."""

    what: str
    begin: int
    end: int


@dataclass(slots=True)
class Watched:
    """A column that is for something else, and the rows where it held more.

    `name`: which of our columns it is, none for an extra; `stays`: rows are told apart by it, so
    that a cell which is nothing else is kept, and warned of.
    """

    name: str = ""
    stays: bool = False
    rows: dict[tuple[str, str], list[int]] = field(default_factory=dict)

    def without(self, row: int, text: str, *, keep: bool) -> tuple[str, dict[str, str]]:
        """A cell's text without what is not its column's, and what that was."""
        found = _all(text, self.name)
        gone = [one for one in found if one.what == "where" or not keep]
        left = _left(text, gone, known=bool(self.name))
        if gone and self.stays and not any(map(str.isalnum, left)):
            self._note(row, "contact_alone", found)
            return text, {}
        points = [one for one in gone if one.what == "where"]
        contact = [one for one in found if one.what != "where"]
        self._note(row, "point_inside", points)
        self._note(row, "contact_kept" if keep else "contact_inside", contact)
        return left if gone else text, {o.what: text[o.begin : o.end] for o in contact}

    def _note(self, row: int, code: str, found: list[Found]) -> None:
        for what in dict.fromkeys(one.what for one in found):
            self.rows.setdefault((code, what), []).append(row)


def watched(column: Column | None) -> Watched | None:
    """How a column is watched; None when its cells are no free text."""
    if column is None:
        return Watched()
    if column.form not in ("text", "texts", "people"):
        return None
    return Watched(column.name, column.required or bool(column.refers) or column.name == "id")


def tell_found(seen: Mapping[int, Watched], sheet: Opened, telling: Telling) -> None:
    """Say which rows held more than their columns are for, column by column."""
    for index, column in seen.items():
        for (code, what), rows in column.rows.items():
            facts: dict[str, Any] = {"count": len(rows), "rows": tuple(rows[:_SHOWN])}
            telling.tell(
                code,
                sheet=sheet.name,
                row=sheet.row,
                column=short(sheet.header[index]),
                severity="warning",
                letter=letter(index),
                why=what,
                **facts,
            )


def has_contact(text: str) -> bool:
    """Whether somebody could be reached by what a text says."""
    return any(one.what != "where" for one in _all(text, "name"))


def _all(text: str, name: str) -> list[Found]:
    """All there is in a text, in its order and apart from each other."""
    found = [Found("email", *m.span()) for m in _EMAIL.finditer(text) if emails(m[0])]
    whole = _WHOLE_POINT.fullmatch(text.strip()) if name else None
    points = [whole] if whole else list(_POINT.finditer(text))
    found += [Found("where", *m.span()) for m in points if whole or _on_globe(m[0])]
    found += [Found("phone", *span) for span in _phones(text, name)]
    apart: list[Found] = []
    for one in sorted(found, key=lambda one: one.begin):
        if not apart or one.begin >= apart[-1].end:
            apart.append(one)
    return apart


def _phones(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Bare numbers may be somebody's key or count: they are phones beside a name only."""
    lettered = any(map(str.isalpha, text))
    if not (name or lettered):
        return
    pattern = _BARE if name and (lettered or name == "name") else _DIALLED_ONLY
    for match in pattern.finditer(text):
        if _FEWEST <= sum(map(str.isdecimal, match[0])) <= _MOST:
            yield match.span()


def _on_globe(text: str) -> bool:
    numbers = [float(one.replace(",", ".")) for one in _NUMBER.findall(text)]
    return "\u00b0" in text or "://" in text or (abs(numbers[0]) <= 90 and abs(numbers[1]) <= 180)


def _left(text: str, gone: list[Found], *, known: bool) -> str:
    """A text without these; a longer one shows that something was there."""
    pieces, at = [], 0
    for one in gone:
        pieces.append(text[at : one.begin])
        at = one.end
    if not known:
        return "\u2026".join([*pieces, text[at:]]) if gone else text
    named = map(_unlabelled, pieces)
    left = _EMPTY.sub(" ", " ".join([*named, text[at:]]))
    return " ".join(left.split()).strip(_EDGES) if gone else text


def _unlabelled(piece: str) -> str:
    label = _label().search(piece, max(0, len(piece) - _LABELS))
    return piece[: label.start()] if label else piece


@cache
def _label() -> re.Pattern[str]:
    """A word before a number that says what it is, at the end of a piece."""
    said = "|".join(map(re.escape, care_words()["labels"]["before"]))
    return re.compile(rf"(?:(?<!\w)(?:{said})[\s.:#=-]*)+$", re.IGNORECASE)
