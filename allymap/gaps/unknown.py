"""DATA-1: what we do not know. Internal only, and before all else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from allymap.gaps.finding import Finding, Severity, Status, actors
from allymap.gaps.rule import GapRule
from allymap.model.consent import agreed
from allymap.model.terms import asked_about, constituency, form, holds, is_term, positive

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from allymap.model.landscape import Landscape
    from allymap.model.records import Actor, Tie

_FIRES_ON = """
    Lina:facilitator
    sources id=S1 date=2026-01-10
    scopes source=S1 topic=consents about=all
"""
_SILENT_ON = """
    Lina:facilitator
    consents actor=Lina basis=consent scope=store date=2025-10-01
    sources id=S1 date=2026-01-10
    scopes source=S1 topic=consents about=all
"""


def what_we_do_not_know(rules: Iterable[GapRule]) -> GapRule:
    """DATA-1 over the tie types and tables that the other rules ask about."""
    topics = frozenset(topic for rule in rules for topic in rule.asks)

    def look(landscape: Landscape, as_of: date) -> Iterator[Finding]:
        for topic, concerned in landscape.vocabulary.terms["concerned"].items():
            if topic in topics:
                yield from _unasked(landscape, topic, concerned, as_of)
        yield from _one_source(landscape, as_of)
        yield from _old(landscape, as_of)
        yield from _form(landscape, as_of)
        yield from _consent(landscape, as_of)
        yield from _not_reached(landscape)

    # It asks nothing of its own: what it looks for is what the others ask.
    return GapRule(
        id="DATA-1",
        why="Invest in research and learning for evidence-based advocacy.",
        look=look,
        asks=(),
        fires_on=_FIRES_ON,
        silent_on=_SILENT_ON,
    )


def _unasked(
    landscape: Landscape, topic: str, concerned: Mapping[str, Sequence[str]], as_of: date
) -> Iterator[Finding]:
    whom = [actor for actor in landscape.actors if _is_concerned(landscape, actor, concerned)]
    left = [actor.id for actor in whom if not asked_about(landscape, topic, actor, as_of)]
    if whom:
        finding = _of_actors("unasked", "high", left)
        facts = {"asked_topic": topic, **finding.facts}
        yield replace(finding, id=f"DATA-1:unasked/{topic}", facts=facts)


def _is_concerned(
    landscape: Landscape, actor: Actor, concerned: Mapping[str, Sequence[str]]
) -> bool:
    mine = constituency(landscape, actor.id) in concerned["constituencies"]
    return mine and form(landscape, actor.id) in concerned["forms"]


def _one_source(landscape: Landscape, as_of: date) -> Iterator[Finding]:
    ties = list(positive(landscape, as_of))
    weak = [t for t in ties if t.confidence != "confirmed" and len(set(t.source_ids)) < 2]
    if ties:
        yield _of_ties("one_source", "medium", weak)


def _old(landscape: Landscape, as_of: date) -> Iterator[Finding]:
    days = landscape.vocabulary.days("panel")
    dated = [
        (tie, tie.last_contact)
        for tie in landscape.ties
        if tie.last_contact and tie.type != "nominates" and holds(tie, as_of)
    ]
    if dated:
        old = _of_ties("old", "medium", [t for t, day in dated if (as_of - day).days > days])
        yield replace(old, facts={**old.facts, "days": days})


def _form(landscape: Landscape, as_of: date) -> Iterator[Finding]:
    answers = [tie for tie in landscape.ties if _is_mens_answer(landscape, tie, as_of)]
    if answers:
        yield _of_ties("form", "high", [tie for tie in answers if not tie.form])


def _is_mens_answer(landscape: Landscape, tie: Tie, as_of: date) -> bool:
    men = constituency(landscape, tie.source) == "men" and form(landscape, tie.source) != "person"
    answer = tie.type == "accountable_to" and holds(tie, as_of)
    return answer and men and is_term(landscape, tie.target, "fem")


def _consent(landscape: Landscape, as_of: date) -> Iterator[Finding]:
    """Persons who were asked and have not agreed; those nobody asked are `unasked`."""
    agreeing = agreed(landscape, "store", as_of)
    people = [actor for actor in landscape.actors if form(landscape, actor.id) == "person"]
    people = [actor for actor in people if asked_about(landscape, "consents", actor, as_of)]
    without = [actor.id for actor in people if actor.id not in agreeing]
    if people:
        yield _of_actors("consent", "high", without, "GAP")


def _not_reached(landscape: Landscape) -> Iterator[Finding]:
    if landscape.presence:
        yield _of_actors("not_reached", "medium", sorted(not_reached(landscape)))


def not_reached(landscape: Landscape) -> frozenset[str]:
    """Those who could not be reached in the last wave that names them."""
    order = _waves(landscape)
    last = {p.actor: p for p in sorted(landscape.presence, key=lambda p: order[p.wave])}
    return frozenset(actor for actor, p in last.items() if p.status == "not_reached")


def _waves(landscape: Landscape) -> dict[str, tuple[date, str]]:
    """Where each wave stands: by the newest source that asked in it, then by its name."""
    day = {source.id: source.date or date.min for source in landscape.sources}
    asked: dict[str, date] = {}
    for scope in landscape.scopes:
        if scope.wave:
            asked[scope.wave] = max(day[scope.source], asked.get(scope.wave, date.min))
    return {p.wave: (asked.get(p.wave, date.min), p.wave) for p in landscape.presence}


def _of_actors(
    variant: str, severity: Severity, found: Sequence[str], status: Status = "BLIND_SPOT"
) -> Finding:
    finding = _finding(variant, severity, len(found), status)
    facts = {**finding.facts, "whom": tuple(found)}
    return replace(finding, facts=facts, evidence=actors(*found))


def _of_ties(variant: str, severity: Severity, found: Sequence[Tie]) -> Finding:
    finding = _finding(variant, severity, len(found))
    return replace(finding, evidence=tuple(("ties", tie.key) for tie in found))


def _finding(variant: str, severity: Severity, n: int, status: Status = "BLIND_SPOT") -> Finding:
    """It is about the list as a whole: nobody is its subject, so no map draws a ring for it."""
    return Finding(
        "DATA-1",
        f"DATA-1:{variant}",
        status if n else "OK",
        severity,
        variant,
        (),
        {"count": n},
        affected=n or 1,
        internal=True,
    )
