"""What stands around a name and comes and goes: the lists beside this module, folded as names."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Words = tuple[str, ...]
Rules = tuple[tuple[re.Pattern[str], str], ...]

# Harakat, tatweel and invisible joiners; then what stands for a hamza or an ayin.
_NOTHING = dict.fromkeys([*range(0x64B, 0x653), 0x640, 0x670, *range(0x200B, 0x2010), 0xFEFF])
_NOTHING |= dict.fromkeys(map(ord, "'’‘ʼʻʾʿʹ`´′\u00ad"))
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?")
_BETWEEN = re.compile(
    "[\\s!-/:-@\\[-`{-~\u00a1-\u00a9\u00ab-\u00b1\u00b4-\u00b9\u00bb-\u00bf"
    "\u2000-\u206f\u3000-\u303f،؛؟٪-٭۔।॥።-፨…]+"
)


@dataclass(frozen=True, slots=True)
class Around:
    """Titles before and behind, particles, short forms, legal forms, and rules of spelling."""

    before: frozenset[Words]
    after: frozenset[Words]
    particles: frozenset[str]
    joined: frozenset[str]
    short: Mapping[str, Words]
    elided: re.Pattern[str]
    legal: frozenset[Words]
    stop: frozenset[str]
    same: Mapping[str, str]
    letters: Mapping[str, str]
    spelling: Mapping[str, Rules]
    skeleton: Rules


@cache
def around() -> Around:
    """The lists, read once."""
    titles, groups, letters = (_toml(n) for n in ("titles", "organisations", "skeleton"))
    return Around(
        before=_phrases(titles["before"].values()),
        after=_phrases(titles["after"].values()),
        particles=_words(titles["particles"]["words"]),
        joined=_words(titles["joined"]["words"]),
        short={split(short)[0]: split(whole) for short, whole in titles["short"].items()},
        elided=re.compile(groups["elided"]),
        legal=_phrases([groups["legal"]]),
        stop=_words(groups["stop"]),
        same={w: code for code, texts in groups["same"].items() for w in _words(texts)},
        letters=letters["letters"],
        spelling={script: _rules(found) for script, found in letters["spelling"].items()},
        skeleton=_rules(letters["skeleton"]["rules"]),
    )


def split(text: str) -> Words:
    """The words of a text, folded for comparison.

    >>> split("A.C. Jean-Pierre  O'Neill")
    ('ac', 'jean', 'pierre', 'oneill')
    """
    if "." in text:
        text = _DOTTED.sub(lambda found: found[0].replace(".", ""), text)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return tuple(_BETWEEN.sub(" ", text.casefold().translate(_NOTHING)).split())


def rewritten(word: str, rules: Rules) -> str:
    """A word after all rules, each applied to what the one before has left."""
    for pattern, instead in rules:
        word = pattern.sub(instead, word)
    return word


def _phrases(lists: Iterable[Iterable[str]]) -> frozenset[Words]:
    return frozenset(split(text) for texts in lists for text in texts if split(text))


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in split(text))


def _rules(pairs: Iterable[Sequence[str]]) -> Rules:
    return tuple((re.compile(pattern), instead) for pattern, instead in pairs)


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))
