"""Whom the names of a list mean, as people have answered: kept as TOML under [people]."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_PEOPLE = "people"


def answered_of(text: str, actors: Collection[str]) -> dict[str, Any]:
    """The names that mean one of these actors; one of several of a name stands under its id."""
    return _about(_parsed(text).get(_PEOPLE, {}), actors)


def without_answers(text: str, actors: Collection[str]) -> str:
    """The same answers but those about these actors, whatever the names are."""
    kept, inside = [], False
    for line in text.splitlines(keepends=True):
        said = _parsed(line)
        if line.lstrip().startswith("["):
            inside = _PEOPLE in said
        if not (inside and _about(said, actors)):
            kept.append(line)
    return "".join(kept)


def _about(said: Any, actors: Collection[str]) -> dict[str, Any]:
    pairs = said.items() if isinstance(said, dict) else ()
    return {name: one for name, one in pairs if name in actors or _is_one(one, actors)}


def _is_one(value: Any, actors: Collection[str]) -> bool:
    return isinstance(value, str) and value in actors


def _parsed(text: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}
