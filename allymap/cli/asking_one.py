"""One question at the terminal: its words, the best guesses, and what may be answered."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

import click

from allymap.cli.say import Back, choice, choice_or_word, talk
from allymap.cli.speech import words
from allymap.intake.cells import KEPT
from allymap.intake.codes import find, spellings
from allymap.intake.mapping import UNSURE
from allymap.intake.questions import LEFT
from allymap.intake.words import plain
from allymap.intake.words import words as list_words
from allymap.model.tables import TABLES
from allymap.view import typed
from allymap.view.skeleton import guesses

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from allymap.intake.questions import Question
    from allymap.model.vocabulary import Vocabulary

    Names = MappingProxyType[str, str] | dict[str, str]
    Naming = Callable[[Question], str]

# Where a word may be typed in place of a number.
_OF_WORDS = ("sheets", "columns", "values")
_ONE = {"sheets": "sheets", "columns": "column", "people": "person", "ids": "moved"}
NOBODY: Names = MappingProxyType({})


def nobody_named(_question: Question) -> str:
    """Nothing that names those of a row."""
    return ""


def one_answer(
    question: Question,
    vocabulary: Vocabulary,
    names: Names = NOBODY,
    naming: Naming = nobody_named,
    *,
    back: bool = False,
) -> str:
    """The answer to one question; any code or column that is known may be typed."""
    best = guesses(question, vocabulary)
    ways = ["other"] if set(question.choices) - set(best) else []
    extras = {LEFT: _leaving(question), KEPT: "keep", UNSURE: "unsure"}
    ways += [extras[extra] for extra in question.extras]
    ways.append("stop")
    shown = [names.get(one) or _labelled(one, question, vocabulary) for one in best]
    said = [_way(way, question, naming) for way in ways]
    at = _chosen(question, _asked(question, vocabulary), [*shown, *said], vocabulary, back=back)
    if isinstance(at, str):
        return at
    if at < len(best):
        return best[at]
    way = ways[at - len(best)]
    if way == "stop":
        raise click.Abort
    if way != "other":
        return {"keep": KEPT, "unsure": UNSURE}.get(way, LEFT)
    try:
        return _other(question, vocabulary)
    except Back:
        return one_answer(question, vocabulary, names, naming, back=back)


def _other(question: Question, vocabulary: Vocabulary) -> str:
    """One of all that is known there, by its number or typed; 0 goes back to the shorter list."""
    shown = [_labelled(one, question, vocabulary) for one in question.choices]
    asked = words().say("ask.all", value=question.about)
    at = _chosen(question, asked, shown, vocabulary, back=True)
    return at if isinstance(at, str) else question.choices[at]


def _chosen(
    question: Question, asked: str, shown: Sequence[str], vocabulary: Vocabulary, *, back: bool
) -> int | str:
    """The place of an answer, or what somebody typed, where a word may be typed."""
    if question.path[0] not in _OF_WORDS:
        return choice(asked, shown, back=back)
    understood = partial(_understood, question, vocabulary)
    at = choice_or_word(asked, shown, understood, back=back)
    if isinstance(at, str):
        talk(words().say("ask.taken", what=_labelled(at, question, vocabulary)), style="dim")
    return at


def _understood(question: Question, vocabulary: Vocabulary, said: str) -> str | None:
    """The choice that somebody typed, in any of its spellings."""
    known = {choice.casefold(): choice for choice in question.choices}
    if found := known.get(said.strip().casefold()):
        return found
    if question.among in ("kinds", "ties") or question.among in vocabulary.codes:
        return find(spellings(vocabulary, question.among), said)
    if question.among in TABLES and not question.inverted:
        return list_words().columns[question.among].get(plain(said))
    return None


def _asked(question: Question, vocabulary: Vocabulary) -> str:
    """The question in words, with what it is about."""
    kind = question.path[0]
    if kind == "people":
        return _asked_who(question, vocabulary)
    code = {"values": "value", "dates": "order", "centuries": "century"}.get(kind, "")
    asked = words().say(
        f"ask.{code or ('which' if question.inverted else _ONE[kind])}",
        n=question.count,
        value=typed.column(question.about, words()) if question.inverted else question.about,
        table=typed.table(question.among, words()),
        column=_meaning(question),
        rows=_where(question),
    )
    if question.examples:
        return f"{asked} {words().say('ask.such_as', examples=', '.join(question.examples))}"
    if len(question.between) == 2:
        source, target = question.between
        return f"{asked} {words().say('ask.between', source=source, target=target)}"
    return asked


def _asked_who(question: Question, vocabulary: Vocabulary) -> str:
    """Who somebody is, with what the list says of them here."""
    if not question.kind:
        return words().say("ask.person", value=question.about)
    kind = words().labels(vocabulary).kinds[question.kind].label
    said = ", ".join(filter(None, (kind, question.place, _where(question))))
    return words().say("ask.person_here", value=question.about, said=said)


def _meaning(question: Question) -> str:
    """As what a word is to be understood: a type of tie, a kind of actor, or its column."""
    code = f"ask.as.{question.among}"
    return words().say(code) if words().has(code) else typed.column(question.path[1], words())


def _where(question: Question) -> str:
    """The sheet and the first rows that a question is about."""
    rows = words().listed(map(str, question.rows[:3]))
    code = "place.row" if len(question.rows) == 1 else "place.rows"
    said = words().say(code, row=rows, rows=rows) if rows else ""
    sheet = words().say("place.sheet", sheet=question.sheet) if question.sheet else ""
    return ", ".join(filter(None, (sheet, said)))


def _labelled(code: str, question: Question, vocabulary: Vocabulary) -> str:
    if question.path[0] in ("dates", "ids"):
        return words().say(f"ask.{code}")
    if question.code == "unknown_code":
        return words().labels(vocabulary).label(question.among, code)
    if question.path[0] == "sheets":
        return typed.table(code, words())
    if question.path[0] == "columns" and not question.inverted:
        return typed.header(question.among, code, words())
    return code


def _leaving(question: Question) -> str:
    if question.path[0] == "people":
        return "another"
    if question.path[0] != "values":
        return "leave"
    return "leave_value" if KEPT in question.extras else "leave_rows"


def _way(way: str, question: Question, naming: Naming) -> str:
    """A way to answer; of rows that are left out, with what names those who stand in them."""
    said = words().say(f"ask.way.{way}", n=question.count)
    named = naming(question) if way == "leave_rows" and question.among == "kinds" else ""
    return words().say("ask.way.leave_with", rows=said, what=named) if named else said


def ways_said(ways: Sequence[str]) -> list[str]:
    """Ways to answer, in words."""
    return [words().say(f"ask.way.{way}") for way in ways]
