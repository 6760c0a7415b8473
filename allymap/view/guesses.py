"""What a word nobody knows may mean: suggestions, never answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.intake.codes import find, spellings
from allymap.intake.words import plain, words
from allymap.match.near import alike
from allymap.model.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from allymap.model.vocabulary import Vocabulary

MOST = 3


def guessed_codes(word: str, among: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The codes of a list that a word may mean, the likeliest first; at most three.

    What the word is known to leave open comes first, then words in it, then what looks alike.
    """
    near = words().near.get(among, {})
    spelled = spellings(vocabulary, among)
    codes = list(near.get(plain(word), ()))
    for part in word.split():
        found = find(spelled, part)
        codes += [found] if found and len(part) > 2 else near.get(plain(part), ())
    codes += [spelled[one] for one in alike(plain(word), spelled)]
    return _few(codes, vocabulary.list_of(among))


def guessed_columns(header: str, table: str) -> tuple[str, ...]:
    """The columns of a table that a header may mean, the likeliest first; at most three."""
    known = words().columns[table]
    whole = [known[one] for one in alike(plain(header), known)] if len(plain(header)) > 2 else []
    parts = [known[plain(part)] for part in header.split() if plain(part) in known]
    return _few([*parts, *whole], [column.name for column in TABLES[table].columns])


def guessed_tables(seen: Iterable[str], tables: Iterable[str]) -> tuple[str, ...]:
    """The tables that know most of these headers, the best first; at most three."""
    said = {plain(header) for header in seen}
    known = {table: len(said & words().columns[table].keys()) for table in tables}
    best = sorted(known, key=lambda table: -known[table])
    return tuple(table for table in best if known[table])[:MOST]


def _few(codes: Iterable[str], known: Mapping[str, str] | Iterable[str]) -> tuple[str, ...]:
    among = set(known)
    return tuple(dict.fromkeys(code for code in codes if code in among))[:MOST]
