"""Columns in which a list of actors says what they agreed to, as rows of the consents."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from allymap.intake.cells import parts
from allymap.intake.codes import find, spellings
from allymap.intake.dates import day
from allymap.intake.fault import Wrong
from allymap.intake.phrases import split
from allymap.intake.reading import short
from allymap.intake.words import key, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allymap.intake.reading import Telling
    from allymap.model.vocabulary import Vocabulary

GIVEN = ("publish", "name_coalition", "name_internal")
_DAYS = ("date", "expires", "withdrawn")
_SHOWN = 5


class Agreement:
    """What one sheet's columns of consent say, row by row, and what in them was not understood.

    `columns`: the index of each to what it is: one of `GIVEN`, a day, or `basis`.
    """

    def __init__(
        self, columns: Mapping[int, str], said: Mapping[str, Any], vocabulary: Vocabulary
    ) -> None:
        self._columns = columns
        self._scopes: Mapping[str, list[str]] = said["scope"]
        self._yes, self._no = (_texts(said["words"][name]) for name in ("yes", "no"))
        self._codes = spellings(vocabulary, "consent_scopes")
        self._bases = spellings(vocabulary, "consent_bases")
        self._order = list(vocabulary.list_of("consent_scopes"))
        self._refused: list[int] = []
        self._unclear: dict[int, list[tuple[int, str]]] = defaultdict(list)

    def read(self, row: int, cells: Mapping[int, str]) -> dict[str, Any]:
        """What an actor's row agrees to, without the actor; empty when it is nothing."""
        data: dict[str, Any] = {"basis": "consent"}
        yes, no = set[str](), set[str]()
        for index, text in cells.items():
            self._take(self._columns[index], index, row, text, data, yes, no)
        if no:
            self._refused.append(row)
        if "name_internal" in no:
            # Said on a day, a refusal also ends what was agreed to before.
            return {"basis": data["basis"], "withdrawn": data["date"]} if "date" in data else {}
        if no and not yes:
            return {}
        if not yes and not (data.keys() & {"date"} and not self._asked()):
            return {}
        scope = (yes or set(self._scopes["name_internal"])) - no
        return {**data, "scope": [code for code in self._order if code in scope]}

    def tell(self, telling: Telling, sheet: str, header: list[str]) -> None:
        """Say who did not agree, and which cells were not understood."""
        if self._refused:
            facts: dict[str, Any] = {
                "count": len(self._refused),
                "rows": tuple(self._refused[:_SHOWN]),
            }
            telling.tell("consent_refused", sheet=sheet, severity="notice", **facts)
        for index, met in self._unclear.items():
            (row, text), count = met[0], len(met)
            telling.tell(
                "consent_unclear",
                sheet=sheet,
                row=row,
                column=short(header[index]),
                severity="warning",
                value=short(text),
                count=count,
            )

    def _asked(self) -> bool:
        """Whether a column says yes or no; else the day alone says that consent was given."""
        return any(what in GIVEN for what in self._columns.values())

    def _take(
        self,
        what: str,
        index: int,
        row: int,
        text: str,
        data: dict[str, Any],
        yes: set[str],
        no: set[str],
    ) -> None:
        try:
            if what in _DAYS:
                data[what] = day(text)
            elif what == "basis":
                data[what] = self._code(self._bases, text)
            else:
                self._answer(what, text, data, yes, no)
        except Wrong:
            self._unclear[index].append((row, text))
            if what in ("withdrawn", "expires"):
                # Something was taken back or runs out, and nobody can say when.
                no.add("name_internal")

    def _answer(
        self, what: str, text: str, data: dict[str, Any], yes: set[str], no: set[str]
    ) -> None:
        """A yes, a no, a day (which is a yes), or the uses that were agreed to by name."""
        said = self._truth(text)
        if said is None:
            yes |= self._uses(what, text, data)
        elif said:
            yes.update(self._scopes[what])
        else:
            no.add(what)

    def _uses(self, what: str, text: str, data: dict[str, Any]) -> set[str]:
        try:
            return {self._code(self._codes, part) for part in parts(text)}
        except Wrong:
            data.setdefault("date", day(text))
            return set(self._scopes[what])

    def _truth(self, text: str) -> bool | None:
        said = split(text)
        if said in self._no or words().flags.get(key(text)) is False:
            return False
        if said in self._yes or words().flags.get(key(text)):
            return True
        return None

    def _code(self, spelled: Mapping[str, str], text: str) -> str:
        if code := find(spelled, text):
            return code
        raise Wrong("unknown_code", value=text)


def _texts(some: list[str]) -> frozenset[frozenset[str]]:
    return frozenset(map(split, some))
