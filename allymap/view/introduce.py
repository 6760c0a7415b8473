"""An introduction in sentences: who with whom, who is asked first, how, what for, and the risk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allymap.gaps.rules import RULES
from allymap.view.naming import actor_name
from allymap.view.record import actor_line
from allymap.view.sides import side
from allymap.view.values import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from allymap.gaps.between import Introduction
    from allymap.gaps.finding import Finding
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
# Beyond so many names a line is not read.
_SHOWN = 4
_WHY = {rule.id: rule.why for rule in RULES}


def title(landscape: Landscape, one: Introduction, words: Words) -> str:
    """Who with whom."""
    who, whom = (actor_line(landscape, end, words) for end in (one.who, one.whom))
    return words.say("introduce.title", who=who, whom=whom)


def lines(landscape: Landscape, one: Introduction, words: Words) -> Iterator[str]:
    """Who is asked first and how, what it brings, what is as good, and what may go wrong."""
    names: dict[str, Any] = {
        "who": landscape.name(one.who),
        "whom": landscape.name(one.whom),
        "by": words.listed(actor_name(landscape, each, words) for each in one.by),
    }
    yield words.say(f"introduce.how.{one.how}", **names)
    brings = words.say(f"introduce.gain.{one.goal}", n=one.gain, what=_what(landscape, one, words))
    yield brings
    yield from _others(landscape, one, words)
    for risk in one.risks:
        yield words.say(f"introduce.risk.{risk}", **names)


def told_introduction(landscape: Landscape, finding: Finding, words: Words) -> str:
    """Who can make the introduction that a finding asks for, asked first; "" without one."""
    one = finding.introduction
    if one is None:
        return ""
    target = actor_name(landscape, str(finding.facts.get("target", "")), words)
    us = landscape.us
    others = [each for each in one.by if each != us] or one.by
    names: dict[str, Any] = {
        "who": actor_name(landscape, one.who, words),
        "whom": actor_name(landscape, one.whom, words),
        "by": words.listed(actor_name(landscape, each, words) for each in others),
    }
    said = [words.say("introduced.leads", target=target, **names)] if target else []
    said.append(words.say(_how(us, one), **names))
    if us in one.by and len(one.by) > 1:
        said.append(words.say("introduced.and_us", us=actor_name(landscape, us, words)))
    if "power" in one.risks:
        said.append(words.say("introduce.risk.power", **names))
    return " ".join(said)


def _how(us: str, one: Introduction) -> str:
    """The sentence for a grade; it is another where we alone stand in it."""
    alone = one.by or ((one.who,) if one.how == "direct" else ())
    return f"introduced.{one.how}" + (".us" if alone == (us,) else "")


def why(goal: str, words: Words) -> str:
    """The principle behind a goal, quoted."""
    rule = _RULE[goal]
    return words.say("text.quoted", text=words.own(f"{rule}.why", _WHY[rule]))


def as_data(
    landscape: Landscape, one: Introduction, measures: tuple[int, float], words: Words
) -> dict[str, Any]:
    """An introduction for programs."""
    return {
        **plain(one),
        "gain": one.gain,
        "adds": one.adds,
        "covers": sorted(one.covers),
        "as_good": [list(pair) for pair in one.others],
        "worth": round(one.worth, 6),
        "common_neighbours": measures[0],
        "adamic_adar": round(measures[1], 6),
        "sentences": [title(landscape, one, words), *lines(landscape, one, words)],
    }


def plain(one: Introduction) -> dict[str, Any]:
    """Who, with whom, by whom and how, by their codes."""
    return {
        "goal": one.goal,
        "who": one.who,
        "with": one.whom,
        "by": list(one.by),
        "how": one.how,
        "risks": list(one.risks),
    }


def _what(landscape: Landscape, one: Introduction, words: Words) -> str:
    """What the tie would cover, in names; the first of many."""
    if one.goal == "meet":
        pairs = (code.split("-") for code in sorted(one.covers))
        said = [words.listed(side(each, landscape, words) for each in pair) for pair in pairs]
    else:
        table = "asks" if one.goal == "target" else "actors"
        said = sorted(named(landscape, table, each) for each in one.covers)
    return _first(said, len(said), words)


def _others(landscape: Landscape, one: Introduction, words: Words) -> Iterator[str]:
    """Who is as good instead of the one, then of the other; the first of them, by names."""
    for kept, end in ((one.who, one.whom), (one.whom, one.who)):
        instead = [_other(pair, kept) if kept in pair else "" for pair in one.others]
        said = [landscape.name(each) for each in instead[:_SHOWN] if each]
        if said:
            what = _first(said, len(list(filter(None, instead))), words)
            yield words.say("introduce.others", name=landscape.name(end), what=what)


def _other(pair: tuple[str, str], end: str) -> str:
    return pair[1] if pair[0] == end else pair[0]


def _first(said: list[str], of: int, words: Words) -> str:
    """The first of many, and how many more."""
    shown = said[:_SHOWN]
    more = [words.say("list.more", n=of - len(shown))] if of > len(shown) else []
    return words.listed([*shown, *more])
