"""BRIDGE-1: it all hangs on one connector, or on one colleague."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from allymap.gaps.finding import Finding, actors
from allymap.gaps.rule import GapRule
from allymap.model.terms import asked_about, constituency, positive
from allymap.network.build import positive_graph
from allymap.network.cohesion import components, cut_offs, fragmentation_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    import networkx as nx

    from allymap.model.landscape import Landscape
    from allymap.model.records import Tie

Parts = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Web:
    """P+ among the kinds that connect: members of one group are not each other's bridge.

    `sizes` are those of its parts, `of` counts its actors by constituency, `ties` are all
    of P+ by actor.
    """

    graph: nx.Graph[str]
    sizes: tuple[int, ...]
    of: Mapping[str, int]
    ties: Mapping[str, list[Tie]]


def look(landscape: Landscape, as_of: date) -> Iterator[Finding]:
    """Connectors between groups and organisations, then colleagues who hold partners alone."""
    web = web_of(landscape, as_of)
    for connector, parts in cut_offs(web.graph).items():
        finding = _of_connector(landscape, web, connector, parts, as_of)
        if finding:
            yield finding
    yield from _of_holders(landscape, as_of)


def web_of(landscape: Landscape, as_of: date) -> Web:
    """Who is tied with whom on a day, among the kinds that connect."""
    graph = connecting(landscape, as_of)
    ties: dict[str, list[Tie]] = {}
    for tie in positive(landscape, as_of):
        for end in _ends(tie):
            ties.setdefault(end, []).append(tie)
    sizes = tuple(len(part) for part in components(graph))
    return Web(graph, sizes, Counter(constituency(landscape, a) for a in graph), ties)


def connecting(landscape: Landscape, as_of: date) -> nx.Graph[str]:
    """P+ among the actors of kinds with `connects` that have a P+ tie to anybody."""
    kinds = landscape.vocabulary.kinds
    inside = [a.id for a in landscape.actors if kinds[a.kind].connects]
    graph: nx.Graph[str] = positive_graph(landscape, as_of).subgraph(inside).copy()
    return graph


def _of_connector(
    landscape: Landscape, web: Web, connector: str, parts: Parts, as_of: date
) -> Finding | None:
    change = _change(web, parts)
    choices = [lost for lost in _lost(parts) if _matters(landscape, web, lost, change)]
    if not choices:
        return None
    asked = [lost for lost in choices if _asked(landscape, lost, as_of)]
    lost = (asked or choices)[0]
    ends = [actor for part in lost for actor in part]
    return Finding(
        "BRIDGE-1",
        f"BRIDGE-1:{connector}",
        "GAP" if asked else "BLIND_SPOT",
        "high",
        "cut_off",
        (connector,),
        {
            "actor": connector,
            "cut_off": tuple(ends),
            "parts": tuple(len(part) for part in parts),
            "fragmentation": round(change, 3),
            "second_link": _second_link(web.graph, lost, parts),
        },
        (*actors(connector, *ends), *(("ties", tie.key) for tie in web.ties[connector])),
        affected=len(ends),
    )


def _change(web: Web, parts: Parts) -> float:
    """How much fragmentation rises when a connector's own part falls into these."""
    others = list(web.sizes)
    others.remove(1 + sum(map(len, parts)))
    after = [*others, *map(len, parts)]
    return fragmentation_of(after) - fragmentation_of(web.sizes)


def _lost(parts: Parts) -> list[Parts]:
    """The parts beside the largest; with several largest, each may be the one that stays."""
    largest = len(parts[0])
    stays = [i for i, part in enumerate(parts) if len(part) == largest]
    return [(*parts[:i], *parts[i + 1 :]) for i in stays]


def _asked(landscape: Landscape, lost: Parts, as_of: date) -> bool:
    """Whether somebody asked all who are cut off with whom else they work."""
    ends = (landscape.actor[actor] for part in lost for actor in part)
    return all(asked_about(landscape, "collaborates_with", end, as_of) for end in ends)


def _matters(landscape: Landscape, web: Web, lost: Parts, change: float) -> bool:
    limits = landscape.vocabulary.thresholds
    many = sum(map(len, lost)) >= limits["cut_off"]
    large = len(web.graph) >= limits["fragmentation_from"]
    splits = large and change >= limits["fragmentation"] - 1e-12
    return many or splits or _whole(landscape, web, lost)


def _whole(landscape: Landscape, web: Web, lost: Parts) -> bool:
    """Whether all actors of some constituency in the web are in the lost parts."""
    gone = Counter(constituency(landscape, actor) for part in lost for actor in part)
    return any(web.of[group] == count for group, count in gone.items())


def _second_link(graph: nx.Graph[str], lost: Parts, parts: Parts) -> tuple[str, str]:
    """The best connected actor on each side: a tie between them would be a second way."""
    rest = next(part for part in parts if part not in lost)
    ties = dict(graph.degree())
    inside, outside = (max(sorted(side), key=lambda a: ties[a]) for side in (lost[0], rest))
    return inside, outside


def _of_holders(landscape: Landscape, as_of: date) -> Iterator[Finding]:
    """Each colleague who holds a partner of ours; a gap when several hang on them alone."""
    ties = [t for t in positive(landscape, as_of) if t.holder and landscape.us in _ends(t)]
    holders = known_to(landscape, as_of)
    for holder in sorted({tie.holder or "" for tie in ties}):
        alone = sorted(partner for partner, by in holders.items() if by == {holder})
        found = _of_holder(landscape, holder, alone, ties)
        too_much = _too_much(landscape, alone, list(holders))
        yield found if too_much else replace(found, status="OK")


def known_to(landscape: Landscape, as_of: date) -> dict[str, set[str]]:
    """The colleagues who hold our live, positive ties to each partner; those held by nobody not."""
    holders: dict[str, set[str]] = {}
    for tie in positive(landscape, as_of):
        if tie.holder and landscape.us in _ends(tie):
            for end in _ends(tie) - {landscape.us}:
                holders.setdefault(end, set()).add(tie.holder)
    return holders


def _too_much(landscape: Landscape, alone: list[str], partners: list[str]) -> bool:
    if len(alone) >= landscape.vocabulary.days("holder_partners"):
        return True
    for group in {constituency(landscape, partner) for partner in alone}:
        whole = [p for p in partners if constituency(landscape, p) == group]
        if len(whole) > 1 and set(whole) <= set(alone):
            return True
    return False


def _of_holder(landscape: Landscape, holder: str, alone: list[str], ties: Sequence[Tie]) -> Finding:
    held = (("ties", tie.key) for tie in ties if tie.holder == holder and _ends(tie) & set(alone))
    return Finding(
        "BRIDGE-1",
        f"BRIDGE-1:holder:{holder}",
        "GAP",
        "high",
        "holder",
        (f"holder:{holder}",),
        {"holder": holder, "partners": tuple(alone), "actor": landscape.us},
        (*actors(*alone), *held),
        affected=max(1, len(alone)),
        internal=True,
    )


def _ends(tie: Tie) -> set[str]:
    return {tie.source, tie.target}


BRIDGE_1 = GapRule(
    id="BRIDGE-1",
    why="Though forging coalitions may be difficult, they are critical to ensure accountability "
    "of our work, and leverage impact of advocacy efforts",
    look=look,
    asks=("collaborates_with",),
    fires_on="""
        North:savings_group -collaborates_with{last_contact=2026-01-10}-> Hub:cs_platform
        Hills:savings_group -collaborates_with{last_contact=2026-01-10}-> North
        Hub -collaborates_with{last_contact=2026-01-10}-> South:savings_group
        South -collaborates_with{last_contact=2026-01-10}-> Coast:savings_group
        Coast -collaborates_with{last_contact=2026-01-10}-> Hub
        sources id=S1 date=2026-01-10
        scopes source=S1 topic=collaborates_with about=all
    """,
    silent_on="""
        North:savings_group -collaborates_with{last_contact=2026-01-10}-> Hub:cs_platform
        Hub -collaborates_with{last_contact=2026-01-10}-> South:savings_group
        South -collaborates_with{last_contact=2026-01-10}-> North
    """,
)
