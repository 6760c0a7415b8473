"""What forgetting somebody does to a graph in which people also draw and write by hand."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from allymap.model.redact import GONE
from allymap.store.graph import NODES, EdgeRef, Graph, Ref
from allymap.store.graph_reword import Reworder, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from allymap.model.erase import Forgetting

_TABLE_OF = {label: table for table, (label, _) in NODES.items()}


class FoundNode(NamedTuple):
    """A node as it stands on the server, ours or not."""

    ref: Ref | None
    labels: tuple[str, ...]
    props: Mapping[str, Any]


class FoundEdge(NamedTuple):
    """A relationship as it stands on the server, ours or not; its ends by the server's ids."""

    type: str
    start: str
    end: str
    props: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """Everything on a server but the nodes of the journal, by the server's own ids."""

    nodes: Mapping[str, FoundNode]
    edges: Mapping[str, FoundEdge]

    def edge_ref(self, edge: FoundEdge) -> EdgeRef | None:
        """What a relationship between two nodes of ours is known by."""
        start, end = self.nodes.get(edge.start), self.nodes.get(edge.end)
        if not start or not end or not start.ref or not end.ref:
            return None
        return EdgeRef(edge.type, start.ref, end.ref, str(edge.props.get("key", "")))


@dataclass(slots=True)
class Cleaning:
    """What is to be done, by the server's ids: what goes, what is left of others, what is new.

    `by_hand` counts what somebody drew or wrote by hand, and goes or loses the name.
    """

    lost_nodes: set[str] = field(default_factory=set)
    lost_edges: set[str] = field(default_factory=set)
    nodes: list[dict[str, Any]] = field(default_factory=list)
    edges: list[dict[str, Any]] = field(default_factory=list)
    retyped: list[dict[str, Any]] = field(default_factory=list)
    made: Graph = field(default_factory=Graph)
    by_hand: int = 0


def cleaning(found: Found, before: Graph, after: Graph, who: Forgetting) -> Cleaning:
    """How a graph of `before`, and what is drawn and written there by hand, becomes `after`.

    Whatever is about the forgotten alone goes, as it stands. Of the rest, what is as the
    journal said changes with the journal; what a hand wrote stays, without the names.
    """
    kept = _kept_nodes(before, after, who)
    done = Cleaning(lost_nodes=_lost_nodes(found, before, kept, who))
    reword = Reworder(who.redact, after)
    _nodes(done, found, before, after, kept, reword)
    _edges(done, found, before, after, kept, reword)
    return done


def _kept_nodes(before: Graph, after: Graph, who: Forgetting) -> dict[Ref, Ref]:
    """What each node that stays is known by afterwards: an id may hold the name, too."""
    kept = {ref: ref for ref in before.nodes if ref in after.nodes}
    taken = set(kept)
    for ref in before.nodes:
        new = Ref(ref.label, who.key(_TABLE_OF[ref.label], ref.key))
        if ref not in kept and new in after.nodes and new not in taken:
            kept[ref] = new
            taken.add(new)
    return kept


def _kept_edges(before: Graph, after: Graph, kept: Mapping[Ref, Ref]) -> dict[EdgeRef, EdgeRef]:
    """The same for relationships: their keys hold ids, or a place in a list that is shorter now."""
    same = {ref: ref for ref in before.edges if ref in after.edges}
    waiting: dict[tuple[object, ...], list[EdgeRef]] = defaultdict(list)
    for ref in after.edges:
        if ref not in same:
            waiting[ref.type, ref.start, ref.end].append(ref)
    for ref in before.edges:
        there = waiting[ref.type, kept.get(ref.start), kept.get(ref.end)]
        if ref not in same and there:
            same[ref] = there.pop(0)
    return same


def _lost_nodes(found: Found, before: Graph, kept: Mapping[Ref, Ref], who: Forgetting) -> set[str]:
    """The nodes that are about the forgotten: theirs, those called by their name, and what
    somebody hung on nobody else."""
    own = {
        element
        for element, node in found.nodes.items()
        if node.ref not in kept and (node.ref in before.nodes or _is_one(node, who))
    }
    beside: dict[str, set[str]] = defaultdict(set)
    for edge in found.edges.values():
        beside[edge.start].add(edge.end)
        beside[edge.end].add(edge.start)
    hung = {
        element
        for element in {other for one in own for other in beside[one]} & found.nodes.keys()
        if _may_hang(found.nodes[element], before) and beside[element] - {element} <= own
    }
    return own | hung


def _is_one(node: FoundNode, who: Forgetting) -> bool:
    """Whether a node that no list knows is one of the forgotten, by its id or its name."""
    if node.ref is None:
        return _foreign(node) and who.redact(node.props.get("name")) == GONE
    if node.ref.label != "Actor":
        return False
    return node.ref.key in who.gone or who.redact(node.props.get("name")) == GONE


def _may_hang(node: FoundNode, before: Graph) -> bool:
    """Whether a node may be there for the sake of another: drawn by hand, and no actor."""
    if node.ref is None:
        return _foreign(node)
    return node.ref not in before.nodes and node.ref.label != "Actor"


def _foreign(node: FoundNode) -> bool:
    """Whether a node is no part of the journal, and not what Bloom keeps for itself."""
    return not any(one.startswith("_") or one in ("Journal", "Rows") for one in node.labels)


def _nodes(
    done: Cleaning,
    found: Found,
    before: Graph,
    after: Graph,
    kept: Mapping[Ref, Ref],
    reword: Reworder,
) -> None:
    for element, node in found.nodes.items():
        was = before.nodes.get(node.ref) if node.ref else None
        if element in done.lost_nodes:
            done.by_hand += was is None or was.props != plain(node.props)
            continue
        will = after.nodes[kept[node.ref]] if was and node.ref else None
        change, by_hand = reword.node(node.labels, node.props, was, will)
        done.by_hand += by_hand
        if change:
            done.nodes.append({"element": element, **change})
    there = {kept.get(node.ref, node.ref) for node in found.nodes.values() if node.ref}
    known = {*kept.values(), *there}
    done.made.nodes = {ref: node for ref, node in after.nodes.items() if ref not in known}


def _edges(
    done: Cleaning,
    found: Found,
    before: Graph,
    after: Graph,
    kept: Mapping[Ref, Ref],
    reword: Reworder,
) -> None:
    stays, told = _kept_edges(before, after, kept), set()
    for element, edge in found.edges.items():
        ref = found.edge_ref(edge)
        was = before.edges.get(ref) if ref and ref not in told else None
        falls = bool(done.lost_nodes & {edge.start, edge.end})
        if falls or (was is not None and ref not in stays):
            done.lost_edges |= set() if falls else {element}
            done.by_hand += was is None or was != plain(edge.props)
            continue
        will = None
        if was is not None and ref:
            will = after.edges[stays[ref]]
            told.add(ref)
        change, type_, by_hand = reword.edge(edge.type, edge.props, was, will)
        done.by_hand += by_hand
        if change:
            done.edges.append({"element": element, "props": change})
        if type_ != edge.type:
            done.retyped.append({"element": element, "type": type_})
    done.made.edges = dict(_made_edges(done, found, after, kept, set(stays.values())))


def _made_edges(
    done: Cleaning,
    found: Found,
    after: Graph,
    kept: Mapping[Ref, Ref],
    known: set[EdgeRef],
) -> Iterator[tuple[EdgeRef, Mapping[str, Any]]]:
    """What another list says now, between ends that are there and not drawn by hand already."""
    ends = set(done.made.nodes)
    for element, node in found.nodes.items():
        if element not in done.lost_nodes and node.ref:
            ends.add(kept.get(node.ref, node.ref))
    drawn = {found.edge_ref(edge) for edge in found.edges.values()}
    for ref, props in after.edges.items():
        if ref not in known and ref not in drawn and {ref.start, ref.end} <= ends:
            yield ref, props
