"""Codes as staff write them: the code itself, its label, or a synonym, in any case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.intake.words import key, words
from allymap.model.vocabulary import built_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allymap.model.vocabulary import Vocabulary


def spellings(vocabulary: Vocabulary, name: str) -> dict[str, str]:
    """Every known spelling of the codes of a list, in plain form, to its code.

    English labels count beside those of the vocabulary's own language. Aliases of tie types
    (`influences`) stand for themselves here; reading a tie turns them.
    """
    codes = dict(vocabulary.list_of(name))
    if name == "ties":
        codes |= {alias.code: alias.label for alias in vocabulary.ties.values()}
    lists = ("ties", name) if name == "scope_topics" else (name,)
    known = (pair for one in lists for pair in words().codes.get(one, {}).items())
    said = {word: code for word, code in known if code in codes}
    english = built_in().list_of(name).items()
    labels = {key(label): code for code, label in (*english, *codes.items()) if code in codes}
    return said | labels | {key(code): code for code in codes}


def find(spelled: Mapping[str, str], text: str) -> str | None:
    """The code that a text means, if any."""
    return spelled.get(key(text))
