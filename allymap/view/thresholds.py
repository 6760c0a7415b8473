"""The numbers that decided, so that a reader can disagree with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.model.thresholds import changed_thresholds

if TYPE_CHECKING:
    from allymap.model.landscape import Landscape
    from allymap.view.words import Words


def told_thresholds(landscape: Landscape, words: Words) -> list[str]:
    """One line that names the numbers of the user's own; none when there are none."""
    told = [_one(landscape, name, words) for name in changed_thresholds(landscape.vocabulary)]
    return [words.say("threshold.changed", what=words.apart(told))] if told else []


def threshold_table(landscape: Landscape, words: Words) -> list[tuple[str, str]]:
    """Every number, what it means first; one of the user's own with the built-in one beside it."""
    changed = changed_thresholds(landscape.vocabulary)
    return [
        (
            words.say(f"threshold.{name}"),
            _valued(value, changed[name][1], words) if name in changed else str(value),
        )
        for name, value in sorted(landscape.vocabulary.thresholds.items())
    ]


def _one(landscape: Landscape, name: str, words: Words) -> str:
    value, ours = changed_thresholds(landscape.vocabulary)[name]
    about = words.say(f"threshold.{name}")
    return words.say("threshold.changed.one", about=about, value=value, built_in=ours)


def _valued(value: object, ours: object, words: Words) -> str:
    return words.say("threshold.value.own", value=value, built_in=ours)
