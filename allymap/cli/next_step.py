"""What to do next, after a list came in: the pairs to answer come before the questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.cli.judging import known

if TYPE_CHECKING:
    from allymap.store.base import Store
    from allymap.view.words import Words

# Comparing more names than these would make every import wait for a hint.
_MOST = 3_000


def next_step(store: Store, words: Words) -> str:
    """The command that comes next."""
    if all(one.undone for one in store.revisions()):
        return words.say("next.import")
    pairs = _open_pairs(store)
    return words.say("next.same_first", n=pairs) if pairs else words.say("next.gaps")


def _open_pairs(store: Store) -> int:
    """How many pairs may be the same and were not answered; none are looked for on long lists."""
    landscape = store.landscape()
    if len(landscape.actors) + len(landscape.ties) > _MOST:
        return 0
    return len(known(store).open())
