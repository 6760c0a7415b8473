"""All rules, in the order in which they matter, and the findings for an audience."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from allymap.gaps.accountability import ACC_1
from allymap.gaps.allies import SAFE_2
from allymap.gaps.beginning import EARLY_1
from allymap.gaps.bridges import BRIDGE_1
from allymap.gaps.consents import CONS_1
from allymap.gaps.doorways import ENTRY_1
from allymap.gaps.facilitation import SAFE_3
from allymap.gaps.inclusion import INCL_1
from allymap.gaps.influence import BASE_1, INF_1
from allymap.gaps.meeting import BRIDGE_2
from allymap.gaps.mix import ELEM_1
from allymap.gaps.owner import colleagues, owner
from allymap.gaps.puzzle import SYNC_2
from allymap.gaps.safety import SAFE_1
from allymap.gaps.scale import SCALE_1
from allymap.gaps.sequence import SYNC_1
from allymap.gaps.stage import INF_2
from allymap.gaps.targets import TARGET_1
from allymap.gaps.trust import TRUST_1
from allymap.gaps.unknown import what_we_do_not_know
from allymap.gaps.voice import VOICE_1
from allymap.model.audience import for_audience
from allymap.model.landscape import once
from allymap.model.stances import without_opponents
from allymap.model.tables import TABLES, key_of, to_data

if TYPE_CHECKING:
    from datetime import date

    from allymap.gaps.finding import Finding, Ref
    from allymap.gaps.rule import GapRule
    from allymap.model.audience import Audience
    from allymap.model.landscape import Landscape

_ASKING: tuple[GapRule, ...] = (
    ACC_1,
    SAFE_1,
    SAFE_2,
    CONS_1,
    SYNC_1,
    INF_2,
    TRUST_1,
    INCL_1,
    SYNC_2,
    BRIDGE_2,
    BRIDGE_1,
    INF_1,
    SAFE_3,
    TARGET_1,
    BASE_1,
    ENTRY_1,
    SCALE_1,
    EARLY_1,
    ELEM_1,
    VOICE_1,
)
DATA_1 = what_we_do_not_know(_ASKING)
RULES: tuple[GapRule, ...] = (DATA_1, *_ASKING)
# Facts that are numbers of sessions, or follow from them.
_OF_SESSIONS = ("sessions", "planned", "share")
_ORDER = {rule.id: place for place, rule in enumerate(RULES)}


def find_gaps(
    landscape: Landscape, as_of: date, rules: tuple[GapRule, ...] = RULES
) -> tuple[Finding, ...]:
    """What all rules find on a day, OK included: the most pressing first.

    What we do not know comes before all else; the rest by priority, then the rules' order,
    then the finding's id.
    """
    return _all(landscape, as_of) if rules is RULES else _found(landscape, as_of, rules)


@once
def _all(landscape: Landscape, as_of: date) -> tuple[Finding, ...]:
    return _found(landscape, as_of, RULES)


def _found(landscape: Landscape, as_of: date, rules: tuple[GapRule, ...]) -> tuple[Finding, ...]:
    ours = colleagues(landscape, as_of)
    found = [
        replace(finding, owner=owner(finding, ours))
        for rule in rules
        for finding in rule.look(landscape, as_of)
    ]
    return tuple(sorted(found, key=_place))


def _place(finding: Finding) -> tuple[bool, float, int, str]:
    rule = finding.rule
    return rule != DATA_1.id, -finding.priority, _ORDER[rule], finding.id


def findings_for(
    landscape: Landscape, audience: Audience, as_of: date, today: date
) -> tuple[Finding, ...]:
    """The findings that an audience may see.

    `internal` sees all. A partner sees a finding only when it also holds, with the same
    status and case, on what the partner sees, and all that it rests on is visible there:
    hiding somebody must not accuse a group of what is not so. It tells no number of sessions.
    Who stands against us counts for neither: what is missing must not tell that they are there.
    `public` sees none one by one; `gaps.public` counts some.
    """
    if audience == "internal":
        return find_gaps(landscape, as_of)
    if audience == "public":
        return ()
    everything = find_gaps(without_opponents(landscape, today, as_of), as_of)
    seen = for_audience(landscape, audience, today, as_of)
    open_refs = _refs(seen)
    true = {f.id: f for f in everything if not f.internal and set(f.evidence) <= open_refs}
    found = [f for f in find_gaps(seen, as_of) if f.id in true and _same(f, true[f.id])]
    return tuple(sorted(map(_uncounted, found), key=_place))


def _uncounted(finding: Finding) -> Finding:
    """A finding without how many sessions it rests on: that may be few, and tables hide few."""
    if all(table != "activities" for table, _ in finding.evidence):
        return finding
    facts = {name: fact for name, fact in finding.facts.items() if name not in _OF_SESSIONS}
    return replace(finding, facts=facts, affected=1)


def _same(seen: Finding, whole: Finding) -> bool:
    """Same status and case, resting on the same records, and as grave."""
    return (seen.status, seen.variant, seen.severity, set(seen.evidence)) == (
        whole.status,
        whole.variant,
        whole.severity,
        set(whole.evidence),
    )


def _refs(landscape: Landscape) -> set[Ref]:
    return {
        (table.name, getattr(record, "key", "") or key_of(table, to_data(table, record)))
        for table in TABLES.values()
        for record in getattr(landscape, table.name)
    }
