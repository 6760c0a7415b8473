"""allymap gaps: what is missing, and what to do."""

from __future__ import annotations

from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING

import click

from allymap.cli.answers import as_json as finding_json
from allymap.cli.explain import rule_called
from allymap.cli.marking import marks_in
from allymap.cli.options import (
    as_of_option,
    at_option,
    audience_option,
    json_option,
    landscape_of,
    opened,
    store_option,
    today,
)
from allymap.cli.say import answer, answer_json, talk, working
from allymap.cli.speech import words
from allymap.gaps.choice import kind
from allymap.gaps.introducers import Introducers
from allymap.gaps.marked import in_order, is_aside
from allymap.gaps.rules import DATA_1, findings_for
from allymap.gaps.short_list import absent, is_short, questions, unasked
from allymap.model.audience import for_audience
from allymap.model.terms import holds
from allymap.view.marked import told_aside, with_marks
from allymap.view.naming import actor_name
from allymap.view.priority import told_priority
from allymap.view.short import short_page
from allymap.view.tell import tell
from allymap.view.thresholds import told_thresholds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from allymap.gaps.finding import Finding
    from allymap.model.audience import Audience
    from allymap.model.landscape import Landscape
    from allymap.model.marks import Mark
    from allymap.view.told import Told

NOTHING: Mapping[str, Mark] = MappingProxyType({})
_SHOWN = 3
_SUMMED = 3


@click.command(
    "gaps",
    epilog="""\b
Examples:
  allymap gaps                   the three most pressing
  allymap gaps --all             all of them
  allymap gaps --rule ACC-1      one rule
  allymap gaps --for coalition   what partners may see""",
)
@store_option
@as_of_option
@at_option
@audience_option
@click.option("--all", "everything", is_flag=True, help="Show every finding.")
@click.option("--rule", default="", help="Show only this rule: ACC-1, SAFE-1, ...")
@click.option("--priority", is_flag=True, help="Write out why each stands where it stands.")
@json_option
def command(
    store: str,
    as_of: date | None,
    at: str,
    audience: Audience,
    everything: bool,
    rule: str,
    priority: bool,
    as_json: bool,
) -> None:
    """What is missing, what nobody has asked, and what to do."""
    if rule:
        rule_called(rule)
    place = opened(store)
    try:
        landscape = landscape_of(place, at, audience)
        decided = marks_in(place, at) if audience == "internal" else {}
    finally:
        place.close()
    day = as_of or today()
    with working():
        every = in_order(findings_for(landscape, audience, day, today()), decided)
    found = [finding for finding in every if not rule or finding.rule == rule.upper()]
    seen = for_audience(landscape, audience, today(), day)
    shared = audience != "internal"
    introducers = Introducers(landscape, seen, day, today(), shared=shared)
    if as_json:
        found = list(introducers.dress(found))
        pairs = zip(found, tell(found, seen, words()), strict=True)
        plain = [finding_json(one, said, decided.get(one.id)) for one, said in pairs]
        answer_json({"as_of": day, "findings": plain})
        return
    everything = everything or bool(rule)
    print_gaps(introducers, found, decided, everything=everything, priority=priority)


def print_gaps(
    introducers: Introducers,
    found: Sequence[Finding],
    decided: Mapping[str, Mark] = NOTHING,
    *,
    everything: bool = False,
    priority: bool = False,
) -> None:
    """Print findings: the first three, or all; what nobody asked; how many are in place.

    What was accepted or done is among them only when all are printed, and then comes last.
    """
    landscape, day = introducers.seen, introducers.as_of
    _print_head(landscape, day)
    if is_short(landscape):
        _print_short(landscape)
        return
    needed = [f for f in found if not is_aside(f, decided)]
    unknown = [f for f in needed if f.rule == DATA_1.id and f.status != "OK"]
    open_ones = [f for f in needed if f.status in ("GAP", "OPPORTUNITY") and f not in unknown]
    blind = [f for f in needed if f.status == "BLIND_SPOT" and f not in unknown]
    aside = [f for f in found if f not in needed and f.status != "OK"]
    both = [*open_ones, *blind]
    shown = introducers.dress([*unknown, *both, *aside] if everything else both[:_SHOWN])
    if not everything:
        _print_unknown(landscape, unknown)
    for number, told in enumerate(_told(shown, landscape, day, decided), start=1):
        _print_one(number, told)
        _print_whom(shown[number - 1], landscape)
        if priority:
            answer(told_priority(shown[number - 1], words()), style="dim", indent=3)
            answer()
    _print_decided(_told(found, landscape, day, decided), decided)
    _print_counts(found, shown=len(shown), everything=everything)
    for line in told_thresholds(landscape, words()):
        answer(line, style="dim")
    if not everything:
        _print_blind(blind[max(0, _SHOWN - len(open_ones)) :])
    talk(words().say("next.map"), style="dim")


def _print_head(landscape: Landscape, day: date) -> None:
    say = words().say
    held = sum(holds(tie, day) for tie in landscape.ties)
    actors, ties = say("table.actors", n=len(landscape.actors)), say("table.ties", n=held)
    answer(say("gaps.head", actors=actors, ties=ties, day=words().day(day)), style="bold")
    answer()


def _print_one(number: int, told: Told) -> None:
    label = words().say(f"status.{told.status}")
    severity = words().say(f"severity.{told.severity}")
    headline = words().say("text.labelled", label=told.about, text=told.title)
    answer(f"{number}. {headline}", style="bold")
    answer(f"{label}, {severity} · {told.id}", style="dim", indent=3)
    answer(told.what, indent=3)
    answer(f"{words().say('gaps.do')} {told.action}", indent=3)
    if told.introduction:
        answer(f"{words().say('gaps.introduction')} {told.introduction}", indent=3)
    if told.owner:
        answer(f"{words().say('gaps.owner')} {told.owner}", indent=3)
    if told.mark:
        answer(told.mark, style="bold" if told.overdue else "", indent=3)
    answer(words().say("text.quoted", text=told.why), style="italic dim", indent=3)
    answer()


def _print_whom(finding: Finding, landscape: Landscape) -> None:
    """Who has not agreed to be kept: told to whoever keeps the list, and on no page."""
    code = f"{finding.rule}.{finding.variant}.whom"
    if finding.status != "OK" and words().has(code):
        names = (actor_name(landscape, one, words()) for one in finding.facts["whom"])
        answer(words().say(code, whom=words().listed(names)), indent=3)
        answer()


def _told(
    found: Sequence[Finding], landscape: Landscape, day: date, decided: Mapping[str, Mark]
) -> tuple[Told, ...]:
    return with_marks(tell(found, landscape, words()), decided, day, words())


def _print_decided(told: Sequence[Told], decided: Mapping[str, Mark]) -> None:
    """How many were put aside, and which plans are late."""
    for one in told:
        if one.overdue:
            said = words().say("text.labelled", label=one.about or one.title, text=one.mark)
            answer(words().say("mark.late", plan=said), style="bold")
    if aside := told_aside(told, decided, words()):
        answer(aside)


def _print_unknown(landscape: Landscape, unknown: Sequence[Finding]) -> None:
    """What we do not know, in two lines: it comes first, and must not crowd out the rest."""
    if not unknown:
        return
    say = words().say
    told = zip(tell(unknown, landscape, words()), unknown, strict=True)
    said = [say("gaps.unknown.one", about=one.about, n=f.facts["count"]) for one, f in told]
    left = len(said) - _SUMMED
    more = [say("list.more", n=left)] if left > 0 else []
    answer(say("gaps.unknown", n=len(unknown)), style="bold")
    answer(words().apart([*said[:_SUMMED], *more]), indent=3)
    answer()


def _print_counts(found: Sequence[Finding], *, shown: int, everything: bool) -> None:
    counts = Counter(map(kind, found))
    says = [
        words().say(f"gaps.count.{status}", n=counts[status])
        for status in ("GAP", "OPPORTUNITY", "BLIND_SPOT", "OK")
        if counts[status]
    ]
    answer(words().say("gaps.counts", what=words().listed(says or ["0"])))
    rest = len(found) - counts["OK"] - shown
    if rest > 0 and not everything:
        answer(words().say("gaps.all", n=rest))


def _print_blind(blind: Sequence[Finding]) -> None:
    """What nobody asked about: a line for each of the first rules, and where the rest is."""
    counts = Counter(f.rule for f in blind)
    for rule, n in list(counts.items())[:_SHOWN]:
        title = words().say(f"{rule}.title")
        answer(words().say("gaps.blind", n=n, title=title, rule=rule), style="dim")
    if len(counts) > _SHOWN:
        answer(words().say("gaps.blind.more", n=len(counts) - _SHOWN), style="dim")


def _print_short(landscape: Landscape) -> None:
    page = short_page(
        landscape, absent(landscape), questions(landscape), unasked(landscape), words()
    )
    for line in page.absent:
        answer(line)
    answer()
    answer(words().say("short.ask_first"), style="bold")
    for number, (question, unlocks) in enumerate(page.questions, start=1):
        answer(f"{number}. {question}")
        answer(unlocks, style="dim", indent=3)
    answer()
    answer(page.unasked, style="dim")
    talk(words().say("next.asked"), style="dim")
