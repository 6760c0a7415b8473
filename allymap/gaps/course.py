"""The course of findings from meeting to meeting: new, still open, gone, back again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from allymap.gaps.finding import Finding


@dataclass(frozen=True, slots=True)
class Course:
    """Ids of findings, each once, by what became of them since the last meeting.

    `back` are open again: not open at the last meeting, but at an earlier one. `still_there`
    were marked done, and the lists still show them.
    """

    new: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    still_there: tuple[str, ...] = ()


def open_ids(findings: Iterable[Finding]) -> frozenset[str]:
    """The findings that are not in place: gaps, opportunities and what nobody asked."""
    return frozenset(finding.id for finding in findings if finding.status != "OK")


def course(
    now: Collection[str], meetings: Sequence[Collection[str]], done: Collection[str]
) -> Course:
    """What became of findings: `meetings` are the open ones at each meeting, the last one last.

    Without a meeting everything is new. Ids come in the order of `now`, then of themselves.
    """
    last = frozenset(meetings[-1]) if meetings else frozenset()
    earlier = frozenset().union(*meetings[:-1])
    left = [one for one in now if one not in done]
    return Course(
        new=tuple(one for one in left if one not in last and one not in earlier),
        open=tuple(one for one in left if one in last),
        gone=tuple(sorted(last - frozenset(now))),
        back=tuple(one for one in left if one not in last and one in earlier),
        still_there=tuple(one for one in now if one in done),
    )
