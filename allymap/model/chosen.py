"""The name that was chosen for actors judged the same: a correction as long as the answer holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.model.journal import BY_HAND, Revision, Row
from allymap.model.judgement import judged

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from allymap.model.journal import Entry

_SAID_IN = "same"


def with_names_chosen(
    revisions: Sequence[Revision],
    rows: Iterable[Row],
    entries: Iterable[Entry],
    actors: Mapping[str, str],
) -> tuple[tuple[Revision, ...], tuple[Row, ...]]:
    """A journal with every chosen name as what was said by hand when the answer was given.

    `actors`: each id that is shown as another. A name counts while both actors are there.
    """
    rows, more, said = tuple(rows), [], []
    there = _there(revisions, rows)
    for entry in judged(entries).values():
        name, ends = entry.data.get("name"), {entry.data["left"], entry.data["right"]}
        if name and entry.data["answer"] == "same" and ends <= there:
            shown = actors.get(entry.data["left"], entry.data["left"])
            more.append(_as_revision(entry, revisions))
            said.append(Row(entry.id, "actors", shown, {"id": shown, "name": name}))
    return (*revisions, *more), (*rows, *said)


def is_chosen(revision: Revision) -> bool:
    """Whether what was said is a name that was chosen, and no import."""
    return revision.list == BY_HAND and revision.file == _SAID_IN and not revision.sha256


def _there(revisions: Iterable[Revision], rows: Iterable[Row]) -> set[str]:
    live = {revision.id for revision in revisions if not revision.undone}
    return {row.key for row in rows if row.table == "actors" and row.revision in live}


def _as_revision(entry: Entry, revisions: Iterable[Revision]) -> Revision:
    """An answer in its place among the imports: right after those that came before it."""
    number = max((one.number for one in revisions if one.at <= entry.at), default=0)
    return Revision(entry.id, BY_HAND, _SAID_IN, "", entry.at, number=number)
