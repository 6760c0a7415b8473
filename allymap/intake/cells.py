"""One cell's text to a canonical value (see `model.columns.encode`), by the column's form."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from allymap.intake import dates
from allymap.intake.codes import find, spellings
from allymap.intake.fault import Wrong
from allymap.intake.silence import is_free, may_be_code, says_nothing, speaks_of_others
from allymap.intake.words import key, plain, words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from allymap.model.columns import Column
    from allymap.model.vocabulary import Vocabulary

    Note = Callable[[str, str, object], None]

KEPT = "attributes"
NOTHING_SAID: Mapping[str, str] = MappingProxyType({})
LONGEST = 20_000
# Also half a surrogate, which no store can keep.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
# Letters of no width and no ink: a cell of nothing else is blank.
_UNSEEN = re.compile(r"[\s\u00ad\u115f\u1160\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff]+")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_BETWEEN = re.compile(r"[|;\n\r\u061b]")
# A part in quotes, as our exports write one that has such a mark in it; a quote in it is doubled.
_QUOTED = re.compile(r'[^\S\n\r]*"((?:[^"]|"")*)"\s*(?:[|;\n\r\u061b]|$)')
_COMMAS = re.compile(r"[,\u060c\u3001]")
_WHOLE = re.compile(r"([+-]?\d{1,15})(?:\.0*)?")


def _silent(_code: str, _said: str, _to: object) -> None:
    """Nobody listens."""


class Kept(str):
    """A text that its column does not take, kept as it is written."""

    __slots__ = ()


class Nothing(str):
    """A text that stands for no answer."""

    __slots__ = ()


NOTHING = Nothing()


def parser(
    column: Column,
    vocabulary: Vocabulary,
    said: Mapping[str, str] = NOTHING_SAID,
    note: Note = _silent,
) -> Callable[[str], Any]:
    """What turns the text of a cell of this column into its value; raises `Wrong`.

    `said`: what the user has said that words mean here, by their plain form: a value as we
    write it, "" to leave it out, `KEPT` to keep it as written. `note` hears what is read
    otherwise than it is written.
    """
    forms: dict[str, Callable[[], Callable[[str], Any]]] = {
        "text": lambda: str,
        "texts": lambda: _texts(column, note),
        "code": lambda: _code(vocabulary, column.codes, said),
        "codes": lambda: _codes(_code(vocabulary, column.codes, said), note),
        "whole": lambda: _whole(column.low, column.high, note),
        "day": lambda: dates.day,
        "month": lambda: dates.month,
        "flag": lambda: flag,
        "people": lambda: _people(_code(vocabulary, "roles")),
    }
    return answered(forms[column.form](), said)


def or_nothing(
    parse: Callable[[str], Any], column: Column, said: Mapping[str, str], note: Note
) -> Callable[[str], Any]:
    """The same parser, but a text such as n/a is no answer where it is no word of the column.

    What the user has `said` of a text counts. A sign in a column of yes and no is no such text:
    beside ticks a dash may mean no.
    """
    if not is_free(column):
        return parse
    any_text = column.form in ("text", "texts")

    def silent(text: str) -> bool:
        signs = column.form == "flag" and not any(map(str.isalpha, text))
        meant = signs or isinstance(text, AsWritten)
        return says_nothing(text) and not meant and key(text) not in said

    def read(text: str) -> Any:
        try:
            if not (any_text and not may_be_code(text) and says_nothing(text) and silent(text)):
                return parse(text)
        except Wrong:
            if not silent(text):
                raise
        note("says_nothing", text, "")
        return NOTHING

    return read


def answered(parse: Callable[[str], Any], said: Mapping[str, str]) -> Callable[[str], Any]:
    """The same parser, but what the user has said of a text comes first."""
    if not said:
        return parse

    def by_answer(text: str) -> Any:
        answer = said.get(key(text))
        if answer is None:
            return parse(text)
        return Kept(text) if answer == KEPT else answer and parse(answer)

    return by_answer


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
    if not text.isascii() and _UNSEEN.fullmatch(text):
        return ""
    if text[:1] != "'":
        return text
    meant = _GUARDED.match(text) or speaks_of_others(text.lstrip("'"))
    return AsWritten(text[1:]) if meant else text


class AsWritten(str):
    """A text that an apostrophe says is meant as it stands, whatever it looks like."""

    __slots__ = ()


def parts(text: str) -> list[str]:
    """The parts of a list, which `|`, `;` or a new line divides, but not inside quotes.

    >>> parts('choir; "tea; coffee"; "Peace" group')
    ['choir', 'tea; coffee', '"Peace" group']
    """
    if '"' not in text:
        return [part for part in map(str.strip, _BETWEEN.split(text)) if part]
    found, place = [], 0
    while place < len(text):
        quoted = _QUOTED.match(text, place)
        inside = quoted[1].replace('""', '"') if quoted else ""
        if quoted and (inside.startswith('"') or _BETWEEN.search(inside)):
            found.append(inside)
            place = quoted.end()
        else:
            mark = _BETWEEN.search(text, place)
            found.append(text[place : mark.start() if mark else len(text)].strip())
            place = mark.end() if mark else len(text)
    return [part for part in found if part]


def by_commas(text: str) -> list[str]:
    """The parts of a list that has no other mark than commas."""
    return [part for part in map(str.strip, _COMMAS.split(text)) if part]


def flag(text: str) -> bool:
    """Yes or no."""
    truth = words().flags.get(key(text))
    if truth is None:
        raise Wrong("not_yes_no", value=text)
    return truth


def _code(
    vocabulary: Vocabulary, name: str, said: Mapping[str, str] = NOTHING_SAID
) -> Callable[[str], str]:
    codes = vocabulary.list_of(name)
    spelled = spellings(vocabulary, name)
    meant = {word: code if code in codes else find(spelled, code) for word, code in said.items()}
    spelled |= {word: code for word, code in meant.items() if code}

    def parse(text: str) -> str:
        code = find(spelled, text)
        if code is None:
            raise Wrong("unknown_code", value=text, list=name, allowed=tuple(codes))
        return code

    return parse


def _codes(one: Callable[[str], str], note: Note) -> Callable[[str], list[str]]:
    def parse(text: str) -> list[str]:
        several = parts(text)
        if len(several) == 1 and len(split := by_commas(text)) > 1:
            try:
                found = [one(text)]
            except Wrong:
                found = [one(part) for part in split]
                note("commas_divide", text, " | ".join(split))
            return found
        return [one(part) for part in several]

    return parse


def _texts(column: Column, note: Note) -> Callable[[str], list[str]]:
    """Names of actors may have commas in them: `people` divides those, when it knows the parts."""
    if column.refers:
        return parts

    def parse(text: str) -> list[str]:
        several = parts(text)
        if len(several) > 1 or _BETWEEN.search(text) or len(split := by_commas(text)) < 2:
            return several
        note("commas_divide", text, " | ".join(split))
        return split

    return parse


def _whole(low: int, high: int, note: Note) -> Callable[[str], int]:
    scale = words().scales.get((low, high), {})

    def parse(text: str) -> int:
        found = _WHOLE.fullmatch(text.replace("\u2212", "-"))
        if not found:
            step = scale.get(plain(text))
            if step is None:
                raise Wrong("not_a_number", value=text, low=low, high=high)
            note("words_as_numbers", text, step)
            return step
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
