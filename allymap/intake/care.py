"""Columns that are not stored: how to reach a person, what could harm one; and what was agreed."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from allymap.intake.agreement import GIVEN, Agreement
from allymap.intake.contact import form_of, traces
from allymap.intake.phrases import Phrases, phrases
from allymap.intake.reading import short
from allymap.intake.sheet import letter
from allymap.intake.words import plain, words
from allymap.model.journal import Row
from allymap.model.tables import TABLES, key_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from allymap.intake.reading import Telling
    from allymap.intake.sheet import Line, Opened
    from allymap.model.vocabulary import Vocabulary

CONTACT = "contact"
_LOOKED_AT = 60


@dataclass(frozen=True, slots=True)
class Aside:
    """One column that is set aside: its header, and `contact`, `sensitive` or `consent`."""

    header: str
    use: str
    what: str


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
        self._row = 0

    def open(
        self, sheet: Opened, table: str, telling: Telling, mapped: Collection[str] = ()
    ) -> Opened:
        """The sheet without the columns that are set aside; those the user `mapped` stay."""
        first = list(islice(sheet.lines, _LOOKED_AT))
        sheet = replace(sheet, lines=chain(first, sheet.lines))
        self._asides = asides(table, sheet.header, mapped, [cells for _, cells in first])
        self._cells = {}
        self._agreement = self._agreed()
        if not self._asides:
            return sheet
        self._tell(sheet, telling)
        gone = {index for index in self._asides if not self._stays(index)}
        header = ["" if index in gone else text for index, text in enumerate(sheet.header)]
        return replace(sheet, header=header, lines=self._lines(sheet, gone, telling))

    def mark(self, data: dict[str, Any]) -> None:
        """Give an actor's row what may be kept of the columns set aside."""
        found = [
            trace
            for index, aside in self._asides.items()
            if aside.use == CONTACT and index in self._cells
            for secret in self._secrets
            for trace in traces(aside.what, self._cells[index], secret)
        ]
        if found:
            self.traced = True
            data[CONTACT] = sorted(set(found))
        if public := self._public(data):
            data["attributes"] = {**data.get("attributes", {}), **public}

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
        return Agreement(columns, _raw()["consent"], self._vocabulary) if columns else None

    def _public(self, data: Mapping[str, Any]) -> dict[str, str]:
        """What is sensitive of a person, but public of a body or of one who stands for it."""
        kind = self._vocabulary.kinds.get(data.get("kind", ""))
        if kind is None:
            return {}
        return {
            short(aside.header): self._cells[index]
            for index, aside in self._asides.items()
            if aside.use == "sensitive" and index in self._cells and aside.what in _raw()["public"]
            if kind.form != "person" or kind.code in _raw()["public"][aside.what]
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


def asides(
    table: str, header: list[str], mapped: Collection[str] = (), rows: Sequence[list[str]] = ()
) -> dict[int, Aside]:
    """The columns of a sheet that are set aside, by their index; `rows` are some of its first."""
    known = words().columns[table]
    found = {}
    for index, text in enumerate(header):
        if text and text not in mapped and plain(text) not in known:
            cells = [row[index].strip() for row in rows if index < len(row)]
            use, what = _use(text, table) or (CONTACT, _by_cells(text, cells))
            if what:
                found[index] = Aside(text, use, what)
    return found


def _by_cells(header: str, cells: Sequence[str]) -> str:
    """How to reach people, under a header that does not say so."""
    return form_of(cells, perhaps=_perhaps().said_in(header))


def _use(header: str, table: str) -> tuple[str, str] | None:
    """What a header is set aside for, by all of it or by what follows a survey's group."""
    last = header.rpartition("/")[2]
    calm = _unless().said_in(header)
    for use, said in _phrases().items():
        if (use != CONTACT and calm) or (use == "consent" and table != "actors"):
            continue
        for what, some in said.items():
            if use == "consent" and what in GIVEN and _other().said_in(header):
                continue
            if some.said_in(header) or (last != header and some.said_in(last)):
                return use, what
    return None


@cache
def _raw() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("care.toml").read_text(encoding="utf-8"))


@cache
def _perhaps() -> Phrases:
    return phrases(_raw()["perhaps"]["contact"])


@cache
def _unless() -> Phrases:
    return phrases(_raw()["unless"]["headers"])


@cache
def _other() -> Phrases:
    return phrases(_raw()["consent"]["other"]["words"])


@cache
def _phrases() -> Mapping[str, Mapping[str, Phrases]]:
    """Consent first: a column of consent to be called by phone is no phone number."""
    raw = _raw()
    consent = {**raw["consent"]["parts"], **{name: raw["consent"]["given"][name] for name in GIVEN}}
    groups = {"consent": consent, "sensitive": raw["sensitive"], CONTACT: raw["contact"]}
    return {
        use: {what: phrases(some) for what, some in said.items()} for use, said in groups.items()
    }
