"""What earlier imports hold, as far as a list that is read now may mean somebody of them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from allymap.intake.mapping import NOTHING_SAID
from allymap.model.columns import extra
from allymap.model.identity import mint, name_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from allymap.intake import mapping as mappings

_TOLD = re.compile(r"\.told(-[0-9a-f]{6})?$")
# Behind what all interviews of a survey together tell of an organisation.
_BY_ALL = ".told"


@dataclass(frozen=True, slots=True)
class Lists:
    """What the list that is read is called, and the ids that it and other lists gave before.

    Among them are the ids of those who were judged the same as others, and are shown as these;
    of this list's `own`, their names; `places`: where they are, as the list wrote it last.
    `called`: other names of actors of earlier lists, by id.
    """

    name: str = ""
    own: Mapping[str, str] = extra()
    others: Collection[str] = frozenset()
    places: Mapping[str, str] = extra()
    called: Mapping[str, tuple[str, ...]] = extra()

    def names(self, elsewhere: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Id and name, for comparison, of everybody on earlier lists, under each of their names."""
        for one, name in elsewhere.items():
            for key in dict.fromkeys(map(name_key, (name, *self.called.get(one, ())))):
                yield one, key


NO_LISTS = Lists()


class Known:
    """Whom of earlier imports a name may mean; what the user said of a name counts."""

    def __init__(
        self,
        elsewhere: Mapping[str, str],
        mapping: mappings.Mapping = NOTHING_SAID,
        lists: Lists = NO_LISTS,
        prefix: str = "",
    ) -> None:
        self._prefix = prefix
        self._elsewhere = elsewhere
        self._said = mapping.people()
        self._own, self._lists = lists.own, lists
        self._places = lists.places

    @cached_property
    def _names(self) -> Counter[str]:
        """How many bear each name; who is only told of in interviews is named by nobody else."""
        told = {one for one in self._elsewhere if _TOLD.search(one)}
        names = self._lists.names(self._elsewhere)
        return Counter(name for one, name in names if one not in told)

    @cached_property
    def _names_of_others(self) -> frozenset[str]:
        """The names of earlier lists that this list has not had itself."""
        own = frozenset(map(name_key, self._own.values()))
        return frozenset(name for _, name in self._lists.names(self._elsewhere)) - own

    def __call__(self, text: str) -> bool:
        """Whether somebody has this id, or, on another list, this name."""
        said = self._said(text)
        if said is not None:
            return said in self._elsewhere
        return self.has_id(text) or name_key(text) in self._names_of_others

    def has_id(self, text: str) -> bool:
        """Whether an earlier import gave this id, as it is or after the prefix."""
        both = {text, self._prefix + text}
        return not both.isdisjoint(self._elsewhere) or not both.isdisjoint(self._own)

    def place_of(self, id_: str) -> str:
        """Where an earlier import of this list has put the actor of an id; nothing if nowhere."""
        return self._places.get(self._prefix + id_, "")

    def is_one(self, name: str) -> bool:
        """Whether just one is called so, beside those who are only told of in interviews."""
        said = self._said(name)
        if said is not None:
            return said in self._elsewhere
        return name in self._elsewhere or self._names[name_key(name)] == 1


def told_id(name: str, interview: str, *about: str) -> str:
    """The id of somebody who is only told of in an interview, by a short sign of the interview.

    Without one, of an organisation that is one actor in all interviews.

    >>> told_id("Ali Hassan", "7f3a9c"), told_id("Radio Karuwe", "", "media_outlet")
    ('ali-hassan.told-7f3a9c', 'radio-karuwe.media-outlet.told')
    """
    parts = (name, *about, f"told {interview}")
    return ".".join(filter(None, (mint(part, "") for part in parts)))


def told_by_all(id_: str) -> bool:
    """Whether an id is that of an organisation of which any interview of a survey may tell."""
    return id_.endswith(_BY_ALL)
