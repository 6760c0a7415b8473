"""A copy of a refused list with its bad cells coloured, a note in each, and a sheet of problems."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import xlsxwriter

from allymap.intake.own_sheets import MARK
from allymap.view.located import Spot, by_row, column_of
from allymap.view.problem_choices import Choices, offers
from allymap.view.problems import told_problems
from allymap.view.style import colour, dark_head

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from io import BytesIO

    from allymap.intake.sheet import Sheet
    from allymap.model.problem import Problem
    from allymap.view.problems import ToldProblem
    from allymap.view.words import Words

MOST = 2_000
_COLUMNS = (("number", 6), ("where", 38), ("value", 26), ("what", 60), ("do", 60))
_FIRST = 4
_NOTE = {"x_scale": 2.2, "y_scale": 1.4}
_LONGEST = 32_767
_LONG_HINT = 120
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# One and the same time, so that the same list with the same problems gives the same file.
_CREATED = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Said:
    """A problem in words, and the value it is about."""

    told: ToldProblem
    value: str


def write_problem_copy(
    target: BytesIO, stem: str, sheets: Sequence[Sheet], problems: Sequence[Problem], words: Words
) -> int:
    """Write the copy and give the number of cells marked in it; with none it is no help.

    Every cell is text as typed. Nothing is in the copy that is not in the list: what a problem
    says of other lists stays out.
    """
    if not sheets:
        return 0
    first = problems[:MOST]
    said = [_said(problem, words) for problem in first]
    names = _names(sheets, stem)
    options = {"constant_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties({"created": _CREATED})
        front = book.add_worksheet(_unlike(words.say("copy.sheet"), names))
        choices = Choices(first, words.language, _unlike(words.say("copy.words"), names))
        marking = _Marking(first, said, choices, _Looks(book))
        for number, (sheet, name) in enumerate(zip(sheets, names, strict=True)):
            marking.copy(number, sheet, book.add_worksheet(name))
        choices.write(book)
        _write_front(_Front(book, front, words), names, said, marking.spots, len(problems))
    return len(set(marking.spots.values()))


def _said(problem: Problem, words: Words) -> _Said:
    """A problem as it may be told in a file that is passed on: without what others wrote."""
    value = str(problem.facts.get("value", ""))
    guarded = f"problem.{problem.code}.copy"
    here = replace(problem, origin=replace(problem.origin, file=""))
    (told,) = told_problems([here], words)
    if words.has(guarded):
        told = replace(told, what=words.fill(guarded, problem.facts))
    if offers(problem):
        near = told.hint if len(told.hint) < _LONG_HINT else ""
        told = replace(told, hint=f"{near} {words.say('copy.choose')}".strip())
    return _Said(told, value)


class _Looks:
    """The four ways a cell looks: bad or not, and of a kind that would run as a formula or not."""

    def __init__(self, book: Any) -> None:
        self.bad = book.add_format({"bg_color": colour("sheet", "wrong")})
        self.text = book.add_format({"quote_prefix": True})
        self.bad_text = book.add_format(
            {"bg_color": colour("sheet", "wrong"), "quote_prefix": True}
        )


class _Marking:
    """Copies sheets row by row and marks the cells that problems are about."""

    def __init__(
        self,
        problems: Sequence[Problem],
        said: Sequence[_Said],
        choices: Choices,
        looks: _Looks,
    ) -> None:
        self.spots: dict[int, Spot] = {}
        self._problems = problems
        self._rows = by_row(problems)
        self._said = said
        self._choices = choices
        self._looks = looks

    def copy(self, number: int, sheet: Sheet, page: Any) -> None:
        """Write one sheet of the list to a page of the copy."""
        page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        if sheet.hidden:
            page.hide()
        widths: dict[int, int] = {}
        for row, cells in sheet.lines():
            notes = self._notes(number, sheet.name, row, cells, page)
            wide = max(len(cells), max(notes, default=-1) + 1)
            for column, text in enumerate([*cells, *[""] * (wide - len(cells))]):
                _write_cell(page, row - 1, column, text, self._looks, bad=column in notes)
                widths[column] = max(widths.get(column, 8), min(len(text) + 2, 40))
            for column, note in notes.items():
                page.write_comment(row - 1, column, note, _NOTE)
        for column, width in widths.items():
            page.set_column(column, column, width)

    def _notes(
        self, number: int, sheet: str, row: int, cells: list[str], page: Any
    ) -> dict[int, str]:
        """The note of each bad cell of a row, by its column; where it can, it offers a list."""
        notes: dict[int, list[str]] = {}
        for at in self._rows.get((sheet, row), ()):
            column = column_of(self._problems[at], cells)
            if column is not None:
                told = self._said[at].told
                self.spots[at] = Spot(number, row, column)
                if offer := self._choices.offer(self._problems[at]):
                    page.data_validation(row - 1, column, row - 1, column, offer)
                notes.setdefault(column, []).append(f"{told.what} {told.hint}".strip())
        return {column: "\n".join(dict.fromkeys(texts)) for column, texts in notes.items()}


def _write_cell(page: Any, row: int, column: int, text: str, looks: _Looks, *, bad: bool) -> None:
    runs = text.startswith(_FORMULA)
    look = (looks.bad_text if runs else looks.bad) if bad else looks.text if runs else None
    if text:
        page.write_string(row, column, text[:_LONGEST], look)
    elif bad:
        page.write_blank(row, column, None, look)


class _Front(NamedTuple):
    """The sheet of problems that is written last."""

    book: Any
    page: Any
    words: Words


def _write_front(
    front: _Front,
    names: Sequence[str],
    said: Sequence[_Said],
    spots: Mapping[int, Spot],
    count: int,
) -> None:
    book, page, words = front
    _write_head(front, count, count - len(said))
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    link = book.add_format({"font_color": colour("sheet", "link"), "underline": 1, "valign": "top"})
    for at, one in enumerate(said):
        row = at + _FIRST
        page.write_number(row, 0, at + 1, wrap)
        if at in spots:
            page.write_url(row, 1, _address(names, spots[at]), link, one.told.place)
        else:
            page.write_string(row, 1, one.told.place or words.say("copy.whole_list"), wrap)
        for column, text in enumerate((one.value, one.told.what, one.told.hint), start=2):
            page.write_string(row, column, text, wrap)


def _write_head(front: _Front, count: int, more: int) -> None:
    book, page, words = front
    bold = book.add_format({"bold": True, "font_size": 13})
    head = book.add_format(dark_head())
    page.write_string(0, 0, MARK + words.say("copy.title", n=count), bold)
    page.write_string(1, 0, words.say("copy.how"))
    if more:
        page.write_string(2, 0, words.say("copy.more", n=more))
    for column, (name, width) in enumerate(_COLUMNS):
        page.set_column(column, column, width)
        page.write_string(_FIRST - 1, column, words.say(f"copy.column.{name}"), head)
    page.freeze_panes(_FIRST, 0)
    page.activate()


def _address(names: Sequence[str], spot: Spot) -> str:
    name = names[spot.sheet].replace("'", "''")
    return f"internal:'{name}'!{spot.reference}"


def _names(sheets: Sequence[Sheet], stem: str) -> list[str]:
    """The sheets' own names, as a workbook may call them; a text file's sheet has the file's."""
    names: list[str] = []
    for sheet in sheets:
        names.append(_unlike(sheet.name or stem, names))
    return names


def _unlike(name: str, others: Sequence[str]) -> str:
    """A name that a workbook takes and that none of the others has, in any case."""
    plain = "".join("_" if c in "[]:*?/\\" else c for c in name).strip("'") or "_"
    taken = {other.casefold() for other in others}
    for number in range(1, len(others) + 2):
        ending = "" if number == 1 else f" {number}"
        found = plain[: 31 - len(ending)] + ending
        if found.casefold() not in taken:
            return found
    raise ValueError(name)
