"""The pairs that may be one, as a workbook to answer in, and the answers that come back."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import xlsxwriter

from allymap.errors import Refused, Unreadable
from allymap.intake.workbook import workbook_sheets
from allymap.model.judgement import ANSWERS
from allymap.model.problem import Origin, Problem
from allymap.view.pair import column_label
from allymap.view.words import languages
from allymap.view.words import words as words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from allymap.match.candidates import Candidate
    from allymap.view.pair import ToldPair
    from allymap.view.words import Words

_KNOWN = ("name", "kind", "place", "list", "told")
_IDS = ("left_id", "right_id")
_WIDTHS = (14, 30, 30, 46, 46, 20, 20, 18, 18, 26, 26, 20, 20)


def write_same_workbook(
    path: Path, pairs: Sequence[Candidate], told: Sequence[ToldPair], words: Words
) -> None:
    """Write a row for each pair, with the answers to choose from; every cell is text."""
    with xlsxwriter.Workbook(str(path)) as book:
        head = book.add_format({"bold": True, "bg_color": "#22303C", "font_color": "#FFFFFF"})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet(words.say("same.sheet"))
        sheet.freeze_panes(1, 3)
        for column, title in enumerate(_headers(words)):
            sheet.write_string(0, column, title, head)
            width = _WIDTHS[column] if column < len(_WIDTHS) else 16
            sheet.set_column(column, column, width, None, {"hidden": title in _IDS})
        for row, (pair, one) in enumerate(zip(pairs, told, strict=True), start=1):
            for column, value in enumerate(_cells(pair, one)):
                sheet.write_string(row, column, value, plain)
        _choices(sheet, max(1, len(pairs)), words)
        sheet.autofilter(0, 0, max(1, len(pairs)), len(_headers(words)) - 1)


def read_same_workbook(path: Path, actors: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """The answers in a workbook, as left id, right id and answer; blank ones are left out.

    Raises `Unreadable` when it is not one that we wrote, `Refused` with every answer that is
    none and every actor that is not among `actors`.
    """
    problems: list[Problem] = []
    found: list[tuple[str, str, str]] = []
    for row, said, ids in _rows(path):
        answer = _answers().get(said.casefold())
        if answer is None:
            problems.append(_problem("same_answer", path, row, said, tuple(_shown_answers())))
        problems += [_problem("same_unknown", path, row, i, ()) for i in ids if i not in actors]
        found.append((*ids, answer or ""))
    if problems:
        raise Refused(problems)
    yield from found


def _headers(words: Words) -> list[str]:
    sides = [
        words.say("same.side", what=column_label(name, words), number=number)
        for name in _KNOWN
        for number in (1, 2)
    ]
    first = [words.say(f"same.column.{name}") for name in ("answer", "why", "but", "score")]
    return [first[0], *sides[:2], *first[1:3], *sides[2:], first[3], *_IDS]


def _cells(pair: Candidate, told: ToldPair) -> list[str]:
    sides = [side[name] for name in _KNOWN for side in (told.left, told.right)]
    why, but = " ".join(told.why), " ".join(told.but)
    return ["", *sides[:2], why, but, *sides[2:], str(pair.score), pair.left, pair.right]


def _choices(sheet: Any, rows: int, words: Words) -> None:
    sheet.data_validation(
        1,
        0,
        rows,
        0,
        {
            "validate": "list",
            "source": [words.say(f"same.answer.{answer}") for answer in ANSWERS],
            "input_title": words.say("same.column.answer"),
            "input_message": words.say("same.choose"),
        },
    )


def _rows(path: Path) -> Iterator[tuple[int, str, tuple[str, str]]]:
    """Row number, answer and ids of every row that has an answer."""
    titles = {words_of(one).say("same.column.answer") for one in languages()}
    for sheet in workbook_sheets(path):
        lines = iter(sheet.lines())
        _, header = next(lines, (0, []))
        if set(_IDS) <= set(header) and titles & set(header):
            at = next(i for i, title in enumerate(header) if title in titles)
            left, right = (header.index(name) for name in _IDS)
            for row, cells in lines:
                if cells[at].strip():
                    yield row, cells[at].strip(), (cells[left], cells[right])
            return
    raise Unreadable("same_no_answers", file=path.name)


def _answers() -> Mapping[str, str]:
    """What a cell may say, in any language, and the answer it is."""
    found = {
        words_of(one).say(f"same.answer.{a}").casefold(): a for one in languages() for a in ANSWERS
    }
    return MappingProxyType({**found, **{answer: answer for answer in ANSWERS}})


def _shown_answers() -> list[str]:
    return [words_of("en").say(f"same.answer.{answer}") for answer in ANSWERS]


def _problem(code: str, path: Path, row: int, value: str, allowed: tuple[str, ...]) -> Problem:
    facts = MappingProxyType({"value": value, "allowed": allowed})
    return Problem(code, Origin(path.name, "", row), facts=facts)
