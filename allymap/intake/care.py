"""Columns that are not stored: how to reach a person, what could harm one; and what was agreed."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from allymap.intake.agreement import Agreement
from allymap.intake.aside import CONTACT, Aside, asides, care_words
from allymap.intake.contact import traces
from allymap.intake.headers import named
from allymap.intake.mapping import NOTHING_SAID
from allymap.intake.reading import short
from allymap.intake.sheet import letter
from allymap.intake.watching import Watching
from allymap.model.journal import Row
from allymap.model.tables import TABLES, key_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from allymap.intake import mapping as mappings
    from allymap.intake.reading import Telling
    from allymap.intake.sheet import Line, Opened
    from allymap.model.vocabulary import Vocabulary

_LOOKED_AT = 60


class Care:
    """Sets columns of each sheet aside, and says of each actor's row what may be kept of them.

    `secrets` key the traces of phones and e-mails, without one there are none; `keep_contact`
    stores such columns too. `traced`: whether a secret was needed.
    """

    def __init__(
        self,
        revision: str,
        vocabulary: Vocabulary,
        secrets: Sequence[str] = (),
        *,
        keep_contact: bool = False,
    ) -> None:
        self.traced = False
        self._revision = revision
        self._vocabulary = vocabulary
        self._secrets = tuple(secrets)
        self._keep = keep_contact
        self._asides: dict[int, Aside] = {}
        self._agreement: Agreement | None = None
        self._cells: dict[int, str] = {}
        self._watching = Watching(keep_contact=keep_contact)
        self._row = 0

    def open(
        self,
        sheet: Opened,
        table: str,
        telling: Telling,
        mapping: mappings.Mapping = NOTHING_SAID,
    ) -> Opened:
        """The sheet without what is set aside; columns that the user spoke of stay."""
        first = list(islice(sheet.lines, _LOOKED_AT))
        sheet = replace(sheet, lines=chain(first, sheet.lines))
        rows = [cells for _, cells in first]
        mapped = {text for text in sheet.header if text and mapping.column(table, text)}
        self._asides = asides(table, sheet.header, mapped, rows, sheet.groups)
        names = named(table, sheet.header, mapping)
        self._watching.begin(sheet, TABLES[table], names, {*self._asides}, mapped, mapping)
        self._cells = {}
        self._agreement = self._agreed()
        if not self._asides:
            return replace(sheet, lines=self._watching.lines(sheet.lines, telling))
        self._tell(sheet, telling)
        gone = {index for index in self._asides if not self._stays(index)}
        header = ["" if index in gone else text for index, text in enumerate(sheet.header)]
        lines = self._watching.lines(self._lines(sheet, gone, telling), telling)
        return replace(sheet, header=header, lines=lines)

    def mark(self, data: dict[str, Any]) -> None:
        """Give an actor's row what may be kept of the columns set aside."""
        found = [
            trace
            for index, aside in self._asides.items()
            if aside.use == CONTACT and index in self._cells
            for secret in self._secrets
            for trace in traces(aside.what, self._cells[index], secret)
        ]
        found += [
            trace
            for what, text in self._watching.reached
            for secret in self._secrets
            for trace in traces(what, text, secret)
        ]
        if found:
            self.traced = True
            data[CONTACT] = sorted(set(found))
        if public := self._public(data):
            data["attributes"] = {**data.get("attributes", {}), **public}
        if kept := self._watching.kept:
            data["attributes"] = {**data.get("attributes", {}), **kept}

    def consents(self, actor: Row) -> Iterator[Row]:
        """What the actor of a row just read agreed to, by the same row."""
        if not self._agreement:
            return
        cells = {i: text for i, text in self._cells.items() if self._asides[i].use == "consent"}
        said = self._agreement.read(self._row, cells) if cells else {}
        if said:
            data = {"actor": actor.data["id"], **said}
            key = key_of(TABLES["consents"], data)
            yield Row(self._revision, "consents", key, data, actor.sheet, actor.row)

    def _lines(self, sheet: Opened, gone: set[int], telling: Telling) -> Iterator[Line]:
        for self._row, cells in sheet.lines:
            self._cells = {i: cells[i].strip() for i in self._asides if cells[i : i + 1]}
            self._cells = {index: text for index, text in self._cells.items() if text}
            yield self._row, ["" if i in gone else text for i, text in enumerate(cells)]
        if self._agreement:
            self._agreement.tell(telling, sheet.name, sheet.header)

    def _stays(self, index: int) -> bool:
        return self._keep and self._asides[index].use == CONTACT

    def _agreed(self) -> Agreement | None:
        columns = {index: a.what for index, a in self._asides.items() if a.use == "consent"}
        return Agreement(columns, care_words()["consent"], self._vocabulary) if columns else None

    def _public(self, data: Mapping[str, Any]) -> dict[str, str]:
        """What is sensitive of a person, but public of a body or of one who stands for it."""
        kind = self._vocabulary.kinds.get(data.get("kind", ""))
        if kind is None:
            return {}
        return {
            short(aside.header): self._cells[index]
            for index, aside in self._asides.items()
            if aside.use == "sensitive"
            and index in self._cells
            and aside.what in care_words()["public"]
            if kind.form != "person" or kind.code in care_words()["public"][aside.what]
        }

    def _tell(self, sheet: Opened, telling: Telling) -> None:
        for index, aside in self._asides.items():
            code = _CODES.get(aside.use, "")
            if self._stays(index):
                code = "contact_kept"
            if code:
                telling.tell(
                    code,
                    sheet=sheet.name,
                    row=sheet.row,
                    column=short(aside.header),
                    severity="warning" if code == "contact_kept" else "notice",
                    letter=letter(index),
                    why=aside.what,
                )


_CODES = {CONTACT: "contact_left_out", "sensitive": "column_left_out"}
