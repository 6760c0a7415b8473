"""allymap route: the most trusted way to a decision-maker, and whom the ways rest on."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from allymap.cli.naming import US, meant, meant_ask
from allymap.cli.options import (
    as_of_option,
    at_option,
    json_option,
    landscape_of,
    opened,
    store_option,
    today,
)
from allymap.cli.say import answer, answer_json, talk
from allymap.cli.speech import words
from allymap.gaps.routes import Ways, supports
from allymap.view import route as said

if TYPE_CHECKING:
    from datetime import date

    from allymap.gaps.routes import Route, Routes
    from allymap.model.landscape import Landscape


@click.command(
    "route",
    epilog="""\b
Examples:
  allymap route "The Minister"               from us
  allymap route "Amina" "Reform of the law"  to the one who decides on an ask
  allymap route                              for every ask, and whom the routes rest on""",
)
@click.argument("names", nargs=-1, metavar="[FROM] [TO]")
@click.option("--via", multiple=True, metavar="NAME", help="By way of this one, too.")
@store_option
@as_of_option
@at_option
@json_option
def command(
    names: tuple[str, ...],
    via: tuple[str, ...],
    store: str,
    as_of: date | None,
    at: str,
    as_json: bool,
) -> None:
    """The most trusted route to a decision-maker, step by step, and others beside it.

    TO is an actor or an ask; without FROM, from us. Never through people who stand against
    us, who asked not to be asked, or over ties that are old or one-sided.
    """
    if len(names) > 2:
        raise click.UsageError(_("Give one name, to go from us, or two: FROM and TO."))
    if via and not names:
        raise click.UsageError(_("Say where to go when you give --via."))
    place = opened(store)
    try:
        landscape = landscape_of(place, at)
    finally:
        place.close()
    ways = Ways(landscape, as_of or today(), today())
    start = meant(landscape, names[0] if len(names) == 2 else US)
    if not names:
        _all(ways, start, as_json=as_json)
        return
    stops = tuple(meant(landscape, one) for one in via)
    _one(ways, _found(ways, start, names[-1], stops), as_json=as_json)


def _found(ways: Ways, start: str, name: str, stops: tuple[str, ...]) -> Routes:
    ask = meant_ask(ways.landscape, name)
    if ask:
        return ways.to_ask(ask, start, stops)
    return ways.between(start, meant(ways.landscape, name), stops)


def _one(ways: Ways, found: Routes, *, as_json: bool) -> None:
    landscape = ways.landscape
    if as_json:
        answer_json(said.as_data(landscape, found))
        return
    answer(said.heading(landscape, found, words()), style="bold")
    if not found.routes:
        answer(said.why_none(landscape, found, words()))
        return
    for number, route in enumerate(found.routes):
        if number:
            answer()
            answer(words().say("route.other"), style="bold")
        _print(landscape, route)
    answer()
    for line in said.remarks(landscape, found, ways.as_of, words()):
        answer(line)
    talk(said.formula(landscape, words()), style="dim")


def _print(landscape: Landscape, route: Route) -> None:
    answer(said.route_line(route, words()))
    for number, hop in enumerate(route.hops, start=1):
        answer(f"{number}. {said.hop_line(landscape, hop, words())}", indent=2)
    if len(route.hops) > 1:
        answer(said.weakest_line(landscape, route, words()), indent=2)


def _all(ways: Ways, start: str, *, as_json: bool) -> None:
    found = ways.to_all(start)
    resting = supports(found)
    landscape = ways.landscape
    if as_json:
        rests = [
            {"actor": s.actor, "from": start, "asks": s.asks, "of": s.of}
            | {"share": round(s.share, 6), "hops": s.hops}
            for s in resting
        ]
        answer_json({"routes": [said.as_data(landscape, one) for one in found], "rests": rests})
        return
    if not found:
        answer(words().say("route.no_asks"))
    for one in found:
        answer(said.heading(landscape, one, words()), style="bold")
        answer(said.overview_line(landscape, one, words()), indent=2)
    answer()
    if found:
        answer(words().say("route.rest" if resting else "route.rest_none"), style="bold")
    for support in resting:
        answer(said.support_line(landscape, support, words()), indent=2)
    talk(said.formula(landscape, words()), style="dim")
