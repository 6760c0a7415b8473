"""Keeping the natural graph equal to the fold: only the difference is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allymap.errors import ChangedByHand
from allymap.store.graph import LABELS, EdgeRef, Graph, Node, Ref
from allymap.store.graph_reword import plain
from allymap.store.neo4j_errors import differs
from allymap.store.statements import statement

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from allymap.model.problem import Problem
    from allymap.store.neo4j_link import Transaction


def redraw(transaction: Transaction, old: Graph, new: Graph) -> None:
    """Change the graph from `old` to `new`.

    Raises `ChangedByHand` when what must change was changed by hand meanwhile.
    """
    gone = [_edge(ref, props=old.edges[ref]) for ref in old.edges if ref not in new.edges]
    _all(transaction, "remove_edges", gone)
    lost = [_node(ref, props=old.nodes[ref].props) for ref in old.nodes if ref not in new.nodes]
    _all(transaction, "remove_nodes", lost)
    draw(transaction, Graph({ref: n for ref, n in new.nodes.items() if ref not in old.nodes}))
    both = ((ref, old.nodes[ref], n) for ref, n in new.nodes.items() if ref in old.nodes)
    _all(transaction, "change_nodes", [_change(*pair) for pair in both if pair[1] != pair[2]])
    known = ((ref, old.edges[ref], p) for ref, p in new.edges.items() if ref in old.edges)
    changed = [_edge(ref, **_turn(a, b)) for ref, a, b in known if a != b]
    _all(transaction, "change_edges", changed)
    drawn = {ref: props for ref, props in new.edges.items() if ref not in old.edges}
    draw(transaction, Graph(edges=drawn))


def draw(transaction: Transaction, new: Graph) -> None:
    """Draw nodes, and relationships between what is there."""
    made = [{"labels": node.labels, "props": node.props} for node in new.nodes.values()]
    _all(transaction, "create_nodes", made)
    ties = [_edge(ref, props=props) for ref, props in new.edges.items() if _is_tie(ref)]
    _all(transaction, "create_ties", ties)
    links = [_edge(ref, props=props) for ref, props in new.edges.items() if not _is_tie(ref)]
    _all(transaction, "create_links", links)


def read_graph(transaction: Transaction) -> tuple[Graph, list[Problem]]:
    """The graph as it stands on the server, and what in it cannot be ours at all."""
    graph, strange, refs = Graph(), [], {}
    for found in transaction.stream(statement("read/graph_nodes")):
        ref = ref_of(found["labels"], found["props"])
        if ref is None or ref in graph.nodes:
            strange.append(differs("added", ":".join(sorted(found["labels"])), ""))
            continue
        refs[found["element"]] = ref
        graph.nodes[ref] = Node(tuple(sorted(found["labels"])), plain(found["props"]))
    for found in transaction.stream(statement("read/graph_edges")):
        ends = refs.get(found["start"]), refs.get(found["end"])
        key = str(found["props"].get("key", ""))
        if ends[0] is None or ends[1] is None:
            strange.append(differs("added", found["type"], key))
            continue
        edge = EdgeRef(found["type"], ends[0], ends[1], key)
        if edge in graph.edges:
            strange.append(differs("added", found["type"], key))
        graph.edges[edge] = plain(found["props"])
    return graph, strange


def differences(expected: Graph, found: Graph) -> Iterator[Problem]:
    """A problem for each node and relationship that is not what the journal says."""
    for ref in expected.nodes.keys() | found.nodes.keys():
        want, have = expected.nodes.get(ref), found.nodes.get(ref)
        if want is None or have is None:
            yield differs("removed" if want else "added", ref.label, ref.key)
            continue
        if set(want.labels) != set(have.labels):
            yield differs("changed", ref.label, ref.key, "kind")
        yield from _columns(ref.label, ref.key, want.props, have.props)
    for edge in expected.edges.keys() | found.edges.keys():
        said, stands = expected.edges.get(edge), found.edges.get(edge)
        if said is None or stands is None:
            yield differs("removed" if said is not None else "added", edge.type, _ends(edge))
            continue
        yield from _columns(edge.type, _ends(edge), said, stands)


def in_the_way(old: Graph, new: Graph, found: Graph) -> Iterator[Problem]:
    """What of the differences keeps a graph from being changed from `old` to `new`."""
    edges = {r for r in old.edges.keys() | new.edges.keys() if old.edges.get(r) != new.edges.get(r)}
    nodes = {r for r in old.nodes.keys() | new.nodes.keys() if old.nodes.get(r) != new.nodes.get(r)}
    nodes |= {end for ref in edges if ref in new.edges for end in (ref.start, ref.end)}
    lost = old.nodes.keys() - new.nodes.keys()
    edges |= {ref for ref in found.edges if ref.start in lost or ref.end in lost}
    return differences(_part(old, nodes, edges), _part(found, nodes, edges))


def _part(graph: Graph, nodes: Collection[Ref], edges: Collection[EdgeRef]) -> Graph:
    return Graph(
        {ref: node for ref, node in graph.nodes.items() if ref in nodes},
        {ref: props for ref, props in graph.edges.items() if ref in edges},
    )


def removed(expected: Graph, found: Graph) -> Graph:
    """What was removed by hand, as it can be drawn again: between ends that are there then."""
    nodes = {ref: node for ref, node in expected.nodes.items() if ref not in found.nodes}
    ends = nodes.keys() | found.nodes.keys()
    edges = {
        ref: props
        for ref, props in expected.edges.items()
        if ref not in found.edges and {ref.start, ref.end} <= ends
    }
    return Graph(nodes, edges)


def _ends(edge: EdgeRef) -> str:
    return f"{edge.start.key} → {edge.end.key}"


def _columns(
    what: str, key: str, want: Mapping[str, Any], have: Mapping[str, Any]
) -> Iterator[Problem]:
    for name in sorted(want.keys() | have.keys()):
        if want.get(name) != have.get(name):
            yield differs("changed", what, key, name)


def _all(transaction: Transaction, name: str, rows: list[dict[str, Any]]) -> None:
    """Write rows and see that each one found what it was to change."""
    if rows and transaction.each(statement(f"write/{name}"), rows) != len(rows):
        raise ChangedByHand([differs("changed", "", "")])


def _is_tie(ref: EdgeRef) -> bool:
    return ref.start.label == ref.end.label == "Actor"


def _node(ref: Ref, **more: Any) -> dict[str, Any]:
    return {"label": ref.label, "key": ref.key, **more}


def _edge(ref: EdgeRef, **more: Any) -> dict[str, Any]:
    ends = {"start": ref.start.key, "end": ref.end.key, "key": ref.key, "type": ref.type}
    labels = {"start_label": ref.start.label, "end_label": ref.end.label}
    return {**ends, **labels, **more}


def _change(ref: Ref, old: Node, new: Node) -> dict[str, Any]:
    lost = [label for label in old.labels if label not in new.labels]
    won = [label for label in new.labels if label not in old.labels]
    return _node(ref, lost=lost, won=won, **_turn(old.props, new.props))


def _turn(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """The properties that differ, as they were and as they are to be; None for none."""
    names = [name for name in old.keys() | new.keys() if old.get(name) != new.get(name)]
    before = {name: old.get(name) for name in names}
    return {"before": before, "after": {name: new.get(name) for name in names}}


def ref_of(labels: list[str], props: Mapping[str, Any]) -> Ref | None:
    """What a node of ours is known by; None for a node that cannot be ours."""
    for label, prop in LABELS.items():
        if label in labels and isinstance(props.get(prop), str):
            return Ref(label, props[prop])
    return None
