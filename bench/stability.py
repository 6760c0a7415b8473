"""Whether what is called stable is true, on six public networks: writes docs/why/stability.md.

`python bench/stability.py`. A fifth of a network that is known whole is hidden; of those who
then come first and are called stable, it is counted who is among the first of the whole one.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))
from allymap.model.vocabulary import built_in
from allymap.network.standing import MEASURES, Measure, ranked, tried
from bench.networks import Public, networks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import networkx as nx

    Hide = Callable[[nx.Graph[str], np.random.Generator], list[str]]

PAGE = Path(__file__).parents[1] / "docs" / "why" / "stability.md"
LIMITS = built_in().thresholds
# Betweenness is counted anew in every turn, so that it has fewer of them.
MEASURED = {"degree": (100, LIMITS["replicates"]), "in_strength": (100, LIMITS["replicates"])} | {
    "betweenness": (25, 100)
}
HEAD = """# Why each ranking says how stable it is, and how far that can be trusted

Nobody's list is whole, and who comes first in a list with gaps need not come first in truth. So
the first {first} of each ranking say how often they would still be among the first {first} if
{missing:.0%} of the actors were missing as well, taken out by chance {replicates} times, and which
ranks they then have (all but the outer 5 % on each side). It is called stable from {stable:.0%} on;
else the place says "do not rely". The numbers are in the vocabulary, where they can be changed.
The method is Costenbader and Valente's (2003); an actor who is taken out says nothing about its own
place in that turn.

Is what we call stable true? Here are six public networks that are known whole. Of each a fifth is
hidden, in three ways; the {first} who come first in what is left are judged by us, who see nothing
else; and it is counted who of them is among the first {first} of the whole network. Hidden are, by
chance, any; by chance, the busy rather than others (each as likely as it has ties); and the busiest
themselves. `python bench/stability.py` writes this page.

What it says, read as it is: where people are missing by chance, a stable place is a good sign and
no proof; in the smallest networks it is not even that, for among ten actors nearly everybody is
stable. Where the busiest themselves are missing, "stable" says little, for those who truly come
first are not on the list, and no counting on a list can show who is not on it. That is why DATA-1
asks first whom nobody reached, and why we speak of a range of stability, never of confidence.

| network | actors | ranked by | missing at random: stable, truly first | not stable, truly first \
| the busy rather: stable, truly first | not stable, truly first \
| the busiest: stable, truly first | not stable, truly first |
|---|---:|---|---:|---:|---:|---:|---:|---:|
"""
CALLED = {"degree": "contacts", "in_strength": "strength of ties", "betweenness": "lies between"}


@dataclass(slots=True)
class Count:
    """How many of the first were called stable or not, and how many of each truly are first."""

    stable: int = 0
    stable_true: int = 0
    other: int = 0
    other_true: int = 0

    def add(self, *, stable: bool, true: bool) -> None:
        """One of the first five of a network with gaps."""
        if stable:
            self.stable, self.stable_true = self.stable + 1, self.stable_true + true
        else:
            self.other, self.other_true = self.other + 1, self.other_true + true

    def cells(self) -> str:
        """Shares with what they are shares of."""
        stable, other = _share(self.stable_true, self.stable), _share(self.other_true, self.other)
        return f"{stable} | {other}"


def at_random(graph: nx.Graph[str], luck: np.random.Generator) -> list[str]:
    """A fifth, each as likely as any other."""
    return _some(graph, luck, [1.0] * len(graph))


def the_busy_rather(graph: nx.Graph[str], luck: np.random.Generator) -> list[str]:
    """A fifth, each as likely as it has ties."""
    return _some(graph, luck, [float(graph.degree(a)) for a in graph])


def the_busiest(graph: nx.Graph[str], luck: np.random.Generator) -> list[str]:
    """The fifth with the most ties; chance decides among equals."""
    order = sorted(graph, key=lambda a: (-graph.degree(a), luck.random()))
    return order[: round(LIMITS["missing"] * len(graph))]


HIDDEN: dict[str, Hide] = {
    "at random": at_random,
    "rather the busy": the_busy_rather,
    "the busiest": the_busiest,
}


def row(public: Public, name: str) -> str:
    """One line of the table: a network and a measure, under the three ways to miss people."""
    measure = next(one for one in MEASURES if one.name == name)
    counts = [count(public.graph, measure, hide).cells() for hide in HIDDEN.values()]
    return f"| {public.name} | {len(public.graph)} | {CALLED[name]} | {' | '.join(counts)} |"


def count(graph: nx.Graph[str], measure: Measure, hide: Hide) -> Count:
    """Over many hidings, how the first of what is left are called and how many truly are."""
    draws, turns = MEASURED[measure.name]
    words = built_in().extended(f"[thresholds]\nreplicates = {turns}")
    true = {s.actor for s in _standings(graph, measure) if s.rank and s.rank <= LIMITS["first"]}
    luck, found = np.random.default_rng(LIMITS["replicate_seed"]), Count()
    for _ in range(draws):
        gone = set(hide(graph, luck))
        seen = graph.subgraph([a for a in graph if a not in gone]).copy()
        for one in tried(_standings(seen, measure), seen, measure, words):
            if one.stability is not None:
                stable = one.stability >= LIMITS["stable"]
                found.add(stable=stable, true=one.actor in true)
    return found


def _standings(graph: nx.Graph[str], measure: Measure) -> Any:
    return ranked(measure.function(graph))


def _some(graph: nx.Graph[str], luck: np.random.Generator, odds: list[float]) -> list[str]:
    share = np.array(odds) / sum(odds)
    many = round(LIMITS["missing"] * len(graph))
    return [str(a) for a in luck.choice(list(graph), many, replace=False, p=share)]


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} % of {whole}" if whole else "none"


def lines() -> Iterator[str]:
    """The table's rows, and under it where each network was published."""
    known = list(networks())
    for public in known:
        weighted = len({s for *_, s in public.graph.edges(data="strength")}) > 1
        for name in MEASURED:
            if weighted or name != "in_strength":
                yield row(public, name)
                sys.stderr.write(f"{public.name}, {name}\n")
    yield ""
    yield from (f"- {public.name}: {public.source}" for public in known)


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(HEAD.format(**LIMITS) + "\n".join(lines()) + "\n", encoding="utf-8")
