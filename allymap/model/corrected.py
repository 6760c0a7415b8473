"""A correction by hand holds until a list says something new: to repeat itself is nothing new."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from allymap.model.columns import CLEARED
from allymap.model.journal import BY_HAND

Values = dict[tuple[str, str], "Any"]
# Where a row holds the columns that nobody knows.
_KEPT = "attributes"

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from allymap.model.journal import Row


@dataclass(frozen=True, slots=True)
class Overruled:
    """A value said by hand that gave way to what the `row` of a list says; `yours` is None for
    what was made blank. `kept`: the column is one that nobody knows.
    """

    row: Row
    column: str
    kept: bool
    yours: Any
    theirs: Any


def without_repeats(
    rows: Sequence[Row],
    lists: Mapping[str, str],
    live: Collection[str],
    key: Callable[[Row], str] = lambda row: row.key,
    lost: list[Overruled] | None = None,
) -> Iterator[Row]:
    """The `live` rows, oldest first, without what their list had said before a correction by hand.

    `lists` has the list of each revision, also of those that a newer whole list replaced: what
    these said was said before, too. `key` gives the key under which a row is shown. So the same
    file taken in again takes no correction back, also when another list said in between what was
    corrected; a value that its list never said before wins, as newer values do.
    What was corrected, and gives way to it, is noted in `lost`.
    """
    refs = [(row.table, key(row)) for row in rows]
    hands = {
        ref
        for ref, row in zip(refs, rows, strict=True)
        if lists[row.revision] == BY_HAND and row.revision in live
    }
    corrected: dict[tuple[str, str], Values] = {ref: {} for ref in hands}
    before: dict[tuple[str, str, str], Values] = {}
    for ref, row in zip(refs, rows, strict=True):
        if ref in hands and lists[row.revision] != BY_HAND:
            known = before.setdefault((lists[row.revision], *ref), {})
            if row.revision in live:
                yield _news(row, known, corrected[ref], lost)
            known |= _apart(row.data)
        elif row.revision in live:
            if ref in hands:
                corrected[ref] |= _apart(row.data) | _blank(row.data)
            yield row


def _news(row: Row, known: Values, corrected: Values, lost: list[Overruled] | None) -> Row:
    """A row without the corrected values that its list only repeats; what is new wins."""
    said = _apart(row.data)
    old = {n for n, value in said.items() if n in corrected and n in known and known[n] == value}
    for name in sorted(corrected.keys() & said.keys() - old):
        if said[name] != corrected[name]:
            yours = corrected.pop(name)
            if lost is not None:
                lost.append(Overruled(row, name[1], bool(name[0]), yours, said[name]))
    return replace(row, data=_together(row.data, old)) if old else row


def _apart(data: Mapping[str, Any]) -> Values:
    """The values of a row, each kept column on its own."""
    kept = {(_KEPT, name): value for name, value in data.get(_KEPT, {}).items()}
    return {**{("", name): value for name, value in data.items() if name != _KEPT}, **kept}


def _blank(data: Mapping[str, Any]) -> Values:
    """The values that are made blank, whether of a column or of a kept one."""
    return {(where, name): None for name in data.get(CLEARED, ()) for where in ("", _KEPT)}


def _together(data: Mapping[str, Any], old: Collection[tuple[str, str]]) -> dict[str, Any]:
    left = {name: value for name, value in data.items() if ("", name) not in old}
    if _KEPT in left:
        left[_KEPT] = {n: value for n, value in left[_KEPT].items() if (_KEPT, n) not in old}
    return left
