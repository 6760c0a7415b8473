"""DATA-1 by brute force: what nobody asked, told, dated or agreed to."""

from __future__ import annotations

from datetime import date

from gaps.oracle_words import BLIND_SPOT, GAP, OK, Readings, Said, World


def unknown(world: World) -> Readings:
    found = _unasked(world)
    p_plus = world.p_plus()
    single = [t for t in p_plus if t.confidence != "confirmed" and len(set(t.source_ids)) < 2]
    _add(found, "one_source", "medium", len(single), bool(p_plus))
    holding = [t for t in world.land.ties if world.holds(t) and t.type != "nominates"]
    known = [t for t in holding if t.last_contact is not None]
    old = [t for t in known if (world.as_of - t.last_contact).days > world.days("panel")]
    _add(found, "old", "medium", len(old), bool(known))
    answering = [
        t
        for t in world.land.ties
        if t.type == "accountable_to"
        and world.holds(t)
        and world.body(t.source)
        and world.constituency(t.source) == "men"
        and world.fem(t.target)
    ]
    formless = [t for t in answering if t.form is None]
    _add(found, "form", "high", len(formless), bool(answering))
    _consent(world, found)
    _not_reached(world, found)
    return found


def _add(found: Readings, case: str, severity: str, missing: int, any_at_all: bool) -> None:
    """The page has no words for these cases: when one fires, its own name is taken for it."""
    if missing:
        found[f"DATA-1:{case}"] = Said(BLIND_SPOT, severity, case, missing, internal=True)
    elif any_at_all:
        found[f"DATA-1:{case}"] = Said(OK, "", "", 1, internal=True)


def _unasked(world: World) -> Readings:
    """Every topic of terms.concerned is asked by some rule of the two pages."""
    found: Readings = {}
    for topic, about in world.term("concerned").items():
        concerned = [
            a.id
            for a in world.land.actors
            if world.constituency(a.id) in about["constituencies"]
            and world.form(a.id) in about["forms"]
        ]
        missing = [a for a in concerned if not world.asked(topic, a)]
        key = f"DATA-1:unasked/{topic}"
        if missing:
            found[key] = Said(BLIND_SPOT, "high", "unasked", len(missing), internal=True)
        elif concerned:
            found[key] = Said(OK, "", "", 1, internal=True)
    return found


def _consent(world: World, found: Readings) -> None:
    persons = [a.id for a in world.land.actors if world.form(a.id) == "person"]
    asked = [p for p in persons if world.asked("consents", p)]
    without = [p for p in asked if not any("store" in c.scope for c in world.consents_of(p))]
    if without:
        found["DATA-1:consent"] = Said(GAP, "high", "consent", len(without), internal=True)
    elif asked:
        found["DATA-1:consent"] = Said(OK, "", "", 1, internal=True)


def _not_reached(world: World, found: Readings) -> None:
    missed = set()
    for actor in world.land.actors:
        mine = [p for p in world.land.presence if p.actor == actor.id]
        mine.sort(key=lambda presence: _stands(world, presence.wave))
        if mine and mine[-1].status == "not_reached":
            missed.add(actor.id)
    _add(found, "not_reached", "medium", len(missed), bool(world.land.presence))


def _stands(world: World, wave: str) -> tuple[date, str]:
    """The day of the newest source that asked in a wave, whenever that is; then its name."""
    asked = {scope.source for scope in world.land.scopes if scope.wave == wave}
    days = [s.date for s in world.land.sources if s.id in asked and s.date is not None]
    return max(days, default=date.min), wave
