"""Answers about who is the same: what is known before, and how an answer is kept."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from allymap.cli.naming import meant
from allymap.cli.options import now
from allymap.cli.speech import in_language, words
from allymap.errors import Refused
from allymap.match.candidates import candidates, compared
from allymap.match.names import fuller
from allymap.match.settled import newest, still_open
from allymap.match.subject import contact_traces, subjects
from allymap.model.fold import counted
from allymap.model.journal import Entry
from allymap.model.judgement import contradictions
from allymap.model.provenance import provenance
from allymap.store.weigh import Journal
from allymap.view.pair import ToldPair, told_pair

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from allymap.match.candidates import Candidate
    from allymap.match.subject import Subject
    from allymap.model.landscape import Landscape
    from allymap.store.base import Store


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that somebody gave about two actors; `name` is shown of those who are the same."""

    left: str
    right: str
    answer: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What a store holds, as far as it helps to say who is the same."""

    journal: Journal
    landscape: Landscape
    subjects: Mapping[str, Subject]

    def open(self) -> tuple[Candidate, ...]:
        """The pairs to ask about."""
        found = candidates(tuple(self.subjects.values()))
        return tuple(self._as_they_came(still_open(found, self.journal.entries)))

    def meant(self, name: str, *, ask: bool) -> str:
        """The actor who is called so, or was before others were found to be the same."""
        return meant(self.landscape, name, ask=ask)

    def pair(self, left: str, right: str) -> Candidate:
        """What speaks for and against two actors, also below the line."""
        pair = compared(self.subjects[left], self.subjects[right])
        return next(self._as_they_came([pair]))

    def _as_they_came(self, pairs: Iterable[Candidate]) -> Iterator[Candidate]:
        """The pairs, of each first who came first: the newer list is always on the right."""
        came = {one: at for at, one in enumerate(names_of(self.journal))}
        for pair in pairs:
            left, right = sorted((pair.left, pair.right), key=lambda one: came.get(one, len(came)))
            yield replace(pair, left=left, right=right)

    def best_names(self, pairs: Sequence[Candidate]) -> list[str]:
        """The name that is best shown of each pair, if the two are the same."""
        now = shown_names(self.landscape, names_of(self.journal))
        return [choices(self.landscape, now, pair.left, pair.right)[0] for pair in pairs]

    def told(self, pairs: Sequence[Candidate]) -> list[ToldPair]:
        """The pairs in words."""
        lists = self._lists({one for pair in pairs for one in (pair.left, pair.right)})
        told_of = {one: subject.informants for one, subject in self.subjects.items()}
        return [told_pair(pair, self.landscape, lists, told_of, words()) for pair in pairs]

    def _lists(self, wanted: Collection[str]) -> Mapping[str, tuple[str, ...]]:
        """Where each actor stands: file and row, as the spreadsheet counts."""
        journal = self.journal
        refs = [("actors", one) for one in wanted]
        found = provenance(journal.revisions, journal.rows, journal.entries, refs)
        return {
            key: tuple(
                dict.fromkeys(
                    words().say(
                        "same.row" if s.row.row else "same.file",
                        file=s.revision.file,
                        row=s.row.row,
                    )
                    for s in said
                    if s.counts
                )
            )
            for (_, key), said in found.items()
        }


def known(store: Store) -> Known:
    """What a store holds now."""
    journal = store.journal()
    landscape = in_language(journal.landscape())
    live = counted(journal.revisions)
    shown = landscape.aliases.actors
    counts = {revision.id for revision in live}
    traces = contact_traces((row for row in journal.rows if row.revision in counts), shown)
    return Known(journal, landscape, {s.id: s for s in subjects(landscape, traces)})


def judge(store: Store, given: Sequence[Given], names: Mapping[str, str], by: str) -> list[Entry]:
    """Keep answers, all or none, with the names as they stand; what is known is not kept twice.

    Of those who are the same, the fuller name is shown where none was chosen, or else the one
    that came first. Raises `Refused` when an answer contradicts a chain of others.
    """
    entries = store.entries()
    fresh = [one for one in given if newest(entries, one.left, one.right) != one.answer]
    new = [_entry(one, names, by) for one in named(fresh, in_language(store.landscape()), names)]
    if problems := contradictions(Journal(entries=entries).with_entries(new).entries):
        raise Refused(problems)
    if new:
        store.add(*new)
    return new


def named(
    given: Sequence[Given], landscape: Landscape, names: Mapping[str, str]
) -> Iterator[Given]:
    """The answers, with the name that is shown; `names` in the order in which the actors came."""
    now = shown_names(landscape, names)
    for one in given:
        if one.answer != "same":
            yield one
            continue
        name = one.name or choices(landscape, now, one.left, one.right)[0]
        now |= {one.left: name, one.right: name}
        yield replace(one, name=name)


def choices(
    landscape: Landscape, names: Mapping[str, str], left: str, right: str
) -> tuple[str, ...]:
    """The names that may be shown of two, the best first; one where both are called so.

    `names` are in the order in which the actors came.
    """
    first, other = (n for one, n in names.items() if one in (left, right))
    best = fuller(first, other, person=_is_person(landscape, left))
    return tuple(dict.fromkeys((best, first, other)))


def _is_person(landscape: Landscape, actor: str) -> bool:
    known = landscape.actor.get(landscape.aliases.actors.get(actor, actor))
    return known is None or landscape.vocabulary.kinds[known.kind].form == "person"


def shown_names(landscape: Landscape, names: Mapping[str, str]) -> dict[str, str]:
    """The name under which each actor is shown now, in the order of `names`."""
    actors, found = landscape.aliases.actors, landscape.actor
    shown = {one: found.get(actors.get(one, one)) for one in names}
    return {one: actor.name if (actor := shown[one]) else name for one, name in names.items()}


def names_of(journal: Journal) -> Mapping[str, str]:
    """Every actor's name as the newest row has it, also of those shown under another id.

    In the order in which they came.
    """
    rows = (row for row in journal.rows if row.table == "actors" and row.data.get("name"))
    return {row.key: row.data["name"] for row in rows}


def _entry(one: Given, names: Mapping[str, str], by: str) -> Entry:
    said = [names.get(actor, actor) for actor in (one.left, one.right)]
    data: dict[str, Any] = {
        "left": one.left,
        "right": one.right,
        "answer": one.answer,
        "by": by,
        "names": said,
    }
    if one.name:
        data["name"] = one.name
    return Entry(str(uuid.uuid4()), now(), "judgement", data)
