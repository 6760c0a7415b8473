"""Groups, sides and rooms as people call them, and counts that are told in bands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from allymap.gaps.finding import Finding
    from allymap.model.landscape import Landscape
    from allymap.view.words import Words


def side(code: str, landscape: Landscape, words: Words) -> str:
    """A group or side: our own words for it, else what its constituency is called."""
    if code.startswith("led_by:"):
        return words.say("side.led_by", who=side(code.removeprefix("led_by:"), landscape, words))
    return words.own(f"side.{code}", landscape.vocabulary.label("constituencies", code))


def banded(count: tuple[int, int], words: Words) -> str:
    """A count between two numbers: itself, or a band where it is not told."""
    least, most = count
    if least == most:
        return str(least)
    return words.say("band.at_least", least=least) if least else words.say("band.under", n=most + 1)


def room(finding: Finding, words: Words, coalition: object) -> str:
    """The room that a finding about shares speaks of."""
    return words.say(f"INCL-1.room.{finding.facts['room']}", coalition=coalition)
