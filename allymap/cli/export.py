"""allymap export: all tables as CSV files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from allymap.cli.options import audience_option, opened, store_option, today
from allymap.cli.say import answer, talk
from allymap.cli.writing import write_text
from allymap.model.audience import for_audience
from allymap.view.exports import csv_tables
from allymap.view.words import words

if TYPE_CHECKING:
    from allymap.model.audience import Audience


@click.command(
    "export",
    epilog="""\b
Examples:
  allymap export -o tables             all but who named whom, and backlash
  allymap export -o tables --restricted""",
)
@store_option
@audience_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default="allymap-export",
    show_default=True,
    help="The folder to write to.",
)
@click.option("--restricted", is_flag=True, help="Also who named whom, and backlash.")
def command(store: str, audience: Audience, output: Path, restricted: bool) -> None:
    """Write all tables as CSV files that `allymap import` takes in again."""
    if restricted and audience != "internal":
        raise click.UsageError("What is restricted never goes to the coalition.")
    place = opened(store)
    try:
        landscape = place.landscape()
    finally:
        place.close()
    seen = landscape if restricted else for_audience(landscape, audience, today())
    rules = landscape.vocabulary.raw["audiences"].get(audience, {})
    tables = csv_tables(seen, without=rules.get("unwritten", ()))
    for name, text in tables.items():
        write_text(output / f"{name}.csv", text)
    answer(words().say("export.written", folder=output, n=len(tables)))
    if restricted:
        talk(words().say("export.restricted"), style="bold")
