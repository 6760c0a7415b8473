"""allymap introduce: the missing ties that would help most, by whom, how, and at what risk."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from allymap.cli.naming import meant_in
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
from allymap.view import introduce as said

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from allymap.gaps.between import Introduction
    from allymap.gaps.goals import GoalName
    from allymap.model.landscape import Landscape

_GOALS: tuple[GoalName, ...] = ("movement", "target", "connector", "parts", "meet")
# Ten of one goal, or three of each.
_FIRST, _EACH = 10, 3


@click.command(
    "introduce",
    epilog="""\b
Examples:
  allymap introduce                  the first three for each goal
  allymap introduce --for movement   so that work with men answers to the women's movement
  allymap introduce --for target --ask "Reform of the law"
  allymap introduce --for connector  so that not all hangs on one
  allymap introduce --for parts      so that parts with no way between them find each other
  allymap introduce --for meet       so that those meet who should""",
)
@click.option("--for", "goal", type=click.Choice(_GOALS), help="What for.  [default: all]")
@click.option("--ask", default="", help="Only the target of this ask.")
@click.option("--measure", is_flag=True, help="Common neighbours and Adamic-Adar beside each.")
@store_option
@as_of_option
@at_option
@json_option
def command(
    goal: GoalName | None,
    ask: str,
    measure: bool,
    store: str,
    as_of: date | None,
    at: str,
    as_json: bool,
) -> None:
    """Who should be introduced to whom, who is asked to do it, how, and what it would bring."""
    from allymap.gaps.goals import Goal
    from allymap.gaps.introducing import introductions, measures

    if ask and goal not in (None, "target"):
        raise click.UsageError(_("--ask goes with --for target."))
    place = opened(store)
    try:
        landscape = landscape_of(place, at)
    finally:
        place.close()
    day = as_of or today()
    which = meant_in(landscape, "asks", ask) if ask else ""
    goals: tuple[GoalName, ...] = (goal,) if goal else ("target",) if ask else _GOALS
    most = _FIRST if as_json or len(goals) == 1 else _EACH
    data = []
    for name in goals:
        asked = Goal(name, which if name == "target" else "")
        with working(words().say(f"introduce.goal.{name}")):
            found, total = introductions(landscape, asked, day, today(), most)
        beside = measures(landscape, [(one.who, one.whom) for one in found], day)
        if as_json:
            pairs = zip(found, beside, strict=True)
            data += [said.as_data(landscape, one, scores, words()) for one, scores in pairs]
            continue
        _print(landscape, name, found, total, beside if measure else ())
    if as_json:
        answer_json({"as_of": day, "introductions": data})
        return
    talk(words().say("introduce.first"), style="dim")


def _print(
    landscape: Landscape,
    goal: str,
    found: Sequence[Introduction],
    total: int,
    beside: Sequence[tuple[int, float]],
) -> None:
    answer(words().say(f"introduce.goal.{goal}"), style="bold")
    if not found:
        answer(words().say("introduce.none"), indent=2)
    for number, one in enumerate(found, start=1):
        answer(f"{number}. {said.title(landscape, one, words())}", style="bold", indent=2)
        for line in said.lines(landscape, one, words()):
            answer(line, indent=5)
        if beside:
            common, adamic = beside[number - 1]
            answer(
                words().say("introduce.measure", n=common, score=f"{adamic:.2f}"),
                style="dim",
                indent=5,
            )
    named = sum(1 + len(one.others) for one in found)
    if total > named:
        answer(words().say("introduce.more", n=total - named), indent=2)
    answer(said.why(goal, words()), style="italic dim", indent=2)
    answer()
