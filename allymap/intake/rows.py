"""A sheet's rows to rows of the journal, each judged by itself and against those before it."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from allymap.errors import Unreadable
from allymap.intake.batches import SIZE, Batches
from allymap.intake.earlier import told_by_all
from allymap.intake.fault import LEFT_OUT, LEFT_WITH, Wrong
from allymap.intake.furniture import Furniture
from allymap.intake.headers import required
from allymap.intake.look import MOST_COLUMNS, MOST_ROWS
from allymap.intake.people import composed
from allymap.intake.reading import short
from allymap.intake.seen import Seen
from allymap.intake.several import says_several
from allymap.intake.tally import Tally
from allymap.intake.values import Values, beyond
from allymap.model.journal import Row
from allymap.model.references import is_secret
from allymap.model.tables import canonical, key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from allymap.intake.care import Care
    from allymap.intake.headers import Field
    from allymap.intake.people import People
    from allymap.intake.reading import Telling
    from allymap.intake.sheet import Line, Opened
    from allymap.intake.values import Faults
    from allymap.model.columns import Column
    from allymap.model.journal import Batch
    from allymap.model.tables import Table
    from allymap.model.vocabulary import Vocabulary

# A longer text is no word that a mapping would explain.
_IN_FULL = 60
# Columns that may name an actor among other things: an actor of this file gets its id there.
_MAY_NAME = {"scopes": "about", "settings": "value"}


class Rows:
    """Reads the sheets of one table; keeps keys and digests of its rows, never their cells."""

    def __init__(
        self,
        table: Table,
        vocabulary: Vocabulary,
        people: People,
        care: Care,
        telling: Telling,
        revision: str,
    ) -> None:
        self._table = table
        self._needs = required(table)
        self._vocabulary = vocabulary
        self._ties = vocabulary.ties
        self._closer = {c for c, tie in vocabulary.ties.items() if tie.flips_to or tie.restricted}
        self._people = people
        self._care = care
        self._telling = telling
        self._revision = revision
        self._seen = Seen()
        self._flipped: dict[str, int] = {}
        self._weighed = 0
        self._kinds = vocabulary.kinds
        self.tally = Tally()
        self._values = Values(table.name, self._needs, self.tally)
        self.met = False

    def read(self, sheet: Opened, fields: tuple[Field, ...]) -> Iterator[Row | Batch]:
        """The rows that can be taken in, plain ones many at once; what is wrong is told."""
        furniture = Furniture(sheet, fields, self._needs)
        self._values.above = ()
        plain = Batches(self._table, sheet, fields, self._people, self.tally, self._needs)
        if plain.fit and sheet.repeated is None:
            yield from self._many(sheet, fields, furniture, plain)
        else:
            yield from self._each(sheet, sheet.lines, fields, furniture)
        furniture.tell(sheet.name, self._table.name, self._telling)
        self._values.tell_blank(sheet, self._telling)
        self._tell_flipped(sheet)
        self.tally.tell(sheet.name, self._telling)

    def _many(
        self, sheet: Opened, fields: tuple[Field, ...], furniture: Furniture, plain: Batches
    ) -> Iterator[Row | Batch]:
        while lines := list(islice(sheet.lines, SIZE)):
            if batch := plain.batch(lines, self._closer, self._revision, self._seen):
                self.met = True
                furniture.last, self._values.above = lines[-1]
                yield batch
            else:
                yield from self._each(sheet, lines, fields, furniture)

    def _each(
        self, sheet: Opened, lines: Iterable[Line], fields: tuple[Field, ...], furniture: Furniture
    ) -> Iterator[Row]:
        for row, cells in lines:
            self._weigh()
            if furniture.is_none_of_list(row, cells):
                continue
            self.met = True
            faults: Faults = []
            data = self._values.read(cells, fields, faults)
            beyond(cells, sheet.header, faults)
            if not faults:
                self._finish(data, fields, faults)
            if faults:
                self._leave(data, faults)
                if not furniture.is_other(row, cells, faults):
                    self._tell(sheet, row, faults, cells, fields)
            elif taken := self._taken(sheet, row, data):
                yield from self._news(taken, fields, (sheet.repeated or {}).get(row))
                yield from self._care.consents(taken)

    def _weigh(self) -> None:
        """Count a row that is not plain: of those, a store looks at each by itself."""
        self._weighed += 1
        if self._weighed > MOST_ROWS:
            file = self._telling.file
            raise Unreadable("file_too_big", file=file, rows=MOST_ROWS, columns=MOST_COLUMNS)

    def _finish(
        self,
        data: dict[str, Any],
        fields: tuple[Field, ...],
        faults: Faults,
    ) -> None:
        """Ids for actors, the actors that are meant, and ties the right way round."""
        for field in fields:
            if field.column and field.column.refers == "actors":
                self._refer(field, field.column, data, faults)
        may_name = _MAY_NAME.get(self._table.name, "")
        if may_name in data:
            data[may_name] = self._people.known(data[may_name])
        if self._table.name == "ties" and not faults:
            self._turn(data, faults)

    def _refer(self, field: Field, column: Column, data: dict[str, Any], faults: Faults) -> None:
        """The actors that a cell names under their ids; those who were left out are not named."""
        try:
            if column.name in data:
                data[column.name] = self._people.refer(column, data[column.name])
        except Wrong as wrong:
            if wrong.code != LEFT_WITH:
                secret = self._secret(data)
                faults.append((field, Wrong("restricted_not_unique") if secret else wrong))
                return
            others = self._people.without_left(column, data.pop(column.name))
            if not others and column.name in self._needs:
                faults.append((field, wrong))
                return
            self.tally.note("left_with", field.header, field.letter, "", "")
            if others:
                data[column.name] = others
                self._refer(field, column, data, faults)

    def _leave(self, data: Mapping[str, Any], faults: Faults) -> None:
        """Who stands in a row that the user left out is nobody whom other rows may name."""
        if self._table.name == "actors" and any(wrong.code == LEFT_OUT for _, wrong in faults):
            self._people.leave(data)

    def _turn(self, data: dict[str, Any], faults: Faults) -> None:
        """`A influences B` becomes `B listens_to A`; nobody is tied to themselves."""
        if data["source"] == data["target"]:
            wrong = Wrong("tie_to_itself", value=data["source"])
            faults.append((None, Wrong("restricted_to_itself") if self._secret(data) else wrong))
        if other := self._ties[data["type"]].flips_to:
            self._flipped[data["type"]] = self._flipped.get(data["type"], 0) + 1
            data |= {"type": other, "source": data["target"], "target": data["source"]}

    def _taken(self, sheet: Opened, row: int, data: dict[str, Any]) -> Row | None:
        """A row to take in; two interviews may tell of one actor, in the same words or others."""
        joined = False
        if self._table.name == "actors":
            self._tell_several(sheet, row, data)
            made = str(data.get("id", ""))
            self._people.enter(data, (sheet.name, row), told=sheet.minted)
            moved = data["id"] != self._people.prefix + made
            joined = sheet.minted and (moved or told_by_all(made))
            self._care.mark(data)
        key = key_of(self._table, data)
        text = canonical(data)
        first_sheet, first, same = self._seen.first(composed(key), sheet.name, row, text)
        if (first_sheet, first) == (sheet.name, row) or (joined and not same):
            return Row(self._revision, self._table.name, key, data, sheet.name, row)
        if not joined:
            self._tell_twice(sheet, row, data, (first_sheet, first), same=same)
        return None

    def _news(
        self, taken: Row, fields: tuple[Field, ...], repeated: frozenset[int] | None
    ) -> Iterator[Row]:
        """A known actor's row without what we wrote in it; nothing, where it says no more."""
        if not repeated or not self._people.is_known(taken.key):
            yield taken
            return
        ours = {f.column.name for f in fields if f.column and f.index in repeated} - {"id"}
        data = {name: value for name, value in taken.data.items() if name not in ours}
        if data.keys() != {"id"}:
            yield replace(taken, data=data)

    def _tell_several(self, sheet: Opened, row: int, data: Mapping[str, Any]) -> None:
        """A person whose name looks like the names of two."""
        if self._kinds[data["kind"]].form == "person" and says_several(data["name"]):
            header, at = self._telling.columns.get((sheet.name, "name"), ("", ""))
            facts = {"value": short(data["name"]), "letter": at}
            self._telling.tell(
                "name_of_several",
                sheet=sheet.name,
                row=row,
                column=short(header),
                severity="warning",
                **facts,
            )

    def _tell_twice(
        self, sheet: Opened, row: int, data: dict[str, Any], first: tuple[str, int], *, same: bool
    ) -> None:
        """A row that an earlier row has said already, or contradicts."""
        minted = self._table.name == "actors" and data["id"] in self._people.minted
        code = "row_twice" if same else "same_name_kind_place" if minted else "same_key_twice"
        restricted = self._secret(data)
        if restricted:
            code = "restricted_row_twice" if same else "restricted_key_twice"
        said = data["name"] if minted else _meant(self._table, data)
        self._telling.tell(
            code,
            sheet=sheet.name,
            row=row,
            severity="warning" if same else "error",
            table=self._table.name,
            value="" if restricted else short(said),
            first=first[1],
            first_sheet=first[0],
        )

    def _secret(self, data: dict[str, Any]) -> bool:
        return is_secret(self._table, data, self._vocabulary)

    def _tell(
        self,
        sheet: Opened,
        row: int,
        faults: Faults,
        cells: Sequence[str],
        fields: tuple[Field, ...],
    ) -> None:
        for field, wrong in faults:
            facts = _shortened(wrong.facts)
            if field:
                facts |= self._place(field, wrong)
            if facts.get("list") == "ties":
                facts["between"] = _between(cells, fields)
            header = short(field.header) if field else ""
            self._telling.tell(wrong.code, sheet=sheet.name, row=row, column=header, **facts)

    def _place(self, field: Field, wrong: Wrong) -> dict[str, Any]:
        """Where a fault is, in full: what a mapping would have to name."""
        column = field.column
        facts: dict[str, Any] = {"letter": field.letter, "header": field.header}
        if column:
            facts |= {"field": column.name, "needed": column.name in self._needs}
        if isinstance(said := wrong.facts.get("value"), str) and len(said) <= _IN_FULL:
            facts["said"] = said
        return facts

    def _tell_flipped(self, sheet: Opened) -> None:
        for alias, count in self._flipped.items():
            to = self._ties[alias].flips_to
            facts: dict[str, Any] = {"count": count, "alias": alias, "to": to}
            self._telling.tell("tie_flipped", sheet=sheet.name, severity="notice", **facts)
        self._flipped.clear()


def _between(cells: Sequence[str], fields: tuple[Field, ...]) -> tuple[str, ...]:
    """Who is tied with whom, as the row writes it."""
    ends = [field for field in fields if field.column and field.column.name in ("source", "target")]
    ends.sort(key=lambda field: field.column.name if field.column else "")
    return tuple(short(cells[one.index].strip()) for one in ends if one.index < len(cells))


def _meant(table: Table, data: Mapping[str, Any]) -> str:
    """What a row is about as its list writes it: its own id, or the values of its key."""
    if data.get("id"):
        return str(data["id"])
    said = (data.get(name, "") for name in table.key)
    return ", ".join(", ".join(one) if isinstance(one, list) else str(one) for one in said if one)


def _shortened(facts: Mapping[str, object]) -> dict[str, Any]:
    return {name: short(fact) if isinstance(fact, str) else fact for name, fact in facts.items()}
