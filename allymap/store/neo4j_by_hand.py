"""What somebody changed by hand in Neo4j, as the rows of a list that says the same."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from allymap.model.columns import CLEARED, encode, is_empty
from allymap.model.journal import Row
from allymap.model.tables import TABLES, Table, key_of
from allymap.store.graph import EDGES, LINKS, NODES, EdgeRef, Graph, Node, Ref, label_of, type_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from allymap.model.vocabulary import Vocabulary

_TABLE_OF = {label: table for table, (label, _) in NODES.items()}


def rows_by_hand(
    expected: Graph, found: Graph, words: Vocabulary, revision: str
) -> tuple[list[Row], Graph]:
    """Rows for every node and tie that was added or changed, and the graph they are drawn over.

    Import never deletes: what was removed by hand stands in that graph as if it were there.
    Relationships between two tables (who took part, who provides) make no rows, nor do those
    of a type that nobody knows; they stay as they are drawn, and so does a property or label
    that is no column and no kind: that graph does not show them.
    """
    rows = [
        Row(revision, table.name, key_of(table, data) or key, data)
        for table, key, data in (*_nodes(expected, found, words), *_ties(expected, found, words))
    ]
    nodes = {ref: node for ref, node in expected.nodes.items() if ref not in found.nodes}
    edges = {ref: said for ref, said in expected.edges.items() if ref not in found.edges}
    types = _types(words)
    here = {ref: _columns_of(ref, said) for ref, said in found.edges.items() if _tie(ref, types)}
    links = {ref: said for ref, said in expected.edges.items() if not _tie(ref, types)}
    known = {ref: _known(ref, node, words) for ref, node in found.nodes.items()}
    return rows, Graph({**known, **nodes}, {**here, **links, **edges})


def _known(ref: Ref, node: Node, words: Vocabulary) -> Node:
    """What of a node a table can say."""
    table = _TABLE_OF[ref.label]
    names = {*(c.name for c in TABLES[table].columns), NODES[table][1], "attributes"}
    kinds = set(map(label_of, words.kinds)) if ref.label == "Actor" else set()
    labels = tuple(label for label in node.labels if label == ref.label or label in kinds)
    return Node(labels, {name: value for name, value in node.props.items() if name in names})


def _columns_of(ref: EdgeRef, said: Mapping[str, Any]) -> dict[str, Any]:
    """What of a tie its table can say."""
    names = {*(column.name for column in TABLES[_table(ref)].columns), "key", "attributes"}
    return {name: value for name, value in said.items() if name in names}


def _table(ref: EdgeRef) -> str:
    return next((t for t, (_, _, drawn) in EDGES.items() if drawn == ref.type), "ties")


def _nodes(
    expected: Graph, found: Graph, words: Vocabulary
) -> Iterator[tuple[Table, str, dict[str, Any]]]:
    for ref, node in found.nodes.items():
        table = TABLES[_TABLE_OF[ref.label]]
        known = expected.nodes.get(ref)
        data = _data(table, _kinded(node, words), known.props if known else {})
        if data:
            own = {NODES[table.name][1]: ref.key} if NODES[table.name][1] != "key" else {}
            yield table, ref.key, {**own, **data}


def _ties(
    expected: Graph, found: Graph, words: Vocabulary
) -> Iterator[tuple[Table, str, dict[str, Any]]]:
    types = _types(words)
    for ref, said in found.edges.items():
        if not _tie(ref, types):
            continue
        name = _table(ref)
        table, (start, end, drawn) = TABLES[name], EDGES[name]
        data = _data(table, said, expected.edges.get(ref, {}))
        if data or ref not in expected.edges:
            ends = {start: ref.start.key, end: ref.end.key}
            kind = {} if drawn else {"type": types[ref.type]}
            yield table, ref.key, {**ends, **kind, **_own(said), **data}


def _own(said: Mapping[str, Any]) -> dict[str, Any]:
    """What of a tie makes its key, beside its ends."""
    keyed = ("id", "as", "ask", "date", "source_ids")
    return {name: _plain(said[name]) for name in keyed if name in said}


def _data(table: Table, said: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that a node or tie says otherwise than it did; emptied ones are cleared."""
    columns = [c for c in table.columns if (table.name, c.name) not in LINKS]
    changed = [c for c in columns if said.get(c.name) != known.get(c.name)]
    data = {c.name: encode(c, said[c.name]) for c in changed if not is_empty(said.get(c.name))}
    gone = [c.name for c in changed if is_empty(said.get(c.name)) and not c.required]
    if gone:
        data[CLEARED] = gone
    if said.get("attributes") != known.get("attributes") and said.get("attributes"):
        data["attributes"] = json.loads(said["attributes"])
    return data


def _kinded(node: Node, words: Vocabulary) -> Mapping[str, Any]:
    """A node's properties; the kind of a new actor may stand in its label alone."""
    if "Actor" not in node.labels or node.props.get("kind"):
        return node.props
    kind = next((one for one in words.kinds if label_of(one) in node.labels), "")
    return {**node.props, "kind": kind} if kind else node.props


def _types(words: Vocabulary) -> dict[str, str]:
    return {type_of(tie): tie for tie in words.ties}


def _tie(ref: EdgeRef, types: Collection[str]) -> bool:
    """Whether a relationship is a record of its own, and between the right ends."""
    if ref.start.label != "Actor":
        return False
    ends = {"SITS_IN": "Coalition", "STANDS_ON": "Ask", **dict.fromkeys(types, "Actor")}
    return ref.end.label == ends.get(ref.type)


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
