"""Asking at the terminal what could not be read: each thing once, with the best guesses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from allymap.cli.say import agreed, choice, talk, typed
from allymap.cli.speech import words
from allymap.intake.cells import KEPT
from allymap.intake.codes import find, spellings
from allymap.intake.questions import LEFT, questions
from allymap.view.skeleton import guesses

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from allymap.intake.mapping import Mapping
    from allymap.intake.questions import Question
    from allymap.intake.reading import Reading
    from allymap.model.vocabulary import Vocabulary

_ROUNDS = 5
_NAMED = 8
_ONE = {"sheets": "sheets", "columns": "column", "people": "person", "ids": "moved"}


def ask_about(
    read_with: Callable[[Mapping], Reading], mapping: Mapping, vocabulary: Vocabulary
) -> Mapping:
    """A mapping with the answers of the person at the terminal.

    The list is read again after each round, since an answer may show what else is not known.
    Nothing is asked twice; who stops, stops everything (`click.Abort`).
    """
    asked: set[tuple[str, ...]] = set()
    for _ in range(_ROUNDS):
        reading = read_with(mapping)
        for _row in reading:
            pass
        open_ = [q for q in questions(reading.problems) if q.path not in asked]
        asked |= {question.path for question in open_}
        if not open_:
            break
        mapping = _round(open_, mapping, vocabulary)
    return mapping


def _round(open_: Sequence[Question], mapping: Mapping, vocabulary: Vocabulary) -> Mapping:
    talk(words().say("ask.some", n=len(open_)), style="bold")
    columns = [question for question in open_ if question.code == "column_unknown"]
    for question in open_:
        if question.code != "column_unknown":
            mapping = mapping.with_(question.answer(_answer(question, vocabulary)))
    for question, said in _columns(columns, vocabulary):
        mapping = mapping.with_(question.answer(said))
    return mapping


def _columns(columns: Sequence[Question], vocabulary: Vocabulary) -> list[tuple[Question, str]]:
    """The columns that nobody knows, all at once or one by one."""
    if len(columns) < 2:
        return [(question, _answer(question, vocabulary)) for question in columns]
    named = [question.about for question in columns]
    more = [words().say("list.more", n=len(named) - _NAMED)] if len(named) > _NAMED else []
    which = words().listed([*named[:_NAMED], *more])
    ways = ("keep_all", "each", "leave_all", "stop")
    way = ways[choice(words().say("ask.columns", n=len(columns), which=which), _said(ways))]
    if way == "stop":
        raise click.Abort
    if way == "each":
        return [(question, _answer(question, vocabulary)) for question in columns]
    return [(question, KEPT if way == "keep_all" else LEFT) for question in columns]


def _answer(question: Question, vocabulary: Vocabulary) -> str:
    """The answer to one question; another code or column than the guessed may be typed."""
    best = guesses(question, vocabulary)
    ways = ["other"] if set(question.choices) - set(best) else []
    ways += [{LEFT: _leaving(question), KEPT: "keep"}[extra] for extra in question.extras]
    ways.append("stop")
    shown = [_labelled(one, question, vocabulary) for one in best]
    at = choice(_asked(question), [*shown, *_said(ways)])
    if at < len(best):
        return best[at]
    way = ways[at - len(best)]
    if way == "stop":
        raise click.Abort
    if way == "other":
        return _other(question, vocabulary)
    return KEPT if way == "keep" else LEFT


def _other(question: Question, vocabulary: Vocabulary) -> str:
    """Something typed that is known there; asked again until it is."""
    listed = question.among in ("kinds", "ties") or question.among in vocabulary.codes
    known = {choice.casefold(): choice for choice in question.choices}
    while True:
        said = typed(words().say("ask.type"))
        found = known.get(said.strip().casefold())
        if not found and listed:
            found = find(spellings(vocabulary, question.among), said)
        if found:
            return found
        talk(words().say("ask.unknown", value=said, allowed=", ".join(question.choices)))


def _asked(question: Question) -> str:
    code = {"values": "value", "dates": "order", "centuries": "century"}.get(question.path[0], "")
    if not code:
        code = "which" if question.inverted else _ONE[question.path[0]]
    where = ", ".join(map(str, question.rows[:3]))
    return words().say(
        f"ask.{code}",
        n=question.count,
        value=question.about,
        table=question.among,
        column=question.path[1],
        rows=where,
    )


def _labelled(code: str, question: Question, vocabulary: Vocabulary) -> str:
    if question.path[0] in ("dates", "ids"):
        return words().say(f"ask.{code}")
    if question.code == "unknown_code":
        return f"{vocabulary.label(question.among, code)} ({code})"
    return code


def _leaving(question: Question) -> str:
    if question.path[0] == "people":
        return "another"
    if question.path[0] != "values":
        return "leave"
    return "leave_value" if KEPT in question.extras else "leave_rows"


def _said(ways: Sequence[str]) -> list[str]:
    return [words().say(f"ask.way.{way}") for way in ways]


def wants_saved(path: str) -> bool:
    """Whether the answers should be kept in a file, too."""
    return agreed(words().say("ask.save", path=path))
