"""Who was forgotten: keyed hashes by which a later list is recognised, and nothing else."""

from __future__ import annotations

import hmac
import secrets
import uuid
from typing import TYPE_CHECKING

from allymap.model.identity import name_key
from allymap.model.journal import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from allymap.model.journal import Row


def secret_of(entries: Iterable[Entry]) -> str:
    """The store's own secret, 64 hex digits; "" before there is one."""
    return next((str(e.data["key"]) for e in entries if e.kind == "secret"), "")


def new_secret(at: str) -> Entry:
    """A secret for a store that has none."""
    return Entry(str(uuid.uuid4()), at, "secret", {"key": secrets.token_hex(32)})


def name_hash(secret: str, name: str) -> str:
    """The keyed hash of a name, spelt however."""
    return _hash(secret, f"name:{name_key(name)}")


def id_hash(secret: str, list_: str, actor: str) -> str:
    """The keyed hash of the id that a list calls somebody by."""
    return _hash(secret, f"id:{list_}:{actor}")


def remembered(entries: Iterable[Entry]) -> Mapping[str, Entry]:
    """The hashes of everybody who was forgotten and not taken in again, with their entries."""
    return {e.data["hash"]: e for e in entries if e.kind == "forgotten" and not e.undone}


def recognised(
    rows: Iterable[Row], entries: Sequence[Entry], list_: str
) -> dict[str, tuple[Entry, ...]]:
    """The ids of actors in a list who were forgotten, with the entries that say so.

    Two stores that were combined have two secrets; a hash may be made with either.
    """
    known, secrets_ = remembered(entries), [e.data["key"] for e in entries if e.kind == "secret"]
    found: dict[str, tuple[Entry, ...]] = {}
    if not known:
        return found
    for row in rows:
        if row.table == "actors":
            name = str(row.data.get("name", ""))
            hashes = {id_hash(secret, list_, row.key) for secret in secrets_}
            hashes |= {name_hash(secret, name) for secret in secrets_ if name}
            said = tuple(known[one] for one in sorted(hashes & known.keys()))
            if said:
                found[row.key] = said
    return found


def _hash(secret: str, text: str) -> str:
    return hmac.new(bytes.fromhex(secret), text.encode(), "sha256").hexdigest()
