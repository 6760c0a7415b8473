"""Everything a journal holds about one actor, for the actor to have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from allymap.model.answered import answered_of
from allymap.model.fold import own_vocabulary
from allymap.model.journal import BY_HAND
from allymap.model.judgement import group_of
from allymap.model.redact import Redactor
from allymap.model.tables import TABLES
from allymap.model.terms import OTHERS_OWN
from allymap.model.trim import trimmed, trimmed_entry

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from allymap.model.columns import Column
    from allymap.model.journal import Entry, Revision, Row
    from allymap.model.tables import Table
    from allymap.model.vocabulary import Vocabulary

# Who told it was promised silence; that it was told is still said.
_TELLERS = frozenset({"source_ids", "reported_by_role"})
_CONTACT = "contact"


def held(
    revisions: Sequence[Revision],
    rows: Sequence[Row],
    entries: Sequence[Entry],
    actor: str,
    *,
    restricted: bool = False,
) -> dict[str, Any]:
    """All rows and entries about an actor, also overruled and undone ones, as plain JSON.

    `rows` are those that are about them or name them, `texts` where else their full name stands,
    `entries` judgements, corrections, notes, places on maps, and which names mean them. What is
    somebody else's is withheld unless `restricted`: who told it, who else was there, what others
    feel about them.
    """
    ids = group_of(entries, [actor])
    mine = [row for row in rows if row.table == "actors" and row.key in ids]
    names = sorted({str(row.data["name"]) for row in mine if row.data.get("name")})
    teller = _Teller(ids, own_vocabulary(entries), {r.id: r for r in revisions}, restricted)
    naming = [(row, trimmed(row, ids)) for row in rows]
    theirs = {r.revision for r, left in naming if left is None}
    redact = Redactor(names)
    texts = [(row, _texts(row.data, redact)) for row, left in naming if left == row]
    return {
        "ids": sorted(ids),
        "names": names,
        "rows": [teller.row(row) for row, left in naming if left != row],
        "texts": [
            teller.mention(row, found)
            for row, found in texts
            if found and not (row.table == "actors" and str(row.data.get("name", "")) in found)
        ],
        "entries": [teller.entry(entry) for entry in entries if teller.about(entry, theirs)],
    }


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells rows and entries to one person, without what is somebody else's."""

    ids: frozenset[str]
    words: Vocabulary
    of: Mapping[str, Revision]
    restricted: bool

    def row(self, row: Row) -> dict[str, Any]:
        """A row that is about the person or names them."""
        data, withheld = self._data(row.table, row.data)
        where = _when(self.of[row.revision])
        if "source" not in withheld:
            where |= _where(self.of[row.revision], row)
        told = {**where, "table": row.table, "data": data}
        return {**told, "withheld": sorted(withheld)} if withheld else told

    def mention(self, row: Row, texts: list[str]) -> dict[str, Any]:
        """A row of somebody else in which the person's name stands."""
        told = {**_when(self.of[row.revision]), **_where(self.of[row.revision], row)}
        more = {"texts": texts} if self.restricted else {"withheld": ["texts"]}
        return {**told, "table": row.table, **more}

    def about(self, entry: Entry, theirs: set[str]) -> bool:
        """Whether an entry is about the person, or a note on what was said of them by hand."""
        if entry.kind == "note":
            about = entry.data["revision"]
            return about in theirs and self.of[about].list == BY_HAND
        return trimmed_entry(entry, self.ids) is not entry

    def entry(self, entry: Entry) -> dict[str, Any]:
        """An entry about the person."""
        data: dict[str, Any] = dict(entry.data)
        if entry.kind == "positions":
            data["at"] = {actor: at for actor, at in data["at"].items() if actor in self.ids}
            if "pinned" in data:
                data["pinned"] = [actor for actor in data["pinned"] if actor in self.ids]
        elif entry.kind == "judgement" and not self.restricted:
            data = {name: data[name] for name in ("answer", "by", "name") if name in data}
        elif entry.kind == "mark" and not self.restricted:
            # Which rule spoke may say who named them; who and why are the colleagues' own.
            data = {name: data[name] for name in ("state", "until") if name in data}
        elif entry.kind == "mapping":
            # Whom else the list names is not theirs to see.
            said = answered_of(data["text"], self.ids)
            data = {"list": data.get("list", ""), "people": said}
        elif entry.kind == "correction":
            data["data"] = self._data(data["table"], data["data"])[0]
            data.pop("key")
        return {"kind": entry.kind, "at": entry.at, "undone": entry.undone, "data": data}

    def _data(self, table: str, said: Mapping[str, Any]) -> tuple[dict[str, Any], set[str]]:
        """What a row says, and what of it is withheld."""
        data = {name: value for name, value in said.items() if name != _CONTACT}
        if said.get(_CONTACT):
            data["known_again_by"] = sorted({str(t).partition(":")[0] for t in said[_CONTACT]})
        if self.restricted or table == "actors":
            return data, set()
        if TABLES[table].restricted:
            return {}, {"source", *data}
        if table == "ties" and data.get("source") not in self.ids:
            return self._told_by_others(data)
        kept = {name: self._own(TABLES[table], name, value) for name, value in data.items()}
        left = {name: value for name, value in kept.items() if value not in (None, [])}
        return left, {name for name in data if left.get(name) != data[name]}

    def _told_by_others(self, data: dict[str, Any]) -> tuple[dict[str, Any], set[str]]:
        """A tie from somebody else to the person; from whom, only where it is no feeling."""
        tie = self.words.ties.get(str(data.get("type", "")))
        secret = tie is None or tie.restricted or tie.code in OTHERS_OWN
        shown = ("target", "type") if secret else ("source", "target", "type", "start", "end")
        left = {name: data[name] for name in shown if name in data}
        return left, data.keys() - left.keys()

    def _own(self, table: Table, name: str, value: Any) -> Any:
        """A value without other people in it; None when it is all about them or from them."""
        column = table.column(name)
        if name in _TELLERS or (column is None and _of_many(table)):
            return None
        if column is None or column.refers != "actors" or table.name == "ties":
            return value
        return _theirs(column, value, self.ids)


def _of_many(table: Table) -> bool:
    """Whether rows of a table are about several people at once."""
    return any(c.refers == "actors" and c.form in ("texts", "people") for c in table.columns)


def _theirs(column: Column, value: Any, ids: frozenset[str]) -> Any:
    if column.form == "people":
        return [pair for pair in value if pair[0] in ids]
    if column.form == "texts":
        return [one for one in value if one in ids]
    return value if value in ids else None


def _when(revision: Revision) -> dict[str, Any]:
    return {"import": revision.number, "at": revision.at, "undone": revision.undone}


def _where(revision: Revision, row: Row) -> dict[str, Any]:
    return {"list": revision.list, "file": revision.file, "sheet": row.sheet, "row": row.row}


def _texts(value: Any, redact: Redactor) -> list[str]:
    """The texts in a value that hold the name."""
    if isinstance(value, str):
        return [value] if redact(value) != value else []
    if hasattr(value, "items"):
        return [text for pair in value.items() for one in pair for text in _texts(one, redact)]
    if isinstance(value, list | tuple):
        return [text for one in value for text in _texts(one, redact)]
    return []
