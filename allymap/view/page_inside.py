"""What the page for inside alone knows: with which ids and codes corrections are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from allymap.model.landscape import Landscape


def types_to_add(landscape: Landscape) -> list[str]:
    """The types of ties that may be added on a page: those that anybody may be told of."""
    ties = landscape.vocabulary.ties
    return [code for code, tie in ties.items() if not tie.restricted and not tie.flips_to]


def ids(landscape: Landscape, actors: Iterable[str], places: Iterable[str]) -> dict[str, list[str]]:
    """The ids of actors and places in the order of the page, and the types of ties."""
    types = types_to_add(landscape)
    return {
        "actors": list(actors),
        "places": list(places),
        "ties": types,
        "directed": [code for code in types if landscape.vocabulary.ties[code].directed],
    }
