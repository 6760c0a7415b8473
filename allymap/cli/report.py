"""allymap report: the findings as a brief that can be sent, and as a workbook."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from allymap.cli.drawing import kept_places
from allymap.cli.marking import marks_in
from allymap.cli.options import (
    as_of_option,
    at_option,
    audience_option,
    json_option,
    landscape_of,
    opened,
    store_option,
    today,
)
from allymap.cli.say import answer, answer_json, talk, working
from allymap.cli.sealing import FILE, seal_options, tell_sealed, write_page
from allymap.cli.speech import words
from allymap.cli.writing import whole, write_text
from allymap.gaps.coalition import cards
from allymap.gaps.introducers import Introducers
from allymap.gaps.marked import in_order
from allymap.gaps.rules import findings_for
from allymap.model.audience import for_audience
from allymap.view.brief import coalition_card, make_brief
from allymap.view.document import write_document
from allymap.view.document_parts import Figure
from allymap.view.marked import told_aside, with_marks
from allymap.view.pictures.png import png
from allymap.view.pictures.views import for_the_brief
from allymap.view.pictures.wanted import Wanted
from allymap.view.report import write_report
from allymap.view.tables import Asked
from allymap.view.tell import tell
from allymap.view.workbook import write_workbook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from allymap.gaps.finding import Finding
    from allymap.model.audience import Audience
    from allymap.model.landscape import Landscape
    from allymap.store.base import Store
    from allymap.view.brief import Brief, Card
    from allymap.view.told import Told


@click.command(
    "report",
    epilog="""\b
Examples:
  allymap report                   a page, a document and a workbook
  allymap report --for coalition -o for_partners
  allymap report --seal            the page alone, which opens with a passphrase""",
)
@store_option
@as_of_option
@at_option
@audience_option
@json_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=".",
    help="The folder to write to.  [default: here]",
)
@seal_options
def command(
    store: str,
    as_of: date | None,
    at: str,
    audience: Audience,
    as_json: bool,
    output: Path,
    passphrase: str,
) -> None:
    """Write the findings as a brief, and as a workbook.

    The brief is a page and a document for Word: three things to do first, the findings by
    theme, and what nobody knows yet. With --json it is printed, and no file is written.
    """
    place = opened(store)
    try:
        day = as_of or today()
        with working():
            made = made_for(place, audience, day, today(), at=at)
    finally:
        place.close()
    if as_json:
        answer_json(asdict(made.brief))
        return
    with working():
        alone = bool(passphrase)
        paths = (write_sealed(made, output, passphrase),) if alone else write_all(made, output, day)
    for path in paths:
        answer(words().say("report.written", path=path))
    if passphrase:
        talk(words().say("seal.page_alone"), style="dim")
        tell_sealed()
    elif audience == "internal":
        talk(words().say("map.internal"), style="dim")


class Made(NamedTuple):
    """What an audience may see, its findings in words, and the brief of them."""

    seen: Landscape
    told: Sequence[Told]
    brief: Brief
    wanted: Wanted


def made_for(place: Store, audience: Audience, as_of: date, today: date, *, at: str = "") -> Made:
    """The brief of a store for an audience; decisions and coalitions are for the office alone."""
    landscape = landscape_of(place, at, audience)
    internal = audience == "internal"
    decided = marks_in(place, at) if internal else {}
    seen = for_audience(landscape, audience, today, as_of)
    every = findings_for(landscape, audience, as_of, today)
    introducers = Introducers(landscape, seen, as_of, today, shared=not internal)
    found = introducers.dress(in_order(every, decided))
    told = with_marks(tell(found, seen, words()), decided, as_of, words())
    brief = make_brief(
        seen,
        found,
        told,
        audience=audience,
        as_of=as_of,
        made_on=today,
        words=words(),
        cards=_cards(landscape, seen, every, as_of, today) if internal else (),
        aside=told_aside(told, decided, words()),
    )
    spots = kept_places(place, seen, audience, as_of)
    asked = Asked(seen, as_of, words(), not internal)
    return Made(seen, told, brief, Wanted(asked, every, spots))


def _figures(made: Made) -> list[Figure]:
    """The pictures of the brief; none where it is short for want of data."""
    drawings = () if made.brief.short else for_the_brief(made.wanted)
    return [Figure(png(one, 1.2, 0), one.title, one.about) for one in drawings]


def _cards(
    landscape: Landscape, seen: Landscape, found: tuple[Finding, ...], as_of: date, today: date
) -> list[Card]:
    return [
        coalition_card(seen, one, as_of, today, words()) for one in cards(landscape, found, as_of)
    ]


def write_sealed(made: Made, folder: Path, passphrase: str) -> Path:
    """Write the page of a brief, sealed, and nothing beside it; gives its path."""
    return write_page(folder / FILE, write_report(made.brief, words()), passphrase, chosen=False)


def write_all(made: Made, folder: Path, as_of: date) -> tuple[Path, ...]:
    """Write page, document and workbook of a brief; gives their paths."""
    audience = made.brief.audience
    ending = "INTERNAL" if audience == "internal" else audience
    page, document = folder / f"report-{ending}.html", folder / f"report-{ending}.docx"
    book = folder / f"findings-{ending}.xlsx"
    write_text(page, write_report(made.brief, words()))
    with whole(document) as draft:
        write_document(draft, made.brief, words(), _figures(made))
    with whole(book) as draft:
        write_workbook(draft, made.seen, made.told, audience=audience, as_of=as_of, words=words())
    return page, document, book
