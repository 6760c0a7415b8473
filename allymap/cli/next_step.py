"""What to do next, after a list came in: the pairs to answer come before the questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.cli.judging import known
from allymap.model.tables import TABLES

if TYPE_CHECKING:
    from allymap.model.landscape import Landscape
    from allymap.store.base import Store
    from allymap.view.words import Words

# Comparing more names than these would make every import wait for a hint.
_MOST = 5_000


def next_step(store: Store, words: Words, size: int) -> str:
    """The command that comes next; `size` is how many records there are, or about so many.

    On long lists no pairs are looked for: the whole journal would have to be read.
    """
    if all(one.undone for one in store.revisions()):
        return words.say("next.import")
    pairs = len(known(store).open()) if size <= _MOST else 0
    return words.say("next.same_first", n=pairs) if pairs else words.say("next.gaps")


def size_of(landscape: Landscape) -> int:
    """How many records a landscape has."""
    return sum(len(getattr(landscape, name)) for name in TABLES)
