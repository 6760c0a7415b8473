"""Random days around the thresholds, and random choices by weight."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping

AS_OF = date(2026, 1, 31)

# Days before AS_OF: around each threshold, long ago, today, tomorrow.
AGES = (-40, -1, 0, 1, 30, 89, 90, 91, 182, 183, 184, 364, 365, 366, 500)
FRESH = (0, 1, 20, 60, 89, 90)


def pick(rng: random.Random, weights: Mapping[str, int]) -> str:
    """One of the words, as often as its weight says."""
    (word,) = rng.choices(list(weights), list(weights.values()))
    return word


def day(rng: random.Random) -> date:
    """A day whose age is one of AGES."""
    return AS_OF - timedelta(days=rng.choice(AGES))


def maybe_day(rng: random.Random, filled: float) -> date | None:
    """A day, filled in as often as the share says."""
    return day(rng) if rng.random() < filled else None


def contact(rng: random.Random) -> date | None:
    """Recent, around a threshold, or blank: each about as often as it takes."""
    if rng.random() < 0.45:
        return AS_OF - timedelta(days=rng.choice(FRESH))
    return maybe_day(rng, 0.75)
