"""How a landscape looks: which colour, shape, size, ring and line each record gets."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from allymap.model.landscape import Landscape
    from allymap.model.records import Actor, Tie
    from allymap.view.told import Told


@dataclass(frozen=True, slots=True)
class Node:
    """One actor in the picture; `size` is a radius in pixels, `ring` a status or ""."""

    id: str
    label: str
    constituency: str
    colour: str
    form: str
    shape: str
    size: float
    ring: str
    ours: bool
    ties: int


@dataclass(frozen=True, slots=True)
class Edge:
    """One tie in the picture; `bend` tells parallel ties apart."""

    key: str
    source: str
    target: str
    type: str
    family: str
    colour: str
    dash: tuple[int, ...]
    width: float
    arrow: bool
    bend: float


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the legend: what a value of a channel means, and how it is drawn."""

    channel: str
    value: str
    label: str
    mark: str
    colour: str
    dash: tuple[int, ...] = ()
    count: int = 0
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything there is to draw, in an order that does not depend on the lists' order."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    legend: tuple[Entry, ...]


@dataclass(frozen=True)
class Channel:
    """One visual channel: the value of each code, and the value for one it does not know."""

    name: str
    values: Mapping[str, Any]
    missing: Any

    def of(self, code: str | None) -> Any:
        """The value that shows a code."""
        return self.values.get(code or "", self.missing)


@cache
def style() -> Mapping[str, Any]:
    """The style that travels with allymap, as `style.toml` says it."""
    return tomllib.loads(Path(__file__).with_name("style.toml").read_text(encoding="utf-8"))


def colour(table: str, name: str) -> str:
    """One of the colours of a table of the style."""
    return str(style()[table][name])


def dark_head() -> dict[str, Any]:
    """How the head of a workbook's table looks, as XlsxWriter takes it."""
    ground, text = colour("sheet", "head"), colour("sheet", "head_text")
    return {"bold": True, "bg_color": ground, "font_color": text}


@cache
def channel(name: str) -> Channel:
    """One of the channels colour, shape, ring and line (by tie type)."""
    about = style()[name]
    values = _families() if name == "line" else about["values"]
    return Channel(about["channel"], values, about["missing"])


def dress(
    landscape: Landscape, told: Sequence[Told], counting: Sequence[Tie] | None = None
) -> Picture:
    """The picture of a landscape, with a ring around each actor whom a finding concerns.

    `counting` are the ties by which shapes grow, by default all.
    """
    counted = landscape.ties if counting is None else counting
    counts = Counter(end for tie in counted for end in {tie.source, tie.target})
    rings = _rings(told)
    actors = sorted(landscape.actors, key=lambda actor: actor.id)
    nodes = tuple(_node(landscape, actor, counts[actor.id], rings) for actor in actors)
    edges = _edges(landscape)
    return Picture(nodes, edges, (*_node_legend(landscape, nodes), *_tie_legend(landscape, edges)))


def bounded(ties: int) -> float:
    """The radius for a number of ties: least + step × √ties, at most `most`."""
    size = style()["size"]
    return float(round(min(size["most"], size["least"] + size["step"] * sqrt(ties)), 1))


def _node(landscape: Landscape, actor: Actor, ties: int, rings: Mapping[str, str]) -> Node:
    kind = landscape.vocabulary.kinds[actor.kind]
    shape = channel("shape").of(kind.form)
    return Node(
        id=actor.id,
        label=actor.name,
        constituency=kind.constituency,
        colour=channel("colour").of(kind.constituency),
        form=kind.form,
        shape=shape,
        size=round(bounded(ties) * style()["shape"]["scale"][shape], 1),
        ring=rings.get(actor.id, channel("ring").missing),
        ours=actor.id == landscape.us,
        ties=ties,
    )


def _rings(told: Iterable[Told]) -> dict[str, str]:
    """The ring of each actor whom a finding is about: of several, the first in the order."""
    rings: dict[str, str] = {}
    order = style()["ring"]["order"]
    shown = [one for one in told if one.status in order]
    for one in sorted(shown, key=lambda one: order.index(one.status), reverse=True):
        subjects = one.actors if one.subjects is None else one.subjects
        rings.update(dict.fromkeys(subjects, one.status))
    return rings


def _edges(landscape: Landscape) -> tuple[Edge, ...]:
    seen: Counter[tuple[str, ...]] = Counter()
    edges = []
    for tie in sorted(landscape.ties, key=lambda t: (t.source, t.target, t.type, t.key)):
        pair = tuple(sorted((tie.source, tie.target)))
        edges.append(_edge(landscape, tie, seen[pair]))
        seen[pair] += 1
    return tuple(edges)


def _edge(landscape: Landscape, tie: Tie, earlier: int) -> Edge:
    family = channel("line").of(tie.type)
    line = style()["line"]["values"][family]
    turn = 1 if tie.source <= tie.target else -1
    return Edge(
        key=tie.key,
        source=tie.source,
        target=tie.target,
        type=tie.type,
        family=family,
        colour=line["colour"],
        dash=tuple(line["dash"]),
        width=line["width"],
        arrow=landscape.vocabulary.ties[tie.type].directed,
        bend=round(turn * _bend(earlier), 2),
    )


def _bend(earlier: int) -> float:
    """0.08, -0.16, 0.24, ... so that parallel ties lie beside each other."""
    return (1 if earlier % 2 == 0 else -1) * 0.08 * (earlier + 1)


def _node_legend(landscape: Landscape, nodes: Sequence[Node]) -> tuple[Entry, ...]:
    words = landscape.vocabulary.codes["constituencies"]
    colours = Counter(node.constituency for node in nodes)
    forms = Counter(node.form for node in nodes)
    rings = Counter(node.ring for node in nodes)
    return (
        *(
            Entry(
                "colour", code, words[code], "dot", channel("colour").of(code), count=colours[code]
            )
            for code in words
            if colours[code]
        ),
        *(
            Entry("shape", code, code, shape, "", count=forms[code])
            for code, shape in channel("shape").values.items()
            if forms[code]
        ),
        *(_ring_entry(code, rings[code]) for code in style()["ring"]["order"] if rings[code]),
        *(Entry("ours", "us", "us", "us", "") for node in nodes if node.ours),
    )


def _ring_entry(code: str, count: int) -> Entry:
    ring = channel("ring").of(code)
    return Entry("ring", code, code, "ring", ring["colour"], tuple(ring["dash"]), count)


def _tie_legend(landscape: Landscape, edges: Sequence[Edge]) -> tuple[Entry, ...]:
    present = Counter(edge.type for edge in edges)
    lines = style()["line"]["values"]
    entries = []
    for family, line in lines.items():
        types = [t for t in landscape.vocabulary.ties if present[t] and _family(t) == family]
        if types:
            label = ", ".join(landscape.vocabulary.ties[t].label for t in types)
            count = sum(present[t] for t in types)
            mark = "arrow" if any(landscape.vocabulary.ties[t].directed for t in types) else "line"
            look = line["colour"], tuple(line["dash"])
            entries.append(Entry("line", family, label, mark, *look, count, tuple(types)))
    return tuple(entries)


def _family(tie_type: str) -> str:
    return str(channel("line").of(tie_type))


def _families() -> dict[str, str]:
    lines = style()["line"]["values"]
    return {tie: family for family, line in lines.items() for tie in line["ties"]}
