"""What a list that holds only names, kinds and places can already tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from allymap.gaps.rules import RULES
from allymap.model.terms import constituency

if TYPE_CHECKING:
    from allymap.gaps.rule import GapRule
    from allymap.model.landscape import Landscape


@dataclass(frozen=True, slots=True)
class Absence:
    """Who is not on a list: constituencies and levels nobody is of, and places without women."""

    constituencies: tuple[str, ...]
    levels: tuple[str, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question to ask first: the rule that it unlocks, and about how many on the list."""

    rule: str
    topics: tuple[str, ...]
    subjects: int


def is_short(landscape: Landscape) -> bool:
    """Whether a list says nothing of ties, activities and services."""
    return not (landscape.ties or landscape.activities or landscape.services)


def absent(landscape: Landscape) -> Absence:
    """Who is not on the list at all.

    Levels are the actors' own, or their kinds' usual ones. A place is named when it has
    somebody, but no women's group and no feminist organisation.
    """
    present = {constituency(landscape, actor.id) for actor in landscape.actors}
    kinds = landscape.vocabulary.kinds
    levels = {actor.level or kinds[actor.kind].level for actor in landscape.actors}
    terms = landscape.vocabulary.terms["absence"]
    return Absence(
        tuple(code for code in terms["constituencies"] if code not in present),
        tuple(code for code in terms["levels"] if code not in levels),
        _without_women(landscape),
    )


def _without_women(landscape: Landscape) -> tuple[str, ...]:
    places = {actor.place for actor in landscape.actors if actor.place}
    served = {
        actor.place
        for actor in landscape.actors
        if constituency(landscape, actor.id) in landscape.vocabulary.terms["absence"]["sides"]
    }
    return tuple(sorted(places - served))


def unasked(landscape: Landscape) -> tuple[GapRule, ...]:
    """The rules about which no source has asked anything."""
    topics = {scope.topic for scope in landscape.scopes}
    return tuple(rule for rule in RULES if rule.asks and not topics & set(rule.asks))


def questions(landscape: Landscape, most: int = 3) -> tuple[Question, ...]:
    """The questions to ask first: of the rules nobody asked about, those with most at stake.

    In the rules' order, which is the order of harm; rules with nobody to ask about come last.
    """
    waiting = [
        Question(rule.id, rule.asks, _subjects(landscape, rule.id)) for rule in unasked(landscape)
    ]
    return tuple(sorted(waiting, key=lambda question: question.subjects == 0)[:most])


def _subjects(landscape: Landscape, rule: str) -> int:
    """How many on the list a rule would speak of, by the kinds named in the vocabulary."""
    asks = landscape.vocabulary.terms["absence"]["subjects"][rule]
    return sum(
        1
        for actor in landscape.actors
        if constituency(landscape, actor.id) in asks["constituencies"]
        and landscape.vocabulary.kinds[actor.kind].form in asks["forms"]
    )
