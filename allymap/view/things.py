"""Three things to do: what, why, whom to approach and by whom, by when, and what to ask first."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from allymap.gaps.choice import choose
from allymap.gaps.due import due
from allymap.view.tell import few, said_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from allymap.gaps.choice import Choice
    from allymap.gaps.finding import Finding
    from allymap.model.audience import Audience
    from allymap.model.landscape import Landscape
    from allymap.view.told import Told
    from allymap.view.words import Words


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing to do; a part that nobody can say yet is "".

    `id` is its finding's; `approach` names whom to approach, `introduction` who can open the
    door; `who` the colleague who could, and by when, or what was planned; `first` is what must
    be asked before anything is done; `wait` is what follows when nothing is, `unknown` what
    nobody has asked about the same people.
    """

    id: str
    rule: str
    headline: str
    what: str
    action: str
    why: str
    approach: str
    introduction: str
    who: str
    first: str
    wait: str
    unknown: str = ""


@cache
def arranged() -> Mapping[str, Any]:
    """How a brief is arranged: its themes, and whom each rule has approached."""
    return tomllib.loads(Path(__file__).with_name("brief.toml").read_text(encoding="utf-8"))


def themes() -> Mapping[str, Sequence[str]]:
    """The themes of findings, each with its rules, in the order in which they are told."""
    return cast("Mapping[str, Sequence[str]]", arranged()["themes"])


def is_open(told: Told) -> bool:
    """Whether a finding asks for something: what nobody knows is asked about, not done."""
    return told.status in ("GAP", "OPPORTUNITY") and not is_of_the_list(told.rule)


def is_of_the_list(rule: str) -> bool:
    """Whether a rule speaks of what nobody knows about the list as a whole."""
    return rule in arranged()["themes"]["knowledge"]


class Pressing(NamedTuple):
    """The things to do first, and a line each on what else is critical, or has a day."""

    things: tuple[Thing, ...]
    also: tuple[str, ...]


def pressing(
    landscape: Landscape,
    pairs: Sequence[tuple[Finding, Told]],
    audience: Audience,
    as_of: date,
    words: Words,
) -> Pressing:
    """What to do first, and what else cannot wait; what was put aside is left out."""
    told = {finding.id: one for finding, one in pairs if not one.aside}
    chosen = choose(landscape, (f for f, _ in pairs if f.id in told), as_of)
    about = [(finding, told[finding.id]) for finding in chosen.things]
    made = (_thing(landscape, *pair, audience, as_of, words) for pair in about)
    asked = (_unasked(landscape, finding, pairs) for finding, _ in about)
    return Pressing(
        tuple(replace(one, unknown=what) for one, what in zip(made, asked, strict=True)),
        tuple(_also(chosen, told, words)),
    )


def _unasked(landscape: Landscape, finding: Finding, pairs: Iterable[tuple[Finding, Told]]) -> str:
    """The first thing that nobody asked about those whom a finding is about; "" when none."""
    near = {a.id for a in landscape.actors if {a.id, a.place} & {*finding.subjects}}
    blind = (pair for pair in pairs if pair[0].status == "BLIND_SPOT" and not pair[1].aside)
    return next((one.what for other, one in blind if near & {*other.subjects}), "")


def _also(chosen: Choice, told: Mapping[str, Told], words: Words) -> Iterator[str]:
    """What is critical too, under the titles of its rules; and what comes with a day."""
    titled: dict[str, list[str]] = {}
    for one in (told[finding.id] for finding in chosen.critical):
        titled.setdefault(one.title, []).append(one.about or one.what)
    grave = (
        words.say("brief.also.one", title=title, who=words.listed(few(about, words)))
        for title, about in titled.items()
    )
    if titled:
        yield words.say("brief.also.critical", what=words.apart(grave))
    for finding in chosen.dated:
        one, day = told[finding.id], words.day(finding.facts["next"])
        what = words.say("brief.also.one", title=one.title, who=one.about or one.what)
        yield words.say("brief.also.dated", day=day, what=what, do=one.action)


def _headline(told: Told, words: Words) -> str:
    headline = words.say("text.labelled", label=told.about, text=told.title)
    return headline if told.about else told.title


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
    return Thing(
        told.id,
        told.rule,
        _headline(told, words),
        told.what,
        told.action,
        told.why,
        _whom(finding, facts, words),
        told.introduction,
        told.mark or _who(told.owner, words.day(due(landscape, finding, as_of)), audience, words),
        " ".join(_first(finding, facts, words)),
        words.say(f"brief.wait.{told.rule}"),
    )


def _whom(finding: Finding, facts: Mapping[str, Any], words: Words) -> str:
    """Whom to approach: who is named, else who would be by the rule; "" when nobody says."""
    names = arranged()["approach"][finding.rule]
    named = next((str(facts[name]) for name in names if facts.get(name)), "")
    code = _code("approach", finding, words)
    return named or (words.say(code, **facts) if code else "")


def approached(finding: Finding) -> str:
    """The one actor whom a finding would have us approach; "" when several or nobody."""
    named = (finding.facts.get(name) for name in arranged()["approach"][finding.rule])
    first = next(filter(None, named), "")
    return first if isinstance(first, str) else ""


def _first(finding: Finding, facts: Mapping[str, Any], words: Words) -> Iterable[str]:
    """What to ask before anything is done."""
    code = _code("first", finding, words)
    if code:
        yield words.say(code, **{**facts, "whom": _whom(finding, facts, words)})


def _code(part: str, finding: Finding, words: Words) -> str:
    """The code of a sentence for this case of a rule, else for the rule, else ""."""
    codes = (f"brief.{part}.{finding.rule}.{finding.variant}", f"brief.{part}.{finding.rule}")
    return next((code for code in codes if words.has(code)), "")
