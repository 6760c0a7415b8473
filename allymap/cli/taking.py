"""From a file to a store: read, take in, and say what changed."""

from __future__ import annotations

import gc
import hashlib
import uuid
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from allymap.cli.left_out import without_forgotten
from allymap.cli.mapped import counting
from allymap.cli.placing import Placing
from allymap.cli.reading_in import answered_apart, lists_before, read_list, told_of, told_once
from allymap.cli.say import progress
from allymap.cli.speech import in_language
from allymap.cli.taken import Taken
from allymap.errors import Refused, UnknownName, Unreadable
from allymap.intake.codes import find, spellings
from allymap.intake.mapping import NOTHING_SAID
from allymap.intake.own_sheets import list_of
from allymap.intake.read import digest
from allymap.intake.reading import strict
from allymap.model.fold import own_vocabulary
from allymap.model.forgotten import new_secret, secrets_of
from allymap.model.journal import Batch, Entry, Revision, Row
from allymap.model.overruled import corrected, overruled
from allymap.model.problem import Problem
from allymap.model.provenance import NOBODY
from allymap.model.references import is_secret
from allymap.model.tables import TABLES, canonical, key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from allymap.cli.left_out import Kept
    from allymap.intake import mapping as mappings
    from allymap.intake.earlier import Lists
    from allymap.intake.reading import Reading
    from allymap.model.compare import Changes, Ref
    from allymap.model.landscape import Landscape
    from allymap.model.overruled import Corrected
    from allymap.model.provenance import Note
    from allymap.model.vocabulary import Vocabulary
    from allymap.store.base import Store


def take_in(
    store: Store,
    file: Path | None,
    *,
    at: str,
    extra: Sequence[Row] = (),
    verb: str = "asked",
    vocabulary: Path | None = None,
    noted: Note = NOBODY,
    ask: bool = False,
    keep: bool = True,
    sha256: str = "",
    **how: Any,
) -> Taken:
    """Take one file, or just what was said by hand with a verb, into a store: all or nothing.

    `noted`: who says so, and why. Who was forgotten is left out, unless somebody can be asked.
    `how`: what the file is called (`list_name`, `wave`, `whole`) and how it is read (see
    `read_list`). Raises `Refused` with every problem, `Unreadable` for a file that is no list.
    """
    revision = _revision(file, verb, at, how)
    known, before, lists, hands = _before(store, revision.list)
    why = _not_case_data(file, how.get("not_case_data", ""), at)
    made, reading, said = new_secret(at), None, NOTHING_SAID
    entries = [*_own_words(vocabulary, at), *_note(noted, revision.id, at), *why]
    if file:
        asked = revision, [*known, *entries], made, before, lists, ask, how
        reading, entries[len(entries) :], said = read_list(file, *asked)
    placing, spoken = Placing(before, said), list[Row]()
    revision = replace(revision, sha256=digest(file) if file else sha256 or _digest(extra))
    rows = hands.noting(placing.watch(_joined(reading, extra, revision.id)), spoken)
    again = without_forgotten(rows, store.journal, revision, known, ask=ask and keep)
    secret = None if secrets_of(known) else made
    later = partial(_later, known, before, reading, secret, revision, said)
    changes, hidden = _append(store, revision, again, entries, reading, later, keep=keep)
    first = revision.file if secret and not how.get("keep_contact") else ""
    told = [*told_of(reading, changes, first)] if reading else []
    told += [*again.told, *placing.problems(revision.file, news=not changes.nothing)]
    lost = overruled(hands, revision, spoken)
    return Taken(revision, changes, tuple(told), keep, before, hidden, lost)


def _before(store: Store, name: str) -> tuple[tuple[Entry, ...], Landscape, Lists, Corrected]:
    """What a store holds before a list comes; its rows are not kept in memory."""
    journal = store.journal()
    known, before = counting(journal.entries, journal.revisions), in_language(journal.landscape())
    hands = corrected(journal.revisions, journal.rows, journal.entries, before.aliases)
    return known, before, lists_before(journal, before, name), hands


def _revision(file: Path | None, verb: str, at: str, how: dict[str, Any]) -> Revision:
    """The import as the journal names it; takes what it is called out of `how`."""
    name, wave, whole = (how.pop(one, "") for one in ("list_name", "wave", "whole"))
    return Revision(
        id=str(uuid.uuid4()),
        list=storable(name or (list_of(file.stem) if file else verb)),
        file=storable(file.name if file else verb),
        sha256="",
        at=at,
        wave=str(wave).strip(),
        whole=bool(whole),
    )


def _append(
    store: Store,
    revision: Revision,
    again: Kept,
    entries: Sequence[Entry],
    reading: Reading | None,
    later: Callable[[Mapping[str, str]], Iterator[Entry]],
    *,
    keep: bool,
) -> tuple[Changes, frozenset[Ref]]:
    """Keep an import and show how far it is; also gives the rows nobody may be told of.

    `later`: the entries that are known when the rows were read, by the names of the actors who
    are others than those of earlier lists.
    """
    words = own_vocabulary([*store.entries(), *entries])
    hidden: set[Ref] = set()
    names: dict[str, str] = {}
    with progress() as bar, uncollected():
        task = bar.add_task(revision.file, total=None)
        named = _naming(iter(again.rows), reading.apart if reading else {}, names)
        counted = _counting(_watched(named, words, hidden), partial(bar.advance, task))
        with _under_headers(reading):
            changes = store.append(revision, counted, _and(entries, later, names), keep=keep)
    for hashed in again.again:
        store.set_undone(hashed, True)
    return changes, frozenset(hidden)


def _and(
    entries: Iterable[Entry],
    later: Callable[[Mapping[str, str]], Iterator[Entry]],
    names: Mapping[str, str],
) -> Iterator[Entry]:
    """The entries of an import, and those that depend on its rows, read by then."""
    yield from entries
    yield from later(names)


def _later(
    known: Sequence[Entry],
    before: Landscape,
    reading: Reading | None,
    secret: Entry | None,
    revision: Revision,
    said: mappings.Mapping,
    names: Mapping[str, str],
) -> Iterator[Entry]:
    """A secret, when the rows needed one, and who was said, or told, to be who."""
    if reading and reading.traced and secret:
        yield secret
    if reading:
        yield from answered_apart(reading.apart, names, before, known, revision.at)
        yield from told_once(reading, said, revision)


def asked_rows(
    asked: str, about: str, day: date, vocabulary: Vocabulary, wave: str = ""
) -> tuple[Row, ...]:
    """A source, and a scope for each tie type or table that was asked about a place or kind.

    Raises `UnknownName` for a topic that nobody knows.
    """
    said = [topic.strip() for topic in asked.replace("|", ",").split(",") if topic.strip()]
    topics = [_topic(topic, vocabulary) for topic in said]
    if not topics:
        return ()
    source = f"asked.{about}.{day.isoformat()}"
    data: list[tuple[str, dict[str, Any]]] = [
        ("sources", {"id": source, "date": day.isoformat(), "method": "meeting"})
    ]
    scope = {"source": source, "about": about, **({"wave": wave} if wave else {})}
    data += [("scopes", {**scope, "topic": topic}) for topic in topics]
    return tuple(Row("", table, key_of(TABLES[table], one), one) for table, one in data)


def _topic(said: str, vocabulary: Vocabulary) -> str:
    """The topic that is meant: its code, or its words, such as "answers to"."""
    topic = find(spellings(vocabulary, "scope_topics"), said)
    if topic is None:
        known = tuple(vocabulary.list_of("scope_topics"))
        raise UnknownName("unknown_topic", value=said, list="scope_topics", allowed=known)
    return topic


@contextmanager
def _under_headers(reading: Reading | None) -> Iterator[None]:
    """What the store refuses is told by the rows and columns of the file."""
    try:
        yield
    except Refused as refused:
        if reading:
            found = (one for one in refused.problems if isinstance(one, Problem))
            refused.problems = reading.placed(found)
        raise


def storable(name: str) -> str:
    """A file's name as a store can keep it: bytes that are no UTF-8 become question marks."""
    return name.encode("utf-8", "replace").decode("utf-8")


def _own_words(path: Path | None, at: str) -> list[Entry]:
    if path is None:
        return []
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable("file_missing", file=path.name) from error
    return [Entry(str(uuid.uuid4()), at, "vocabulary", {"text": text})]


def _not_case_data(file: Path | None, reason: str, at: str) -> list[Entry]:
    """Why a list that looks like case data was taken in all the same."""
    if not file or not reason:
        return []
    said = {"file": storable(file.name), "sha256": digest(file), "reason": reason}
    return [Entry(str(uuid.uuid4()), at, "not_case_data", said)]


def _note(noted: Note, revision: str, at: str) -> list[Entry]:
    """Who said what an import says, and why, in their own words."""
    if noted == NOBODY:
        return []
    data = {"revision": revision, "by": noted.by, "note": noted.note}
    return [Entry(str(uuid.uuid4()), at, "note", data)]


def _naming(
    rows: Iterator[Row | Batch], wanted: Container[str], names: dict[str, str]
) -> Iterator[Row | Batch]:
    """The rows as they stream by; the names of the wanted actors are noted."""
    for row in rows:
        if isinstance(row, Row) and row.table == "actors" and row.key in wanted:
            names[row.key] = str(row.data["name"])
        yield row


def _watched(
    rows: Iterator[Row | Batch], words: Vocabulary, hidden: set[Ref]
) -> Iterator[Row | Batch]:
    """The rows as they stream by; those that nobody may be told of are remembered.

    There are none of them in a batch.
    """
    for row in rows:
        if isinstance(row, Batch):
            yield row
            continue
        if is_secret(TABLES[row.table], row.data, words):
            hidden.add((row.table, row.key))
        yield row


def _joined(reading: Reading | None, more: Iterable[Row], revision: str) -> Iterator[Row | Batch]:
    if reading:
        yield from strict(reading)
    yield from (replace(row, revision=revision) for row in more)


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the collector of reference cycles: rows make none, and it would look at each."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _counting(rows: Iterator[Row | Batch], tick: Callable[[int], None]) -> Iterator[Row | Batch]:
    for row in rows:
        tick(len(row) if isinstance(row, Batch) else 1)
        yield row


def _digest(rows: Sequence[Row]) -> str:
    text = canonical([[row.table, row.key, dict(row.data)] for row in rows])
    return hashlib.sha256(text.encode()).hexdigest()
