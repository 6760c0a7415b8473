"""allymap demo: everything once, with a fictional country."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from allymap import resources
from allymap.cli.drawing import draw
from allymap.cli.gaps import print_gaps
from allymap.cli.options import landscape_of, now, opened, today
from allymap.cli.report import made_for, write_all
from allymap.cli.say import answer, talk
from allymap.cli.screen import has_screen, show_file
from allymap.cli.speech import words
from allymap.cli.taking import take_in
from allymap.gaps.introducers import Introducers
from allymap.gaps.rules import findings_for
from allymap.model.audience import for_audience

if TYPE_CHECKING:
    from allymap.store.base import Store


@click.command(
    "demo",
    epilog="""\b
Examples:
  allymap demo                     the whole country
  allymap demo small_list.csv      15 names and nothing else""",
)
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default="allymap-demo",
    show_default=True,
    help="The folder to write to.",
)
@click.option("--open/--no-open", "show", default=None, help="Open the map in the browser.")
def command(file: Path | None, output: Path, show: bool | None) -> None:
    """See everything with a fictional country, Karuwe: findings, map, report, workbook."""
    sample = _sample(file)
    output.mkdir(parents=True, exist_ok=True)
    place = opened(str(output / f"{sample.stem}.db"), create=True)
    try:
        taken = take_in(place, sample, at=now())
        for line in taken.lines(words()):
            talk(line, style="dim")
        paths = _write(place, output)
    finally:
        place.close()
    for path in paths:
        answer(words().say("report.written", path=path))
    talk(words().say("next.own_list"), style="dim")
    if has_screen() if show is None else show:
        show_file(paths[0])


def _write(place: Store, output: Path) -> tuple[Path, ...]:
    """Print the findings and write the files, all as of the sample's own day."""
    day = _sample_day()
    landscape = landscape_of(place)
    found = findings_for(landscape, "internal", day, today())
    seen = for_audience(landscape, "internal", today())
    print_gaps(Introducers(landscape, seen, day, today()), found)
    map_path = draw(place, output / "map-INTERNAL.html", "internal", day, today())
    made = made_for(place, "internal", day, today())
    return (map_path, *write_all(made, output, day))


def _sample(file: Path | None) -> Path:
    """The file to show: the country, or a file given, looked for among the samples too."""
    samples = resources.folder("sample_data")
    if file is None:
        return samples / "karuwe.xlsx"
    return file if file.exists() or not (samples / file).exists() else samples / file


def _sample_day() -> date:
    """The day on which the fictional country stands still."""
    plan = resources.folder("sample_data") / "expected.json"
    return date.fromisoformat(json.loads(plan.read_text(encoding="utf-8"))["as_of"])
