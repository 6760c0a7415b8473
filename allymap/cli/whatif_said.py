"""A change that is only thought of, in words: what it would change in the landscape."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from allymap.cli.add import row_said
from allymap.cli.fix import row_of
from allymap.cli.hand_ties import ends_of, ties_between, ties_like
from allymap.cli.hand_values import column_named, data_of, pairs
from allymap.cli.naming import meant
from allymap.cli.options import today
from allymap.cli.speech import words
from allymap.errors import UnknownName
from allymap.gaps.whatif import Leaving
from allymap.model.journal import Row
from allymap.model.tables import TABLES
from allymap.model.terms import holds

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from allymap.model.landscape import Landscape

    Changes = tuple[Row | Leaving, ...]


class Said(NamedTuple):
    """One change as it was typed: what happens, to whom, and what else is known of it."""

    what: str
    names: tuple[str, ...]
    settings: dict[str, str]


def split(text: Sequence[str], settings: Sequence[str]) -> Said:
    """The words of one change; those with `=` say what else is known."""
    more = [one for one in text[1:] if "=" in one]
    names = tuple(one for one in text[1:] if "=" not in one)
    return Said(text[0] if text else "", names, dict(pairs([*settings, *more])))


def changes(landscape: Landscape, said: Said, day: date, *, ask: bool) -> Changes:
    """What one change says; raises `UnknownName` when it is not understood."""
    known = {"leave": (_leave, 1), "join": (_join, 1), "tie": (_tie, 3), "stance": (_stance, 2)}
    if said.what == "end" and len(said.names) in (2, 3):
        return _end(landscape, said, day, ask)
    if said.what not in known or len(said.names) != known[said.what][1]:
        raise UnknownName("whatif_unclear", value=" ".join((said.what, *said.names)))
    change: Callable[[Landscape, Said, date, bool], Changes] = known[said.what][0]
    return change(landscape, said, day, ask)


def _leave(landscape: Landscape, said: Said, _day: date, ask: bool) -> Changes:
    return (Leaving(meant(landscape, said.names[0], ask=ask)),)


def _join(landscape: Landscape, said: Said, _day: date, ask: bool) -> Changes:
    return (row_said(landscape, "actor", {"name": said.names[0], **said.settings}, ask=ask),)


def _tie(landscape: Landscape, said: Said, day: date, ask: bool) -> Changes:
    """A tie that begins on the day one looks from: without a contact it would not be live."""
    source, type_, target = said.names
    first = min(day, today()).isoformat()
    known = {"start": first, "last_contact": first, **_by_column(said.settings)}
    row = row_said(
        landscape, "tie", {"source": source, "type": type_, "target": target, **known}, ask=ask
    )
    return (row,)


def _by_column(settings: dict[str, str]) -> dict[str, str]:
    return {column_named(TABLES["ties"], name).name: value for name, value in settings.items()}


def _end(landscape: Landscape, said: Said, day: date, ask: bool) -> Changes:
    if len(said.names) == 3:
        found = ties_like(landscape, *ends_of(landscape, *said.names, ask=ask))
    else:
        left, right = (meant(landscape, one, ask=ask) for one in said.names)
        found = tuple(ties_between(landscape, left, right))
    going = [tie for tie in found if holds(tie, day)]
    if not going:
        raise UnknownName("whatif_no_tie", value=", ".join(said.names), day=words().day(day))
    return tuple(row_of(tie, end=day.isoformat()) for tie in going)


def _stance(landscape: Landscape, said: Said, _day: date, ask: bool) -> Changes:
    actor = meant(landscape, said.names[0], ask=ask)
    column = column_named(TABLES["actors"], "stance")
    data = data_of(landscape, [(column, said.names[1])], ask=ask)
    return (Row("", "actors", actor, {"id": actor, **data}),)
