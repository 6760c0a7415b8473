"""A file to its rows, with what is known of it from before, and what people say of it now."""

from __future__ import annotations

import uuid
from functools import partial
from typing import TYPE_CHECKING, Any

from allymap.cli.mapped import Wishes, settle
from allymap.cli.placing import Placing, ask_places
from allymap.cli.speech import words as spoken
from allymap.intake.earlier import Lists
from allymap.intake.questions import SEVERAL, questions
from allymap.intake.read import read
from allymap.model.fold import own_vocabulary
from allymap.model.forgotten import secrets_of
from allymap.model.journal import Entry
from allymap.model.judgement import group_of, pair_of
from allymap.model.problem import Origin, Problem
from allymap.view.record import actor_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from allymap.intake import mapping as mappings
    from allymap.intake.reading import Reading
    from allymap.model.compare import Changes
    from allymap.model.journal import Revision
    from allymap.model.landscape import Landscape
    from allymap.store.weigh import Journal


def read_list(
    file: Path,
    revision: Revision,
    entries: Sequence[Entry],
    made: Entry,
    before: Landscape,
    lists: Lists,
    ask: bool,
    how: dict[str, Any],
) -> tuple[Reading, list[Entry], mappings.Mapping]:
    """A file's rows, what was said of it as new entries, and all that holds of it.

    `made` is its secret at need.

    `lists`: which ids this list and others had before. `use_map`, `save_map`: files that say
    what sheets, columns and words mean, to read and to write. `ask_again`: as if nothing was said.
    """
    words = own_vocabulary(entries)
    files = how.pop("use_map", None), how.pop("save_map", None)
    again = bool(how.pop("ask_again", False))
    wishes = Wishes(*files, ask, again, revision.list, revision.id)
    elsewhere = {actor.id: actor.name for actor in before.actors}
    secrets = secrets_of(entries) or (str(made.data["key"]),)

    def read_with(mapping: mappings.Mapping) -> Reading:
        more = {"elsewhere": elsewhere, "lists": lists, "secrets": secrets, **how}
        return read(file, words, revision.id, mapping=mapping, wave=revision.wave, **more)

    def of_places(mapping: mappings.Mapping) -> mappings.Mapping:
        placing = Placing(before, mapping)
        for _row in placing.watch(read_with(mapping)):
            pass
        return ask_places(placing, mapping)

    called = partial(_called, before)
    said, new = settle(file, wishes, entries, words, read_with, revision.at, called, of_places)
    return read_with(said), new, said


def told_of(reading: Reading, changes: Changes, first: str) -> Iterator[Problem]:
    """What is said of a file that was taken in; where nothing is new, its notices were told before.

    `first`: the file, if it is the first of a store in which a sign of phones may stay.
    """
    for problem in reading.problems:
        told_before = changes.nothing and problem.severity == "notice"
        if problem.severity != "error" and not told_before:
            yield problem
    if first and reading.traced:
        yield Problem("contact_traced", Origin(first), severity="notice")


def lists_before(journal: Journal, before: Landscape, name: str) -> Lists:
    """The ids of actors that imports of this list, and of others, have given."""
    of = {one.id: one.list for one in journal.revisions if not one.undone}
    own: dict[str, str] = {}
    places: dict[str, str] = {}
    others: set[str] = set()
    for row in journal.rows:
        if row.table == "actors" and of.get(row.revision) == name:
            own[row.key] = str(row.data.get("name") or own.get(row.key, ""))
            places[row.key] = str(row.data.get("place") or places.get(row.key, ""))
        elif row.table == "actors" and row.revision in of:
            others.add(row.key)
    return Lists(name, own, others, places, before.aliases.called)


def told_once(reading: Reading, said: mappings.Mapping, revision: Revision) -> Iterator[Entry]:
    """Who was taken for somebody of an earlier list, so that the next import need not tell it.

    It stands where the answers at a terminal do, and a mapping that says otherwise counts more.
    """
    taken = [
        question.answer(question.choices[0])
        for question in questions(reading.problems)
        if question.code in SEVERAL
    ]
    of_people = said.of_people()
    for one in taken:
        of_people = of_people.with_(one)
    if taken:
        data = {"headers": "", "list": revision.list, "text": of_people.to_toml()}
        yield Entry(str(uuid.uuid4()), revision.at, "mapping", {**data, "revision": revision.id})


def answered_apart(
    apart: Mapping[str, tuple[str, ...]],
    names: Mapping[str, str],
    before: Landscape,
    entries: Sequence[Entry],
    at: str,
) -> Iterator[Entry]:
    """What was answered of namesakes on earlier lists, as judgements: nobody asks it again.

    `names`: of the actors that were taken in. An answer that was ever given about the two, also
    one that was taken back, counts more.
    """
    judgements = [entry.data for entry in entries if entry.kind == "judgement"]
    known = {pair_of(data["left"], data["right"]) for data in judgements}
    for actor, others in apart.items():
        same = group_of(entries, [actor])
        for other in others:
            if actor in names and pair_of(actor, other) not in known and other not in same:
                said = [names[actor], before.name(other)]
                data = {"left": actor, "right": other, "answer": "different", "by": ""}
                yield Entry(str(uuid.uuid4()), at, "judgement", {**data, "names": said})


def _called(before: Landscape, actor: str) -> str:
    """An actor as people know them; by the id, who is shown as somebody else."""
    known = actor in before.actor
    return actor_line(before, actor, spoken(), within=True) if known else actor
