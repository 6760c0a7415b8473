"""Places that rows name by their names, under the ids that the places have."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from allymap.model.identity import name_key

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

# The column of each table that says where; what a question is about may also be something else.
WHERE: Mapping[str, str] = MappingProxyType(
    {"actors": "place", "activities": "place", "services": "place", "scopes": "about"}
)
# Accents over and under Latin, Greek and Cyrillic letters; the signs of other scripts are letters.
_ACCENTS = dict.fromkeys(range(0x300, 0x370))


def place_key(name: str) -> str:
    """A place's name for comparison: without accents, case and spaces that are too many.

    >>> place_key(" Le  Marche") == place_key("Le Marché")
    True
    """
    plain = unicodedata.normalize("NFD", name_key(name)).translate(_ACCENTS)
    return unicodedata.normalize("NFC", plain)


class Gazetteer:
    """The names of places, by their ids: which places a text means."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names
        self._exact: dict[str, list[str]] = defaultdict(list)
        self._plain: dict[str, list[str]] = defaultdict(list)
        for one, name in names.items():
            if name:
                self._exact[name_key(name)].append(one)
                self._plain[place_key(name)].append(one)

    def __call__(self, text: str) -> tuple[str, ...]:
        """The ids of the places that are called so; of an id itself, that one."""
        if text in self.names:
            return (text,)
        found = self._exact.get(name_key(text)) or self._plain.get(place_key(text))
        return tuple(found or ())


def place_names(state: Mapping[tuple[str, str], Mapping[str, Any]]) -> dict[str, str]:
    """The names of all places that are listed, by their ids; "" for one without a name."""
    return {key: data.get("name", "") for (table, key), data in state.items() if table == "places"}


def places_named(
    state: Mapping[tuple[str, str], Mapping[str, Any]], codes: Container[str]
) -> Mapping[str, str]:
    """Each text that names just one place, to the id of that place.

    What a question is about is no place when it is an actor's id or one of `codes`.
    """
    names = place_names(state)
    if not names:
        return {}
    called, texts = Gazetteer(names), set(_texts(state, codes))
    found = {text: called(text) for text in texts - names.keys()}
    return {text: ids[0] for text, ids in found.items() if len(ids) == 1}


def _texts(
    state: Mapping[tuple[str, str], Mapping[str, Any]], codes: Container[str]
) -> Iterable[str]:
    for (table, _), data in state.items():
        text = data.get(WHERE[table]) if table in WHERE else None
        if text and not (table == "scopes" and (text in codes or ("actors", text) in state)):
            yield text
