"""Who is meant by a name as people type it: without accents or case, in part, or with a place."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from anyascii import anyascii

from allymap.match.near import nearest_few

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_DROPPED = re.compile("['`´’ʼ]")
_BETWEEN = re.compile("[^a-z0-9]+")


def called(
    said: str,
    names: Mapping[str, str],
    about: Mapping[str, str],
    also: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> list[str]:
    """The ids that a name may mean, of the closest way of reading it that fits anybody.

    An id; a whole name; one without accents; the same of what they are `also` called; a part of
    one; its words in any order, among what is said `about` each as well, so that "Amina, Lusoka"
    tells two Aminas apart.
    """
    if said in names:
        return [said]
    key = bare(said)
    if not key:
        return []
    wanted, letters = set(key.split()), said.casefold().split()
    plain = {one: bare(name) for one, name in names.items()}
    more = {one: [(n, bare(n)) for n in also.get(one, ())] for one in names}
    ways: tuple[Callable[[str], bool], ...] = (
        lambda one: names[one].casefold().split() == letters,
        lambda one: any(name.casefold().split() == letters for name, _ in more[one]),
        lambda one: plain[one] == key,
        lambda one: any(name == key for _, name in more[one]),
        lambda one: f" {key} " in f" {plain[one]} ",
        lambda one: key in plain[one],
        lambda one: any(key in name for _, name in more[one]),
        lambda one: wanted <= set(plain[one].split()) | set(bare(about[one]).split()),
    )
    return next((found for way in ways if (found := [one for one in names if way(one)])), [])


def nearby(said: str, names: Mapping[str, str], most: int = 5) -> list[str]:
    """The ids whose names are nearest to what was said, when it means nobody."""
    plain = {one: bare(name) for one, name in names.items()}
    near = nearest_few(bare(said), dict.fromkeys(plain.values()), most)
    return [one for key in near for one in plain if plain[one] == key][:most]


def bare(text: str) -> str:
    """A name for finding only: Latin letters and digits, small, words joined by one space.

    >>> bare("Élodie N’Diaye"), bare("Women's  Union")
    ('elodie ndiaye', 'womens union')
    """
    return _BETWEEN.sub(" ", _DROPPED.sub("", anyascii(text).lower())).strip()
