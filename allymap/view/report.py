"""The report: one page with every finding, what nobody asked, and what is in place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from allymap.gaps.short_list import absent, is_short, questions, unasked
from allymap.model.terms import holds
from allymap.view.ladder import rungs
from allymap.view.short import ShortPage, short_page
from allymap.view.single_file import part, render
from allymap.view.thresholds import threshold_table, told_thresholds

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from allymap.model.audience import Audience
    from allymap.model.landscape import Landscape
    from allymap.view.told import Told
    from allymap.view.words import Words

SHOWN = ("GAP", "OPPORTUNITY", "BLIND_SPOT", "OK")


@dataclass(frozen=True, slots=True)
class Section:
    """The findings of one status, under one heading."""

    status: str
    title: str
    about: str
    told: tuple[Told, ...]


def write_report(
    landscape: Landscape,
    told: Sequence[Told],
    *,
    audience: Audience,
    as_of: date,
    made_on: date,
    words: Words,
    aside: str = "",
) -> str:
    """The whole page as HTML; the same input gives the same text.

    `landscape` and `told` are what the audience may see; `aside` says how much was put aside.
    """
    return render(
        "report.html.j2",
        part("report.css"),
        {},
        say=words.say,
        language=words.language,
        audience=audience,
        as_of=words.day(as_of),
        made_on=words.day(made_on),
        actors=words.say("table.actors", n=len(landscape.actors)),
        ties=words.say("table.ties", n=sum(holds(tie, as_of) for tie in landscape.ties)),
        sections=sections(told, words),
        aside=aside,
        short=_short(landscape, words),
        ladder=rungs(landscape, as_of, words),
        own_thresholds=told_thresholds(landscape, words),
        thresholds=threshold_table(landscape, words),
    )


def sections(told: Sequence[Told], words: Words) -> tuple[Section, ...]:
    """The findings by status, in the order in which they should be read."""
    return tuple(
        Section(
            status,
            words.say(f"report.{status}"),
            words.say(f"report.{status}.about"),
            tuple(one for one in told if one.status == status),
        )
        for status in SHOWN
    )


def _short(landscape: Landscape, words: Words) -> ShortPage | None:
    if not is_short(landscape):
        return None
    return short_page(landscape, absent(landscape), questions(landscape), unasked(landscape), words)
