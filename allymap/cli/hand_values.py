"""Values said by hand to what a row holds, by the parsers and with the messages of lists."""

from __future__ import annotations

from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from allymap.cli.naming import at_terminal, meant_in, one_of
from allymap.cli.options import today
from allymap.cli.placing import which_place
from allymap.cli.speech import words
from allymap.errors import Refused, UnknownName
from allymap.intake.cells import parser, sound, typed
from allymap.intake.fault import Wrong
from allymap.intake.words import plain
from allymap.intake.words import words as list_words
from allymap.match.called import bare
from allymap.match.near import nearest
from allymap.match.places import like_places
from allymap.model.problem import Origin, Problem
from allymap.model.whereabouts import Gazetteer
from allymap.view.typed import header

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from allymap.model.columns import Column
    from allymap.model.landscape import Landscape
    from allymap.model.tables import Table


# Days of what was done; others may be planned.
_HAPPENED = frozenset(
    {"acting", "group_last_met", "identified", "last_contact", "last_verified", "trained", "vetted"}
)


def pairs(settings: Iterable[str]) -> list[tuple[str, str]]:
    """The COLUMN and VALUE of each `--set COLUMN=VALUE`."""
    found = []
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals or not name.strip():
            raise UnknownName("set_unclear", value=setting)
        if not value.strip():
            raise UnknownName("set_nothing", column=name.strip())
        found.append((name.strip(), value))
    return found


def column_named(table: Table, name: str) -> Column:
    """The column of a table that people call so.

    Raises `UnknownName` with the near one, or all.
    """
    known = list_words().columns[table.name].get(plain(name), "")
    column = table.column(known)
    if column is None:
        names = [header(table.name, one.name, words()) for one in table.columns]
        near = nearest(name, names)
        what = words().say(f"one.{table.name}")
        code = "column_unlike" if near else "column_none"
        raise UnknownName(code, value=name, what=what, near=near, known=", ".join(names))
    return column


def data_of(
    landscape: Landscape, said: Iterable[tuple[Column, str]], *, ask: bool
) -> dict[str, Any]:
    """What a row holds that says all this; raises `Refused` with everything that is wrong."""
    data: dict[str, Any] = {}
    problems: list[Problem] = []
    for column, text in said:
        try:
            data[column.name] = _value(landscape, column, text, ask=ask)
        except Wrong as wrong:
            problems.append(problem(wrong.code, column.name, **wrong.facts))
        else:
            problems += _still_to_come(column, data[column.name])
    if problems:
        raise Refused(problems)
    return data


def _still_to_come(column: Column, value: Any) -> list[Problem]:
    """A problem for a day on which something is said to have happened, and that is not yet."""
    if column.name not in _HAPPENED or value <= today().isoformat():
        return []
    return [problem("still_to_come", column.name, day=words().day(date.fromisoformat(value)))]


def problem(code: str, column: str = "", **facts: object) -> Problem:
    """A problem of something said by hand: it has no file and no row."""
    return Problem(code, Origin(""), column, facts=MappingProxyType(facts))


def near_day(text: str) -> date | None:
    """The day somebody names as today or yesterday, in English or in the language spoken now."""
    for back, name in enumerate(("today", "yesterday")):
        if bare(text) in (name, bare(words().say(f"day.{name}"))):
            return today() - timedelta(days=back)
    return None


def place_meant(landscape: Landscape, text: str, *, ask: bool) -> str:
    """The id of the place called so, as it is written already, or the text itself.

    Which of several of one name, and whether a place of a like name is meant, is asked at a
    terminal. Raises `UnknownName` where several bear the name and nobody can be asked.
    """
    names = {place.id: place.name or "" for place in landscape.places}
    found = Gazetteer(names)(text) or _barely(text, names)
    lines = {one: f"{names[one]} ({one})" for one in found or like_places(text, names)}
    if len(found) > 1:
        return one_of(text, lines, code="place_not_one", ask=ask)
    if found:
        return found[0]
    written = {bare(actor.place): actor.place for actor in landscape.actors if actor.place}
    if lines and bare(text) not in written and ask and at_terminal():
        return which_place(text, lines) or text
    return written.get(bare(text), text)


def _barely(text: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """The ids of the places whose id or name has the same letters and digits."""
    key = bare(text)
    return tuple(one for one, name in names.items() if key and key in (bare(one), bare(name)))


def _value(landscape: Landscape, column: Column, text: str, *, ask: bool) -> Any:
    if column.form == "day" and (day := near_day(text)):
        return day.isoformat()
    value = parser(column, landscape.vocabulary)(sound(typed(text)))
    if column.name in ("place", "parent"):
        return place_meant(landscape, value, ask=ask)
    if not column.refers:
        return value
    if column.form == "people":
        return [[meant_in(landscape, column.refers, one, ask=ask), role] for one, role in value]
    if column.form == "texts":
        return [meant_in(landscape, column.refers, one, ask=ask) for one in value]
    return meant_in(landscape, column.refers, value, ask=ask)
