"""Somebody taken out of the graph of a server, and out of what people drew and wrote there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.model.erase import forgetting
from allymap.model.judgement import group_of
from allymap.store.graph import Ref, graph_of
from allymap.store.graph_forget import Found, FoundEdge, FoundNode, cleaning
from allymap.store.neo4j_graph import draw, ref_of
from allymap.store.statements import statement

if TYPE_CHECKING:
    from collections.abc import Collection

    from allymap.store.graph_forget import Cleaning
    from allymap.store.neo4j_link import Transaction
    from allymap.store.weigh import Journal


def forget_in_graph(
    transaction: Transaction,
    before: Journal,
    after: Journal,
    actors: Collection[str],
    called: Collection[str] = (),
) -> int:
    """Make a graph of `before` one of `after`; gives how much that was made by hand went with it.

    Nothing that stands there is in the way of it, whoever drew it.
    """
    found = _everything(transaction, before)
    gone = [Ref("Actor", one) for one in group_of(before.entries, actors)]
    by_hand = {node.props.get("name") for node in found.nodes.values() if node.ref in gone}
    every = {*called, *(name for name in by_hand if isinstance(name, str))}
    who = forgetting(before.rows, before.entries, actors, every)
    graphs = graph_of(before.landscape()), graph_of(after.landscape())
    done = cleaning(found, *graphs, who)
    _write(transaction, done)
    return done.by_hand


def _everything(transaction: Transaction, journal: Journal) -> Found:
    known = [revision.id for revision in journal.revisions]
    nodes, edges = {}, {}
    for one in transaction.stream(statement("read/all_nodes"), revisions=known):
        props = {name: value for name, value in one["props"].items() if value is not None}
        ref = ref_of(one["labels"], props)
        nodes[one["element"]] = FoundNode(ref, tuple(one["labels"]), props)
    for one in transaction.stream(statement("read/all_edges")):
        edges[one["element"]] = FoundEdge(one["type"], one["start"], one["end"], one["props"])
    return Found(nodes, edges)


def _write(transaction: Transaction, done: Cleaning) -> None:
    """What goes first, so that no two things have one key in between."""
    for name, rows in (
        ("forget_nodes", sorted(done.lost_nodes)),
        ("forget_edges", sorted(done.lost_edges)),
        ("reword_nodes", done.nodes),
        ("reword_edges", done.edges),
        ("retype_edges", done.retyped),
    ):
        transaction.each(statement(f"write/{name}"), rows)
    draw(transaction, done.made)
