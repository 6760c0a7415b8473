"""A correction by hand holds until a list says something new: to repeat itself is nothing new."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from allymap.model.columns import CLEARED
from allymap.model.journal import BY_HAND

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from allymap.model.journal import Row


def without_repeats(rows: Sequence[Row], lists: Mapping[str, str]) -> Iterator[Row]:
    """The rows, oldest first, without what their list had said before it was corrected by hand.

    `lists` has the list of each revision. So the same file taken in again takes no correction
    back; a value that its list never said before wins, as newer values do.
    """
    hands = {(r.table, r.key) for r in rows if lists[r.revision] == BY_HAND}
    corrected: dict[tuple[str, str], set[str]] = {ref: set() for ref in hands}
    before: dict[tuple[str, str, str], dict[str, Any]] = {}
    for row in rows:
        ref = row.table, row.key
        if ref not in hands:
            yield row
        elif lists[row.revision] == BY_HAND:
            corrected[ref] |= {*row.data, *row.data.get(CLEARED, ())}
            yield row
        else:
            known = before.setdefault((lists[row.revision], *ref), {})
            new = {
                n: v for n, v in row.data.items() if n not in corrected[ref] or _new(known, n, v)
            }
            corrected[ref] -= set(new)
            known |= row.data
            yield replace(row, data=new)


def _new(known: Mapping[str, Any], name: str, value: Any) -> bool:
    return name not in known or known[name] != value
