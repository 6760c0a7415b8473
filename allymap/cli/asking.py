"""Asking at the terminal what could not be read: each thing once, with the best guesses."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

import click

from allymap.cli.say import agreed, choice, choice_or_word, talk
from allymap.cli.speech import words
from allymap.intake.cells import KEPT
from allymap.intake.codes import find, spellings
from allymap.intake.mapping import UNSURE
from allymap.intake.questions import LEFT, SEVERAL, questions
from allymap.intake.words import plain
from allymap.intake.words import words as list_words
from allymap.model.tables import TABLES
from allymap.view import typed
from allymap.view.skeleton import guesses

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from allymap.intake.mapping import Mapping
    from allymap.intake.questions import Question
    from allymap.intake.reading import Reading
    from allymap.model.vocabulary import Vocabulary

    Names = MappingProxyType[str, str] | dict[str, str]

_ROUNDS = 5
_NAMED = 8
NOBODY: Names = MappingProxyType({})
# What may be answered at once, and the answers to all of it.
_SAME_OR_NOT = ("all_same", "each", "none_same", "stop")
_MANY = {
    "column_unknown": ("keep_all", "each", "leave_all", "stop"),
    **dict.fromkeys(SEVERAL, _SAME_OR_NOT),
}
_ONE = {"sheets": "sheets", "columns": "column", "people": "person", "ids": "moved"}


def ask_about(
    read_with: Callable[[Mapping], Reading],
    mapping: Mapping,
    vocabulary: Vocabulary,
    called: Callable[[str], str] = str,
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
        names = {one: called(one) for q in open_ if q.path[0] == "people" for one in q.choices}
        errors = len(reading.errors)
        asked |= {question.path for question in open_}
        if not open_:
            break
        mapping = _round(open_, mapping, vocabulary, names, errors)
    return mapping


def _round(
    open_: Sequence[Question],
    mapping: Mapping,
    vocabulary: Vocabulary,
    names: Names,
    errors: int,
) -> Mapping:
    """The answers of one round; `errors` are the problems of the list, as a check counts them."""
    if unknown := [question for question in open_ if question.code not in SEVERAL]:
        found = words().say("ask.problems", n=errors) if errors else ""
        talk(f"{found} {words().say('ask.some', n=len(unknown))}".strip(), style="bold")
    answer = partial(_answer, vocabulary=vocabulary, names=names)
    given = [(question, answer(question)) for question in open_ if question.code not in _MANY]
    for code, ways in _MANY.items():
        given += _many([question for question in open_ if question.code == code], ways, answer)
    for question, said in given:
        mapping = mapping.with_(question.answer(said))
    return mapping


def _many(
    asked: Sequence[Question], ways: Sequence[str], one: Callable[[Question], str]
) -> list[tuple[Question, str]]:
    """What several questions of a kind are answered, all at once or one by one."""
    if len(asked) < 2:
        return [(question, one(question)) for question in asked]
    named = [_with_examples(question) for question in asked]
    more = [words().say("list.more", n=len(named) - _NAMED)] if len(named) > _NAMED else []
    which = words().listed([*named[:_NAMED], *more])
    way = ways[choice(words().say(f"ask.{asked[0].code}", n=len(asked), which=which), _said(ways))]
    if way == "stop":
        raise click.Abort
    if way == "each":
        return [(question, one(question)) for question in asked]
    if way == "all_same":
        return [(question, question.choices[0]) for question in asked]
    return [(question, KEPT if way == "keep_all" else LEFT) for question in asked]


def _answer(question: Question, vocabulary: Vocabulary, names: Names = NOBODY) -> str:
    """The answer to one question; any code or column that is known may be typed."""
    best = guesses(question, vocabulary)
    ways = ["other"] if set(question.choices) - set(best) else []
    extras = {LEFT: _leaving(question), KEPT: "keep", UNSURE: "unsure"}
    ways += [extras[extra] for extra in question.extras]
    ways.append("stop")
    shown = [names.get(one) or _labelled(one, question, vocabulary) for one in best]
    at = choice_or_word(
        _asked(question, vocabulary),
        [*shown, *_said(ways)],
        partial(_understood, question, vocabulary),
    )
    if isinstance(at, str):
        talk(words().say("ask.taken", what=_labelled(at, question, vocabulary)), style="dim")
        return at
    if at < len(best):
        return best[at]
    way = ways[at - len(best)]
    if way == "stop":
        raise click.Abort
    if way == "other":
        return _other(question, vocabulary)
    return {"keep": KEPT, "unsure": UNSURE}.get(way, LEFT)


def _other(question: Question, vocabulary: Vocabulary) -> str:
    """One of all that is known there, by its number or typed."""
    shown = [_labelled(one, question, vocabulary) for one in question.choices]
    known = partial(_understood, question, vocabulary)
    at = choice_or_word(words().say("ask.all", value=question.about), shown, known)
    return at if isinstance(at, str) else question.choices[at]


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


def _with_examples(question: Question) -> str:
    """What is asked about, and a few cells of it."""
    said = ", ".join(question.examples)
    return f"{question.about} ({said})" if said else question.about


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


def _said(ways: Sequence[str]) -> list[str]:
    return [words().say(f"ask.way.{way}") for way in ways]


def wants_saved(path: str) -> bool:
    """Whether the answers should be kept in a file, too."""
    return agreed(words().say("ask.save", path=path))
