"""allymap met: two actors were in contact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from allymap.cli.add import begun_again
from allymap.cli.by_hand import by_hand_options, correct, on_option, store_and_landscape
from allymap.cli.fix import row_of
from allymap.cli.hand_ties import ties_between
from allymap.cli.hand_values import problem
from allymap.cli.naming import US, at_terminal, meant
from allymap.cli.options import today
from allymap.cli.say import agreed, talk
from allymap.cli.speech import words
from allymap.errors import Refused, UnknownName
from allymap.model.journal import Row
from allymap.model.tables import TABLES, key_of
from allymap.model.terms import holds
from allymap.view.record import tie_line

if TYPE_CHECKING:
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.records import Tie

# The type of tie that says least, at its least weight.
_LIGHT = "collaborates_with"


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

    Without OTHER it is our own organisation that met ACTOR. When nothing ties the two yet, a
    first contact can be noted: you are asked.
    """
    if on > today():
        raise Refused([problem("still_to_come", day=words().day(on))])
    with store_and_landscape(store) as (kept, landscape):
        ask = not no_input
        left, right = meant(landscape, actor, ask=ask), meant(landscape, other, ask=ask)
        live = [tie for tie in ties_between(landscape, left, right) if holds(tie, on)]
        if not live:
            if not (ask and at_terminal() and _wanted(landscape, left, right, on)):
                raise _no_tie(landscape, left, right, on)
            correct(kept, "met", [_light(landscape, left, right, on)], ask=ask, **how)
            return
        older = [tie for tie in live if tie.last_contact is None or tie.last_contact <= on]
        if older:
            rows = [row_of(tie, last_contact=on.isoformat()) for tie in older]
            correct(kept, "met", rows, ask=ask, **how)
        for tie in live:
            if tie not in older:
                talk(_later(landscape, tie))


def _wanted(landscape: Landscape, left: str, right: str, on: date) -> bool:
    """Whether a first contact is to be noted, when nothing ties the two yet."""
    both = {"left": landscape.name(left), "right": landscape.name(right)}
    talk(words().fill("met.no_tie", {"day": words().day(on), **both}))
    return agreed(words().say("met.light", tie=tie_line(landscape, left, _LIGHT, right)))


def _light(landscape: Landscape, left: str, right: str, on: date) -> Row:
    """The lightest tie there is, from this day on."""
    ends = {"source": left, "type": _LIGHT, "target": right}
    days = {"start": on.isoformat(), "last_contact": on.isoformat()}
    data = begun_again(landscape, TABLES["ties"], {**ends, "weight": 1, **days})
    return Row("", "ties", key_of(TABLES["ties"], data), data)


def _no_tie(landscape: Landscape, left: str, right: str, on: date) -> UnknownName:
    names = {"left": landscape.name(left), "right": landscape.name(right)}
    return UnknownName("no_live_tie", day=words().day(on), iso=on.isoformat(), **names)


def _later(landscape: Landscape, tie: Tie) -> str:
    said = tie_line(landscape, tie.source, tie.type, tie.target)
    return words().say("hand.later", tie=said, day=words().day(tie.last_contact))
