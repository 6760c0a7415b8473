"""What is on a card: fields, ties and other records of one actor, and where each came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from allymap.model.provenance import Note
from allymap.model.references import mentions
from allymap.model.tables import TABLES, key_of, to_data
from allymap.model.terms import OTHERS_OWN, form
from allymap.view.record import tie_line
from allymap.view.values import in_words, label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from allymap.model.compare import Ref
    from allymap.model.landscape import Landscape
    from allymap.model.provenance import Said
    from allymap.model.records import Tie
    from allymap.view.words import Words

# What the actor itself can tell, by its form; what we judge ourselves is not asked.
_ASKED = {
    "person": "gender age_band place level practice_areas skills risk_contact public_role trained "
    "acting",
    "group": "place level led_by represents group_size group_last_met practice_areas skills "
    "risk_contact",
    "organisation": "place level led_by represents practice_areas skills",
    "institution": "place level practice_areas",
}
# What is shown of a record that names an actor: nothing that tells of others there.
_SHOWN = {
    "consents": "basis scope date expires withdrawn",
    "seats": "coalition role joined left",
    "activities": "date element space topic place",
    "services": "service_type place last_verified child_friendly lgbtq_friendly",
    "positions": "ask position date",
    "asks": "name",
    "initiatives": "name start",
    "presence": "wave status",
}
_TIE = ("form", "frequency", "start", "last_contact", "end")
_DATED = ("start", "last_contact")


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is known, and the numbers of the sources that said so."""

    label: str
    value: str
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One tie or other record: what it is, what is known of it, and what is not."""

    what: str
    fields: tuple[Field, ...]
    blank: tuple[str, ...] = ()
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """The records of one table that name the actor."""

    table: str
    title: str
    lines: tuple[Line, ...]


class Sources:
    """The places that something came from, numbered as they are met; `told` has them in words."""

    def __init__(
        self, said: Mapping[Ref, tuple[Said, ...]], noted: Mapping[str, Note], words: Words
    ) -> None:
        self._said = said
        self._noted = noted
        self._words = words
        self.told: list[str] = []

    def of(self, ref: Ref, name: str = "") -> tuple[int, ...]:
        """The numbers of the rows whose word stands for a record, or for one value of it."""
        rows = (said for said in self._said.get(ref, ()) if said.counts and said.stands)
        if name:
            rows = (said for said in rows if name in said.stands)
        return tuple(dict.fromkeys(self._number(said) for said in rows))

    def _number(self, said: Said) -> int:
        text = self._text(said)
        if text not in self.told:
            self.told.append(text)
        return self.told.index(text) + 1

    def _text(self, said: Said) -> str:
        revision, say = said.revision, self._words.say
        day = self._words.day(date.fromisoformat(revision.at[:10]))
        facts: dict[str, Any] = {"list": revision.list, "file": revision.file, "day": day}
        if not said.row.row:
            # The colleague, not the note: it may say who told them.
            by = self._noted.get(revision.id, Note()).by
            return say("card.by_hand_of" if by else "card.by_hand", day=day, by=by)
        sheet = said.row.sheet if said.row.sheet != revision.file else ""
        code = "card.from_sheet" if sheet else "card.from_file"
        return say(code, sheet=sheet, row=said.row.row, **facts)


def refs_about(landscape: Landscape, actor: str) -> list[Ref]:
    """The (table, key) of everything that a card tells."""
    found = [("actors", actor)]
    found += [("ties", tie.key) for tie in _shown_ties(landscape, actor)]
    found += [(table, _key(table, one)) for table, one in _naming(landscape, actor)]
    return found


def fields(landscape: Landscape, actor: str, sources: Sources, words: Words) -> tuple[Field, ...]:
    """What is known about the actor itself; its columns nobody knows under their headers."""
    table, ref = TABLES["actors"], ("actors", actor)
    data = to_data(table, landscape.actor[actor])
    extras = data.pop("attributes", {})
    known = [
        Field(
            label(name, words),
            in_words(landscape, table.column(name), value, words),
            sources.of(ref, name),
        )
        for name, value in data.items()
        if name != "id"
    ]
    return (*known, *(Field(name, str(v), sources.of(ref, name)) for name, v in extras.items()))


def unknown(landscape: Landscape, actor: str, words: Words) -> tuple[str, ...]:
    """What the actor could tell and no list says."""
    data = to_data(TABLES["actors"], landscape.actor[actor])
    asked = _ASKED[form(landscape, actor)].split()
    return tuple(label(name, words) for name in asked if name not in data)


def ties(
    landscape: Landscape, actor: str, sources: Sources, words: Words
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The ties from the actor to others, and those from others to it."""
    shown = list(_shown_ties(landscape, actor))
    lines = {tie.key: _tie(landscape, tie, sources, words) for tie in shown}
    return (
        tuple(lines[tie.key] for tie in shown if tie.source == actor),
        tuple(lines[tie.key] for tie in shown if tie.source != actor),
    )


def other_records(
    landscape: Landscape, actor: str, sources: Sources, words: Words
) -> tuple[Part, ...]:
    """Consents, seats, sessions and whatever else names the actor, by table."""
    found: dict[str, list[Line]] = {}
    for table, record in _naming(landscape, actor):
        found.setdefault(table, []).append(_line(landscape, actor, table, record, sources, words))
    return tuple(
        Part(table, words.say(f"card.part.{table}"), tuple(found[table]))
        for table in _SHOWN
        if table in found
    )


def _naming(landscape: Landscape, actor: str) -> Iterator[tuple[str, Any]]:
    for table in _SHOWN:
        for record in getattr(landscape, table):
            named = mentions(TABLES[table], record)
            if any(column.refers == "actors" and one == actor for column, one in named):
                yield table, record


def _shown_ties(landscape: Landscape, actor: str) -> Iterator[Tie]:
    yield from (t for t in landscape.ties_from.get(actor, ()) if _is_open(landscape, t))
    for tie in landscape.ties_to.get(actor, ()):
        others_own = tie.type in OTHERS_OWN or tie.sign == "-" or tie.visibility == "restricted"
        if _is_open(landscape, tie) and not others_own:
            yield tie


def _is_open(landscape: Landscape, tie: Tie) -> bool:
    return not landscape.vocabulary.ties[tie.type].restricted


def _tie(landscape: Landscape, tie: Tie, sources: Sources, words: Words) -> Line:
    data = to_data(TABLES["ties"], tie)
    return Line(
        tie_line(landscape, tie.source, tie.type, tie.target),
        _fields(landscape, "ties", data, _TIE, words),
        tuple(label(name, words) for name in _DATED if name not in data and not tie.end),
        sources.of(("ties", tie.key)),
    )


def _line(
    landscape: Landscape, actor: str, table: str, record: Any, sources: Sources, words: Words
) -> Line:
    data = to_data(TABLES[table], record)
    known = _fields(landscape, table, data, tuple(_SHOWN[table].split()), words)
    return Line(
        _role(actor, table, record, landscape, words),
        known,
        (),
        sources.of((table, _key(table, record))),
    )


def _fields(
    landscape: Landscape, table: str, data: Mapping[str, Any], names: tuple[str, ...], words: Words
) -> tuple[Field, ...]:
    return tuple(
        Field(
            label(name, words), in_words(landscape, TABLES[table].column(name), data[name], words)
        )
        for name in names
        if name in data
    )


def _role(actor: str, table: str, record: Any, landscape: Landscape, words: Words) -> str:
    """As what the actor is named in a record, where that is not plain from the table."""
    named = [
        c for c, one in mentions(TABLES[table], record) if c.refers == "actors" and one == actor
    ]
    roles = [
        landscape.vocabulary.label("roles", role)
        for column in named
        if column.form == "people"
        for one, role in getattr(record, column.name)
        if one == actor
    ]
    if table in ("activities", "asks"):
        roles += [words.say(f"card.as.{c.name}") for c in named if c.form != "people"]
    return words.listed(dict.fromkeys(roles))


def _key(table: str, record: Any) -> str:
    return key_of(TABLES[table], to_data(TABLES[table], record))
