"""What an import changes: added, changed, said again, and no longer in the file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from allymap.model.columns import extra
from allymap.model.fold import aliases, counted, merged, united
from allymap.model.identity import name_key
from allymap.model.journal import BY_HAND
from allymap.model.problem import Origin, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from allymap.model.fold import State
    from allymap.model.journal import Entry, Revision, Row

Ref = tuple[str, str]
_CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class Changes:
    """What one import would do, as (table, key) pairs; `gone` is not in the file, and stays.

    `unlisted`: how many rows of each table were added beside those in `added`, where there
    are too many to name.
    """

    added: tuple[Ref, ...] = ()
    changed: tuple[Ref, ...] = ()
    same: int = 0
    gone: tuple[Ref, ...] = ()
    removed: tuple[Ref, ...] = ()
    unlisted: Mapping[str, int] = extra()

    @property
    def nothing(self) -> bool:
        """Whether the import changes nothing that anybody could see."""
        return not (self.added or self.unlisted or self.changed or self.gone or self.removed)

    def counts(self) -> Mapping[str, int]:
        """How many rows of each table were added."""
        listed = Counter(table for table, _ in self.added)
        return MappingProxyType(dict(listed + Counter(self.unlisted)))


def compare(
    revisions: Sequence[Revision],
    rows: Sequence[Row],
    entries: Sequence[Entry],
    new: Revision,
    new_rows: Sequence[Row],
) -> Changes:
    """What taking in `new` does to what is known.

    `gone` counts only against the last file of the same list, so it is told once, and not
    at all for what is said by hand. That is about records as they are shown: a correction may
    repeat what one of two merged lists said.
    """
    shown = new.list == BY_HAND
    before = _state(revisions, rows, entries, shown=shown)
    after = _state([*revisions, new], [*rows, *new_rows], entries, shown=shown)
    keys = list(dict.fromkeys((row.table, row.key) for row in new_rows))
    named = set(keys)
    earlier = _last_file(revisions, rows, new.list)
    changed = [key for key in keys if key in before and _differs(before[key], after[key])]
    return Changes(
        added=tuple(key for key in keys if key not in before),
        changed=tuple(changed),
        same=sum(1 for key in keys if key in before) - len(changed),
        gone=tuple(key for key in earlier if key not in named and key in after),
        removed=tuple(key for key in before if key not in after),
    )


def _state(
    revisions: Sequence[Revision], rows: Sequence[Row], entries: Sequence[Entry], *, shown: bool
) -> State:
    """What each record says: as its lists have it, or as `shown`, one for all who are the same."""
    state = merged(revisions, rows, entries)
    return (
        united(revisions, rows, entries, aliases(revisions, rows, entries, state))
        if shown
        else state
    )


def _differs(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Whether a record says something else; traces that have one in common say the same."""
    traces = [set(data.get(_CONTACT, ())) for data in (before, after)]
    said = [{n: v for n, v in data.items() if n != _CONTACT} for data in (before, after)]
    return said[0] != said[1] or (traces[0] != traces[1] and traces[0].isdisjoint(traces[1]))


def clashes(
    before: State,
    live: Sequence[Revision],
    known_rows: Sequence[Row],
    new: Revision,
    rows: Sequence[Row],
) -> list[Problem]:
    """A problem for each actor id that already means somebody else in another list.

    A name that was given to this id before, and corrected since, means the same one; a list may
    correct the names that it gave, and what is said by hand is about somebody chosen by name.
    """
    found: list[Problem] = []
    if new.list == BY_HAND:
        return found
    lists, called = _spoken_of(live, known_rows)
    for row in rows:
        known = before.get((row.table, row.key)) if row.table == "actors" else None
        name = str(row.data.get("name", ""))
        if not known or not name or new.list in lists.get(row.key, ()):
            continue
        if name_key(name) not in {name_key(known["name"]), *called.get(row.key, ())}:
            facts = {"value": row.key, "name": name, "other": known["name"]}
            origin = Origin(new.file, row.sheet, row.row)
            found.append(Problem("id_means_another", origin, "id", facts=MappingProxyType(facts)))
    return found


def _spoken_of(
    live: Sequence[Revision], rows: Sequence[Row]
) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """By actor: the lists that spoke of it, and every name it was given."""
    of = {revision.id: revision.list for revision in live}
    lists: dict[str, set[str]] = {}
    called: dict[str, set[str]] = {}
    for row in rows:
        if row.table == "actors" and row.revision in of:
            called.setdefault(row.key, set()).add(name_key(str(row.data.get("name", ""))))
            lists.setdefault(row.key, set()).add(of[row.revision])
    return lists, called


def _last_file(revisions: Sequence[Revision], rows: Sequence[Row], list_: str) -> list[Ref]:
    of_list = [r for r in counted(revisions) if r.list == list_ != BY_HAND]
    if not of_list:
        return []
    last = of_list[-1].id
    return [(row.table, row.key) for row in rows if row.revision == last]
