"""Who was forgotten: keyed hashes by which a later list is recognised, and nothing else."""

from __future__ import annotations

import hmac
import secrets
import uuid
from typing import TYPE_CHECKING

from allymap.model.identity import name_key
from allymap.model.journal import Entry
from allymap.model.tables import TABLES
from allymap.model.unite import named_in

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from allymap.model.journal import Row

    Forms = Callable[[str], Collection[str]]


def as_written(name: str) -> Collection[str]:
    """The one form of a name that needs no knowledge of names: itself."""
    return (name,)


def secret_of(entries: Iterable[Entry]) -> str:
    """The store's own secret, 64 hex digits; "" before there is one."""
    return next((str(e.data["key"]) for e in entries if e.kind == "secret"), "")


def secrets_of(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Every secret of the store: one, or those of several that were combined."""
    return tuple(str(e.data["key"]) for e in entries if e.kind == "secret")


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
    rows: Iterable[Row], entries: Sequence[Entry], list_: str, forms: Forms = as_written
) -> dict[str, tuple[Entry, ...]]:
    """The ids of actors in a list who were forgotten, with the entries that say so.

    A name is known again in any of its `forms`. Two stores that were combined have two
    secrets; a hash may be made with either.
    """
    known = _Known(entries, forms)
    found: dict[str, tuple[Entry, ...]] = {}
    for row in rows if known else ():
        if row.table == "actors":
            said = known.said(str(row.data.get("name", "")), [(list_, row.key)])
            if said:
                found[row.key] = said
    return found


def named(
    rows: Iterable[Row], entries: Sequence[Entry], lists: Collection[str], forms: Forms = as_written
) -> dict[str, Row]:
    """The ids or names by which rows name somebody who was forgotten, each with its first row.

    `lists` are those that may have called them by such an id.
    """
    known = _Known(entries, forms)
    found: dict[str, Row] = {}
    for row in rows if known else ():
        for one in named_in(TABLES[row.table], row.data):
            if one not in found and known.said(one, [(list_, one) for list_ in lists]):
                found[one] = row
    return found


def was_forgotten(
    said: str, entries: Sequence[Entry], lists: Collection[str], forms: Forms = as_written
) -> bool:
    """Whether a name, or an id that one of these lists may use, is that of somebody forgotten."""
    known = _Known(entries, forms)
    return bool(known and known.said(said, [(list_, said) for list_ in lists]))


class _Known:
    """The hashes of the forgotten, to ask for one person after another."""

    def __init__(self, entries: Sequence[Entry], forms: Forms) -> None:
        self._hashes = remembered(entries)
        self._secrets = secrets_of(entries)
        self._forms = forms

    def __bool__(self) -> bool:
        return bool(self._hashes)

    def said(self, name: str, ids: Iterable[tuple[str, str]]) -> tuple[Entry, ...]:
        """The entries that say that somebody of this name or one of these ids was forgotten."""
        forms, ids = self._forms(name) if name else (), tuple(ids)
        hashes = {name_hash(secret, form) for secret in self._secrets for form in forms}
        hashes |= {id_hash(secret, *one) for secret in self._secrets for one in ids}
        return tuple(self._hashes[one] for one in sorted(hashes & self._hashes.keys()))


def _hash(secret: str, text: str) -> str:
    return hmac.new(bytes.fromhex(secret), text.encode(), "sha256").hexdigest()
