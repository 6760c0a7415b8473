"""What a page says, once for each language that it can be switched to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from allymap.gaps.positions import BANDS
from allymap.model.landscape import once
from allymap.view.tell import tell
from allymap.view.words import from_right

if TYPE_CHECKING:
    from collections.abc import Iterable

    from allymap.gaps.finding import Finding
    from allymap.model.landscape import Landscape
    from allymap.view.told import Told
    from allymap.view.words import Words

# What each language calls itself.
NAMES = {"en": "English", "fr": "Français", "es": "Español", "pt": "Português", "ar": "العربية"}
# What begins so is said on the page for inside alone.
_INSIDE = "hand_"
# The lists of the vocabulary whose codes a page shows.
_LISTS = ("constituencies", "levels", "forms", "elements", "practice_areas")


@once
def spoken(landscape: Landscape, words: Words) -> Landscape:
    """A landscape whose kinds, ties and other codes are called as in a language."""
    return replace(landscape, vocabulary=words.labels(landscape.vocabulary))


def told_in(landscape: Landscape, findings: Iterable[Finding], words: Words) -> tuple[Told, ...]:
    """Findings in the words of a language."""
    return tell(findings, spoken(landscape, words), words)


def texts(
    landscape: Landscape, seen: str, words: Words, used: frozenset[str], *, inside: bool = False
) -> dict[str, Any]:
    """All that a page says in one language beside findings; `seen` stands above the picture.

    `used` are the kinds and types of ties that are on the page. What is said of corrections is
    for the page for `inside` alone.
    """
    page = words.under("page.")
    return {
        "name": NAMES.get(words.language, words.language),
        "dir": "rtl" if from_right(words.language) else "ltr",
        "page": {key: text for key, text in page.items() if inside or not key.startswith(_INSIDE)},
        "labels": _labels(landscape, words, used),
        "seen": seen,
    }


def _labels(landscape: Landscape, words: Words, used: frozenset[str]) -> dict[str, dict[str, str]]:
    vocabulary = words.labels(landscape.vocabulary)
    named = {tie.as_ for tie in landscape.ties}
    nominations = vocabulary.codes["nominations"].items()
    labels = {
        "nominations": {code: label for code, label in nominations if code in named},
        "kinds": {code: kind.label for code, kind in vocabulary.kinds.items() if code in used},
        "ties": {code: tie.label for code, tie in vocabulary.ties.items() if code in used},
        "stances": {str(band): words.say(f"band.{band}") for band in BANDS},
    }
    return labels | {name: dict(vocabulary.codes[name]) for name in _LISTS}
