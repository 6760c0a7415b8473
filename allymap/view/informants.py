"""Who told what, in sentences; never who an informant was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.view.bonds import bonds_said
from allymap.view.part import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from allymap.gaps.informants import Pair, Told
    from allymap.model.landscape import Landscape
    from allymap.view.words import Words


def parts(landscape: Landscape, told: Told, words: Words) -> tuple[Part, ...]:
    """How many ties each kind of informant told of, and where two of them do not agree."""
    counts = [
        words.say("text.labelled", label=words.say(f"informant.{side}"), text=str(n))
        for side, n in told.counts.items()
    ]
    if told.unknown:
        counts.append(words.say("informant.unknown", n=told.unknown))
    pairs = tuple(
        Part(_title(pair, words), tuple(_lines(landscape, pair, words))) for pair in told.pairs
    )
    lone = (
        () if pairs else (Part(words.say("informant.pairs"), (words.say("informant.one_side"),)),)
    )
    return (Part(words.say("informant.counts"), tuple(counts)), *pairs, *lone)


def _title(pair: Pair, words: Words) -> str:
    return words.listed((words.say(f"informant.{pair.one}"), words.say(f"informant.{pair.other}")))


def _lines(landscape: Landscape, pair: Pair, words: Words) -> Iterator[str]:
    if pair.unlike:
        types = words.listed(landscape.vocabulary.ties[code].label for code in pair.unlike)
        yield words.say("informant.unlike", types=types)
    if not pair.comparable:
        yield words.say("informant.nothing")
        return
    yield words.say("informant.union", n=pair.comparable, both=len(pair.both))
    for side, bonds in ((pair.one, pair.only_one), (pair.other, pair.only_other)):
        if bonds:
            who = words.say(f"informant.{side}")
            which = bonds_said(landscape, bonds, words)
            yield words.say("informant.only", n=len(bonds), who=who, which=which)
