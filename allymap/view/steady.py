"""How stable a place in a ranking is, in plain words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from allymap.model.stances import against_us
from allymap.network.standing import measure

if TYPE_CHECKING:
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.vocabulary import Vocabulary
    from allymap.network.standing import Standing
    from allymap.view.words import Words


def steady(standing: Standing, limits: Vocabulary, words: Words) -> str:
    """How often a place among the first is kept when actors are missing; "" where not tried."""
    if standing.stability is None or standing.range is None:
        return ""
    code = "steady.yes" if is_stable(standing, limits) else "steady.no"
    low, high = standing.range
    often = _often(standing.stability, words)
    return words.say(code, first=limits.days("first"), often=often, low=low, high=high)


def is_stable(standing: Standing, limits: Vocabulary) -> bool:
    """Whether a place may be relied on: it is kept at least as often as `stable` says."""
    return bool((standing.stability or 0.0) >= limits.thresholds["stable"])


def such_lists(limits: Vocabulary, words: Words) -> str:
    """Which lists the chances of `steady` speak of."""
    share = round(100 * limits.thresholds["missing"])
    return words.say("steady.lists", share=share, times=limits.days("replicates"))


def listened_to(landscape: Landscape, actor: str, as_of: date, words: Words) -> list[str]:
    """One sentence about an actor whom people listen to most; none about who is against us."""
    limits = landscape.vocabulary
    standings = measure(landscape, "in_strength", as_of, ["listens_to"])
    mine = next(one for one in standings if one.actor == actor)
    if actor in against_us(landscape, as_of) or not mine.value or mine.stability is None:
        return []
    text = words.say("who.listened_to", first=limits.days("first"), rank=mine.rank)
    return [f"{text} {steady(mine, limits, words)} {such_lists(limits, words)}"]


def _often(chance: float, words: Words) -> str:
    """Rounded down, so that it never says more than was found."""
    tenths = math.floor(10 * chance + 1e-9)
    if tenths == 10:
        return words.say("steady.all")
    return words.say("steady.tenths", tenths=tenths) if tenths else words.say("steady.few")
