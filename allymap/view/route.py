"""A route in sentences: each step with its trust, source, last contact and holder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allymap.gaps.hops import FULL
from allymap.model.stances import against_us
from allymap.view.naming import actor_name, source_name
from allymap.view.record import tie_line
from allymap.view.values import named

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from allymap.gaps.hops import Hop
    from allymap.gaps.routes import Route, Routes, Support
    from allymap.model.landscape import Landscape
    from allymap.view.words import Words


def heading(landscape: Landscape, found: Routes, words: Words) -> str:
    """From whom to whom, and for which ask."""
    ends: dict[str, Any] = {
        "start": actor_name(landscape, found.start, words),
        "goal": actor_name(landscape, found.goal, words),
    }
    if not found.ask:
        return words.say("route.head", **ends)
    ask = named(landscape, "asks", found.ask)
    code = "route.head_ask" if found.goal else "route.head_no_target"
    return words.say(code, ask=ask, **ends)


def formula(landscape: Landscape, words: Words) -> str:
    """How steps and routes are counted."""
    return words.say("route.how", days=landscape.vocabulary.days("panel"))


def why_none(landscape: Landscape, found: Routes, words: Words) -> str:
    """Why there is no route, and what to do."""
    names: dict[str, Any] = {
        "start": actor_name(landscape, found.start, words),
        "goal": actor_name(landscape, found.goal, words),
    }
    return words.say(f"route.{found.why_none}", **names)


def remarks(landscape: Landscape, found: Routes, as_of: date, words: Words) -> Iterator[str]:
    """What else must be known before anybody sets out."""
    if found.goal in against_us(landscape, as_of):
        yield words.say("route.against", goal=actor_name(landscape, found.goal, words))
    if any(len(route.hops) > 1 for route in found.routes):
        yield words.say("route.ask_first")
    if found.needed:
        who = words.listed(actor_name(landscape, one, words) for one in found.needed)
        yield words.say("route.needed", n=len(found.needed), who=who)


def route_line(route: Route, words: Words) -> str:
    """How much trust is left at the end of a route."""
    return words.say("route.worth", n=len(route.hops), percent=_percent(route.worth))


def hop_line(landscape: Landscape, hop: Hop, words: Words) -> str:
    """One step: who, how tied, how much trust, since when, told by whom, held by whom."""
    types = dict.fromkeys(tie.type for tie in hop.ties)
    said = (landscape.vocabulary.ties[type_].label for type_ in types)
    sources = dict.fromkeys(one for tie in hop.ties for one in tie.source_ids)
    told = words.listed(dict.fromkeys(source_name(landscape, one, words) for one in sources))
    held = dict.fromkeys(tie.holder for tie in hop.ties if tie.holder)
    holders = [actor_name(landscape, one, words) for one in held]
    one, other = (actor_name(landscape, end, words) for end in (hop.source, hop.target))
    facts: dict[str, Any] = {
        "tie": f"{one} {words.listed(said)} {other}",
        "trust": trust_said(hop, words),
        "day": words.day(hop.newest.last_contact),
        "source": words.say("route.told_by", sources=told) if told else words.say("route.untold"),
        "holder": words.say("route.holder", who=words.listed(holders))
        if holders
        else words.say("route.no_holder"),
    }
    return words.say("route.hop", **facts)


def trust_said(hop: Hop, words: Words) -> str:
    """How much trust was told, or that nobody told it and what it counts as."""
    if hop.trust is None:
        return words.say("route.trust_unknown", counted=_number(hop.counted), full=FULL)
    return words.say("route.trust", trust=_number(hop.trust), full=FULL)


def weakest_line(landscape: Landscape, route: Route, words: Words) -> str:
    """Which step is the weakest."""
    hop = route.weakest
    names: dict[str, Any] = {
        "source": actor_name(landscape, hop.source, words),
        "target": actor_name(landscape, hop.target, words),
    }
    code = "route.weakest_unknown" if hop.trust is None else "route.weakest"
    return words.say(code, percent=_percent(hop.worth), **names)


def overview_line(landscape: Landscape, found: Routes, words: Words) -> str:
    """One ask in a line: its best route, or why there is none."""
    if not found.routes:
        return why_none(landscape, found, words)
    best = found.routes[0]
    way = words.say("route.arrow").join(actor_name(landscape, one, words) for one in best.way)
    return words.say("route.one", n=len(found.routes), way=way, percent=_percent(best.worth))


def support_line(landscape: Landscape, support: Support, words: Words) -> str:
    """Somebody on whom several asks rest."""
    asks = words.listed(f"“{named(landscape, 'asks', one)}”" for one in support.asks)
    facts = {"who": actor_name(landscape, support.actor, words), "of": support.of, "asks": asks}
    return words.say("route.rests", n=len(support.asks), percent=_percent(support.share), **facts)


def as_data(landscape: Landscape, found: Routes) -> dict[str, Any]:
    """Routes for programs."""
    return {
        "ask": found.ask,
        "from": found.start,
        "to": found.goal,
        "none": found.why_none,
        "needed": list(found.needed),
        "routes": [_route_data(landscape, route) for route in found.routes],
    }


def _route_data(landscape: Landscape, route: Route) -> dict[str, Any]:
    weakest = route.weakest
    return {
        "way": list(route.way),
        "worth": round(route.worth, 6),
        "weakest": [weakest.source, weakest.target],
        "hops": [_hop_data(landscape, hop) for hop in route.hops],
    }


def _hop_data(landscape: Landscape, hop: Hop) -> dict[str, Any]:
    return {
        "from": hop.source,
        "to": hop.target,
        "ties": [tie_line(landscape, tie.source, tie.type, tie.target) for tie in hop.ties],
        "keys": [tie.key for tie in hop.ties],
        "trust": hop.trust,
        "counted": hop.counted,
        "fresh": round(hop.fresh, 6),
        "worth": round(hop.worth, 6),
        "last_contact": hop.newest.last_contact,
        "sources": sorted({one for tie in hop.ties for one in tie.source_ids}),
        "holders": sorted({tie.holder for tie in hop.ties if tie.holder}),
    }


def _percent(share: float) -> int:
    """A share in whole hundredths; what is there is never shown as nothing."""
    return max(1, round(100 * share)) if share > 0 else 0


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
