"""allymap report: the findings as a page and as a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from allymap.cli.marking import marks_in
from allymap.cli.options import (
    as_of_option,
    at_option,
    audience_option,
    landscape_of,
    opened,
    store_option,
    today,
)
from allymap.cli.say import answer, talk
from allymap.cli.speech import words
from allymap.cli.writing import whole, write_text
from allymap.gaps.rules import findings_for
from allymap.model.audience import for_audience
from allymap.view.marked import told_aside, with_marks
from allymap.view.report import write_report
from allymap.view.tell import tell
from allymap.view.workbook import write_workbook

if TYPE_CHECKING:
    from datetime import date

    from allymap.model.audience import Audience
    from allymap.store.base import Store


@click.command(
    "report",
    epilog="""\b
Examples:
  allymap report                   writes report.html and findings.xlsx
  allymap report --for coalition -o for_partners""",
)
@store_option
@as_of_option
@at_option
@audience_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=".",
    help="The folder to write to.  [default: here]",
)
def command(store: str, as_of: date | None, at: str, audience: Audience, output: Path) -> None:
    """Write the findings as a page and as a workbook."""
    place = opened(store)
    try:
        paths = write_both(place, output, audience, as_of or today(), today(), at=at)
    finally:
        place.close()
    for path in paths:
        answer(words().say("report.written", path=path))
    if audience == "internal":
        talk(words().say("map.internal"), style="dim")


def write_both(
    store: Store, folder: Path, audience: Audience, as_of: date, today: date, *, at: str = ""
) -> tuple[Path, Path]:
    """Write report and workbook for an audience; gives the two paths."""
    landscape = landscape_of(store, at)
    seen = for_audience(landscape, audience, today, as_of)
    decided = marks_in(store, at) if audience == "internal" else {}
    told = with_marks(
        tell(findings_for(landscape, audience, as_of, today), seen, words()),
        decided,
        as_of,
        words(),
    )
    ending = "" if audience == "internal" else f"-{audience}"
    page, book = folder / f"report{ending}.html", folder / f"findings{ending}.xlsx"
    text = write_report(
        seen,
        told,
        audience=audience,
        as_of=as_of,
        made_on=today,
        words=words(),
        aside=told_aside(told, decided, words()),
    )
    write_text(page, text)
    with whole(book) as draft:
        write_workbook(draft, seen, told, audience=audience, as_of=as_of, words=words())
    return page, book
