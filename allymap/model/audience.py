"""What an audience may see: an allow-list, applied before anything is drawn or written."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, Literal

from allymap.model.consent import agreed
from allymap.model.remove import without
from allymap.model.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.records import Actor

Audience = Literal["internal", "coalition"]
AUDIENCES: tuple[Audience, ...] = ("internal", "coalition")


def for_audience(
    landscape: Landscape, audience: Audience, today: date, as_of: date | None = None
) -> Landscape:
    """The part of a landscape that an audience may see.

    `internal`: all but who named whom, and backlash. `coalition`: organisations and groups,
    people who agreed to it (judged on `today`), only the fields of the allow-list, and no
    session that is still to come after `as_of`.
    """
    if audience == "internal":
        open_ties = tuple(t for t in landscape.ties if not _restricted(landscape, t.type))
        return replace(landscape, ties=open_ties, backlash=())
    rules = landscape.vocabulary.raw["audiences"][audience]
    hidden = {a.id for a in landscape.actors if a.id not in visible(landscape, rules, today)}
    seen = _unplanned(_shown_ties(without(landscape, frozenset(hidden)), rules), as_of or today)
    listed: dict[str, Any] = {t: _listed(t, getattr(seen, t), rules) for t in TABLES}
    return replace(seen, **listed)


def visible(landscape: Landscape, rules: Mapping[str, Any], today: date) -> frozenset[str]:
    """The ids of the actors whom this audience may see."""
    consenting = agreed(landscape, rules["consent_scope"], today)
    return frozenset(a.id for a in landscape.actors if _may_see(landscape, a, rules, consenting))


def _may_see(
    landscape: Landscape, actor: Actor, rules: Mapping[str, Any], consenting: frozenset[str]
) -> bool:
    kind = landscape.vocabulary.kinds[actor.kind]
    if actor.visibility and actor.visibility not in rules["visibilities"]:
        return False
    asks = kind.form == "person" or kind.constituency in rules["consent_constituencies"]
    return not asks or actor.id in consenting


def _shown_ties(landscape: Landscape, rules: Mapping[str, Any]) -> Landscape:
    ties = tuple(
        tie
        for tie in landscape.ties
        if tie.type in rules["tie_types"]
        and not tie.do_not_ask
        and (tie.visibility or "coalition") in rules["visibilities"]
    )
    return replace(landscape, ties=ties)


def _unplanned(landscape: Landscape, as_of: date) -> Landscape:
    held = tuple(a for a in landscape.activities if a.date <= as_of)
    return replace(landscape, activities=held)


def _listed(table: str, records: tuple[Any, ...], rules: Mapping[str, Any]) -> tuple[Any, ...]:
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
