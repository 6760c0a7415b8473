"""Which candidates are still open after what people have answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.model.judgement import judged, pair_of, said, shown_as

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from allymap.match.candidates import Candidate
    from allymap.model.journal import Entry


def still_open(found: Sequence[Candidate], entries: Iterable[Entry]) -> tuple[Candidate, ...]:
    """The candidates that no answer settles, also through a chain; those left unsure come last.

    When A is B, and B is not C, then A is not C, and nobody is asked again.
    """
    entries = tuple(entries)
    same, different = said(entries, "same"), said(entries, "different")
    unsure = frozenset(said(entries, "unsure"))
    ids = sorted({one for pair in (*same, *different) for one in pair})
    shown = shown_as(same, ids)
    apart = {pair_of(shown.get(left, left), shown.get(right, right)) for left, right in different}
    left_open = [
        one
        for one in found
        if (pair := pair_of(shown.get(one.left, one.left), shown.get(one.right, one.right)))
        not in apart
        and pair[0] != pair[1]
    ]
    return tuple(sorted(left_open, key=lambda one: pair_of(one.left, one.right) in unsure))


def answers(entries: Iterable[Entry], left: str, right: str) -> tuple[Entry, ...]:
    """Every answer about two actors that was not taken back; the one that counts is the last."""
    asked = pair_of(left, right)
    live = (e for e in entries if e.kind == "judgement" and not e.undone)
    return tuple(e for e in live if pair_of(e.data["left"], e.data["right"]) == asked)


def newest(entries: Iterable[Entry], left: str, right: str) -> str:
    """The answer that counts about two actors, or "" when there is none."""
    entry = judged(entries).get(pair_of(left, right))
    return str(entry.data["answer"]) if entry else ""
