"""An introduction in sentences: who with whom, who is asked first, how, what for, and the risk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allymap.gaps.rules import RULES
from allymap.view.record import actor_line
from allymap.view.sides import side
from allymap.view.values import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from allymap.gaps.introducing import Introduction
    from allymap.model.landscape import Landscape
    from allymap.view.words import Words

# The rule whose principle says why a goal matters.
_RULE = {
    "movement": "ACC-1",
    "target": "TARGET-1",
    "connector": "BRIDGE-1",
    "parts": "BRIDGE-1",
    "meet": "BRIDGE-2",
}
_WHY = {rule.id: rule.why for rule in RULES}


def title(landscape: Landscape, one: Introduction, words: Words) -> str:
    """Who with whom."""
    who, whom = (actor_line(landscape, end, words) for end in (one.who, one.whom))
    return words.say("introduce.title", who=who, whom=whom)


def lines(landscape: Landscape, one: Introduction, words: Words) -> Iterator[str]:
    """Who is asked first and how, what it brings, and what may go wrong."""
    names: dict[str, Any] = {
        "who": landscape.name(one.who),
        "whom": landscape.name(one.whom),
        "by": words.listed(landscape.name(each) for each in one.by),
    }
    yield words.say(f"introduce.how.{one.how}", **names)
    brings = words.say(f"introduce.gain.{one.goal}", n=one.gain, what=_what(landscape, one, words))
    yield brings
    for risk in one.risks:
        yield words.say(f"introduce.risk.{risk}", **names)


def why(goal: str, words: Words) -> str:
    """The principle behind a goal, quoted."""
    rule = _RULE[goal]
    return words.say("text.quoted", text=words.own(f"{rule}.why", _WHY[rule]))


def as_data(
    landscape: Landscape, one: Introduction, measures: tuple[int, float], words: Words
) -> dict[str, Any]:
    """An introduction for programs."""
    return {
        "goal": one.goal,
        "who": one.who,
        "with": one.whom,
        "by": list(one.by),
        "how": one.how,
        "gain": one.gain,
        "adds": one.adds,
        "covers": sorted(one.covers),
        "worth": round(one.worth, 6),
        "risks": list(one.risks),
        "common_neighbours": measures[0],
        "adamic_adar": round(measures[1], 6),
        "sentences": [title(landscape, one, words), *lines(landscape, one, words)],
    }


def _what(landscape: Landscape, one: Introduction, words: Words) -> str:
    """What the tie would cover, in names; the first of many."""
    if one.goal == "meet":
        pairs = (code.split("-") for code in sorted(one.covers))
        said = [words.listed(side(each, landscape, words) for each in pair) for pair in pairs]
    else:
        table = "asks" if one.goal == "target" else "actors"
        said = sorted(named(landscape, table, each) for each in one.covers)
    more = [words.say("list.more", n=len(said) - 3)] if len(said) > 4 else []
    return words.listed([*said[: 3 if more else 4], *more])
