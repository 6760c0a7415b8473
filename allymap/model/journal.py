"""What a store keeps: an append-only journal of imports, their rows, and single entries."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from allymap.model.columns import extra

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

# The list that small corrections belong to; it is no file, so nothing is ever missing in it.
BY_HAND = "by hand"


@dataclass(frozen=True, slots=True)
class Revision:
    """One import of one file: the list it belongs to, the wave, when, and whether undone.

    `id` is a UUID minted by the importer, `at` an ISO 8601 time in UTC, `number` the place
    in the journal (given by the store, from 1; 0 before). `whole`: the file is the whole
    list, so what earlier files of this list said no longer counts.
    """

    id: str
    list: str
    file: str
    sha256: str
    at: str
    wave: str = ""
    whole: bool = False
    undone: bool = False
    number: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it was taken in: the table, its key, its data as canonical JSON values."""

    revision: str
    table: str
    key: str
    data: Mapping[str, Any] = extra()
    sheet: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class Batch:
    """Many rows of one sheet at once, each one's data as canonical JSON already.

    `mentions`: (table, id) of whatever the rows name in other tables and no batch of the
    same sheet before them named.
    """

    revision: str
    table: str
    sheet: str
    numbers: Sequence[int]
    keys: Sequence[str]
    texts: Sequence[str]
    mentions: frozenset[tuple[str, str]]

    def __len__(self) -> int:
        return len(self.keys)

    def __iter__(self) -> Iterator[Row]:
        for number, key, text in zip(self.numbers, self.keys, self.texts, strict=True):
            yield Row(self.revision, self.table, key, json.loads(text), self.sheet, number)


def one_by_one(pieces: Iterable[Row | Batch]) -> Iterator[Row]:
    """Rows and the rows of batches, in their order."""
    for piece in pieces:
        if isinstance(piece, Batch):
            yield from piece
        else:
            yield piece


@dataclass(frozen=True, slots=True)
class Entry:
    """One small thing said by hand: a correction, an own vocabulary; `kind` says which.

    Kinds: `correction` {table, key, data}, `vocabulary` {text}, `positions` {audience, at}:
    where the map of an audience has put its actors, `judgement` {left, right, answer, by,
    names}: who is the same, `mapping` {headers, text, revision}: what a list's columns mean,
    with {list} whom its names mean, for as long as the import that brought it counts,
    `secret` {key}: 64 hex digits for keyed hashes, `forgotten` {hash}: that somebody was erased,
    `not_case_data` {reason}, `mark` {finding, state, who, until, note, by}: what was decided
    about a finding, `meeting` {on, by}: that one was held, `note` {revision, by, note}: who
    made an import, and why.
    """

    id: str
    at: str
    kind: str
    data: Mapping[str, Any] = extra()
    undone: bool = False
    number: int = 0
