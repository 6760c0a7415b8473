"""A mapping with the questions in it, for a person to fill in and give back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from allymap.intake.mapping import UNANSWERED
from allymap.view.guesses import guessed_codes, guessed_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from allymap.intake.questions import Question
    from allymap.model.vocabulary import Vocabulary
    from allymap.view.words import Words


def skeleton(
    questions: Iterable[Question], vocabulary: Vocabulary, words: Words, *, noted: bool = True
) -> tuple[str, ...]:
    """The lines to put into a mapping: each answer still open, with what it may be beside it.

    `noted`: with the likeliest answers beside each.
    """
    sections: dict[tuple[str, ...], list[str]] = {}
    for question in questions:
        if question.needed:
            section, line, note = _line(question, vocabulary, words)
            sections.setdefault(section, []).append(f"{line}  # {note}" if noted else line)
    return tuple(_lines(sections))


def guesses(question: Question, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The likeliest answers to a question, the best first."""
    if question.path[0] == "values" and question.code == "unknown_code":
        return guessed_codes(question.about, question.among, vocabulary)
    if question.inverted:
        likely = [h for h in question.choices if _may_be(h, question)]
        return tuple(dict.fromkeys((*likely, *question.choices)))
    if question.path[0] == "columns":
        near = guessed_columns(question.about, question.among)
        return tuple(one for one in near if one in question.choices)
    return question.choices if len(question.choices) <= 5 else ()


def _may_be(header: str, question: Question) -> bool:
    return question.path[-1] in guessed_columns(header, question.among)


def _line(
    question: Question, vocabulary: Vocabulary, words: Words
) -> tuple[tuple[str, ...], str, str]:
    """The section of a question, its line, and what to say beside it."""
    perhaps = ", ".join(
        json.dumps(one, ensure_ascii=False) for one in guesses(question, vocabulary)
    )
    note = words.say("map.perhaps", what=perhaps) if perhaps else words.say("map.any")
    if question.inverted:
        note = words.say("map.header", headers=", ".join(question.choices))
        name, value = UNANSWERED, question.path[-1]
    else:
        name, value = question.path[-1], UNANSWERED
    if question.extras and not question.inverted:
        note += " " + words.say("map.leave")
    return question.path[:-1], f"{_quoted(name)} = {_quoted(value)}", note


def _lines(sections: dict[tuple[str, ...], list[str]]) -> Iterator[str]:
    for section, lines in sections.items():
        yield f"[{'.'.join(map(_bare, section))}]"
        yield from lines


def _bare(name: str) -> str:
    return name if name.isascii() and name.isidentifier() else _quoted(name)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
