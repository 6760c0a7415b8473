"""The one sentence above the picture: what is seen first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.gaps.short_list import absent
from allymap.model.terms import constituency

if TYPE_CHECKING:
    from collections.abc import Sequence

    from allymap.model.landscape import Landscape
    from allymap.view.crossings import Crossing
    from allymap.view.words import Words

_SHOWN = 2  # of several bridges that are missing, or as wide, so many are named


def seen_first(
    landscape: Landscape, crossings: Sequence[Crossing], words: Words, *, inside: bool = False
) -> str:
    """Who is there, what joins most, and what should be joined and is not.

    Who is absent is said `inside` alone: to partners, many are hidden and not absent.
    """
    groups = {constituency(landscape, actor.id) for actor in landscape.actors}
    said = [words.say("seen.there", n=len(landscape.actors), groups=len(groups))]
    said += _absent(landscape, words) if inside else []
    joined = [one for one in crossings if one.ties]
    said.append(_widest(landscape, joined, words) if joined else words.say("seen.no_ties"))
    # Without any tie, "nobody has asked" is said already: only what was looked for adds to it.
    missing = [c for c in crossings if not c.ties and (joined or c.wanted == "GAP")]
    said += _missing(landscape, missing, words)
    return " ".join(said)


def _widest(landscape: Landscape, joined: Sequence[Crossing], words: Words) -> str:
    """The widest bridge, or the two that are as wide; of more, none is the widest."""
    n = max(one.ties for one in joined)
    widest = [one for one in joined if one.ties == n]
    if len(widest) == 1:
        return words.fill("seen.most", {"n": n, **_sides(landscape, widest[0])})
    if len(widest) > _SHOWN:
        return words.say("seen.most_many", n=n, bridges=len(widest))
    return words.say("seen.most_two", n=n, pairs=_pairs(landscape, widest, words))


def _absent(landscape: Landscape, words: Words) -> list[str]:
    """The constituencies that nobody on a list is from, of those a coalition needs."""
    gone = absent(landscape).constituencies if landscape.actors else ()
    label = landscape.vocabulary.label
    who = words.say("list.comma").join(label("constituencies", code) for code in gone)
    return [words.say("seen.absent", who=who)] if gone else []


def _missing(landscape: Landscape, missing: Sequence[Crossing], words: Words) -> list[str]:
    """The crossings that somebody looked for and did not find; else those nobody asked about."""
    gaps = [one for one in missing if one.wanted == "GAP"]
    shown = (gaps or list(missing))[:_SHOWN]
    if not shown:
        return []
    code = "seen.gap" if gaps else "seen.unasked"
    return [words.say(code, pairs=_pairs(landscape, shown, words))]


def _pairs(landscape: Landscape, shown: Sequence[Crossing], words: Words) -> str:
    return words.apart([words.fill("seen.pair", _sides(landscape, one)) for one in shown])


def _sides(landscape: Landscape, one: Crossing) -> dict[str, str]:
    label = landscape.vocabulary.label
    return {"a": label("constituencies", one.a), "b": label("constituencies", one.b)}
