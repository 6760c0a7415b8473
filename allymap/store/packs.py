"""Rows in packs: many rows of one sheet as one text, and one row of the file's table.

`[[key, row, data], ...]` as canonical JSON. A list of a million ties is then a few hundred
large texts, written and summed in a fraction of the time that a million small ones take.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from json.encoder import encode_basestring
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from allymap.errors import Damaged
from allymap.model.journal import Row
from allymap.model.tables import canonical
from allymap.store.weigh import lasting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from allymap.model.journal import Batch, Revision

MOST = 2000


@dataclass(frozen=True, slots=True)
class Pack:
    """Consecutive rows of one sheet; `number`: the place of the first among its revision's."""

    revision: str
    number: int
    table: str
    sheet: str
    text: str


def packed(batch: Batch, number: int) -> Pack:
    """A batch as one pack."""
    keys = map(encode_basestring, batch.keys)
    rows = zip(keys, batch.numbers, batch.texts, strict=True)
    text = ",".join([f"[{key},{row},{data}]" for key, row, data in rows])
    return Pack(batch.revision, number, batch.table, batch.sheet, f"[{text}]")


def packs_of(rows: Sequence[Row], number: int) -> Iterator[Pack]:
    """Rows of one revision as packs, the first row at `number`."""
    for (table, sheet), run in groupby(rows, key=lambda row: (row.table, row.sheet)):
        same = list(run)
        for start in range(0, len(same), MOST):
            some = same[start : start + MOST]
            text = ",".join(canonical([row.key, row.row, dict(row.data)]) for row in some)
            yield Pack(some[0].revision, number + start, table, sheet, f"[{text}]")
        number += len(same)


def rows_of(pack: Pack) -> Iterator[Row]:
    """The rows of a pack; raises `Damaged` when it is none."""
    try:
        for key, row, data in json.loads(pack.text):
            yield Row(pack.revision, pack.table, key, _plain(data), pack.sheet, row)
    except (ValueError, TypeError) as error:
        raise Damaged("store_damaged") from error


class Seal:
    """A sha256 over all of a revision that never changes, and its packs, one after the other."""

    def __init__(self, revision: Revision) -> None:
        self._sum = sha256(canonical(lasting(revision)).encode())

    def add(self, pack: Pack) -> None:
        """Take one pack more into the sum."""
        head = canonical([pack.number, pack.table, pack.sheet])
        self._sum.update(f"\n{head}\n{pack.text}".encode())

    @property
    def digest(self) -> str:
        """The sum so far, in hexadecimal digits."""
        return self._sum.hexdigest()


def sealed(revision: Revision, packs: Iterable[Pack]) -> str:
    """The digest of a revision and all its packs."""
    seal = Seal(revision)
    for pack in packs:
        seal.add(pack)
    return seal.digest


def _plain(data: Any) -> MappingProxyType[str, Any]:
    return MappingProxyType(data)
