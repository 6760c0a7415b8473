"""The sheets of one file to rows: actors first, since references need to know them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from allymap.intake.assign import tables_of
from allymap.intake.beside import tell_beside
from allymap.intake.headers import fields_of
from allymap.intake.rows import Rows
from allymap.model.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from allymap.intake.care import Care
    from allymap.intake.defaults import Defaults
    from allymap.intake.mapping import Mapping
    from allymap.intake.people import People, Shared
    from allymap.intake.reading import Telling
    from allymap.intake.sheet import Opened
    from allymap.model.journal import Batch, Row
    from allymap.model.tables import Table
    from allymap.model.vocabulary import Vocabulary

_FEW = 3


@dataclass(frozen=True, slots=True)
class Reader:
    """What was said of the lists of one file, and who is met in them."""

    revision: str
    vocabulary: Vocabulary
    defaults: Defaults
    mapping: Mapping
    people: People
    care: Care
    telling: Telling

    def rows(
        self, stem: str, look: Callable[[], Sequence[Opened]], table: str
    ) -> Iterator[Row | Batch]:
        """The rows of all sheets, table by table; `table` is what was said of the file."""
        found = tables_of(stem, look(), table, self.telling, self.mapping)
        met = not found
        for name, about in TABLES.items():
            reader = Rows(
                about, self.vocabulary, self.people, self.care, self.telling, self.revision
            )
            for sheet in found.get(name, ()):
                yield from self._sheet(sheet, about, reader)
            met = met or reader.met
            if name == "actors":
                self._tell_known()
        if not met and not any(problem.severity == "error" for problem in self.telling.problems):
            self.telling.tell("no_rows", tables=tuple(found))
        self._tell_people(makes=any(sheet.table for some in found.values() for sheet in some))

    def _sheet(self, sheet: Opened, table: Table, reader: Rows) -> Iterator[Row | Batch]:
        if sheet.above:
            facts: dict[str, Any] = {"count": len(sheet.above), "rows": sheet.above}
            self.telling.tell("rows_above", sheet=sheet.name, severity="warning", **facts)
        sheet = tell_beside(sheet, self.telling)
        kept = self.care.open(sheet, table.name, self.telling, self.mapping)
        whole = self.defaults.fill(kept, table.name, self.mapping)
        fields = fields_of(whole, table, self.vocabulary, self.telling, self.mapping, reader.tally)
        if fields:
            yield from reader.read(whole, fields)
        sheet.laid.tell(sheet.name, sheet.row, self.telling)

    def _tell_known(self) -> None:
        """Actors whom earlier lists may know: by a shared name, or under an id that has moved."""
        for one in self.people.shared:
            facts: dict[str, Any] = {"value": one.name, "ids": one.others, "path": one.path}
            facts |= {"kind": one.kind, "place": one.place}
            self.telling.tell(
                "name_shared", sheet=one.sheet, row=one.row, severity="warning", **facts
            )
        if moved := self.people.moved:
            examples = tuple(f"{own}: {before} → {name}" for own, before, name in moved[:_FEW])
            self.telling.tell("ids_moved", count=len(moved), examples=examples)

    def _tell_people(self, *, makes: bool) -> None:
        """How many actors got ids, and who is taken for somebody of an earlier list.

        `makes`: that the file's format makes actors of names that nobody has.
        """
        if minted := self.people.minted:
            self.telling.tell("ids_minted", severity="notice", count=len(minted))
        self._tell_taken("taken_for_known", self.people.again)
        self._tell_taken("names_matched", self.people.matched, makes=makes)

    def _tell_taken(self, code: str, found: tuple[Shared, ...], *, makes: bool = True) -> None:
        """Those who are taken for somebody because of a name; all of them told at once."""
        if found:
            facts: dict[str, Any] = {"count": len(found), "value": found[0].path, "people": found}
            facts |= {"named": tuple(one.name for one in found[:_FEW]), "makes": makes}
            self.telling.tell(code, severity="warning", **facts)
