"""The one place that knows what wins: from a journal to a landscape."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeAlias

from allymap.errors import Refused
from allymap.model.chosen import with_names_chosen
from allymap.model.columns import CLEARED, is_empty
from allymap.model.corrected import without_repeats
from allymap.model.judgement import contradictions, said, shown_as
from allymap.model.landscape import Landscape
from allymap.model.problem import Origin
from allymap.model.references import incomplete, is_secret, mentions, missing
from allymap.model.tables import TABLES, to_data, to_record
from allymap.model.unite import NO_ALIASES, Aliases, also_called, rewritten, vanishes
from allymap.model.vocabulary import Vocabulary, built_in
from allymap.model.whereabouts import places_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from allymap.model.journal import Entry, Revision, Row
    from allymap.model.problem import Problem

State: TypeAlias = "dict[tuple[str, str], dict[str, Any]]"


def fold(revisions: Sequence[Revision], rows: Iterable[Row], entries: Sequence[Entry]) -> Landscape:
    """The landscape that a journal amounts to.

    Revisions count in their order, undone ones not at all; a row sets the fields it fills,
    an empty cell never erases, and a row that a newer file no longer has stays, unless that
    file was taken in as the whole list. A list that only repeats itself takes no correction
    by hand back. Actors judged the same are shown as one, and a place that is named by its
    name alone is that place. Raises `Refused` when something names what is not there or lacks
    what it must say (also before anybody is merged, so that every merge can be split again),
    and when judgements contradict each other.
    """
    rows = tuple(rows)
    state = merged(revisions, rows, entries)
    words = own_vocabulary(entries)
    problems = incomplete(state) or _dangling(state, _origins(counted(revisions), rows), words)
    if problems := problems or contradictions(entries):
        raise Refused(problems)
    shown = aliases(revisions, rows, entries, state)
    told = united(revisions, rows, entries, shown) if shown else state
    return to_landscape(told, words, shown)


def counted(revisions: Sequence[Revision]) -> tuple[Revision, ...]:
    """The revisions that count, in order: not undone, not replaced by a newer whole list."""
    live = sorted((r for r in revisions if not r.undone), key=lambda r: r.number)
    last_whole = {r.list: r.number for r in live if r.whole}
    return tuple(r for r in live if r.number >= last_whole.get(r.list, 0))


def merged(
    revisions: Sequence[Revision], rows: Iterable[Row], entries: Sequence[Entry] = ()
) -> State:
    """What each (table, key) says after all counted revisions and corrections."""
    state: State = {}
    for table, key, data in _said(revisions, rows, entries):
        _set(state, table, key, data)
    return state


def united(
    revisions: Sequence[Revision],
    rows: Iterable[Row],
    entries: Sequence[Entry],
    shown: Aliases,
) -> State:
    """The same with everything under the id it is shown as; a tie with itself is none."""
    state: State = {}
    revisions, rows = with_names_chosen(revisions, rows, entries, shown.actors)
    for table, key, data in _said(revisions, rows, entries, shown):
        _set(state, table, *rewritten(TABLES[table], key, data, shown))
    return {ref: data for ref, data in state.items() if not vanishes(ref[0], data, shown.actors)}


def aliases(
    revisions: Sequence[Revision], rows: Iterable[Row], entries: Sequence[Entry], state: State
) -> Aliases:
    """What of a journal, whose merged `state` this is, is shown as something else."""
    words = own_vocabulary(entries)
    codes = {"all", *words.kinds, *words.codes["constituencies"]}
    actors, live = who_is_shown(revisions, rows, entries), {r.id for r in counted(revisions)}
    called = also_called((row for row in rows if row.revision in live), actors)
    return Aliases(actors, places_named(state, codes), called)


def who_is_shown(
    revisions: Sequence[Revision], rows: Iterable[Row], entries: Sequence[Entry]
) -> Mapping[str, str]:
    """Each actor id that is shown as another one: of a group, the one that came first."""
    same = said(entries, "same")
    if not same:
        return {}
    told = _said(revisions, rows, entries)
    return shown_as(same, list(dict.fromkeys(key for table, key, _ in told if table == "actors")))


def own_vocabulary(entries: Sequence[Entry]) -> Vocabulary:
    """The built-in vocabulary with the user's own lines, in their order."""
    words = built_in()
    for entry in sorted(entries, key=lambda entry: entry.number):
        if entry.kind == "vocabulary" and not entry.undone:
            words = words.extended(entry.data["text"])
    return words


def to_landscape(state: State, vocabulary: Vocabulary, shown: Aliases = NO_ALIASES) -> Landscape:
    """The landscape of a state, its records in the order of their keys."""
    tables: dict[str, list[Any]] = {name: [] for name in TABLES}
    for (table, key), data in sorted(state.items(), key=lambda item: item[0]):
        tables[table].append(to_record(TABLES[table], key, data))
    kept = {table: tuple(records) for table, records in tables.items()}
    return Landscape(**kept, vocabulary=vocabulary, aliases=shown)


def after(landscape: Landscape, rows: Iterable[Row]) -> Landscape:
    """A landscape once these rows are said of it too; raises `Refused` for who is not in it."""
    tables: dict[str, dict[str, Any]] = {}
    state: State = {}
    for row in rows:
        if row.table not in tables:
            tables[row.table] = {_key(one): one for one in getattr(landscape, row.table)}
        known, table = tables[row.table], TABLES[row.table]
        if row.key in known and (row.table, row.key) not in state:
            state[row.table, row.key] = to_data(table, known[row.key])
        _set(state, row.table, row.key, row.data)
        known[row.key] = to_record(table, row.key, state[row.table, row.key])
    said: dict[str, Any] = {name: tuple(of.values()) for name, of in tables.items()}
    return replace(landscape, **said)


def _key(record: Any) -> str:
    """The key of an actor or a tie."""
    return str(getattr(record, "key", "") or record.id)


def _said(
    revisions: Sequence[Revision],
    rows: Iterable[Row],
    entries: Sequence[Entry],
    shown: Aliases | None = None,
) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Table, key and data of everything that counts, what wins coming later."""
    order = {one.id: one.number for one in revisions if not one.undone}
    said_once = [row for row in rows if row.revision in order]
    said_once.sort(key=lambda row: order[row.revision])
    live = {one.id for one in counted(revisions)}
    lists = {one.id: one.list for one in revisions}

    def key(row: Row) -> str:
        return rewritten(TABLES[row.table], row.key, row.data, shown)[0] if shown else row.key

    for row in without_repeats(said_once, lists, live, key):
        yield row.table, row.key, row.data
    for entry in sorted(entries, key=lambda entry: entry.number):
        if entry.kind == "correction" and not entry.undone:
            yield entry.data["table"], entry.data["key"], entry.data["data"]


def _set(state: State, table: str, key: str, data: Mapping[str, Any]) -> None:
    known = state.setdefault((table, key), {})
    for name, value in data.items():
        if name == "attributes":
            known[name] = {**known.get(name, {}), **value}
        elif name != CLEARED and not is_empty(value):
            known[name] = value
    for name in data.get(CLEARED, ()):
        known.pop(name, None)
        if name in (kept := known.get("attributes", {})):
            known["attributes"] = {n: value for n, value in kept.items() if n != name}


def _origins(live: Sequence[Revision], rows: Iterable[Row]) -> dict[tuple[str, str], Origin]:
    files = {revision.id: revision.file for revision in live}
    return {
        (row.table, row.key): Origin(files[row.revision], row.sheet, row.row)
        for row in rows
        if row.revision in files
    }


def _dangling(
    state: State, origins: Mapping[tuple[str, str], Origin], words: Vocabulary
) -> list[Problem]:
    return [
        missing(
            TABLES[table],
            key,
            column,
            value,
            origins.get((table, key)),
            secret=is_secret(TABLES[table], data, words),
        )
        for (table, key), data in state.items()
        for column, value in mentions(TABLES[table], to_record(TABLES[table], key, data))
        if (column.refers, value) not in state
    ]
