"""Taking an answer about two actors back: what was merged is two again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.cli.naming import one_of
from allymap.cli.say import answer, answer_json
from allymap.cli.speech import words
from allymap.errors import UnknownName
from allymap.match.settled import answers
from allymap.model.identity import name_key
from allymap.model.judgement import judged

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    names = dict(zip(_SIDES, entry.data["names"], strict=True))
    if as_json:
        answer_json({"left": left, "right": right, "answer": entry.data["answer"], "undone": True})
        return
    answer(words().fill(f"same.split.{entry.data['answer']}", names))


def _meant(before: Known, actor: str, other: str, *, ask: bool) -> Entry:
    """The one answer about two actors that are called so, in either order."""
    found = {
        entry.id: entry
        for entry in judged(before.journal.entries).values()
        if _is(entry, actor, other) or _is(entry, other, actor)
    }
    if not found:
        raise UnknownName("same_not_answered", left=actor, right=other)
    if len(found) == 1:
        return next(iter(found.values()))
    lines = {id_: _line(entry.data) for id_, entry in found.items()}
    return found[one_of(f"{actor}, {other}", lines, code="same_answers", ask=ask)]


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
