"""allymap template: an empty list to fill in."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import click

from allymap.cli.say import answer, talk
from allymap.cli.speech import words
from allymap.cli.writing import whole
from allymap.view.template_words import template_languages

if TYPE_CHECKING:
    from allymap.view.template import Form

NAMES = {"workbook": "allymap-lists", "net-map": "net-map-interview", "xlsform": "kobo-form"}


@click.command(
    "template",
    epilog="""\b
Examples:
  allymap template                                  a workbook for all lists
  allymap template --language fr -o listes.xlsx     the same in French
  allymap template --form net-map                   the sheets of one interview
  allymap template --form xlsform                   a form for KoboToolbox or ODK""",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write.")
@click.option("--language", type=click.Choice(template_languages()), help="The language it is in.")
@click.option(
    "--form",
    type=click.Choice(tuple(NAMES)),
    default="workbook",
    show_default=True,
    help="All lists, a Net-Map interview, or a survey form.",
)
def command(output: Path | None, language: str | None, form: str) -> None:
    """Write an empty list to fill in: `allymap import` takes it in again without a question."""
    spoken = words().language
    language = language or (spoken if spoken in template_languages() else "en")
    path = output or Path(f"{NAMES[form]}-{language}.xlsx")
    if path.exists():
        raise click.UsageError(words().say("file.there", path=path))
    made = _made(form, language)
    with whole(path) as draft:
        draft.write_bytes(made)
    answer(words().say("template.written", path=path))
    talk(words().say(f"template.next.{form}", path=path), style="dim")


def _made(form: str, language: str) -> bytes:
    made = BytesIO()
    if form == "xlsform":
        from allymap.view.template_form import write_form

        write_form(made, language)
    else:
        from allymap.view.template import write_template

        kind: Form = "net-map" if form == "net-map" else "workbook"
        write_template(made, language, kind)
    return made.getvalue()
