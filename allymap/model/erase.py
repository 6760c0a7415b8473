"""Forgetting somebody: out of every row, entry and text of a journal, for good."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from allymap.model.columns import CLEARED
from allymap.model.fold import own_vocabulary
from allymap.model.forgotten import (
    as_written,
    id_hash,
    name_hash,
    new_secret,
    remembered,
    secret_of,
)
from allymap.model.journal import Entry
from allymap.model.judgement import group_of
from allymap.model.redact import Redactor
from allymap.model.tables import TABLES, Table, canonical
from allymap.model.trim import trimmed, trimmed_entry
from allymap.model.unite import key_parts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from allymap.model.forgotten import Forms
    from allymap.model.journal import Revision, Row

# What of an entry is never a name.
_FIXED = frozenset(
    {"answer", "audience", "headers", "key", "on", "revision", "sha256", "state", "table", "until"}
)
_UNTOUCHED = frozenset({"secret", "forgotten"})
_FREE = frozenset({"text", "texts", "people"})


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased, in counts and never in names.

    `rows` went whole, `mentions` are rows that lost one id, `texts` rows and entries that
    lost the name, `namesakes` other people whose own name holds this name: theirs stays.
    `by_hand` is what somebody drew or wrote past us on a server, and went or lost the name.
    """

    actors: int = 0
    rows: int = 0
    mentions: int = 0
    texts: int = 0
    entries: int = 0
    namesakes: int = 0
    by_hand: int = 0


@dataclass(frozen=True, slots=True)
class Remains:
    """A journal after forgetting, and what was erased from it."""

    revisions: tuple[Revision, ...]
    rows: tuple[Row, ...]
    entries: tuple[Entry, ...]
    erased: Erased


@dataclass(frozen=True, slots=True)
class Forgetting:
    """Who is forgotten, what they were called, and how that goes out of what others say."""

    gone: frozenset[str]
    names: frozenset[str]
    namesakes: int
    redact: Redactor

    def key(self, table: str, key: str) -> str:
        """The key that a record of somebody else has when the names are out of it."""
        return _key(TABLES[table], key, self.redact)


def forgetting(
    rows: Sequence[Row],
    entries: Sequence[Entry],
    actors: Collection[str],
    called: Collection[str] = (),
) -> Forgetting:
    """How these actors are forgotten, who may also be `called` otherwise than a journal says."""
    gone = group_of(entries, actors)
    theirs = (row for row in rows if row.table == "actors" and row.key in gone)
    names = _names(theirs, entries, gone)
    every = {*names, *called}
    others = _others(rows, entries, gone, Redactor(every))
    return Forgetting(gone, frozenset(names), len(others), _redactor(every, others))


def erase(
    revisions: Sequence[Revision],
    rows: Sequence[Row],
    entries: Sequence[Entry],
    actors: Collection[str],
    at: str,
    forms: Forms = as_written,
    called: Collection[str] = (),
) -> Remains:
    """A journal without these actors, through all revisions, also undone ones.

    Ids judged the same are one person. Rows that must name the person go, lists in a cell
    lose the id, the full name goes out of every text, and so does what else they are
    `called`. Keyed hashes of names, also in their other `forms`, and ids, given the time
    `at`, are all that stays.
    """
    who = forgetting(rows, entries, actors, called)
    theirs = [row for row in rows if row.table == "actors" and row.key in who.gone]
    trim = [(row, trimmed(row, who.gone)) for row in rows]
    lost = {before.revision for before, after in trim if after is None}
    left = [(row, _row(row, who.redact)) for _, row in trim if row is not None]
    trim_entries = [(entry, _left_entry(entry, who.gone, lost)) for entry in entries]
    said = [(entry, _entry(entry, who.redact)) for _, entry in trim_entries if entry is not None]
    erased = Erased(
        actors=len({row.key for row in theirs}),
        rows=sum(after is None for _, after in trim),
        mentions=sum(after is not None and after is not before for before, after in trim),
        texts=sum(a != b for a, b in left) + sum(a != b for a, b in said),
        entries=sum(after is not before for before, after in trim_entries),
        namesakes=who.namesakes,
    )
    lists = {revision.id: revision.list for revision in revisions}
    known = {form for name in who.names for form in forms(name)}
    hashed = _hashes(entries, known, [(lists[row.revision], row.key) for row in theirs], at)
    return Remains(
        tuple(_revision(revision, lost, who.redact) for revision in revisions),
        tuple(row for _, row in left),
        (*(entry for _, entry in said), *hashed),
        erased,
    )


def without_names(
    rows: Sequence[Row], entries: Sequence[Entry], names: Collection[str]
) -> tuple[Row, ...]:
    """Rows of which no text names these people any more; the names of others stay."""
    redact = _redactor(names, _others(rows, entries, (), Redactor(names)))
    return tuple(_row(row, redact) for row in rows)


def _redactor(names: Collection[str], others: Mapping[str, set[str]]) -> Redactor:
    return Redactor(names, [text for texts in others.values() for text in texts])


def _left_entry(entry: Entry, gone: Collection[str], lost: Collection[str]) -> Entry | None:
    """An entry without them; nothing of a note about an import that lost somebody's row."""
    told = entry.kind == "note" and entry.data["revision"] in lost
    return None if told else trimmed_entry(entry, gone)


def _revision(revision: Revision, lost: Collection[str], redact: Redactor) -> Revision:
    """A revision without the names; without its digest too, by which a row could be guessed."""
    said = {name: redact(getattr(revision, name)) for name in ("list", "file", "wave")}
    return replace(revision, **said, sha256="" if revision.id in lost else revision.sha256)


def _names(theirs: Iterable[Row], entries: Iterable[Entry], gone: Collection[str]) -> set[str]:
    """Everything these actors were ever called."""
    names = {str(row.data["name"]) for row in theirs if row.data.get("name")}
    for entry in entries:
        data = entry.data
        if entry.kind == "correction" and data["table"] == "actors" and data["key"] in gone:
            names |= {str(data["data"]["name"])} if data["data"].get("name") else set()
    return names


def _others(
    rows: Iterable[Row], entries: Sequence[Entry], gone: Collection[str], redact: Redactor
) -> Mapping[str, set[str]]:
    """The ids and names of other people that hold the name too, by their ids."""
    kinds = own_vocabulary(entries).kinds
    people: dict[str, set[str]] = {}
    forms: dict[str, str] = {}
    for row in rows:
        if row.table == "actors" and row.key not in gone:
            texts = {row.key, str(row.data.get("name", ""))}
            kind = kinds.get(str(row.data.get("kind", "")))
            forms[row.key] = kind.form if kind else forms.get(row.key, "person")
            if held := {text for text in texts if redact(text) != text}:
                people.setdefault(row.key, set()).update(held)
    return {one: texts for one, texts in people.items() if forms[one] == "person"}


def _row(row: Row, redact: Redactor) -> Row:
    table = TABLES[row.table]
    return replace(
        row,
        key=_key(table, row.key, redact),
        data=_data(table, row.data, redact),
        sheet=redact(row.sheet),
    )


def _key(table: Table, key: str, redact: Redactor) -> str:
    parts = key_parts(table, key)
    if parts is None:
        return str(redact(key))
    pairs = zip(table.key, parts, strict=True)
    turned = [redact(part) if _free(table, name) else part for name, part in pairs]
    return canonical(turned) if turned != parts else key


def _data(table: Table, data: Mapping[str, Any], redact: Redactor) -> dict[str, Any]:
    return {
        name: redact(value) if name == "attributes" else _value(table, name, value, redact)
        for name, value in data.items()
    }


def _value(table: Table, name: str, value: Any, redact: Redactor) -> Any:
    column = table.column(name)
    if name == CLEARED or not _free(table, name):
        return value
    if column and column.form == "people":
        return [[redact(actor), role] for actor, role in value]
    return redact(value)


def _free(table: Table, name: str) -> bool:
    """Whether a column holds texts of people's own; codes, days and numbers are none."""
    column = table.column(name)
    return column is not None and column.form in _FREE


def _entry(entry: Entry, redact: Redactor) -> Entry:
    data = entry.data
    if entry.kind in _UNTOUCHED:
        return entry
    if entry.kind == "correction":
        table = TABLES[data["table"]]
        left = {"key": _key(table, data["key"], redact), "data": _data(table, data["data"], redact)}
        return replace(entry, data={**data, **left})
    if entry.kind in _TOML:
        left = {name: redact(data[name]) for name in ("list", "by", "note") if name in data}
        left["text"] = _TOML[entry.kind](data["text"], redact)
        return replace(entry, data={**data, **left})
    said = {name: v if name in _FIXED else redact(v) for name, v in data.items()}
    return replace(entry, data=said)


def _without_labels(text: str, redact: Redactor) -> str:
    """Words of the user's own: what they are called loses the name, what they are never."""
    return _LABEL.sub(lambda found: f"{found[1]}{redact(found[2])}", text)


def _without_lines(text: str, redact: Redactor) -> str:
    """What words of lists mean: a line with the name in it goes as a whole."""
    return "".join(line for line in text.splitlines(keepends=True) if redact(line) == line)


# Two words for texts that must stay TOML.
_LABEL = re.compile(r"(?m)^([ \t]*label[ \t]*=[ \t]*|[ \t]*#)(.*)$")
_TOML = {"vocabulary": _without_labels, "mapping": _without_lines}


def _hashes(
    entries: Sequence[Entry],
    names: Iterable[str],
    ids: Iterable[tuple[str, str]],
    at: str,
) -> list[Entry]:
    """What stays of somebody; also a secret for the store, if it has none."""
    made = [] if secret_of(entries) else [new_secret(at)]
    secret = secret_of([*entries, *made])
    found = {name_hash(secret, name) for name in names}
    found |= {id_hash(secret, list_, actor) for list_, actor in ids}
    new = sorted(found - remembered(entries).keys())
    hashed = [Entry(str(uuid.uuid4()), at, "forgotten", {"hash": one}) for one in new]
    number = max((entry.number for entry in entries), default=0)
    more = [*made, *hashed] if new else []
    return [replace(entry, number=number + place) for place, entry in enumerate(more, 1)]
