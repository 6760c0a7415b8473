"""Three things to do: what, why, whom to approach and by whom, by when, and what to ask first."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from allymap.gaps.due import due
from allymap.view.tell import said_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from allymap.gaps.finding import Finding
    from allymap.model.audience import Audience
    from allymap.model.landscape import Landscape
    from allymap.view.told import Told
    from allymap.view.words import Words

THINGS = 3


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing to do; a part that nobody can say yet is "".

    `approach` names whom to approach, `introduction` who can open the door; `who` the colleague
    who could, and by when, or what was planned; `first` is what must be asked before all.
    """

    rule: str
    headline: str
    what: str
    action: str
    why: str
    approach: str
    introduction: str
    who: str
    first: str


@cache
def arranged() -> Mapping[str, Any]:
    """How a brief is arranged: its themes, and whom each rule has approached."""
    return tomllib.loads(Path(__file__).with_name("brief.toml").read_text(encoding="utf-8"))


def is_open(told: Told) -> bool:
    """Whether a finding asks for something: what nobody knows is asked about, not done."""
    return told.status in ("GAP", "OPPORTUNITY") and not is_of_the_list(told.rule)


def is_of_the_list(rule: str) -> bool:
    """Whether a rule speaks of what nobody knows about the list as a whole."""
    return rule in arranged()["themes"]["knowledge"]


def things(
    landscape: Landscape,
    pairs: Iterable[tuple[Finding, Told]],
    audience: Audience,
    as_of: date,
    words: Words,
) -> tuple[Thing, ...]:
    """The most pressing findings as things to do, in their order."""
    pressing = [pair for pair in pairs if is_open(pair[1]) and not pair[1].aside][:THINGS]
    return tuple(_thing(landscape, *pair, audience, as_of, words) for pair in pressing)


def _who(owner: str, day: str, audience: Audience, words: Words) -> str:
    """Who of us does it by when; partners are told the day, and agree who."""
    if audience != "internal":
        return words.say("brief.by.day", day=day)
    return words.say("brief.owner.by", owner=owner or words.say("brief.owner.none"), day=day)


def _thing(
    landscape: Landscape,
    finding: Finding,
    told: Told,
    audience: Audience,
    as_of: date,
    words: Words,
) -> Thing:
    facts = said_facts(finding, landscape, words)
    headline = words.say("text.labelled", label=told.about, text=told.title)
    return Thing(
        told.rule,
        headline if told.about else told.title,
        told.what,
        told.action,
        told.why,
        _whom(finding, facts, words),
        told.introduction,
        told.mark or _who(told.owner, words.day(due(landscape, finding, as_of)), audience, words),
        " ".join(_first(finding, facts, words)),
    )


def _whom(finding: Finding, facts: Mapping[str, Any], words: Words) -> str:
    """Whom to approach: who is named, else who would be by the rule; "" when nobody says."""
    names = arranged()["approach"][finding.rule]
    named = next((str(facts[name]) for name in names if facts.get(name)), "")
    code = _code("approach", finding, words)
    return named or (words.say(code, **facts) if code else "")


def _first(finding: Finding, facts: Mapping[str, Any], words: Words) -> Iterable[str]:
    """What to ask before anything is done."""
    code = _code("first", finding, words)
    if code:
        yield words.say(code, **{**facts, "whom": _whom(finding, facts, words)})


def _code(part: str, finding: Finding, words: Words) -> str:
    """The code of a sentence for this case of a rule, else for the rule, else ""."""
    codes = (f"brief.{part}.{finding.rule}.{finding.variant}", f"brief.{part}.{finding.rule}")
    return next((code for code in codes if words.has(code)), "")
