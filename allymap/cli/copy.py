"""allymap copy: everything from one store to another."""

from __future__ import annotations

import click

from allymap.cli.options import opened
from allymap.cli.say import answer
from allymap.cli.speech import words
from allymap.store.copy import copy


@click.command(
    "copy",
    epilog="""\b
Examples:
  allymap copy allymap.db bolt://localhost:7687
  allymap copy bolt://localhost:7687 colleague.db""",
)
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
def command(source: str, target: str) -> None:
    """Copy everything FROM one store TO another, without loss: a file or a Neo4j server.

    The password of a server is read from ALLYMAP_NEO4J_PASSWORD.
    """
    one = opened(source)
    try:
        other = opened(target, create=True)
        try:
            copy(one, other)
            count = len(other.revisions())
        finally:
            other.close()
    finally:
        one.close()
    answer(words().say("copy.done", source=source, target=target, n=count))
