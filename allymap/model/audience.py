"""What an audience may see: an allow-list, applied before anything is drawn or written."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, Literal

from allymap.model.consent import agreed
from allymap.model.stances import without_opponents
from allymap.model.tables import TABLES
from allymap.model.terms import places_above, took_part
from allymap.model.unite import NO_ALIASES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.records import Activity, Actor

Audience = Literal["internal", "coalition", "public"]
AUDIENCES: tuple[Audience, ...] = ("internal", "coalition", "public")


def for_audience(
    landscape: Landscape, audience: Audience, today: date, as_of: date | None = None
) -> Landscape:
    """The part of a landscape that an audience may see.

    `internal`: all but who named whom, and backlash. `coalition`: organisations and groups,
    people who agreed to it (judged on `today`), only the fields of the allow-list, no session
    still to come after `as_of` or `today`, none that tells of somebody hidden, and only the
    places and coalitions where somebody is left to see; all of it as if nobody had noted who
    stands against us, on `as_of` or on `today`. `public`: by the same way no person at all, and
    of the others only those who agreed to be published, with nothing but a name and a kind.
    """
    if audience == "internal":
        open_ties = tuple(t for t in landscape.ties if not _restricted(landscape, t.type))
        return replace(landscape, ties=open_ties, backlash=())
    rules = landscape.vocabulary.raw["audiences"][audience]
    ours = without_opponents(landscape, today, as_of or today)
    hidden = frozenset(ours.actor) - visible(ours, rules, today)
    held = _open_sessions(ours, hidden, min(as_of or today, today))
    seen = _inhabited(shown_ties(held.without(*hidden), rules))
    tables: dict[str, Any] = {t: listed(t, getattr(seen, t), rules) for t in TABLES}
    return replace(seen, **tables, aliases=NO_ALIASES)


def visible(landscape: Landscape, rules: Mapping[str, Any], today: date) -> frozenset[str]:
    """The ids of the actors whom this audience may see, were none of them against us."""
    consenting = agreed(landscape, rules["consent_scope"], today)
    return frozenset(a.id for a in landscape.actors if _may_see(landscape, a, rules, consenting))


def counted(landscape: Landscape, today: date, as_of: date) -> Landscape:
    """Whom a page for everybody names or counts, with the ties that it may count.

    As if nobody had noted who stands against us. Not counted is who is for inside only, whose
    consent has ended on `today` or is for something else, and anybody of the constituencies
    that are asked first.
    """
    rules = landscape.vocabulary.raw["audiences"]["public"]
    ours = without_opponents(landscape, today, as_of)
    noted = {consent.actor for consent in ours.consents}
    gone = noted - agreed(ours, rules["count_scope"], today)
    kept = {a.id for a in ours.actors if a.id not in gone and _may_count(ours, a, rules)}
    left = frozenset(ours.actor) - kept - visible(ours, rules, today)
    return shown_ties(ours.without(*left), rules, rules["count_visibilities"])


def _may_count(landscape: Landscape, actor: Actor, rules: Mapping[str, Any]) -> bool:
    group = landscape.vocabulary.kinds[actor.kind].constituency
    open_ = (actor.visibility or "coalition") in rules["count_visibilities"]
    return open_ and group not in rules["consent_constituencies"]


def _may_see(
    landscape: Landscape, actor: Actor, rules: Mapping[str, Any], consenting: frozenset[str]
) -> bool:
    kind = landscape.vocabulary.kinds[actor.kind]
    if actor.visibility and actor.visibility not in rules["visibilities"]:
        return False
    if kind.form not in rules["forms"]:
        return False
    asks = kind.form in rules["consent_forms"]
    asks = asks or kind.constituency in rules["consent_constituencies"]
    return not asks or actor.id in consenting


def shown_ties(
    landscape: Landscape, rules: Mapping[str, Any], visibilities: Sequence[str] = ()
) -> Landscape:
    """The landscape with only the ties that rules, or these `visibilities`, show."""
    may = visibilities or rules["visibilities"]
    ties = tuple(
        tie
        for tie in landscape.ties
        if tie.type in rules["tie_types"]
        and not tie.do_not_ask
        and tie.sign != "-"
        and (tie.visibility or "coalition") in may
    )
    return replace(landscape, ties=ties)


def _open_sessions(landscape: Landscape, hidden: frozenset[str], last: date) -> Landscape:
    """Only sessions held by a day, and none of a hidden group, of a hidden host, or only of
    hidden people: where and when they met would tell of them.
    """
    held = tuple(a for a in landscape.activities if a.date <= last and not _tells(a, hidden))
    return replace(landscape, activities=held)


def _tells(activity: Activity, hidden: frozenset[str]) -> bool:
    there = took_part(activity)
    return bool({*activity.groups, activity.organiser} & hidden) or bool(there and there <= hidden)


def _inhabited(landscape: Landscape) -> Landscape:
    """Only the places and coalitions where somebody is left, and our own id if it is."""
    tables = (landscape.actors, landscape.activities, landscape.services)
    used = {p for table in tables for one in table for p in places_above(landscape, one.place)}
    sat_in = {seat.coalition for seat in landscape.seats}
    return replace(
        landscape,
        places=tuple(p for p in landscape.places if p.id in used),
        coalitions=tuple(c for c in landscape.coalitions if c.id in sat_in),
        settings=tuple(
            s for s in landscape.settings if s.name != "us" or s.value in landscape.actor
        ),
    )


def listed(table: str, records: tuple[Any, ...], rules: Mapping[str, Any]) -> tuple[Any, ...]:
    """The records of a table with only the listed fields; none when the table is not listed."""
    allowed = {"key", "id_"} | {_field(name) for name in rules.get(table, ())}
    if table not in rules:
        return ()
    return tuple(_blanked(record, allowed) for record in records)


def _blanked(record: Any, allowed: set[str]) -> Any:
    blank = {f.name: f.default for f in fields(record) if f.name not in allowed | {"attributes"}}
    return replace(record, **blank, attributes={})


def _field(name: str) -> str:
    return "as_" if name == "as" else name


def _restricted(landscape: Landscape, tie_type: str) -> bool:
    return landscape.vocabulary.ties[tie_type].restricted
