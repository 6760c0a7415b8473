"""What if somebody left, joined, tied or changed sides: what opens, closes and changes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from allymap.gaps.routes import Ways
from allymap.gaps.rules import find_gaps
from allymap.model.columns import CLEARED
from allymap.model.journal import Row
from allymap.model.tables import TABLES, key_of, to_data, to_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from allymap.gaps.finding import Finding
    from allymap.gaps.routes import Routes
    from allymap.model.landscape import Landscape


@dataclass(frozen=True, slots=True)
class Leaving:
    """Somebody is no longer there, with all that rests on them."""

    actor: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Two landscapes side by side: `opened` and `changed` as they would be, `closed` as it is.

    Each of `changed`, `lost`, `gained` and `moved` is (today, then); routes are those from us
    to each ask.
    """

    opened: tuple[Finding, ...]
    closed: tuple[Finding, ...]
    changed: tuple[tuple[Finding, Finding], ...]
    lost: tuple[tuple[Routes, Routes], ...] = ()
    gained: tuple[tuple[Routes, Routes], ...] = ()
    moved: tuple[tuple[Routes, Routes], ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether nothing would be otherwise."""
        findings = self.opened or self.closed or self.changed
        return not (findings or self.lost or self.gained or self.moved)


def changed_by(landscape: Landscape, change: Row | Leaving) -> Landscape:
    """The landscape after one change; a row sets what it fills, as when it is taken in."""
    if isinstance(change, Leaving):
        left = landscape.without(change.actor)
        ours = tuple(s for s in left.settings if (s.name, s.value) != ("us", change.actor))
        return replace(left, settings=ours)
    records = {_key(change.table, one): one for one in getattr(landscape, change.table)}
    known = to_data(TABLES[change.table], records[change.key]) if change.key in records else {}
    blank = {*change.data.get(CLEARED, ()), CLEARED}
    data = {name: v for name, v in {**known, **change.data}.items() if name not in blank}
    records[change.key] = to_record(TABLES[change.table], change.key, data)
    kept = tuple(record for _, record in sorted(records.items()))
    return replace(landscape, **{change.table: kept})  # type: ignore[arg-type]


def after(landscape: Landscape, changes: Iterable[Row | Leaving]) -> Landscape:
    """The landscape after several changes, in their order."""
    for change in changes:
        landscape = changed_by(landscape, change)
    return landscape


def difference(
    before: Landscape, then: Landscape, as_of: date, today: date | None = None
) -> Difference:
    """What another landscape would change, on the same day.

    What the women said who are gone in it, and those they named, would tell who named whom:
    it is left aside on both sides.
    """
    before = _unsaid(before, then)
    old, new = _open(find_gaps(before, as_of)), _open(find_gaps(then, as_of))
    pairs = [(old[one], new[one]) for one in new if one in old]
    routes = _routes(before, then, as_of, today)
    return Difference(
        tuple(new[one] for one in new if one not in old),
        tuple(old[one] for one in old if one not in new),
        tuple((one, other) for one, other in pairs if _case(one) != _case(other)),
        tuple((one, other) for one, other in routes if one.routes and not other.routes),
        tuple((one, other) for one, other in routes if other.routes and not one.routes),
        tuple((one, other) for one, other in routes if _moved(one, other)),
    )


def _unsaid(before: Landscape, then: Landscape) -> Landscape:
    """Without the restricted ties that the other landscape does not have, or has otherwise."""
    there, words = set(then.ties), before.vocabulary
    ties = tuple(t for t in before.ties if t in there or not words.ties[t.type].restricted)
    return replace(before, ties=ties)


def ends(landscape: Landscape, actor: str, day: date) -> tuple[Row, ...]:
    """What a store can keep of somebody's leaving: ties and seats end, services are unverified.

    What was is never deleted: the actor stays on the list.
    """
    ties = (
        _said("ties", tie, {"end": max(day, tie.start or day).isoformat()})
        for tie in landscape.ties
        if actor in (tie.source, tie.target)
        and (tie.end is None or tie.end > day)
        and not landscape.vocabulary.ties[tie.type].restricted
    )
    seats = (
        _said("seats", seat, {"left": max(day, seat.joined or day).isoformat()})
        for seat in landscape.seats
        if seat.actor == actor and (seat.left is None or seat.left > day)
    )
    services = (
        _said("services", one, {CLEARED: ["last_verified"]})
        for one in landscape.services
        if one.actor == actor and one.last_verified
    )
    return (*ties, *seats, *services)


def _said(table: str, record: object, more: dict[str, object]) -> Row:
    about = TABLES[table]
    known = to_data(about, record)
    named = {name: known[name] for name in ("id", *about.key) if name in known}
    return Row("", table, _key(table, record), {**named, **more})


def _key(table: str, record: object) -> str:
    return getattr(record, "key", "") or key_of(TABLES[table], to_data(TABLES[table], record))


def _open(found: Sequence[Finding]) -> dict[str, Finding]:
    return {finding.id: finding for finding in found if finding.status != "OK"}


def _case(finding: Finding) -> tuple[object, ...]:
    return finding.status, finding.variant, finding.severity, finding.affected


def _routes(
    before: Landscape, then: Landscape, as_of: date, today: date | None
) -> list[tuple[Routes, Routes]]:
    """The routes to the asks that both have."""
    if before.us not in before.actor:
        return []
    old = {one.ask: one for one in Ways(before, as_of, today).to_all(before.us)}
    ways = Ways(then, as_of, today)
    new = {one.ask: one for one in ways.to_all(before.us)}
    return [(old[ask], new[ask]) for ask in old if ask in new]


def _moved(one: Routes, other: Routes) -> bool:
    """Whether the best route is another, or worth another share."""
    if not (one.routes and other.routes):
        return False
    old, new = one.routes[0], other.routes[0]
    return (old.way, round(old.worth, 9)) != (new.way, round(new.worth, 9))
