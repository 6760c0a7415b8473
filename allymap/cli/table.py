"""allymap table: what is done where, who stands where, as tables."""

from __future__ import annotations

from dataclasses import asdict, replace
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from allymap.cli.options import (
    Output,
    as_of_option,
    at_option,
    audience_option,
    json_option,
    of_journal,
    opened,
    store_option,
    today,
)
from allymap.cli.rounds import round_before
from allymap.cli.say import answer, answer_json, answer_table, talk
from allymap.cli.speech import words
from allymap.cli.writing import whole, write_text
from allymap.model.audience import for_audience
from allymap.view.spreadsheet import csv_sheets, write_sheets
from allymap.view.tables import OPEN, TABLES, Asked, tables

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from allymap.model.audience import Audience
    from allymap.model.landscape import Landscape
    from allymap.store.weigh import Journal
    from allymap.view.tables import Sheet


@click.command(
    "table",
    epilog="""\b
Examples:
  allymap table spectrum                       who stands where on each ask
  allymap table coverage --for coalition       small counts hidden
  allymap table who-does-what -o places-INTERNAL.xlsx   as a workbook, or .csv""",
)
@click.argument("which", type=click.Choice(list(TABLES)))
@store_option
@as_of_option
@at_option
@audience_option
@click.option(
    "-o",
    "--output",
    type=Output(".xlsx", ".csv", filled=(".xlsx", ".csv")),
    help="Write a workbook (.xlsx) or a text file (.csv) instead.",
)
@json_option
def command(
    which: str,
    store: str,
    as_of: date | None,
    at: str,
    audience: Audience,
    output: Path | None,
    as_json: bool,
) -> None:
    """What is done where, and who stands where, as tables."""
    outside = audience != "internal"
    if outside and which not in OPEN:
        told = _("This table is for inside only. For others there are: {names}.")
        raise click.UsageError(told.format(names=", ".join(OPEN)))
    place = opened(store)
    try:
        journal = place.journal()
    finally:
        place.close()
    day = as_of or today()
    landscape = of_journal(journal, at, audience)
    before = _before(journal.at(at) if at else journal, day) if which == "spectrum" else None
    seen = _seen(landscape, which, audience, day)
    sheets = tables(which, Asked(seen, day, words(), outside, before))
    _give(sheets if outside or not output else _marked(sheets), output, as_json=as_json)
    if not outside:
        talk(words().say("table.care"), style="dim")


def _marked(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets of a file for inside, which say so in their titles and so on their tabs."""
    word = words().say("report.internal")
    return [replace(sheet, title=f"{word} - {sheet.title}") for sheet in sheets]


def _seen(landscape: Landscape, which: str, audience: Audience, day: date) -> Landscape:
    """What the audience may see; backlash is restricted, and counted here without a name."""
    return landscape if which == "backlash" else for_audience(landscape, audience, today(), day)


def _before(journal: Journal, day: date) -> tuple[Landscape, date] | None:
    """The wave before the last one and its day, when there are two."""
    before = round_before(journal, day, "internal", today())
    return (before.landscape, before.day) if before else None


def _give(sheets: Sequence[Sheet], output: Path | None, *, as_json: bool) -> None:
    if output is None:
        if as_json:
            answer_json([asdict(sheet) for sheet in sheets])
        else:
            _show(sheets)
        return
    if output.suffix.lower() == ".csv":
        write_text(output, csv_sheets(sheets))
    else:
        with whole(output) as draft:
            write_sheets(draft, sheets)
    answer(words().say("table.written", path=output))


def _show(sheets: Sequence[Sheet]) -> None:
    for sheet in sheets:
        answer(sheet.title, style="bold")
        if sheet.rows:
            answer_table([sheet.head, *sheet.rows], indent=2)
        else:
            answer(words().say("table.empty"), indent=2)
        if sheet.note:
            answer(sheet.note, indent=2, style="dim")
