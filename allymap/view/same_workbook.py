"""The pairs that may be one, as a workbook to answer in, and the answers that come back.

On a second sheet, one answer does for all the pairs of a name that many bear.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import xlsxwriter

from allymap.errors import Refused, Unreadable
from allymap.intake.workbook import workbook_sheets
from allymap.match.namesakes import one_answer
from allymap.model.judgement import ANSWERS
from allymap.model.problem import Origin, Problem
from allymap.view.pair import column_label
from allymap.view.style import dark_head
from allymap.view.words import languages
from allymap.view.words import words as words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from allymap.match.candidates import Candidate
    from allymap.match.namesakes import Namesakes
    from allymap.model.judgement import Answer
    from allymap.view.pair import ToldPair
    from allymap.view.words import Words

_KNOWN = ("name", "kind", "place", "list", "told")
_IDS = ("left_id", "right_id")
# Ties a pair to the row of the second sheet that answers it.
_GROUP = "name_group"
_HIDDEN = (*_IDS, _GROUP)
_AT_ONCE = ("same", "different")
_WIDTHS = (14, 30, 30, 30, 46, 46, 20, 20, 18, 18, 26, 26, 20, 20)


def write_same_workbook(
    path: Path,
    pairs: Sequence[Candidate],
    told: Sequence[ToldPair],
    names: Sequence[str],
    words: Words,
    many: Sequence[Namesakes] = (),
) -> None:
    """Write a row for each pair, with the answers to choose from; every cell is text.

    `names`: what is shown of each pair, if the two are the same and nobody chooses another name.
    `many`: names that many of the pairs share, for one answer each.
    """
    group = {pair: str(number) for number, one in enumerate(many, 1) for pair in one.pairs}
    titles = _headers(words)
    with xlsxwriter.Workbook(str(path)) as book:
        head = book.add_format(dark_head())
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        lines = [
            [*_cells(pair, one, name), group.get(pair, "")]
            for pair, one, name in zip(pairs, told, names, strict=True)
        ]
        sheet = book.add_worksheet(words.say("same.sheet"))
        _fill(sheet, titles, lines, (head, plain))
        _choices(sheet, max(1, len(pairs)), words, ANSWERS, "same.choose")
        _choose_names(sheet, max(1, len(pairs)), words)
        if many:
            shared = [
                _named(number, one, told[pairs.index(one.pairs[0])])
                for number, one in enumerate(many, 1)
            ]
            sheet = book.add_worksheet(words.say("same.namesakes.sheet"))
            _fill(sheet, _name_headers(words), shared, (head, plain))
            _choices(sheet, len(many), words, _AT_ONCE, "same.namesakes.choose")


def read_same_workbook(path: Path, actors: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """The answers in a workbook, as left id, right id, answer and name; blank ones are left out.

    Raises `Unreadable` when it is not one that we wrote, `Refused` with every answer that is
    none and every actor that is not among `actors`.
    """
    pairs, names = (list(_rows(path, ids)) for ids in (_IDS, ()))
    if not pairs:
        raise Unreadable("same_no_answers", file=path.name)
    own, names = ([one for one in rows if one.said] for rows in (pairs, names))
    known = {one.group for one in pairs} - {""}
    problems = [
        _problem("same_answer", path, one, one.said, tuple(_shown_answers()))
        for one in (*own, *names)
        if one.said.casefold() not in _answers()
    ]
    problems += [
        _problem("same_unknown", path, one, one.group or "?", ())
        for one in names
        if one.group not in known
    ]
    of_names = [one for name in names for one in pairs if one.group == name.group]
    problems += [
        _problem("same_unknown", path, one, id_, ())
        for one in dict.fromkeys((*own, *of_names))
        for id_ in one.ids
        if id_ not in actors
    ]
    if problems:
        raise Refused(problems)
    for name in names:
        yield from _at_once(name, [one for one in pairs if one.group == name.group])
    yield from (_answered(one, _answers()[one.said.casefold()]) for one in own)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row to answer in: what was said, about which two, and the name they share with many."""

    sheet: str
    row: int
    said: str
    ids: tuple[str, ...]
    group: str
    name: str


def _answered(row: _Row, answer: str) -> tuple[str, ...]:
    """The two, what they are, and the name that is shown if they are the same."""
    return (row.ids[0], row.ids[1], answer, row.name if answer == "same" else "")


def _at_once(name: _Row, pairs: Sequence[_Row]) -> Iterator[tuple[str, str, str]]:
    """What is said of all of a name; pairs with an answer of their own keep it."""
    answer = _answers()[name.said.casefold()]
    blank = [(one.ids[0], one.ids[1]) for one in pairs if not one.said]
    if len(blank) == len(pairs):
        actors = sorted({one for pair in blank for one in pair})
        yield from one_answer(actors, blank, answer)
    else:
        yield from ((*pair, answer) for pair in blank)


def _headers(words: Words) -> list[str]:
    sides = [
        words.say("same.side", what=column_label(name, words), number=number)
        for name in _KNOWN
        for number in (1, 2)
    ]
    first = [words.say(f"same.column.{name}") for name in ("answer", "name", "why", "but", "score")]
    return [*first[:2], *sides[:2], *first[2:4], *sides[2:], first[4], *_HIDDEN]


def _name_headers(words: Words) -> list[str]:
    counted = [words.say(f"same.namesakes.column.{one}") for one in ("records", "interviews")]
    known = [column_label(name, words) for name in ("name", "kind")]
    return [words.say("same.column.answer"), *known, *counted, _GROUP]


def _named(number: int, many: Namesakes, told: ToldPair) -> list[str]:
    counts = (str(len(many.actors)), str(many.interviews or ""))
    return ["", told.left["name"], told.left["kind"], *counts, str(number)]


def _fill(sheet: Any, titles: Sequence[str], lines: Sequence[Sequence[str]], how: Any) -> None:
    """Headers in the first format of `how`, rows in the second."""
    sheet.freeze_panes(1, 4)
    for column, title in enumerate(titles):
        sheet.write_string(0, column, title, how[0])
        width = _WIDTHS[column] if column < len(_WIDTHS) else 16
        sheet.set_column(column, column, width, None, {"hidden": title in _HIDDEN})
    for row, line in enumerate(lines, start=1):
        for column, value in enumerate(line):
            sheet.write_string(row, column, value, how[1])
    sheet.autofilter(0, 0, max(1, len(lines)), len(titles) - 1)


def _cells(pair: Candidate, told: ToldPair, name: str) -> list[str]:
    sides = [side[one] for one in _KNOWN for side in (told.left, told.right)]
    why, but = " ".join(told.why), " ".join(told.but)
    return ["", name, *sides[:2], why, but, *sides[2:], str(pair.score), pair.left, pair.right]


def _choices(sheet: Any, rows: int, words: Words, may_be: Sequence[str], about: str) -> None:
    sheet.data_validation(
        1,
        0,
        rows,
        0,
        {
            "validate": "list",
            "source": [words.say(f"same.answer.{answer}") for answer in may_be],
            "input_title": words.say("same.column.answer"),
            "input_message": words.say(about),
        },
    )


def _choose_names(sheet: Any, rows: int, words: Words) -> None:
    """Either name to choose, in the two columns beside, or another one to type."""
    sheet.data_validation(
        1,
        1,
        rows,
        1,
        {
            "validate": "list",
            "source": "=$C2:$D2",
            "show_error": False,
            "input_title": words.say("same.column.name"),
            "input_message": words.say("same.choose_name"),
        },
    )


def _rows(path: Path, ids: tuple[str, ...]) -> Iterator[_Row]:
    """The rows of the sheet that has these ids; without ids, of the one about many of a name."""
    titles, naming = (
        {words_of(one).say(f"same.column.{name}") for one in languages()}
        for name in ("answer", "name")
    )
    for sheet in workbook_sheets(path):
        lines = iter(sheet.lines())
        _, header = next(lines, (0, []))
        fits = set(ids) <= set(header) if ids else _GROUP in header and _IDS[0] not in header
        if fits and titles & set(header):
            at = next(i for i, title in enumerate(header) if title in titles)
            group = header.index(_GROUP) if _GROUP in header else -1
            shown = next((i for i, title in enumerate(header) if title in naming), -1)
            for row, cells in lines:
                named = cells[group].strip() if group >= 0 else ""
                said = tuple(cells[header.index(one)] for one in ids)
                name = cells[shown].strip() if shown >= 0 else ""
                yield _Row(sheet.name, row, cells[at].strip(), said, named, name)
            return


def _answers() -> Mapping[str, Answer]:
    """What a cell may say, in any language, and the answer it is."""
    found: dict[str, Answer] = {
        words_of(one).say(f"same.answer.{a}").casefold(): a for one in languages() for a in ANSWERS
    }
    return MappingProxyType({**found, **{answer: answer for answer in ANSWERS}})


def _shown_answers() -> list[str]:
    return [words_of("en").say(f"same.answer.{answer}") for answer in ANSWERS]


def _problem(code: str, path: Path, at: _Row, value: str, allowed: tuple[str, ...]) -> Problem:
    facts = MappingProxyType({"value": value, "allowed": allowed})
    return Problem(code, Origin(path.name, at.sheet, at.row), facts=facts)
