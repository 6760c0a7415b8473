"""Asking once about many records of one name, before their pairs are asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from allymap.cli.judging import Given, judge
from allymap.cli.say import answer, choice, talk, tell_problems
from allymap.cli.speech import words
from allymap.errors import Refused
from allymap.match.namesakes import namesakes, one_answer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from allymap.cli.judging import Known
    from allymap.match.candidates import Candidate
    from allymap.match.namesakes import Namesakes
    from allymap.model.judgement import Answer
    from allymap.store.base import Store

_WAYS = ("all_same", "all_different", "each", "stop")
_ANSWERS: Mapping[str, Answer] = {"all_same": "same", "all_different": "different"}
_SAID = ("list", "place", "told")
_SHOWN = 8
_NAMED = 3


def ask_at_once(
    store: Store, before: Known, pairs: Sequence[Candidate], names: Mapping[str, str], by: str
) -> tuple[int, bool]:
    """Ask about each name of many; how many answers were kept, and whether the user stopped."""
    given = 0
    for group in namesakes(pairs, before.subjects):
        _show(group, before)
        way = _chosen(group)
        if way == "stop":
            return given, True
        if way in _ANSWERS:
            given += _keep(store, group, _ANSWERS[way], names, by)
    return given, False


def tell_many(before: Known, pairs: Sequence[Candidate]) -> None:
    """That some names are those of many, and how one answer does for all of them."""
    if groups := namesakes(pairs, before.subjects):
        named = [f"{group.name}: {len(group.actors)}" for group in groups[:_NAMED]]
        facts = {"n": len(groups), "named": words().listed(named)}
        talk(words().fill("same.namesakes.hint", facts), style="dim")


def _show(group: Namesakes, before: Known) -> None:
    """What they are called, in how many interviews, and where the first of them stand."""
    kind = before.landscape.vocabulary.label("kinds", group.kind)
    said = words().say("same.namesakes", n=len(group.actors), name=group.name, kind=kind)
    if group.interviews:
        said += " " + words().say("same.namesakes.told", n=group.interviews)
    answer(said, style="bold")
    some = group.pairs[:_SHOWN]
    sides: dict[str, Mapping[str, str]] = {}
    for pair, told in zip(some, before.told(some), strict=True):
        sides |= {pair.left: told.left, pair.right: told.right}
    shown = list(sides.values())[:_SHOWN]
    for one in shown:
        answer(" · ".join(filter(None, map(one.get, _SAID))), indent=3)
    if len(group.actors) > len(shown):
        answer(words().say("list.more", n=len(group.actors) - len(shown)), indent=3)


def _chosen(group: Namesakes) -> str:
    ways = [words().say(f"same.namesakes.{one}") for one in _WAYS[:-1]]
    ways.append(words().say("same.choice.stop"))
    question = words().say("same.namesakes.ask", n=len(group.pairs))
    try:
        return _WAYS[choice(question, ways, "ask.number_kept")]
    except click.Abort:
        talk("")
        return "stop"


def _keep(store: Store, group: Namesakes, said: Answer, names: Mapping[str, str], by: str) -> int:
    """Keep one answer about all; what contradicts earlier answers is told and not kept."""
    pairs = [(one.left, one.right) for one in group.pairs]
    given = [Given(*one) for one in one_answer(group.actors, pairs, said)]
    try:
        kept = judge(store, given, names, by)
    except Refused as refused:
        tell_problems(refused.problems)  # type: ignore[arg-type]
        return 0
    facts = {"n": len(group.actors), "name": group.name, "hub": group.actors[0]}
    answer(words().fill(f"same.namesakes.{said}", facts), indent=3)
    return len(kept)
