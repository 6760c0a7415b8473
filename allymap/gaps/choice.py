"""What to do first, of all that is open: one choice for the meeting and for the brief."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from allymap.gaps.questions import questions_to_ask
from allymap.gaps.rules import DATA_1

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from allymap.gaps.finding import Finding, Status
    from allymap.model.landscape import Landscape

THINGS = 3


class Choice(NamedTuple):
    """Three things of different kinds, and what else cannot wait: grave, or with a day."""

    things: tuple[Finding, ...]
    critical: tuple[Finding, ...]
    dated: tuple[Finding, ...]


def is_to_do(finding: Finding) -> bool:
    """Whether a finding asks for something: what nobody knows is asked about, not done."""
    return finding.status in ("GAP", "OPPORTUNITY") and finding.rule != DATA_1.id


def kind(finding: Finding) -> Status:
    """What a finding counts as: what is to do, in place, or else what we do not know."""
    return finding.status if finding.status == "OK" or is_to_do(finding) else "BLIND_SPOT"


def choose(landscape: Landscape, findings: Iterable[Finding], as_of: date) -> Choice:
    """The first three of what is open, and beside them what is critical or comes with a day.

    First what cannot wait, then by priority; what may hurt somebody, and what comes with a
    day, each counts `counts` times. No rule comes twice while another has something.
    """
    opened = [finding for finding in findings if is_to_do(finding)]
    dated = {f.id for f in opened if _is_near(landscape, f, as_of)}

    def place(finding: Finding) -> tuple[bool, float]:
        soon = finding.id in dated
        return finding.severity != "critical" and not soon, -_weight(landscape, finding, soon)

    ordered = sorted(opened, key=place)
    things = _varied(ordered)
    left = [f for f in ordered if f not in things]
    return Choice(
        things,
        tuple(f for f in left if f.severity == "critical"),
        tuple(f for f in left if f.id in dated and f.severity != "critical"),
    )


def foremost(landscape: Landscape, findings: Sequence[Finding], as_of: date) -> tuple[Finding, ...]:
    """The three things to do; where there is nothing to do yet, the three to ask about."""
    return choose(landscape, findings, as_of).things or _to_ask(landscape, findings, as_of)


def _to_ask(landscape: Landscape, findings: Sequence[Finding], as_of: date) -> tuple[Finding, ...]:
    """The gravest of what nobody asked, then by the most valuable question that decides it.

    What is unknown of the list as a whole comes last: it names no one question to begin with.
    """
    blind = {finding.id: finding for finding in findings if finding.status == "BLIND_SPOT"}
    asked = questions_to_ask(landscape, as_of) if blind else ()
    ids = dict.fromkeys(id_ for question in asked for id_ in question.findings)
    ordered = [blind[one] for one in ids if one in blind]
    return _varied(sorted(ordered, key=lambda f: (f.rule == DATA_1.id, -f.weight)))


def _varied(ordered: Sequence[Finding]) -> tuple[Finding, ...]:
    """The first three; no rule comes twice while another has something."""
    first = list({finding.rule: finding for finding in reversed(ordered)}.values())
    return tuple(sorted(ordered, key=lambda finding: finding not in first)[:THINGS])


def _is_near(landscape: Landscape, finding: Finding, as_of: date) -> bool:
    """Whether something that a finding is about is planned for one of the next days."""
    day: date | None = finding.facts.get("next")
    return day is not None and 0 < (day - as_of).days <= landscape.vocabulary.days("meet_within")


def _weight(landscape: Landscape, finding: Finding, soon: bool) -> float:
    terms = landscape.vocabulary.terms["choice"]
    times = (finding.rule in terms["harm"]) + soon
    return finding.priority * float(terms["counts"]) ** times
