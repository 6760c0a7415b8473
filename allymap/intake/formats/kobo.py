"""KoboToolbox and ODK exports: who answered is an actor, what they told in repeats are ties."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from allymap.intake.formats.source import Format, Grid, Head, Source, cell, made
from allymap.intake.formats.survey import Answers, Server, answers, server
from allymap.intake.recognise import by_name
from allymap.model.identity import name_key
from allymap.model.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from allymap.intake.sheet import Line, Sheet

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FORBIDDEN = re.compile(r"[\[\]*?:/\\]")
_LONGEST_SHEET = 31


@dataclass(frozen=True, slots=True)
class Told:
    """Where a row of answers belongs: the actor above it, and the submission it is part of."""

    actor: str
    submission: str


@dataclass(frozen=True, slots=True)
class Part:
    """The answers of one sheet, what they are, and where each row belongs."""

    answers: Answers
    table: str
    told: tuple[Told, ...]
    means: Mapping[str, int]
    nested: bool


def _is_kobo(source: Source) -> bool:
    return any(_kobo_head(head) for head in source.heads)


def _kobo_head(head: Head) -> bool:
    sent = head.has("_submission_time") or head.has("_uuid") or head.has("_validation_status")
    return head.has("_parent_table_name", "_parent_index") or (head.has("_id") and sent)


def _is_odk(source: Source) -> bool:
    return any(
        head.has("KEY") and (head.has("SubmissionDate") or head.has("PARENT_KEY"))
        for head in source.heads
    )


def _sheets(source: Source, server: Server) -> list[Sheet]:
    parts = _parts(source, server)
    left = dict.fromkeys(text for part in parts for text in part.answers.left)
    if left:
        source.telling.tell(
            "survey_columns_left", severity="notice", count=len(left), columns=tuple(left)
        )
    listed = {name_key(name) for part in parts if part.table == "actors" for name in _named(part)}
    sheets = [_interviews(part, server) for part in parts if not part.nested]
    for part in parts:
        if part.table == "ties":
            sheets += [_others(part, listed, source), _ties(part, source)]
        elif part.table == "actors":
            sheets.append(_actors(part))
        elif part.nested:
            sheets.append(_other_table(part, source))
    return [sheet for sheet in sheets if sheet]


def _parts(source: Source, server: Server) -> list[Part]:
    """Every sheet after the one it belongs to, so that its rows find those above them."""
    grids = source.grids()
    parts: list[Part] = []
    rows: dict[tuple[str, str], Told] = {}
    for grid in sorted(grids, key=lambda grid: _depth(grid, grids, server)):
        said = answers(grid, server)
        nested = grid.has(server.parent)
        table, means = _judged(said, source, nested=nested)
        named = means.get("name", -1) if table == "actors" else -1
        told = []
        for at, (_, cells) in enumerate(grid.lines):
            above = rows.get(
                _above(grid, cells, server), Told("", _submission(grid, cells, server))
            )
            name = cell(said.lines[at][1], named)
            rows[_key(grid, cells, server)] = Told(name or above.actor, above.submission)
            told.append(above)
        parts.append(Part(said, table, tuple(told), means, nested))
    return parts


def _judged(said: Answers, source: Source, *, nested: bool) -> tuple[str, dict[str, int]]:
    """Which table a sheet of answers is, and where its columns are."""
    actor = source.means("actors", said.header)
    own = ["" if at == actor.get("kind") else text for at, text in enumerate(said.header)]
    tie = source.means("ties", said.header) | source.means("ties", own)
    if not nested:
        return ("actors" if "name" in actor else ""), actor
    hint = by_name(said.grid.name)
    spoken = tie.get("type", -1) not in (-1, actor.get("kind", -1))
    if hint == "ties" or "target" in tie or (spoken and hint != "actors"):
        whom = tie.get("target", actor.get("name", tie.get("source", -1)))
        if whom >= 0:
            who = {name: at for name, at in tie.items() if at != whom}
            return "ties", {**who, "target": whom}
    if "name" in actor and hint in ("", "actors"):
        return "actors", actor
    return hint, {}


def _actors(part: Part) -> Sheet:
    return made(part.answers.grid, "actors", part.answers.header, part.answers.lines)


def _ties(part: Part, source: Source) -> Sheet:
    """Ties of those who answered; a column that says whose tie it is wins over who answered."""
    theirs = set(_about_others(part, source).values())
    header = ["" if at in theirs else text for at, text in enumerate(part.answers.header)]
    for name in ("source", "target", "type"):
        if name in part.means:
            header[part.means[name]] = name
    spoken = "source" in part.means
    lines: list[Line] = [
        (
            row,
            [
                *("" if at in theirs else text for at, text in enumerate(cells)),
                "" if spoken else told.actor,
                told.submission,
            ],
        )
        for (row, cells), told in zip(part.answers.lines, part.told, strict=True)
    ]
    header += [
        "" if spoken else "source",
        "source_ids" if any(t.submission for t in part.told) else "",
    ]
    return made(part.answers.grid, "ties", header, lines)


def _others(part: Part, listed: set[str], source: Source) -> Sheet | None:
    """Actors for the people somebody named who did not answer themselves."""
    columns = _about_others(part, source)
    lines: list[Line] = []
    told: dict[str, list[str]] = {}
    for row, cells in part.answers.lines:
        for end in ("source", "target"):
            name = cell(cells, part.means.get(end, -1))
            about = [cell(cells, at) if end == "target" else "" for at in columns.values()]
            if name and name_key(name) not in listed and not source.known(name):
                lines.append((row, [name, *about]))
            elif name and _otherwise(told.get(name_key(name), []), about):
                sheet = part.answers.grid.name
                source.telling.tell(
                    "told_otherwise", sheet=sheet, row=row, severity="warning", value=name
                )
            told.setdefault(name_key(name), about)
            listed.add(name_key(name))
    return made(part.answers.grid, "actors", ["name", *columns], lines) if lines else None


def _otherwise(before: list[str], about: list[str]) -> bool:
    """Whether somebody is told of in other words than the first time: it may be somebody else."""
    pairs = zip(before, about, strict=False)
    return any(one and other and name_key(one) != name_key(other) for one, other in pairs)


def _about_others(part: Part, source: Source) -> dict[str, int]:
    """The columns of a repeat that tell of the one who is named, not of the tie."""
    known = source.means("actors", part.answers.header)
    taken = set(part.means.values())
    return {
        name: at for name, at in known.items() if at not in taken and name not in ("id", "name")
    }


def _other_table(part: Part, source: Source) -> Sheet:
    """A repeat that is another table: who answered is the actor of its rows."""
    grid = part.answers.grid
    if not part.table:
        return made(grid, "", part.answers.header, part.answers.lines)
    header = list(part.answers.header)
    has_actor = "actor" in source.means(part.table, header)
    takes = TABLES[part.table].column("actor") is not None and not has_actor
    lines: list[Line] = [
        (row, [*cells, told.actor if takes else ""])
        for (row, cells), told in zip(part.answers.lines, part.told, strict=True)
    ]
    return made(grid, part.table, [*header, "actor" if takes else ""], lines)


def _interviews(part: Part, server: Server) -> Sheet | None:
    """Each submission is the source of what was told in it; without a name, for safety.

    What was answered by nobody in particular is said of the submission.
    """
    grid = part.answers.grid
    header = [] if part.table else list(part.answers.header)
    lines: list[Line] = []
    for at, (row, cells) in enumerate(grid.lines):
        days = (_DAY.match(cell(cells, grid.index(name))) for name in server.days)
        day = next(filter(None, days), None)
        said = part.answers.lines[at][1] if header else []
        if id_ := part.told[at].submission:
            lines.append((row, [*said, id_, day[0] if day else "", "survey"]))
    return made(grid, "sources", [*header, "id", "date", "method"], lines) if lines else None


def _named(part: Part) -> Iterator[str]:
    for _, cells in part.answers.lines:
        yield cell(cells, part.means.get("name", -1))


def _depth(grid: Grid, grids: list[Grid], server: Server, most: int = 10) -> int:
    if not grid.has(server.parent) or not most or not grid.lines:
        return 0
    above = _above(grid, grid.lines[0][1], server)
    found = next(
        (
            other
            for other in grids
            if other is not grid
            and any(_key(other, cells, server) == above for _, cells in other.lines)
        ),
        None,
    )
    return 1 + (_depth(found, grids, server, most - 1) if found else 0)


def _key(grid: Grid, cells: list[str], server: Server) -> tuple[str, str]:
    return (
        _sheet_name(grid.name) if server.parent_sheet else "",
        cell(cells, grid.index(server.key)),
    )


def _above(grid: Grid, cells: list[str], server: Server) -> tuple[str, str]:
    if not grid.has(server.parent):
        return ("", "\n")
    sheet = cell(cells, grid.index(server.parent_sheet)) if server.parent_sheet else ""
    return _sheet_name(sheet), cell(cells, grid.index(server.parent))


def _sheet_name(name: str) -> str:
    """A form's or repeat's name as a sheet is called: no brackets, at most 31 characters."""
    return _FORBIDDEN.sub("", name).strip()[:_LONGEST_SHEET].casefold()


def _submission(grid: Grid, cells: list[str], server: Server) -> str:
    said = (cell(cells, grid.index(name)) for name in server.submission)
    return next(filter(None, said), "")


KOBO = Format("kobo", _is_kobo, partial(_sheets, server=server("kobo")))
ODK = Format("odk", _is_odk, partial(_sheets, server=server("odk")))
