"""What a second tie would do: who would no longer lose the others when one connector leaves."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from allymap.network.cohesion import cut_offs

if TYPE_CHECKING:
    import networkx as nx

    from allymap.network.cohesion import Parts

    # Connectors between two actors, each with the pieces of its part that the two are in.
    Between = tuple[tuple[str, int, int], ...]
    Eased = tuple[int, frozenset[str]]


@dataclass(slots=True)
class Second:
    """Ties not yet there, inside one part: what each does, without trying it.

    A tie between two joins their two pieces at each connector between them, and no others
    (Hopcroft and Tarjan 1973); pairs with the same connectors between them do the same.
    """

    pieces: dict[str, Parts]
    hangs: dict[str, dict[str, int]] = field(init=False)
    _known: dict[Between, Eased] = field(init=False)

    def __post_init__(self) -> None:
        self.hangs, self._known = {}, {}
        for connector, parts in self.pieces.items():
            for number, part in enumerate(parts[1:], start=1):
                for actor in part:
                    self.hangs.setdefault(actor, {})[connector] = number

    def eased(self, one: str, other: str) -> Eased:
        """How many fewer would hang on one connector, and who, were these two tied."""
        between = self._between(one, other)
        if between not in self._known:
            self._known[between] = self._joined(between)
        return self._known[between]

    def _between(self, one: str, other: str) -> Between:
        mine, theirs = self.hangs.get(one, {}), self.hangs.get(other, {})
        found = [
            (connector, *((here, there) if here < there else (there, here)))
            for connector, here in mine.items()
            if connector != other and (there := theirs.get(connector, 0)) != here
        ]
        found += [(c, 0, there) for c, there in theirs.items() if c != one and c not in mine]
        return tuple(found)

    def _joined(self, between: Between) -> Eased:
        """A piece joined to the largest hangs no more; two joined may become the largest."""
        fewer: Counter[str] = Counter()
        more: set[str] = set()
        for connector, first, second in between:
            parts = self.pieces[connector]
            if not first:
                fewer.update(parts[second])
            elif _larger(parts[first] + parts[second], parts[0]):
                fewer.update(parts[first] + parts[second])
                more.update(parts[0])
        freed = {actor for actor, n in fewer.items() if len(self.hangs[actor]) == n}
        return len(freed - more) - len(more - self.hangs.keys()), frozenset(freed - more)


def _larger(joined: tuple[str, ...], largest: tuple[str, ...]) -> bool:
    """As parts are put in order: by size, then by ids."""
    return (-len(joined), min(joined)) < (-len(largest), min(largest))


def second(graph: nx.Graph[str]) -> Second:
    """What second ties would do in a graph."""
    return Second(cut_offs(graph))
