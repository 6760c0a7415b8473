"""Where a landscape is kept: one SQLite file, or a Neo4j server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

    from allymap.store.base import Store

SERVERS = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


def open_store(where: str, *, password: str | None = None, create: bool = True) -> Store:
    """The store at a path, or at the address of a Neo4j server.

    `password` is for a server; without it ALLYMAP_NEO4J_PASSWORD is read. With
    `create=False` a store that is not there yet is an error (`no_store`). Raises
    `StoreError` and its kinds.
    """
    scheme, separator, _ = where.partition("://")
    if not separator:
        return _file(where, create=create)
    if scheme.lower() in SERVERS:
        from allymap.store.neo4j import Neo4jStore

        return Neo4jStore(where, password=password, create=create)
    raise StoreError("unknown_scheme", scheme=scheme, known=SERVERS)


def is_store(path: Path) -> bool:
    """Whether a file is a store of ours, by its content."""
    from allymap.store.sqlite_file import is_store as recognised

    return recognised(path)


def _file(where: str, *, create: bool) -> Store:
    from pathlib import Path

    from allymap.store.sqlite import SqliteStore

    return SqliteStore(Path(where).expanduser(), create=create)
