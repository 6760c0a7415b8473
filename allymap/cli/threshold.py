"""allymap threshold: the numbers that decide, and how to set one of your own."""

from __future__ import annotations

import uuid
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from allymap.cli.options import json_option, now, opened, store_option
from allymap.cli.say import answer, answer_json, talk
from allymap.cli.speech import words
from allymap.errors import AllymapError, UnknownName
from allymap.match.near import nearest
from allymap.model.fold import own_vocabulary
from allymap.model.journal import Entry
from allymap.model.thresholds import own_thresholds, set_by_hand
from allymap.model.vocabulary import built_in
from allymap.view.manual import all_numbers, numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from allymap.store.base import Store
    from allymap.view.manual import Number


@click.command(
    "threshold",
    epilog="""\b
Examples:
  allymap threshold                  all numbers, and the rules they decide
  allymap threshold stale 90 --by Zuri --note "agreed with the coalition"
  allymap threshold stale --undo     as it was before""",
)
@click.argument("name", default="")
@click.argument("value", type=float, required=False)
@click.option("--undo", is_flag=True, help="Take back what was last set.")
@click.option("--by", default="", envvar="ALLYMAP_BY", help="Who says so: your name.")
@click.option("--note", default="", help="Why, in a few words.")
@store_option
@json_option
def command(
    name: str, value: float | None, undo: bool, by: str, note: str, store: str, as_json: bool
) -> None:
    """The numbers that decide what is a finding; with a NAME and a VALUE, set your own."""
    if name and name not in built_in().thresholds:
        near = nearest(name, built_in().thresholds) or "stale"
        raise UnknownName("unknown_threshold", value=name, near=near)
    place = opened(store)
    try:
        if value is not None:
            _set(place, name, value, by, note)
        elif undo:
            _undo(place, name)
        entries = place.entries()
    finally:
        place.close()
    vocabulary, own = own_vocabulary(entries), own_thresholds(entries)
    if name:
        one = numbers([name], vocabulary, own, words())
        _tell([(number, ()) for number in one], as_json=as_json)
    else:
        _tell(all_numbers(vocabulary, own, words()), as_json=as_json)


def _set(place: Store, name: str, value: float, by: str, note: str) -> None:
    """Keep a number of the user's own in the journal; refused when it can be none."""
    whole = int(value) if value.is_integer() else value
    text = f"[thresholds]\n{name} = {whole}\n"
    own_vocabulary(place.entries()).extended(text)
    data = {"text": text, "threshold": name, "by": by, "note": note}
    place.add(Entry(str(uuid.uuid4()), now(), "vocabulary", data))


def _undo(place: Store, name: str) -> None:
    last = set_by_hand(place.entries(), name)
    if last is None:
        raise AllymapError("threshold_not_set", value=name)
    place.set_undone(last.id, True)


def _tell(shown: Sequence[tuple[Number, tuple[str, ...]]], *, as_json: bool) -> None:
    if as_json:
        answer_json([{**asdict(number), "rules": list(rules)} for number, rules in shown])
        return
    for number, rules in shown:
        value = f"{number.value} ({number.origin})"
        said = words().say("manual.threshold", about=number.about, value=value)
        answer(
            words().say("text.labelled", label=number.name, text=said),
            style="bold" if number.own else "",
        )
        if rules:
            answer(words().say("threshold.decides", rules=", ".join(rules)), style="dim", indent=2)
    talk(words().say("next.threshold"), style="dim")
