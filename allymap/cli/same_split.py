"""Taking an answer about two actors back: what was merged is two again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from allymap.cli.naming import one_of
from allymap.cli.say import answer, answer_json, talk
from allymap.cli.speech import words
from allymap.errors import UnknownName
from allymap.match.called import called
from allymap.match.settled import answers
from allymap.model.identity import name_key
from allymap.model.judgement import judged

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from allymap.cli.judging import Known
    from allymap.model.journal import Entry
    from allymap.store.base import Store

_SIDES = ("left", "right")


def split(store: Store, before: Known, actor: str, other: str, *, ask: bool, as_json: bool) -> None:
    """Take every answer about two actors back, by their names or ids as they were judged."""
    entry = _meant(before, actor, other, ask=ask)
    left, right = entry.data["left"], entry.data["right"]
    for one in answers(before.journal.entries, left, right):
        store.set_undone(one.id, True)
    if as_json:
        answer_json({"left": left, "right": right, "answer": entry.data["answer"], "undone": True})
        return
    answer(words().fill(f"same.split.{entry.data['answer']}", sides(entry)))


def tell_answered(before: Known, *, as_json: bool) -> None:
    """Every answer that counts, the newest last, with who gave it and when."""
    given = list(judged(before.journal.entries).values())
    if as_json:
        answer_json([{**one.data, "at": one.at} for one in given])
        return
    for one in given:
        said = [one.data["by"], words().day(date.fromisoformat(one.at[:10]))]
        answer(f"{_line(one.data)} ({', '.join(filter(None, said))})")
    if given:
        talk(words().fill("same.undo", sides(given[-1])), style="dim")
    else:
        answer(words().say("same.answered_none"))


def sides(entry: Entry) -> dict[str, str]:
    """The names of two actors as an answer has them."""
    return dict(zip(_SIDES, entry.data["names"], strict=True))


def _meant(before: Known, actor: str, other: str, *, ask: bool) -> Entry:
    """The one answer about two actors that are called so, in either order."""
    given = judged(before.journal.entries).values()
    found = {
        entry.id: entry for entry in given if _is(entry, actor, other) or _is(entry, other, actor)
    } or {entry.id: entry for entry in _in_part(given, actor, other)}
    if not found:
        raise UnknownName("same_not_answered", left=actor, right=other)
    if len(found) == 1:
        return next(iter(found.values()))
    lines = {id_: _line(entry.data) for id_, entry in found.items()}
    return found[one_of(f"{actor}, {other}", lines, code="same_answers", ask=ask)]


def _in_part(given: Collection[Entry], actor: str, other: str) -> Iterator[Entry]:
    """The answers about two who are called so in part, or without accents."""
    names = {entry.data[side]: name for entry in given for side, name in sides(entry).items()}
    one, two = (set(called(said, names, names)) for said in (actor, other))
    for entry in given:
        left, right = (entry.data[side] for side in _SIDES)
        if (left in one and right in two) or (left in two and right in one):
            yield entry


def _is(entry: Entry, actor: str, other: str) -> bool:
    said = zip(
        (actor, other), (entry.data["left"], entry.data["right"]), entry.data["names"], strict=True
    )
    return all(text == id_ or name_key(text) == name_key(name) for text, id_, name in said)


def _line(data: Mapping[str, str]) -> str:
    names = (f"{name} ({data[side]})" for name, side in zip(data["names"], _SIDES, strict=True))
    facts = dict(zip(_SIDES, names, strict=True))
    return words().fill(
        "same.answered", {**facts, "answer": words().say(f"same.answer.{data['answer']}")}
    )
