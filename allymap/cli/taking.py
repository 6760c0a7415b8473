"""From a file to a store: read, take in, and say what changed."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from allymap.cli.say import progress
from allymap.errors import UnknownName, Unreadable
from allymap.intake.read import digest, read
from allymap.intake.reading import strict
from allymap.model.fold import own_vocabulary
from allymap.model.journal import Entry, Revision, Row
from allymap.model.tables import TABLES, canonical, key_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from allymap.model.compare import Changes
    from allymap.model.landscape import Landscape
    from allymap.model.problem import Problem
    from allymap.store.base import Store
    from allymap.view.words import Words


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of one import."""

    revision: Revision
    changes: Changes
    warnings: tuple[Problem, ...]
    kept: bool

    def lines(self, words: Words) -> Iterator[str]:
        """What changed, in sentences."""
        changes = self.changes
        if changes.nothing:
            yield words.say("import.nothing", file=self.revision.file, n=changes.same)
            return
        counts = [words.say(f"table.{t}", n=n) for t, n in changes.counts().items()]
        code = "import.taken" if self.kept else "import.would"
        yield words.say(
            code,
            file=self.revision.file,
            what=words.listed(counts or [words.say("import.no_rows")]),
        )
        for name in ("changed", "gone", "removed"):
            refs = getattr(changes, name)
            if refs:
                yield words.say(f"import.{name}", n=len(refs), which=_first(refs, words))

    def as_json(self) -> dict[str, Any]:
        """What changed, for programs."""
        return {
            "import": self.revision.id,
            "file": self.revision.file,
            "list": self.revision.list,
            "kept": self.kept and not self.changes.nothing,
            "same": self.changes.same,
            **{
                name: [list(ref) for ref in getattr(self.changes, name)]
                for name in ("added", "changed", "gone", "removed")
            },
            "warnings": [
                {"code": w.code, "sheet": w.origin.sheet, "row": w.origin.row, "column": w.column}
                for w in self.warnings
            ],
        }


def take_in(
    store: Store,
    file: Path | None,
    *,
    at: str,
    list_name: str = "",
    wave: str = "",
    whole: bool = False,
    table: str = "",
    prefix: str = "",
    vocabulary: Path | None = None,
    extra: Iterable[Row] = (),
    keep: bool = True,
) -> Taken:
    """Take one file, or just what was asked, into a store: all of it or nothing.

    Raises `Refused` with every problem, `Unreadable` for a file that is no list.
    """
    id_ = str(uuid.uuid4())
    entries = _own_words(vocabulary, at)
    words = own_vocabulary([*store.entries(), *entries])
    rows = [_of(row, id_) for row in extra]
    known = {actor.id: actor.name for actor in store.landscape().actors}
    reading = read(file, words, id_, table=table, prefix=prefix, elsewhere=known) if file else None
    revision = Revision(
        id=id_,
        list=list_name or (file.stem if file else "asked"),
        file=file.name if file else "asked",
        sha256=digest(file) if file else _digest(rows),
        at=at,
        wave=wave,
        whole=whole,
    )
    stream = _joined(strict(reading) if reading else iter(()), rows)
    with progress() as bar:
        task = bar.add_task(revision.file, total=None)
        counted = _counting(stream, lambda: bar.advance(task))
        changes = store.append(revision, counted, entries, keep=keep)
    told = reading.problems if reading else []
    return Taken(revision, changes, tuple(p for p in told if p.severity != "error"), keep)


def asked_rows(asked: str, about: str, day: date, known: Collection[str]) -> tuple[Row, ...]:
    """A source, and a scope for each tie type or table that was asked about a place or kind.

    Raises `UnknownName` for a topic that is not among the `known` ones.
    """
    topics = [topic.strip() for topic in asked.replace("|", ",").split(",") if topic.strip()]
    for topic in topics:
        if topic not in known:
            raise UnknownName("unknown_topic", value=topic, allowed=tuple(known))
    if not topics:
        return ()
    source = f"asked.{about}.{day.isoformat()}"
    data: list[tuple[str, dict[str, Any]]] = [
        ("sources", {"id": source, "date": day.isoformat(), "method": "meeting"})
    ]
    data += [("scopes", {"source": source, "topic": topic, "about": about}) for topic in topics]
    return tuple(Row("", table, key_of(TABLES[table], one), one) for table, one in data)


def known_about(landscape: Landscape) -> frozenset[str]:
    """Everything that a question may be about: all, kinds, constituencies, places, actors."""
    words = landscape.vocabulary
    places = {a.place for a in landscape.actors if a.place} | {p.id for p in landscape.places}
    listed = {*words.kinds, *words.codes["constituencies"], *landscape.actor}
    return frozenset({"all"} | places | listed)


def next_step(store: Store, words: Words) -> str:
    """The command that comes next."""
    return words.say("next.gaps" if store.landscape().actors else "next.import")


def _own_words(path: Path | None, at: str) -> list[Entry]:
    if path is None:
        return []
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable("file_missing", file=path.name) from error
    return [Entry(str(uuid.uuid4()), at, "vocabulary", {"text": text})]


def _of(row: Row, revision: str) -> Row:
    return Row(revision, row.table, row.key, row.data, row.sheet, row.row)


def _joined(stream: Iterator[Row], more: list[Row]) -> Iterator[Row]:
    yield from stream
    yield from more


def _counting(rows: Iterator[Row], tick: Any) -> Iterator[Row]:
    for row in rows:
        tick()
        yield row


def _digest(rows: list[Row]) -> str:
    text = canonical([[row.table, row.key, dict(row.data)] for row in rows])
    return hashlib.sha256(text.encode()).hexdigest()


def _first(refs: tuple[tuple[str, str], ...], words: Words, most: int = 5) -> str:
    shown = [key for _, key in refs[:most]]
    more = [words.say("list.more", n=len(refs) - most)] if len(refs) > most else []
    return words.listed([*shown, *more])
