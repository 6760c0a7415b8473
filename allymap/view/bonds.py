"""Ties in a few words: who, how, whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.view.tell import few

if TYPE_CHECKING:
    from collections.abc import Sequence

    from allymap.model.landscape import Landscape
    from allymap.view.words import Words


def bonds_said(landscape: Landscape, bonds: Sequence[tuple[str, str, str]], words: Words) -> str:
    """Some (source, type, target), the first of many, and how many more there are."""
    said = [
        f"{landscape.name(a)} {landscape.vocabulary.ties[kind].label} {landscape.name(b)}"
        for a, kind, b in bonds
    ]
    return words.apart(few(said, words))
