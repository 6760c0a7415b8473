"""allymap card: one printable page of what is held about an actor."""

from __future__ import annotations

from pathlib import Path

import click

from allymap.cli.naming import meant
from allymap.cli.options import Output, opened, store_option, today
from allymap.cli.say import answer, talk
from allymap.cli.sealing import seal_options, tell_sealed, write_page
from allymap.cli.speech import in_language, words
from allymap.model.audience import for_audience
from allymap.model.identity import mint
from allymap.model.provenance import notes, provenance
from allymap.view.card import write_card
from allymap.view.card_parts import refs_about

# File systems end names at 255 bytes, of which a letter may need four.
_LONGEST = 50


@click.command(
    "card",
    epilog="""\b
Examples:
  allymap card "Kwame Addo"                   writes card-INTERNAL-kwame-addo.html
  allymap card "Kwame Addo" -o kwame.html""",
)
@click.argument("actor")
@store_option
@click.option(
    "-o",
    "--output",
    type=Output(".html"),
    help="The file to write.  [default: card-INTERNAL-NAME.html]",
)
@seal_options
@click.option("--no-input", is_flag=True, help="Never ask back.")
def command(actor: str, store: str, output: Path | None, passphrase: str, no_input: bool) -> None:
    """Write one printable page of what we hold about an actor, for them to correct."""
    place = opened(store)
    try:
        journal = place.journal()
    finally:
        place.close()
    seen = for_audience(in_language(journal.landscape()), "internal", today())
    one = meant(seen, actor, ask=not no_input)
    refs = refs_about(seen, one)
    said = provenance(journal.revisions, journal.rows, journal.entries, refs)
    noted = notes(journal.entries)
    page = write_card(seen, one, said, noted, made_on=today(), words=words())
    path = output or Path(f"card-INTERNAL-{_slug(seen.name(one), one)}.html")
    path = write_page(path, page, passphrase, chosen=bool(output))
    answer(words().say("card.written", path=path))
    tell_sealed() if passphrase else talk(words().say("card.care"), style="dim")


def _slug(name: str, actor: str) -> str:
    """A name, or else an id, as a part of a file's name."""
    found = (mint(text, "")[:_LONGEST].strip("-.") for text in (name, actor))
    return next(filter(None, found), "actor")
