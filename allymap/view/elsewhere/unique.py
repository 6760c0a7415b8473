"""Ids that a file can hold, each of them only once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.view.pictures.letters import legal

if TYPE_CHECKING:
    from collections.abc import Iterable


def unique(texts: Iterable[str]) -> dict[str, str]:
    """What stands for each text in XML: itself, else what is left of it, with a number if taken."""
    every = list(dict.fromkeys(texts))
    found = {text: text for text in every if legal(text) == text}
    taken = set(found.values())
    for text in every:
        if text not in found:
            left, number = legal(text), 2
            while (said := left if number == 2 else f"{left}-{number}") in taken:
                number += 1
            taken.add(said)
            found[text] = said
    return found
