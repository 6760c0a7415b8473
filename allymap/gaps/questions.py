"""Every blind spot as a question: which topic, asked about whom or where, would decide it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from allymap.gaps.owner import holders
from allymap.gaps.rules import DATA_1, RULES, find_gaps
from allymap.model.records import Scope, Source
from allymap.model.terms import is_term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from allymap.gaps.finding import Finding
    from allymap.gaps.rule import GapRule
    from allymap.model.landscape import Landscape

    Wanted = Mapping[str, tuple[str, ...]]

_TRIAL = "trial"


@dataclass(frozen=True, slots=True)
class Unasked:
    """A question: its topic and what it is about, and what it is worth.

    `topic` is "" for a detail that is missing on the lists, which `findings` name. `value` is
    the sum of the priorities of the findings that it helps to decide; `holder` is the colleague
    of ours who knows the actor, or "".
    """

    topic: str
    about: str
    findings: tuple[str, ...]
    value: float
    holder: str = ""


def questions_to_ask(landscape: Landscape, as_of: date) -> tuple[Unasked, ...]:
    """All questions, the most valuable first.

    What decides a finding is found by trial: the scopes are added, and the rule looks again.
    Nobody is asked about who belongs to an LGBTQ+ organisation.
    """
    found = [f for f in find_gaps(landscape, as_of) if f.status == "BLIND_SPOT"]
    worth: dict[tuple[str, str], dict[str, float]] = {}
    for rule in RULES:
        mine = [finding for finding in found if finding.rule == rule.id]
        for topic, about, finding, value in _of_rule(rule, mine, landscape, as_of):
            if not _is_harmful(landscape, topic, about):
                worth.setdefault((topic, about), {})[finding] = value
    ours = holders(landscape, as_of)
    asked = [
        Unasked(topic, about, tuple(of), sum(of.values()), _holder(ours.get(about)))
        for (topic, about), of in worth.items()
    ]
    return tuple(sorted(asked, key=lambda one: (-one.value, one.topic, one.about)))


def _holder(tie: object) -> str:
    return getattr(tie, "holder", None) or ""


def _is_harmful(landscape: Landscape, topic: str, about: str) -> bool:
    private = topic in landscape.vocabulary.terms["private"]["topics"]
    return private and about in landscape.actor and is_term(landscape, about, "lgbtq")


def _of_rule(
    rule: GapRule, found: list[Finding], landscape: Landscape, as_of: date
) -> Iterator[tuple[str, str, str, float]]:
    if rule.id == DATA_1.id:
        yield from _of_the_list(found)
        return
    left = {finding.id: finding for finding in found}
    for level in range(len(_WIDTHS)):
        for topics in (*((topic,) for topic in rule.asks), rule.asks):
            wanted = {one.id: _WIDTHS[level](one) for one in left.values()}
            for one in _decided(rule, topics, wanted, landscape, as_of) & left.keys():
                finding = left.pop(one)
                for topic in topics:
                    for about in wanted[one]:
                        yield topic, about, one, finding.priority
    for finding in left.values():
        yield "", finding.id, finding.id, finding.priority


def _of_the_list(found: Iterable[Finding]) -> Iterator[tuple[str, str, str, float]]:
    """What nobody asked about many: each question decides its share."""
    for finding in found:
        whom, topic = finding.facts.get("whom", ()), finding.facts.get("asked_topic", "")
        for about in whom if topic else ():
            yield topic, about, finding.id, finding.priority / len(whom)
        if not topic:
            yield "", finding.id, finding.id, finding.priority


def _named(finding: Finding) -> tuple[str, ...]:
    facts = (finding.facts.get(name) for name in ("coalition", "place", "target"))
    return tuple(str(fact) for fact in facts if fact)


def _in_evidence(finding: Finding) -> tuple[str, ...]:
    return tuple(key for table, key in finding.evidence if table == "actors")


# What to ask about, as narrow as may be: its subjects, its place, its evidence, or everybody.
_WIDTHS: tuple[Callable[[Finding], tuple[str, ...]], ...] = (
    lambda finding: finding.subjects,
    _named,
    _in_evidence,
    lambda _finding: ("all",),
)


def _decided(
    rule: GapRule, topics: tuple[str, ...], wanted: Wanted, landscape: Landscape, as_of: date
) -> set[str]:
    """The findings that are blind spots no more once this was asked."""
    if not wanted:
        return set()
    pairs = {(topic, about) for abouts in wanted.values() for topic in topics for about in abouts}
    scopes = tuple(Scope(_TRIAL, topic, about) for topic, about in sorted(pairs))
    asked = replace(
        landscape,
        sources=(*landscape.sources, Source(_TRIAL, as_of)),
        scopes=(*landscape.scopes, *scopes),
    )
    blind = {one.id for one in rule.look(asked, as_of) if one.status == "BLIND_SPOT"}
    return set(wanted) - blind
