"""What is held about one person, as a page that can be read and handed over on paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from allymap.model.tables import TABLES
from allymap.view.record import actor_line
from allymap.view.single_file import part, render
from allymap.view.values import in_words, label, named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date as Day

    from allymap.model.columns import Column
    from allymap.model.landscape import Landscape
    from allymap.view.words import Words

_KNOWN_BY = "known_again_by"
_TIE = ("source", "type", "target")


@dataclass(frozen=True, slots=True)
class Told:
    """One row or entry: what it is, what it says (label, value), what of it is withheld."""

    what: str
    fields: tuple[tuple[str, str], ...]
    withheld: str
    when: str


def write_held(
    told: Mapping[str, Any],
    landscape: Landscape,
    names: Mapping[str, str],
    *,
    made_on: Day,
    words: Words,
) -> str:
    """The page as HTML, from what `model.held` gives; without ids and codes.

    `names`: what every id was last called, also those that are no longer shown.
    """
    telling = _Telling(landscape, names, words)
    mine = next((one for one in told["ids"] if one in landscape.actor), "")
    rows = [(table, telling.rows(told["rows"], table)) for table in TABLES]
    parts = [(words.say(f"held.part.{table}"), found) for table, found in rows if found]
    everything = (*told["rows"], *told["texts"])
    return render(
        "held.html.j2",
        part("card.css"),
        {},
        say=words.say,
        language=words.language,
        name=landscape.name(mine) if mine else words.listed(told["names"]),
        who=actor_line(landscape, mine, words) if mine else words.say("held.not_shown"),
        names=words.listed(told["names"]),
        made_on=words.day(made_on),
        parts=parts,
        texts=[telling.mention(one) for one in told["texts"]],
        entries=[telling.entry(one) for one in told["entries"]],
        withheld=any(one.get("withheld") for one in everything),
    )


@dataclass(frozen=True, slots=True)
class _Telling:
    """Puts rows and entries into words for the person they are about."""

    landscape: Landscape
    names: Mapping[str, str]
    words: Words

    def rows(self, rows: Sequence[Mapping[str, Any]], table: str) -> list[Told]:
        """The rows of one table."""
        return [self._row(one) for one in rows if one["table"] == table]

    def mention(self, row: Mapping[str, Any]) -> Told:
        """A row of somebody else in which the name stands."""
        what = self.words.say("held.mention", what=self.words.say(f"one.{row['table']}"))
        texts = tuple(("", text) for text in row.get("texts", ()))
        return Told(what, texts, self._withheld(row), self._when(row))

    def entry(self, entry: Mapping[str, Any]) -> Told:
        """A judgement, correction, note or place on a map."""
        kind, data = entry["kind"], entry["data"]
        fields = tuple(self._entry_fields(kind, data))
        return Told(self.words.say(f"held.entry.{kind}"), fields, "", self._when(entry))

    def _row(self, row: Mapping[str, Any]) -> Told:
        table, data = row["table"], row["data"]
        what = self._tie(data) if table == "ties" else ""
        skipped = {"id", "actor", *(_TIE if table == "ties" else ())}
        fields = tuple(self._fields(table, data, skipped))
        return Told(what, fields, self._withheld(row), self._when(row))

    def _tie(self, data: Mapping[str, Any]) -> str:
        """A tie as a sentence; who is withheld is somebody."""
        tie = self.landscape.vocabulary.ties.get(str(data.get("type", "")))
        source, target = (self._actor(data.get(end, "")) for end in ("source", "target"))
        return f"{source} {tie.label if tie else '…'} {target}"

    def _fields(
        self, table: str, data: Mapping[str, Any], skipped: set[str]
    ) -> Iterator[tuple[str, str]]:
        for name, value in data.items():
            if name == "attributes":
                yield from ((header, str(text)) for header, text in value.items())
            elif name == _KNOWN_BY:
                forms = self.words.listed(self.words.say(f"held.sign.{one}") for one in value)
                yield self.words.say("held.sign"), forms
            elif name not in skipped and (said := self._said(TABLES[table].column(name), value)):
                yield label(name, self.words), said

    def _entry_fields(self, kind: str, data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        if kind == "correction":
            yield from self._fields(data["table"], data["data"], {"id"})
        elif kind == "judgement":
            yield (
                self.words.say("same.column.answer"),
                self.words.say(f"same.answer.{data['answer']}"),
            )
        if data.get("note"):
            yield self.words.say("held.note"), str(data["note"])
        if data.get("by"):
            yield self.words.say("held.by"), str(data["by"])

    def _said(self, column: Column | None, value: Any) -> str:
        """A value in words; of an id nobody knows, that it has no name."""
        if column is None:
            return ""
        if column.refers == "actors":
            return self._actors(column, value)
        if column.refers and column.refers != "places":
            many = value if isinstance(value, list) else [value]
            called = [named(self.landscape, column.refers, str(one)) for one in many]
            unnamed = self.words.say("held.unnamed")
            shown = (
                name if name != one else unnamed for name, one in zip(called, many, strict=True)
            )
            return self.words.listed(shown)
        return in_words(self.landscape, column, value, self.words)

    def _actors(self, column: Column, value: Any) -> str:
        if column.form == "people":
            roles = self.landscape.vocabulary
            said = (
                self.words.say(
                    "person.role", name=self._actor(one), role=roles.label("roles", role)
                )
                for one, role in value
            )
            return self.words.listed(said)
        if column.form == "texts":
            return self.words.listed(map(self._actor, value))
        return self._actor(value)

    def _actor(self, actor: str) -> str:
        found = self.landscape.actor.get(actor)
        return found.name if found else self.names.get(actor) or self.words.say("held.somebody")

    def _withheld(self, row: Mapping[str, Any]) -> str:
        """Which columns are withheld, as people call them."""
        found = [name for name in row.get("withheld", ()) if name != "id"]
        said = dict.fromkeys(self._column(name) for name in found)
        return self.words.say("held.withheld", what=self.words.listed(said)) if said else ""

    def _column(self, name: str) -> str:
        code = f"held.column.{name}"
        return self.words.say(code) if self.words.has(code) else label(name, self.words)

    def _when(self, told: Mapping[str, Any]) -> str:
        day = self.words.day(date.fromisoformat(told["at"][:10]))
        return self.words.say("held.undone" if told["undone"] else "held.when", day=day)
