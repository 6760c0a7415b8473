"""The page of a short list: who is absent, what to ask first, what nobody asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from allymap.view.naming import place_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from allymap.gaps.rule import GapRule
    from allymap.gaps.short_list import Absence, Question
    from allymap.model.landscape import Landscape
    from allymap.view.words import Words


@dataclass(frozen=True, slots=True)
class ShortPage:
    """Who is absent; (question, what it unlocks) pairs; one line on what nobody asked."""

    absent: tuple[str, ...]
    questions: tuple[tuple[str, str], ...]
    unasked: str


def short_page(
    landscape: Landscape,
    absence: Absence,
    questions: Sequence[Question],
    unasked: Sequence[GapRule],
    words: Words,
) -> ShortPage:
    """What a list with nothing but names, kinds and places has to say."""
    return ShortPage(
        tuple(_absent(landscape, absence, words)),
        tuple(
            (
                words.say(f"ask.{question.rule}"),
                words.say(f"ask.{question.rule}.unlocks", n=question.subjects),
            )
            for question in questions
        ),
        words.say(
            "short.unasked", rules=words.listed(words.say(f"{rule.id}.title") for rule in unasked)
        )
        if unasked
        else "",
    )


def _absent(landscape: Landscape, absence: Absence, words: Words) -> list[str]:
    label = landscape.vocabulary.label
    named = (
        ("constituencies", [label("constituencies", c) for c in absence.constituencies]),
        ("levels", [label("levels", level) for level in absence.levels]),
        ("places", [place_name(landscape, place) for place in absence.places]),
    )
    return [words.say(f"absent.{what}", who=words.listed(who)) for what, who in named if who]
