"""allymap met: two actors were in contact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from allymap.cli.by_hand import by_hand_options, correct, on_option, store_and_landscape
from allymap.cli.fix import row_of
from allymap.cli.hand_ties import ties_between
from allymap.cli.hand_values import problem
from allymap.cli.naming import US, meant
from allymap.cli.options import today
from allymap.cli.say import talk
from allymap.cli.speech import words
from allymap.errors import Refused, UnknownName
from allymap.model.terms import holds
from allymap.view.record import tie_line

if TYPE_CHECKING:
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.records import Tie


@click.command(
    "met",
    epilog="""\b
Examples:
  allymap met Kwame "Women's Union" --on 2026-01-31
  allymap met Kwame "Women's Union" --on today --by Zuri
  allymap met Kwame --on today                                we met Kwame""",
)
@click.argument("actor")
@click.argument("other", default=US)
@on_option
@by_hand_options
def command(actor: str, other: str, on: date, store: str, no_input: bool, **how: Any) -> None:
    """Note that two actors were in contact: on every tie between them that holds.

    Without OTHER it is our own organisation that met ACTOR.
    """
    if on > today():
        raise Refused([problem("still_to_come", day=words().day(on))])
    with store_and_landscape(store) as (kept, landscape):
        ask = not no_input
        left, right = meant(landscape, actor, ask=ask), meant(landscape, other, ask=ask)
        live = [tie for tie in ties_between(landscape, left, right) if holds(tie, on)]
        if not live:
            raise _no_tie(landscape, left, right, on)
        older = [tie for tie in live if tie.last_contact is None or tie.last_contact <= on]
        if older:
            rows = [row_of(tie, last_contact=on.isoformat()) for tie in older]
            correct(kept, "met", rows, ask=ask, **how)
        for tie in live:
            if tie not in older:
                talk(_later(landscape, tie))


def _no_tie(landscape: Landscape, left: str, right: str, on: date) -> UnknownName:
    names = {"left": landscape.name(left), "right": landscape.name(right)}
    return UnknownName("no_live_tie", day=words().day(on), iso=on.isoformat(), **names)


def _later(landscape: Landscape, tie: Tie) -> str:
    said = tie_line(landscape, tie.source, tie.type, tie.target)
    return words().say("hand.later", tie=said, day=words().day(tie.last_contact))
