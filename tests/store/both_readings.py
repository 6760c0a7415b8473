"""What the statements of `cypher/gaps/` say of a landscape, and what the rules in Python say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from store.rule_words import rule_words

from allymap.gaps.rules import RULES
from allymap.store.graph import graph_of
from allymap.store.neo4j_graph import draw
from allymap.store.statements import statements

if TYPE_CHECKING:
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.store.neo4j_link import Link, Transaction
    from allymap.store.statements import Statement

# By finding: status, severity (none when it is OK), case, and the numbers the statement gives.
Answers = dict[str, tuple[Any, ...]]
ANSWER = ("subject", "status", "severity", "variant")


def rule_of(made: Statement) -> str:
    """The rule that a statement tells, or tells a part of.

    >>> rule_of(statement("gaps/safe_2_not_met"))
    'SAFE-2'
    """
    return "-".join(made.name.split("_")[:2]).upper()


ASKED = sorted({rule_of(made) for made in statements("gaps")})


def both(link: Link, landscape: Landscape, *days: date) -> list[tuple[Answers, Answers]]:
    """Cypher's and Python's answers on each day, over a graph that is drawn and never kept."""
    with link.transaction() as transaction:
        draw(transaction, graph_of(landscape))
        return [(in_cypher(transaction, landscape, day), in_python(landscape, day)) for day in days]


def in_cypher(transaction: Transaction, landscape: Landscape, as_of: date) -> Answers:
    """What all statements find in the graph that stands on the server."""
    words = rule_words(landscape.vocabulary, as_of)
    found: Answers = {}
    for made in statements("gaps"):
        numbers = made.columns[len(ANSWER) :]
        given = {name: words[name] for name in made.params}
        for told in transaction.run(made, **given):
            subject, status, severity, variant = (told[name] for name in ANSWER)
            more = {name: told[name] for name in numbers}
            id_ = f"{rule_of(made)}:{subject}"
            assert id_ not in found
            found[id_] = _answer(status, severity, variant, more)
    return found


def in_python(landscape: Landscape, as_of: date) -> Answers:
    """What the rules find; `few` rests on shuffling, which Cypher leaves to Python."""
    numbers = {rule_of(made): made.columns[len(ANSWER) :] for made in statements("gaps")}
    found: Answers = {}
    for rule in RULES:
        for one in rule.look(landscape, as_of) if rule.id in ASKED else ():
            more = {name: one.facts[name] for name in numbers[rule.id]}
            status, variant = ("OK", "meet") if one.variant == "few" else (one.status, one.variant)
            found[one.id] = _answer(status, one.severity, variant, more)
    return found


def _answer(status: str, severity: str, variant: str, more: dict[str, Any]) -> tuple[Any, ...]:
    return status, "" if status == "OK" else severity, variant, more
