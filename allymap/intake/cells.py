"""One cell's text to a canonical value (see `model.columns.encode`), by the column's form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from allymap.intake import dates
from allymap.intake.codes import find, spellings
from allymap.intake.fault import Wrong
from allymap.intake.words import plain, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from allymap.model.columns import Column
    from allymap.model.vocabulary import Vocabulary

LONGEST = 20_000
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_GUARDED = re.compile(r"'[=+\-@\t\r]")
_BETWEEN = re.compile(r"[|;]")
_WHOLE = re.compile(r"([+-]?\d{1,15})(?:\.0*)?")


def parser(column: Column, vocabulary: Vocabulary) -> Callable[[str], Any]:
    """What turns the text of a cell of this column into its value; raises `Wrong`."""
    forms: dict[str, Callable[[], Callable[[str], Any]]] = {
        "text": lambda: str,
        "texts": lambda: parts,
        "code": lambda: _code(vocabulary, column.codes),
        "codes": lambda: _each(_code(vocabulary, column.codes)),
        "whole": lambda: _whole(column.low, column.high),
        "day": lambda: dates.day,
        "month": lambda: dates.month,
        "flag": lambda: flag,
        "people": lambda: _people(_code(vocabulary, "roles")),
    }
    return forms[column.form]()


def sound(text: str) -> str:
    """A text that is short, has no control characters and is no formula's error; or `Wrong`."""
    if len(text) > LONGEST:
        raise Wrong("cell_too_long", length=len(text), longest=LONGEST, value=text)
    if found := _CONTROL.search(text):
        raise Wrong("control_characters", character=f"U+{ord(found[0]):04X}", value=text)
    if text[0] == "#" and text in words().errors:
        raise Wrong("formula_error", value=text)
    return text


def typed(text: str) -> str:
    """A cell as it was meant: without spaces around it, and without the apostrophe that a
    spreadsheet or an export of ours put before a text that looks like a formula.
    """
    text = text.strip()
    return text[1:] if _GUARDED.match(text) else text


def parts(text: str) -> list[str]:
    """The parts of a list, which `|` or `;` divides."""
    return [part for part in map(str.strip, _BETWEEN.split(text)) if part]


def flag(text: str) -> bool:
    """Yes or no."""
    truth = words().flags.get(plain(text))
    if truth is None:
        raise Wrong("not_yes_no", value=text)
    return truth


def _code(vocabulary: Vocabulary, name: str) -> Callable[[str], str]:
    spelled = spellings(vocabulary, name)

    def parse(text: str) -> str:
        code = find(spelled, text)
        if code is None:
            raise Wrong("unknown_code", value=text, list=name, allowed=_allowed(vocabulary, name))
        return code

    return parse


def _allowed(vocabulary: Vocabulary, name: str) -> tuple[str, ...]:
    return tuple(vocabulary.list_of(name))


def _each(one: Callable[[str], str]) -> Callable[[str], list[str]]:
    return lambda text: [one(part) for part in parts(text)]


def _whole(low: int, high: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        found = _WHOLE.fullmatch(text.replace("\u2212", "-"))
        if not found:
            raise Wrong("not_a_number", value=text, low=low, high=high)
        number = int(found[1])
        if low < high and not low <= number <= high:
            raise Wrong("out_of_range", value=text, low=low, high=high)
        return number

    return parse


def _people(role: Callable[[str], str]) -> Callable[[str], list[list[str]]]:
    def pair(part: str) -> list[str]:
        actor, colon, said = part.rpartition(":")
        if not colon:
            return [part, words().role]
        if not actor.strip():
            raise Wrong("person_missing", value=part)
        return [actor.strip(), role(said.strip()) if said.strip() else words().role]

    return lambda text: [pair(part) for part in parts(text)]
