"""The actors of one file: the ids its list gives or lacks, and who a reference means."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from allymap.intake.fault import Wrong
from allymap.intake.mapping import BY_NAME, NOTHING_SAID
from allymap.model.identity import mint, name_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allymap.intake import mapping as mappings
    from allymap.model.columns import Column


class People:
    """Ids and names met in a file's list of actors; `prefix` goes before every actor's id.

    `elsewhere` has the names of the actors of earlier lists, by id; `mapping` what the user has
    said of those who share a name with them, and of ids that mean others than before.
    """

    def __init__(
        self, prefix: str, elsewhere: Mapping[str, str], mapping: mappings.Mapping = NOTHING_SAID
    ) -> None:
        self.prefix = prefix
        self.shared: dict[str, tuple[str, ...]] = {}
        self.moved: list[tuple[str, str, str]] = []
        self._mapping = mapping
        self.minted: set[str] = set()
        self.matched: set[str] = set()
        self.again: set[str] = set()
        self._elsewhere = elsewhere
        self._names_elsewhere: dict[str, list[str]] = {}
        for actor, name in elsewhere.items():
            self._names_elsewhere.setdefault(name_key(name), []).append(actor)
        self._ids: dict[str, str] = {}
        self._names: dict[str, dict[str, None]] = {}

    def enter(self, data: dict[str, Any]) -> bool:
        """Give an actor's row its id, minted if the list has none; whether it was minted."""
        minted = "id" not in data
        own = data.get("id") or mint(data["name"], data["kind"], data.get("place", ""))
        data["id"] = self._same_as_before(self.prefix + own, data, minted=minted)
        self._ids.setdefault(composed(own), data["id"])
        self._names.setdefault(name_key(data["name"]), {})[data["id"]] = None
        if minted:
            self.minted.add(data["id"])
        return minted

    def _same_as_before(self, own: str, data: Mapping[str, Any], *, minted: bool) -> str:
        """The id of an actor, whom an earlier list may know under another: as the user said."""
        name = data["name"]
        known = self._names_elsewhere.get(name_key(name), [])
        if not known or own in known:
            if minted and own in self._elsewhere:
                self.again.add(own)
            return own
        if minted:
            person = self._mapping.person(name)
            if person is None:
                self.shared[name] = tuple(known)
            return person if person and person in self._elsewhere else own
        before = self._elsewhere.get(own)
        if before is None or len(known) > 1 or name_key(before) == name_key(name):
            return own
        counts = self._mapping.ids()
        if not counts:
            self.moved.append((own, before, name))
        return known[0] if counts == BY_NAME else own

    def refer(self, column: Column, value: Any) -> Any:
        """The same value with every actor in it under the id that this import gives."""
        if column.form == "people":
            return [[self.id_of(actor), role] for actor, role in value]
        if column.form == "texts":
            return [self.id_of(actor) for actor in value]
        return self.id_of(value)

    def known(self, text: str) -> str:
        """The id this import gives to an actor of this file, or the text when there is none."""
        return self._ids.get(composed(text), text)

    def id_of(self, text: str) -> str:
        """Who is meant: an id of this file, a name when its ids were minted, or somebody else.

        Somebody else is an id of an earlier list, or else a name that one actor there has.
        Raises `Wrong`: `name_not_unique`.
        """
        if found := self._ids.get(composed(text)):
            return found
        named = list(self._names.get(name_key(text), ())) if self.minted else []
        if not named:
            if known := next((i for i in (self.prefix + text, text) if i in self._elsewhere), ""):
                return known
            named = self._names_elsewhere.get(name_key(text), [])
            self.matched.update(named if len(named) == 1 else ())
        if len(named) > 1:
            raise Wrong("name_not_unique", value=text, ids=tuple(named))
        return named[0] if named else self.prefix + text


def composed(text: str) -> str:
    """A text in NFC, for comparison only: the same letters typed in two ways are the same."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)
