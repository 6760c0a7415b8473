"""What would change for a coalition if our own organisation were not there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from allymap.gaps.bridges import connecting
from allymap.gaps.rules import DATA_1, find_gaps
from allymap.network.cohesion import components

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    import networkx as nx

    from allymap.gaps.finding import Finding
    from allymap.model.landscape import Landscape


@dataclass(frozen=True, slots=True)
class Leaving:
    """Parts of the network of bodies with us and without us, the members who lose their way
    to the others, and the findings that open.
    """

    parts: int
    parts_left: int
    cut_off: tuple[str, ...]
    opens: tuple[Finding, ...]


def leaving(
    landscape: Landscape, members: Sequence[str], found: Sequence[Finding], as_of: date
) -> Leaving:
    """`found` is what all rules find with us; the rest is looked at without us."""
    rest = without_us(landscape)
    whole, left = connecting(landscape, as_of), connecting(rest, as_of)
    others = [member for member in members if member != landscape.us]
    together = _together(whole, others)
    return Leaving(
        len(components(whole)),
        len(components(left)),
        tuple(one for one in others if one in together - _together(left, others)),
        _opened(found, find_gaps(rest, as_of)),
    )


def without_us(landscape: Landscape) -> Landscape:
    """The landscape without our own organisation, and without the setting that names it."""
    rest = landscape.without(landscape.us)
    return replace(rest, settings=tuple(s for s in rest.settings if s.name != "us"))


def _together(graph: nx.Graph[str], members: Sequence[str]) -> set[str]:
    """The part of the network that most members are in; of equal ones the first by ids."""
    parts = sorted(components(graph), key=lambda part: (-len({*part} & {*members}), part))
    return set(parts[0]) if parts else set()


def _opened(before: Sequence[Finding], after: Sequence[Finding]) -> tuple[Finding, ...]:
    wrong = {f.id for f in before if f.status == "GAP"}
    return tuple(
        f for f in after if f.status == "GAP" and f.id not in wrong and f.rule != DATA_1.id
    )
