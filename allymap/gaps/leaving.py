"""What would change for a coalition if our own organisation were not there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
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


@dataclass(frozen=True)
class Around:
    """All around the coalitions of a landscape on a day, with us and without us, looked up once.

    `found` is what all rules find with us.
    """

    landscape: Landscape
    as_of: date
    found: tuple[Finding, ...]

    @cached_property
    def web(self) -> nx.Graph[str]:
        """Who works with whom."""
        return connecting(self.landscape, self.as_of)

    @cached_property
    def rest(self) -> Landscape:
        """The landscape without us."""
        return without_us(self.landscape)

    @cached_property
    def web_left(self) -> nx.Graph[str]:
        """Who works with whom without us."""
        return connecting(self.rest, self.as_of)

    @cached_property
    def opens(self) -> tuple[Finding, ...]:
        """The gaps that there would be without us."""
        return _opened(self.found, find_gaps(self.rest, self.as_of))


def leaving(around: Around, members: Sequence[str]) -> Leaving:
    """What changes for these members when we are not there."""
    others = [member for member in members if member != around.landscape.us]
    together = _together(around.web, others)
    return Leaving(
        len(components(around.web)),
        len(components(around.web_left)),
        tuple(one for one in others if one in together - _together(around.web_left, others)),
        around.opens,
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
