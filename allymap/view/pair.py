"""Two actors that may be one, in words: why, what speaks against it, and both side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from allymap.view.naming import place_within
from allymap.view.values import label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allymap.match.candidates import Candidate
    from allymap.model.landscape import Landscape
    from allymap.model.records import Source
    from allymap.view.words import Words

_SHOWN = ("name", "kind", "gender", "place", "list", "told")


@dataclass(frozen=True, slots=True)
class ToldPair:
    """A candidate as a person reads it; `left` and `right` say what is known, by column.

    How sure it is stands in words: a number beside two spellings would look like a proof.
    """

    title: str
    why: tuple[str, ...]
    but: tuple[str, ...]
    left: Mapping[str, str]
    right: Mapping[str, str]

    def rows(self, words: Words) -> list[tuple[str, str, str]]:
        """What either has to say: the column, the left one's value, the right one's."""
        named = ((column_label(name, words), self.left[name], self.right[name]) for name in _SHOWN)
        return [row for row in named if row[1] or row[2]]


def told_pair(
    candidate: Candidate,
    landscape: Landscape,
    lists: Mapping[str, tuple[str, ...]],
    informants: Mapping[str, frozenset[str]],
    words: Words,
) -> ToldPair:
    """A candidate in words; `lists` says where each actor stands, `informants` who told of it."""
    left, right = (
        {**_known(landscape, one), **_told(landscape, one, lists, informants, words)}
        for one in (candidate.left, candidate.right)
    )
    facts = {f"left_{name}": value or "?" for name, value in left.items()}
    facts |= {f"right_{name}": value or "?" for name, value in right.items()}
    return ToldPair(
        words.say(
            "same.pair",
            left=left["name"],
            right=right["name"],
            sure=words.say(f"same.sure.{candidate.sure}"),
        ),
        tuple(words.fill(f"same.why.{code}", facts) for code in candidate.reasons),
        tuple(words.fill(f"same.but.{code}", facts) for code in candidate.warnings),
        left,
        right,
    )


def column_label(name: str, words: Words) -> str:
    """What a line of the comparison is called."""
    return words.say(f"same.{name}") if words.has(f"same.{name}") else label(name, words)


def _known(landscape: Landscape, actor: str) -> dict[str, str]:
    known = landscape.actor[actor]
    vocabulary = landscape.vocabulary
    return {
        "name": known.name,
        "kind": vocabulary.label("kinds", known.kind),
        "gender": vocabulary.label("genders", known.gender),
        "place": place_within(landscape, known.place) if known.place else "",
    }


def _told(
    landscape: Landscape,
    actor: str,
    lists: Mapping[str, tuple[str, ...]],
    informants: Mapping[str, frozenset[str]],
    words: Words,
) -> dict[str, str]:
    """The lists an actor stands in, and the interviews that told of it; never a person's name."""
    sources = (s for s in landscape.sources if s.id in informants.get(actor, ()))
    told = [_interview(source, words) for source in sources]
    return {
        "list": words.listed(lists.get(actor, ())) if lists.get(actor) else "",
        "told": words.listed(dict.fromkeys(told)) if told else "",
    }


def _interview(source: Source, words: Words) -> str:
    """An interview by whom it was with, or else by its day."""
    if source.informant_role:
        return words.say("same.interview_with", whom=source.informant_role)
    if source.date:
        return words.say("same.interview_of", day=words.day(source.date))
    return source.id
