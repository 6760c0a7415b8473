"""allymap who: what is known about one actor, or who stands where in a measure."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from allymap.cli.naming import meant
from allymap.cli.options import (
    as_of_option,
    at_option,
    json_option,
    landscape_of,
    opened,
    store_option,
    today,
)
from allymap.cli.say import answer, answer_json, talk, working
from allymap.cli.speech import words
from allymap.gaps.rules import DATA_1, find_gaps
from allymap.model.audience import for_audience
from allymap.view.person import sentences
from allymap.view.steady import is_stable, steady, such_lists
from allymap.view.tell import tell

if TYPE_CHECKING:
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.network.standing import Measure, Standing

_TOP = 10


@click.command(
    "who",
    epilog="""\b
Examples:
  allymap who "Amina"                    by name, whole or in part
  allymap who --measure betweenness      technical: who lies between others""",
)
@click.argument("name", required=False)
@store_option
@as_of_option
@at_option
@click.option("--measure", default="", help="Rank all actors by a measure instead.")
@json_option
def command(
    name: str | None, store: str, as_of: date | None, at: str, measure: str, as_json: bool
) -> None:
    """What is known about one actor, in sentences."""
    if not name and not measure:
        raise click.UsageError(_("Whom do you mean? Give a NAME, or --measure for a ranking."))
    place = opened(store)
    try:
        whole = landscape_of(place, at)
    finally:
        place.close()
    day = as_of or today()
    if measure:
        _rank(for_audience(whole, "internal", today()), measure, day, as_json=as_json)
    else:
        _one(whole, meant(whole, name or ""), day, as_json=as_json)


def _one(whole: Landscape, actor: str, day: date, *, as_json: bool) -> None:
    seen = for_audience(whole, "internal", today())
    found = (f for f in find_gaps(whole, day) if f.status != "OK" and f.rule != DATA_1.id)
    told = tell(found, seen, words())
    lines = sentences(seen, actor, told, day, words())
    if as_json:
        answer_json({"id": actor, "name": seen.name(actor), "sentences": lines})
        return
    answer(lines[0], style="bold")
    for line in lines[1:]:
        answer(line, indent=2)
    talk(words().say("next.map"), style="dim")


def _rank(seen: Landscape, name: str, day: date, *, as_json: bool) -> None:
    from allymap.network.standing import MEASURES, measure

    with working():
        standings = measure(seen, name, day)
    about = next(m for m in MEASURES if m.name == name)
    if as_json:
        _rank_json(seen, standings, about)
        return
    answer(words().own(f"measure.{name}", about.title), style="bold")
    for standing in [s for s in standings if s.rank is not None][:_TOP]:
        answer(f"{standing.rank:>3}  {standing.value:.4f}  {seen.name(standing.actor)}")
        sure = steady(standing, seen.vocabulary, words())
        if sure:
            answer(sure, indent=5, style="dim")
    none = sum(1 for s in standings if s.rank is None)
    if none:
        answer(words().say("who.no_ties", n=none))
    answer(words().own(f"measure.{name}.how", about.convention), style="dim")
    answer(_sureness(seen, standings), style="dim")


def _sureness(seen: Landscape, standings: tuple[Standing, ...]) -> str:
    """What the chances speak of, or why there are none."""
    if any(s.stability is not None for s in standings):
        return such_lists(seen.vocabulary, words())
    return words().say("steady.not_tried", most=seen.vocabulary.days("replicates_up_to"))


def _rank_json(seen: Landscape, standings: tuple[Standing, ...], about: Measure) -> None:
    limits = seen.vocabulary
    rows = [
        {
            "actor": s.actor,
            "value": s.value,
            "rank": s.rank,
            "stability": s.stability,
            "range": s.range,
            "stable": None if s.stability is None else is_stable(s, limits),
        }
        for s in standings
    ]
    names = ("first", "missing", "replicates", "replicate_seed", "stable")
    tried = {name: limits.thresholds[name] for name in names}
    answer_json(
        {
            "measure": about.name,
            "convention": about.convention,
            "tried": tried,
            "standings": rows,
        }
    )
