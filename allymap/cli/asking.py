"""Asking at the terminal what could not be read: each thing once, in rounds, with a way back."""

from __future__ import annotations

from collections import Counter
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

import click

from allymap.cli.asking_one import nobody_named, one_answer, ways_said
from allymap.cli.say import Back, agreed, choice, talk
from allymap.cli.speech import words
from allymap.cli.turns import in_turn
from allymap.intake.cells import KEPT
from allymap.intake.questions import LEFT, SEVERAL, questions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from allymap.intake.mapping import Mapping
    from allymap.intake.questions import Question
    from allymap.intake.reading import Reading
    from allymap.model.vocabulary import Vocabulary

    Given = list[tuple[Question, str]]

_ROUNDS = 5
# A list of more rows is not read once more to say what names those of a row.
_MANY_ROWS = 20_000
_NAMED = 8
# What may be answered at once, and the answers to all of it.
_MANY = {
    "column_unknown": ("keep_all", "each", "leave_all", "stop"),
    **dict.fromkeys(SEVERAL, ("all_same", "each", "none_same", "stop")),
}


def ask_about(
    read_with: Callable[[Mapping], Reading],
    mapping: Mapping,
    vocabulary: Vocabulary,
    called: Callable[[str], str] = str,
) -> Mapping:
    """A mapping with the answers of the person at the terminal.

    The list is read again after each round, since an answer may show what else is not known.
    Nothing is asked twice, unless somebody goes back; who stops, stops everything
    (`click.Abort`).
    """
    asked: frozenset[tuple[str, ...]] = frozenset()
    rounds: list[tuple[Mapping, frozenset[tuple[str, ...]], list[Given]]] = []
    given: list[Given] = []
    while len(rounds) < _ROUNDS:
        reading = read_with(mapping)
        many = sum(1 for _row in reading) > _MANY_ROWS
        open_ = [q for q in questions(reading.problems) if q.path not in asked]
        if not open_:
            break
        names = {one: called(one) for q in open_ if q.path[0] == "people" for one in q.choices}
        naming = nobody_named if many else partial(_named_with, read_with, mapping, reading)
        answer = partial(one_answer, vocabulary=vocabulary, names=names, naming=naming)
        _tell_open(open_, len(reading.errors))
        try:
            said = in_turn(_steps(open_, answer), given, back=bool(rounds))
        except Back:
            mapping, asked, given = rounds.pop()
            continue
        rounds.append((mapping, asked, said[:-1]))
        given, asked = [], asked | {question.path for question in open_}
        for question, answered in chain.from_iterable(said):
            mapping = mapping.with_(question.answer(answered))
    return mapping


def _tell_open(open_: Sequence[Question], errors: int) -> None:
    """How much is to be asked; `errors` are the problems of the list, as a check counts them."""
    if unknown := [question for question in open_ if question.code not in SEVERAL]:
        found = words().say("ask.problems", n=errors) if errors else ""
        talk(f"{found} {words().say('ask.some', n=len(unknown))}".strip(), style="bold")


def _steps(open_: Sequence[Question], one: Callable[..., str]) -> list[Callable[[bool], Given]]:
    """The questions of one round, each or several of a kind as one step."""
    each = [question for question in open_ if question.code not in _MANY]
    steps: list[Callable[[bool], Given]] = [partial(_alone, question, one) for question in each]
    for code, ways in _MANY.items():
        if some := [question for question in open_ if question.code == code]:
            steps.append(partial(_many, some, ways, one))
    return steps


def _alone(question: Question, one: Callable[..., str], back: bool) -> Given:
    return [(question, one(question, back=back))]


def _many(
    asked: Sequence[Question], ways: Sequence[str], one: Callable[..., str], back: bool
) -> Given:
    """What several questions of a kind are answered, all at once or one by one."""
    if len(asked) < 2:
        return _alone(asked[0], one, back)
    if not asked[0].makes:
        # In a list of ties alone nobody would be known, and it would be refused.
        ways = [way for way in ways if way != "none_same"]
    named = [_with_examples(question) for question in asked]
    more = [words().say("list.more", n=len(named) - _NAMED)] if len(named) > _NAMED else []
    which = words().listed([*named[:_NAMED], *more])
    about = words().say(f"ask.{asked[0].code}", n=len(asked), which=which)
    way = ways[choice(about, ways_said(ways), back=back)]
    if way == "stop":
        raise click.Abort
    if way == "all_same":
        return [(question, question.choices[0]) for question in asked]
    if way != "each":
        return [(question, KEPT if way == "keep_all" else LEFT) for question in asked]
    try:
        steps = [partial(_alone, question, one) for question in asked]
        return list(chain.from_iterable(in_turn(steps, back=True)))
    except Back:
        return _many(asked, ways, one, back)


def _with_examples(question: Question) -> str:
    """What is asked about, and a few cells of it."""
    said = ", ".join(question.examples)
    return f"{question.about} ({said})" if said else question.about


def _named_with(
    read_with: Callable[[Mapping], Reading], mapping: Mapping, now: Reading, question: Question
) -> str:
    """What would go with the rows of a question, since it names those who stand in them."""
    then = read_with(mapping.with_(question.answer(LEFT)))
    for _row in then:
        pass
    counts = _left_with(then) - _left_with(now)
    return words().listed([words().say(f"table.{table}", n=n) for table, n in counts.items()])


def _left_with(reading: Reading) -> Counter[str]:
    """The rows of each table that name somebody who is left out."""
    counts: Counter[str] = Counter()
    for problem in reading.problems:
        if problem.code == "rows_left_with":
            counts[str(problem.facts["table"])] += int(str(problem.facts["count"]))
    return counts


def wants_saved(path: str) -> bool:
    """Whether the answers should be kept in a file, too."""
    return agreed(words().say("ask.save", path=path))
