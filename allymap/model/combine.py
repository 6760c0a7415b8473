"""Two journals as one: nothing of either is lost, and it does not matter which came first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from allymap.model.columns import CLEARED, is_empty
from allymap.model.erase import erase
from allymap.model.fold import counted, merged
from allymap.model.forgotten import recognised
from allymap.model.identity import name_key
from allymap.model.journal import BY_HAND, Entry, Revision, Row
from allymap.model.problem import Origin, Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from allymap.model.compare import Ref
    from allymap.model.fold import State

Parts = tuple[tuple[Revision, ...], tuple[Row, ...], tuple[Entry, ...]]
Kept = TypeVar("Kept", Revision, Entry)
# Names of one person that was corrected, or of two: Python's own measure of alike texts.
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Conflict:
    """One field that two journals fill differently, the import each has it from, what counts."""

    ref: Ref
    column: str
    ours: Any
    theirs: Any
    our_import: Revision
    their_import: Revision
    theirs_counts: bool


def without_each_others_forgotten(ours: Parts, theirs: Parts) -> tuple[Parts, Parts]:
    """Two journals, each without those whom the other was told to forget."""
    at = max((e.at for e in (*ours[2], *theirs[2]) if e.kind == "forgotten"), default="")
    return (
        _without(ours, forgotten_by(theirs, ours), at),
        _without(theirs, forgotten_by(ours, theirs), at),
    )


def forgotten_by(others: Parts, parts: Parts) -> frozenset[str]:
    """The actors of a journal whom another one was told to forget.

    Who was taken in again with somebody's word, in either, is not forgotten any more.
    """
    back = {entry.id for entry in (*parts[2], *others[2]) if entry.undone}
    told = [e for e in others[2] if e.kind != "forgotten" or e.id not in back]
    lists = {revision.id: revision.list for revision in parts[0]}
    return frozenset(
        actor
        for list_ in sorted(set(lists.values()))
        for actor in recognised((r for r in parts[1] if lists[r.revision] == list_), told, list_)
    )


def combine(ours: Parts, theirs: Parts) -> Parts:
    """All revisions, rows and entries of both, in the order of their time and id.

    What one of them has undone is undone. What both have must be the same in both.
    """
    revisions = _ordered([*ours[0], *theirs[0]])
    entries = _ordered([*ours[2], *theirs[2]])
    held = {revision.id for revision in ours[0]}
    rows = [*ours[1], *(row for row in theirs[1] if row.revision not in held)]
    place = {revision.id: revision.number for revision in revisions}
    return revisions, tuple(sorted(rows, key=lambda row: place[row.revision])), entries


def conflicts(ours: Parts, theirs: Parts, both: Parts) -> tuple[Conflict, ...]:
    """Every field that both fill, each from an import the other does not have, differently.

    What counts is what `both` as one say.
    """
    state = merged(*both)
    mine, yours = _winners(*ours[:2]), _winners(*theirs[:2])
    known = {r.id for r in ours[0]} & {r.id for r in theirs[0]}
    return tuple(
        Conflict(
            (table, key),
            column,
            mine[field][0],
            yours[field][0],
            *ends,
            theirs_counts=_stands(state, (table, key), column) == yours[field][0],
        )
        for field in mine
        if field in yours and mine[field][0] != yours[field][0]
        for table, key, column in (field,)
        for ends in ((mine[field][1], yours[field][1]),)
        if not {one.id for one in ends} & known
    )


def strangers(ours: Parts, theirs: Parts) -> list[Problem]:
    """A problem for each actor id that means somebody else in the other journal's lists."""
    mine, yours = _winners(*ours[:2]), _winners(*theirs[:2])
    known = {r.id for r in ours[0]} & {r.id for r in theirs[0]}
    shared = {r.list for r in ours[0] if r.id in known}
    return [
        _stranger(key, str(name), str(yours[table, key, column][0]), yours[table, key, column][1])
        for (table, key, column), (name, here) in mine.items()
        if (table, column) == ("actors", "name") and (table, key, column) in yours
        if _another(str(name), here, *yours[table, key, column], shared)
    ]


def _another(
    name: str, here: Revision, other: Any, there: Revision, shared: Collection[str]
) -> bool:
    """Whether two lists call one id by two names; what is said by hand may correct a name.

    Lists of one name that have no import in common are two lists, where the names are not alike.
    """
    lists, called = {here.list, there.list}, (name_key(name), name_key(str(other)))
    if called[0] == called[1] or BY_HAND in lists:
        return False
    alike = SequenceMatcher(None, *called).ratio() > _ALIKE
    return len(lists) > 1 or (here.list not in shared and not alike)


def _stranger(key: str, name: str, other: str, there: Revision) -> Problem:
    facts = {"value": key, "name": other, "other": name}
    return Problem("id_means_another", Origin(there.file), "id", facts=MappingProxyType(facts))


def _stands(state: State, ref: Ref, column: str) -> Any:
    data = state.get(ref, {})
    return data.get(column, data.get("attributes", {}).get(column))


def _without(parts: Parts, gone: Collection[str], at: str) -> Parts:
    if not gone:
        return parts
    revisions, rows, entries = parts
    left = erase(revisions, rows, entries, gone, at)
    known = {entry.id for entry in entries}
    return left.revisions, left.rows, tuple(e for e in left.entries if e.id in known)


def _ordered(kept: Sequence[Kept]) -> tuple[Kept, ...]:
    """Each one once, undone when any is, in the order of time and id, numbered from 1."""
    undone = {one.id for one in kept if one.undone}
    once = {one.id: one for one in kept}
    ordered = sorted(once.values(), key=_when)
    return tuple(
        replace(one, undone=one.id in undone, number=place) for place, one in enumerate(ordered, 1)
    )


def _when(kept: Revision | Entry) -> tuple[str, str]:
    return kept.at, kept.id


def _winners(
    revisions: Sequence[Revision], rows: Iterable[Row]
) -> Mapping[tuple[str, str, str], tuple[Any, Revision]]:
    """The value of each filled field, and the import that it is from."""
    live = counted(revisions)
    place = {revision.id: number for number, revision in enumerate(live)}
    found: dict[tuple[str, str, str], tuple[Any, Revision]] = {}
    counting = (row for row in rows if row.revision in place)
    for row in sorted(counting, key=lambda row: place[row.revision]):
        said = {**row.data, **row.data.get("attributes", {})}
        for name, value in said.items():
            if name not in (CLEARED, "attributes", "contact") and not is_empty(value):
                found[row.table, row.key, name] = value, live[place[row.revision]]
        for name in row.data.get(CLEARED, ()):
            found.pop((row.table, row.key, name), None)
    return found
