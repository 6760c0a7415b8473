"""KoboToolbox and ODK exports: who answered is an actor, what they told in repeats are ties."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from allymap.intake.formats.repeats import above_of, depth_of, key_of, submission_of
from allymap.intake.formats.source import Format, Head, Source, cell, made, written
from allymap.intake.formats.survey import Answers, Server, answers, server
from allymap.intake.formats.told import Mention, Named
from allymap.intake.recognise import by_name
from allymap.model.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from allymap.intake.sheet import Line, Sheet

    Ends = dict[tuple[str, int, int], str]

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Told:
    """Where a row of answers belongs: the actor above it, and the submission it is part of."""

    actor: str
    submission: str

    @property
    def interview(self) -> str:
        """What tells interviews apart: the submission's id, else who answered."""
        return self.submission or self.actor


@dataclass(frozen=True, slots=True)
class Part:
    """The answers of one sheet, what they are, and where each row belongs."""

    answers: Answers
    table: str
    told: tuple[Told, ...]
    means: Mapping[str, int]
    nested: bool
    ids: tuple[str, ...] = ()


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
    named = Named(source.known, source.telling, source.organisation)
    parts = _parts(source, server, named)
    left = dict.fromkeys(text for part in parts for text in part.answers.left)
    if left:
        source.telling.tell(
            "survey_columns_left", severity="notice", count=len(left), columns=tuple(left)
        )
    sheets = [_interviews(part, server) for part in parts if not part.nested]
    joining = [part for part in parts if part.table == "ties"]
    ends = named.stand_ins(one for part in joining for one in _mentions(part, source))
    named.tell_apart()
    for part in (_with_ids(part, named) for part in parts):
        if part.table == "ties":
            sheets += [_others(part, named), _ties(part, source, ends)]
        elif part.table == "actors":
            sheets.append(_actors(part))
        elif part.nested:
            sheets.append(_other_table(part, source))
    return [sheet for sheet in sheets if sheet]


def _parts(source: Source, server: Server, named: Named) -> list[Part]:
    """Every sheet after the one it belongs to, so that its rows find those above them."""
    grids = source.grids()
    parts: list[Part] = []
    rows: dict[tuple[str, str], Told] = {}
    for grid in sorted(grids, key=lambda grid: depth_of(grid, grids, server)):
        said = answers(grid, server)
        nested = grid.has(server.parent)
        table, means = _judged(said, source, nested=nested)
        who = means if table == "actors" else {}
        listed = nested and "id" not in who
        told, ids = [], []
        for at, (_, cells) in enumerate(grid.lines):
            above = rows.get(
                above_of(grid, cells, server), Told("", submission_of(grid, cells, server))
            )
            name = _entered(said.lines[at][1], who, named, above.interview if listed else None)
            rows[key_of(grid, cells, server)] = Told(name or above.actor, above.submission)
            told.append(above)
            ids.append(name)
        made = tuple(ids) if listed and who else ()
        parts.append(Part(said, table, tuple(told), means, nested, made))
    return parts


def _with_ids(part: Part, named: Named) -> Part:
    """A sheet with the ids that stand for its actors after all interviews were read."""
    told = tuple(replace(one, actor=named.stands_for(one.actor)) for one in part.told)
    return replace(part, told=told, ids=tuple(map(named.stands_for, part.ids)))


def _entered(cells: list[str], who: Mapping[str, int], named: Named, interview: str | None) -> str:
    """What stands for the actor of a row; an id made for them on a list inside an interview."""
    name = cell(cells, who.get("name", -1))
    about = {column: cell(cells, at) for column, at in who.items()}
    if name and interview is not None:
        return named.listed(interview, name, about)
    if name:
        named.answered(name, about)
    return about.get("id") or name


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
    """Those who answered; on a list inside an interview, with the ids that were made for them."""
    grid, header, lines = part.answers.grid, part.answers.header, part.answers.lines
    if not part.ids:
        return made(grid, "actors", header, lines)
    more = [(row, [*cells, id_]) for (row, cells), id_ in zip(lines, part.ids, strict=True)]
    return written("actors", grid.name, [*header, "id"], more, row=grid.row, minted=True)


def _ties(part: Part, source: Source, ends: Ends) -> Sheet:
    """Ties of those who answered; a column that says whose tie it is wins over who answered.

    `ends`: what stands for the names, by sheet, row and column.
    """
    sheet = part.answers.grid.name
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
                *(
                    "" if at in theirs else ends.get((sheet, row, at), text)
                    for at, text in enumerate(cells)
                ),
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


def _mentions(part: Part, source: Source) -> Iterator[Mention]:
    """Each name that a row of ties joins, and what the row says of it."""
    columns, sheet = _about_others(part, source), part.answers.grid.name
    for (row, cells), told in zip(part.answers.lines, part.told, strict=True):
        for end in ("source", "target"):
            at = part.means.get(end, -1)
            about = {c: cell(cells, i) if end == "target" else "" for c, i in columns.items()}
            if name := cell(cells, at):
                yield Mention(told.interview, name, about, sheet, row, at)


def _others(part: Part, named: Named) -> Sheet | None:
    """Actors for the people whom these rows are the first to tell of."""
    grid = part.answers.grid
    people = named.told_first_in(grid.name)
    columns = list(dict.fromkeys(column for one in people for column in one.about))
    lines: list[Line] = [
        (one.row, [one.id, one.name, *(one.about.get(column, "") for column in columns)])
        for one in people
    ]
    header = ["id", "name", *columns]
    return written("actors", grid.name, header, lines, row=grid.row, minted=True) if lines else None


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


KOBO = Format("kobo", _is_kobo, partial(_sheets, server=server("kobo")))
ODK = Format("odk", _is_odk, partial(_sheets, server=server("odk")))
