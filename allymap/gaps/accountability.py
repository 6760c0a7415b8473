"""ACC-1: men's work with no answer to the women's movement."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from allymap.gaps.finding import Finding, Ref, Severity, Status, actors
from allymap.gaps.introduction import Introductions, introductions
from allymap.gaps.rule import GapRule
from allymap.model.tables import canonical
from allymap.model.terms import (
    asked,
    asked_about,
    constituency,
    form,
    holds,
    is_term,
    live,
    positive,
    sits,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.records import Coalition, Tie

Answer = tuple[Status, Severity, str, tuple["Tie", ...]]


def look(landscape: Landscape, as_of: date) -> Iterator[Finding]:
    """(:Actor {men})-[:ACCOUNTABLE_TO]->(:Actor {FEM}), direct, recent, more than informed."""
    ways = introductions(landscape, as_of)
    with_women = _with_women(landscape, as_of)
    bodies = mens_bodies(landscape)
    for body in bodies:
        finding = _of_body(landscape, body, as_of, ways)
        eased = body in with_women and finding.severity == "critical"
        yield replace(finding, severity="high") if eased else finding
    for coalition in landscape.coalitions:
        finding = _of_coalition(landscape, coalition, as_of)
        shared = coalition.id in bodies  # as when a coalition of men's bodies is on both lists
        yield replace(finding, id=f"{finding.id}/seats") if shared else finding


def _of_body(landscape: Landscape, body: str, as_of: date, ways: Introductions) -> Finding:
    status, severity, variant, ties = _answer(landscape, body, as_of)
    facts = _facts(landscape, body, as_of, ties)
    if variant in ("none", "informed"):
        facts["others"] = _others(landscape, body, as_of)
    if status != "OK":
        facts |= _advice(landscape, ways.to_fem(body), as_of)
    return Finding(
        "ACC-1",
        f"ACC-1:{body}",
        status,
        severity,
        variant,
        (body,),
        facts,
        _evidence(body, ties),
        affected=landscape.actor[body].group_size or 1,
    )


def mens_bodies(landscape: Landscape) -> list[str]:
    """The groups and organisations of constituency men."""
    return [
        actor.id
        for actor in landscape.actors
        if constituency(landscape, actor.id) == "men"
        and form(landscape, actor.id) in ("group", "organisation")
    ]


def answers(landscape: Landscape, body: str, as_of: date) -> bool:
    """Whether a body answers to the women's movement: directly, recently, not only informed."""
    return _answer(landscape, body, as_of)[0] == "OK"


def _answer(landscape: Landscape, body: str, as_of: date) -> Answer:
    days = landscape.vocabulary.days("stale")
    held = [tie for tie in landscape.ties_from.get(body, ()) if _answers(tie, as_of)]
    straight = [tie for tie in held if is_term(landscape, tie.target, "fem")]
    straight = _latest_first(straight, as_of)
    direct = [tie for tie in straight if tie.form != "informed"]
    recent = [tie for tie in direct if live(tie, as_of, days)]
    if recent:
        return "OK", "critical", "answers", (recent[0],)
    undated = [tie for tie in direct if tie.last_contact is None]
    if undated:
        return "BLIND_SPOT", "critical", "undated", (undated[0],)
    if direct:
        return "GAP", "high", "quiet", (direct[0],)
    through = _through(landscape, body, as_of)
    if through:
        return "GAP", "high", "through", through
    if straight:
        return "GAP", "critical", "informed", (straight[0],)
    known = asked_about(landscape, "accountable_to", landscape.actor[body], as_of)
    return "GAP" if known else "BLIND_SPOT", "critical", "none", ()


def _answers(tie: Tie, as_of: date) -> bool:
    return tie.type == "accountable_to" and holds(tie, as_of)


def _latest_first(ties: Sequence[Tie], as_of: date) -> list[Tie]:
    """Ties by their last contact, the newest first; a date to come counts as no contact."""
    return sorted(ties, key=lambda tie: (_age(tie, as_of), tie.key))


def _age(tie: Tie, as_of: date) -> int:
    """Days since the last contact; for one without, or with one to come, longer than all."""
    day = _past(tie, as_of)
    return (as_of - day).days if day else as_of.toordinal() + 1


def _past(tie: Tie, as_of: date) -> date | None:
    day = tie.last_contact
    return day if day and day <= as_of else None


def _through(landscape: Landscape, body: str, as_of: date) -> tuple[Tie, ...]:
    """The two ties of a way body -> other -> FEM, both live and more than informed."""
    for first in _strong(landscape, body, as_of):
        if is_term(landscape, first.target, "fem") or first.target == body:
            continue
        for second in _strong(landscape, first.target, as_of):
            if is_term(landscape, second.target, "fem"):
                return first, second
    return ()


def _strong(landscape: Landscape, actor: str, as_of: date) -> list[Tie]:
    days = landscape.vocabulary.days("stale")
    ties = (tie for tie in landscape.ties_from.get(actor, ()) if _answers(tie, as_of))
    strong = (tie for tie in ties if tie.form != "informed" and live(tie, as_of, days))
    return sorted(strong, key=lambda tie: tie.key)


def _with_women(landscape: Landscape, as_of: date) -> frozenset[str]:
    """The actors with a live, positive tie to a group of women of their own place."""
    found = set()
    for tie in positive(landscape, as_of):
        here, there = landscape.actor[tie.source].place, landscape.actor[tie.target].place
        for one, other in ((tie.source, tie.target), (tie.target, tie.source)):
            if here and here == there and _is_womens_group(landscape, other):
                found.add(one)
    return frozenset(found)


def _is_womens_group(landscape: Landscape, actor: str) -> bool:
    return constituency(landscape, actor) == "women" and form(landscape, actor) == "group"


def _facts(landscape: Landscape, body: str, as_of: date, ties: tuple[Tie, ...]) -> dict[str, Any]:
    days = landscape.vocabulary.days("stale")
    lgbtq = [
        tie.target
        for tie in landscape.ties_from.get(body, ())
        if _answers(tie, as_of)
        and is_term(landscape, tie.target, "lgbtq")
        and live(tie, as_of, days)
    ]
    facts: dict[str, Any] = {"actor": body, "lgbtq": tuple(sorted(set(lgbtq))), "days": days}
    facts["initiatives"] = tuple(i.id for i in landscape.initiatives if body in i.actors)
    if ties:
        facts["to"] = ties[-1].target
        facts["since"] = _past(ties[0], as_of)
        facts["through"] = ties[0].target
        facts["sources"] = ties[0].source_ids
    return facts


def _advice(landscape: Landscape, way: tuple[str, ...], as_of: date) -> dict[str, Any]:
    by = as_of + timedelta(days=landscape.vocabulary.days("meet_within"))
    return {"nearest": way[-1] if way else "", "by": by}


def _others(landscape: Landscape, body: str, as_of: date) -> tuple[str, ...]:
    """Those it is noted to answer to who are not of the women's movement as the rule means it."""
    held = (tie for tie in landscape.ties_from.get(body, ()) if _answers(tie, as_of))
    known = ("fem", "lgbtq")
    others = {t.target for t in held if not any(is_term(landscape, t.target, k) for k in known)}
    return tuple(sorted(others))


def _evidence(body: str, ties: tuple[Tie, ...]) -> tuple[Ref, ...]:
    ends = (tie.target for tie in ties)
    return (*actors(body, *ends), *(("ties", tie.key) for tie in ties))


def _of_coalition(landscape: Landscape, coalition: Coalition, as_of: date) -> Finding:
    needed = landscape.vocabulary.days("steering_seats")
    roles = landscape.vocabulary.terms["steering"]["roles"]
    seats = [s for s in landscape.seats if s.coalition == coalition.id and s.role in roles]
    held = [s for s in seats if sits(s, as_of)]
    fem = [s.actor for s in held if is_term(landscape, s.actor, "fem")]
    known = asked(landscape, "coalitions", {"all", coalition.id}, as_of)
    status: Status = "OK" if len(fem) >= needed else "GAP" if known else "BLIND_SPOT"
    seat_keys = tuple(("seats", canonical([s.coalition, s.actor])) for s in held)
    return Finding(
        "ACC-1",
        f"ACC-1:{coalition.id}",
        status,
        "critical",
        "seats",
        (coalition.id,),
        {"coalition": coalition.id, "seats": len(fem), "needed": needed, "held": len(held)},
        (("coalitions", coalition.id), *seat_keys),
    )


ACC_1 = GapRule(
    id="ACC-1",
    why="ensure all work with men for gender equality is linked with feminist movements "
    "to ensure accountability",
    look=look,
    asks=("accountable_to", "coalitions"),
    fires_on="""
        Elders:mens_group{place=Amberi}
        Sisters:feminist_org{place=Amberi}
        sources id=S1 date=2026-01-10
        scopes source=S1 topic=accountable_to about=all
    """,
    silent_on="""
        Elders:mens_group -accountable_to{last_contact=2026-01-10}-> Sisters:feminist_org
    """,
)
