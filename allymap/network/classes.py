"""Counts for everybody: each told by itself, or in one sum of those that are too small."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Classes:
    """Counts told by themselves, the largest first, and what all others come to."""

    told: Mapping[str, int]
    rest: int

    @property
    def sizes(self) -> tuple[int, ...]:
        """The sizes of all classes, the rest too when there is anybody in it."""
        return (*self.told.values(), *((self.rest,) if self.rest else ()))

    @property
    def total(self) -> int:
        """All who are counted."""
        return sum(self.sizes)

    def size(self, code: str) -> int:
        """How many share a class with those of a code."""
        return self.told.get(code, self.rest)


def classes(counts: Mapping[str, int], among: int, least: int) -> Classes:
    """Everybody in one class of `least` or more; `among` is how many codes there could be.

    Codes with fewer are summed up. Where the sum itself is less than `least`, or so large that
    each of those in it is nearly known (they could hardly be more than `least` - 1 each), the
    smallest of the others go into it too: all that are as small, for their order would tell.
    All numbers told are sums of these classes, which share nobody: whoever adds and subtracts
    them gets no smaller class. When all together are fewer than `least`, nobody is told.
    """
    order = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    told = {code: n for code, n in order if n >= least}
    small = among - len(told)
    rest = sum(counts.values()) - sum(told.values())
    if told and (0 < rest < least or rest > (least - 1) * (small - 1) > 0):
        least_told = min(told.values())
        rest += sum(n for n in told.values() if n == least_told)
        told = {code: n for code, n in told.items() if n != least_told}
    return Classes(told, rest if rest >= least else 0)
