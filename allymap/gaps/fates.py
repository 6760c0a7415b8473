"""What became of each finding between two days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.gaps.rules import DATA_1, RULES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from allymap.gaps.finding import Finding

# In this order they are told. Closed is only what is known to be closed.
FATES = ("closed", "new", "still_open", "changed", "now_known", "not_known", "gone", "unsure")
_MOVES = {
    ("open", "shut"): "closed",
    ("shut", "open"): "new",
    ("blind", "open"): "now_known",
    ("open", "blind"): "not_known",
}
Fates = dict[str, dict[str, tuple[str, ...]]]


def fates(
    before: Sequence[Finding],
    after: Sequence[Finding],
    *,
    gone: Collection[str] = (),
    missing: Collection[str] = (),
) -> Fates:
    """By rule, then by fate, the ids of the findings; rules about which nothing is left out.

    `closed`: a gap or opportunity that is no longer one; `gone`: its subjects are gone;
    `unsure` when they could not be reached, so that nothing new is known of them;
    `changed`: still something to do, but another case; `now_known`, `not_known`: nobody had
    asked, or nobody asked this time. What we do not know (DATA-1) is not among them.
    """
    then, now = ({f.id: f for f in found} for found in (before, after))
    told: Fates = {}
    for one in sorted(then.keys() | now.keys()):
        fate = _fate(then.get(one), now.get(one), set(gone), set(missing))
        if fate:
            rule = (now.get(one) or then[one]).rule
            by_fate = told.setdefault(rule, {})
            by_fate[fate] = (*by_fate.get(fate, ()), one)
    order = [rule.id for rule in RULES if rule.id != DATA_1.id]
    return {rule: told[rule] for rule in order if rule in told}


def counted(told: Fates) -> Mapping[str, int]:
    """How many findings met each fate."""
    return {fate: sum(len(by.get(fate, ())) for by in told.values()) for fate in FATES}


def _fate(before: Finding | None, after: Finding | None, gone: set[str], missing: set[str]) -> str:
    then, now = _state(before), _state(after)
    subjects = {one for finding in (after or before,) if finding for one in finding.subjects}
    if "open" in (then, now) and subjects:
        if subjects <= gone:
            return "gone"
        if subjects <= missing:
            return "unsure"
    if then == now == "open" and before and after:
        return "still_open" if before.variant == after.variant else "changed"
    return _MOVES.get((then, now), "")


def _state(finding: Finding | None) -> str:
    if finding is None or finding.status == "OK":
        return "shut"
    return "blind" if finding.status == "BLIND_SPOT" else "open"
