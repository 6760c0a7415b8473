"""Questions in turn, and the way back from each to the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from allymap.cli.say import Back

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Said = TypeVar("Said")


def in_turn(
    steps: Sequence[Callable[[bool], Said]], given: Sequence[Said] = (), *, back: bool = False
) -> list[Said]:
    """What each step is answered; who goes back from one is asked the one before anew.

    A step takes whether there is a way back. `given`: what the first steps were answered before.
    Raises `Back` from the first, when there is one (`back`).
    """
    said = list(given)
    while len(said) < len(steps):
        try:
            said.append(steps[len(said)](back or bool(said)))
        except Back:
            if not said:
                raise
            said.pop()
    return said
