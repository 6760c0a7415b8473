"""The actors of one file: the ids its list gives or lacks, and who a reference means."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from allymap.intake.earlier import NO_LISTS
from allymap.intake.fault import LEFT_WITH, Wrong
from allymap.intake.mapping import BY_NAME, NOTHING_SAID, UNSURE
from allymap.model.identity import mint, name_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allymap.intake import mapping as mappings
    from allymap.intake.earlier import Lists
    from allymap.model.columns import Column

    Place = tuple[str, int]
    Said = tuple[str, int, str, str]


@dataclass(frozen=True, slots=True)
class Shared:
    """Somebody here who has the name of others on earlier lists, and where that stands.

    `path` is what an answer is written under: the name, or the id where several have the name;
    `kind` and `place` are what the list says here.
    """

    name: str
    others: tuple[str, ...]
    path: str
    sheet: str = ""
    row: int = 0
    kind: str = ""
    place: str = ""


class People:
    """Ids and names met in a file's list of actors; `prefix` goes before every actor's id.

    `elsewhere` has the names of the actors of earlier lists, by id; `mapping` what the user has
    said of those who share a name with them, and of ids that mean others than before. `apart`
    are the actors who are others than these, as the user said.
    """

    def __init__(
        self,
        prefix: str,
        elsewhere: Mapping[str, str],
        mapping: mappings.Mapping = NOTHING_SAID,
        lists: Lists = NO_LISTS,
    ) -> None:
        self.prefix = prefix
        self.moved: list[tuple[str, str, str]] = []
        self.minted: set[str] = set()
        self.apart: dict[str, tuple[str, ...]] = {}
        self._counts = mapping.ids()
        self._said = mapping.people()
        self._lists = lists
        self._behind = f"~{mint(lists.name, '') or 'other'}"
        self._elsewhere = elsewhere
        self._names_elsewhere: dict[str, list[str]] = {}
        for actor, name in lists.names(elsewhere):
            self._names_elsewhere.setdefault(name, []).append(actor)
        self._own_names: dict[str, list[str]] = {}
        for actor, name in lists.own.items():
            self._own_names.setdefault(name_key(name), []).append(actor)
        self._ids: dict[str, str] = {}
        self._names: dict[str, dict[str, None]] = {}
        self._told: dict[str, dict[str, None]] = {}
        self._shared: dict[str, tuple[str, tuple[str, ...], Said]] = {}
        self._again: dict[str, str] = {}
        self._matched: dict[str, tuple[str, str]] = {}
        self._left: set[str] = set()

    def enter(self, data: dict[str, Any], at: Place = ("", 0), *, told: bool = False) -> bool:
        """Give an actor's row its id, minted if the list has none; whether it was minted.

        `told`: that the file's format made the id, for somebody who is told of in one interview.
        """
        minted = told or "id" not in data
        own = data.get("id") or mint(data["name"], data["kind"], data.get("place", ""))
        find = self._minted if minted else self._given
        said = (*at, data["kind"], data.get("place", ""))
        data["id"] = find(self.prefix + own, data["name"], said)
        self._ids.setdefault(composed(own), data["id"])
        names = self._told if told else self._names
        names.setdefault(name_key(data["name"]), {})[data["id"]] = None
        if minted:
            self.minted.add(data["id"])
        return minted

    def _minted(self, own: str, name: str, at: Said) -> str:
        """The id of an actor to whom the list gave none, as the user said where others share it.

        An id that this list had before stays: the same each time, whatever other lists hold.
        """
        said = self._said_of(own, name)
        if said and (said == own or said in self._elsewhere):
            return said
        namesakes = self._names_elsewhere.get(name_key(name), [])
        apart = own + self._behind
        found = next((one for one in (apart, own) if one in self._lists.own), "")
        taken = own in self._elsewhere or own in self._lists.others
        if said == UNSURE:
            found = found or (apart if taken else own)
        elif said == "":
            found = found or (apart if taken else own)
            others = {*namesakes, *([own] if taken else [])} - {found, apart}
            self.apart[found] = tuple(sorted(others))
        elif not found and taken:
            self._again[own] = name
        elif not found and namesakes:
            self._shared[own] = name, tuple(namesakes), at
        return found or own

    def _given(self, own: str, name: str, _at: Said) -> str:
        """An id that the list gives; that of the name where ids moved, as the user said.

        The names that this list gave before count first, also of those judged the same as others.
        """
        key, before = name_key(name), self._lists.own.get(own) or self._elsewhere.get(own)
        known = self._own_names.get(key) or self._names_elsewhere.get(key, [])
        if before is None or own in known or len(known) != 1:
            return own
        if known[0] in self._names_elsewhere.get(name_key(before), ()):
            return own
        if not self._counts:
            self.moved.append((own, before, name))
        return known[0] if self._counts == BY_NAME else own

    def _said_of(self, own: str, name: str) -> str | None:
        """What the user said of one of several of a name, by the id, or of the name."""
        said = self._said(own)
        return self._said(name) if said is None else said

    def leave(self, data: Mapping[str, Any]) -> None:
        """Somebody whose row the user left out: who names them, and nobody else, means nobody."""
        self._left |= {composed(str(data.get("id", ""))), name_key(str(data.get("name", "")))} - {
            ""
        }

    def without_left(self, column: Column, value: Any) -> Any:
        """The same value without those who were left out; nothing when nobody else is in it."""
        if column.form == "people":
            return [pair for pair in value if not self._is_left(pair[0])]
        return [one for one in value if not self._is_left(one)] if column.form == "texts" else None

    def _is_left(self, text: str) -> bool:
        try:
            self.id_of(text)
        except Wrong as wrong:
            return wrong.code == LEFT_WITH
        return False

    def refer(self, column: Column, value: Any) -> Any:
        """The same value with every actor in it under the id that this import gives."""
        if column.form == "people":
            return [[self.id_of(actor), role] for actor, role in value]
        if column.form == "texts":
            return [self.id_of(actor) for actor in value]
        return self.id_of(value)

    def is_known(self, actor: str) -> bool:
        """Whether an id is that of somebody on earlier lists, also of one shown as another."""
        called = self._lists.called.values()
        return actor in self._elsewhere or any(actor in names for names in called)

    def known(self, text: str) -> str:
        """The id this import gives to an actor of this file, or the text when there is none."""
        return self._ids.get(composed(text), text)

    def id_of(self, text: str) -> str:
        """Who is meant: an id of this file, a name in it, or somebody else.

        Somebody else is an id of an earlier list, or else a name that one actor there has. Such
        an id counts before a name of this file when the list gives all its ids itself.
        Raises `Wrong`: `name_not_unique`; `LEFT_WITH` for somebody who was left out.
        """
        if found := self._ids.get(composed(text)):
            return found
        named = list(self._here(name_key(text)))
        if not (named and self.minted):
            if known := next((i for i in (self.prefix + text, text) if i in self._elsewhere), ""):
                return known
            named = named or self._called_elsewhere(text)
        if len(named) > 1:
            raise Wrong("name_not_unique", value=text, ids=tuple(named))
        if not named and not self._left.isdisjoint((composed(text), name_key(text))):
            raise Wrong(LEFT_WITH)
        return named[0] if named else self.prefix + text

    def _here(self, name: str) -> dict[str, None]:
        """Who is called so in this file; those who are only told of when nobody else is."""
        return self._names.get(name) or self._told.get(name) or {}

    def _called_elsewhere(self, text: str) -> list[str]:
        """Who is called so on earlier lists: as the user said, else noted, to be asked about.

        Whom an earlier import of this list has itself made is no stranger.
        """
        said = self._said(text)
        if said is not None:
            return [said] if said in self._elsewhere else []
        named = self._names_elsewhere.get(name_key(text), [])
        if len(named) == 1 and named[0] not in self._lists.own:
            self._matched.setdefault(name_key(text), (text, named[0]))
        return named

    @property
    def shared(self) -> tuple[Shared, ...]:
        """Who has the name of somebody on an earlier list, and is taken as another."""
        return tuple(
            Shared(name, others, self._path(own, name), *at)
            for own, (name, others, at) in self._shared.items()
        )

    @property
    def again(self) -> tuple[Shared, ...]:
        """Who has the name, kind and place of somebody on another list, and is taken for them."""
        found = self._again.items()
        return tuple(Shared(name, (own,), self._path(own, name)) for own, name in found)

    @property
    def matched(self) -> tuple[Shared, ...]:
        """Names of nobody in this file that one actor on an earlier list has."""
        return tuple(Shared(name, (one,), name) for name, one in self._matched.values())

    def _path(self, own: str, name: str) -> str:
        key = name_key(name)
        several = len(self._names.get(key, ())) + len(self._told.get(key, ())) > 1
        return own if several else name


def composed(text: str) -> str:
    """A text in NFC, for comparison only: the same letters typed in two ways are the same."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)
