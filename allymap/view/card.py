"""The card: one printable page of what is held about an actor, for them to correct."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from allymap.view.card_parts import Sources, fields, other_records, ties, unknown
from allymap.view.record import actor_line
from allymap.view.single_file import part, render

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from allymap.model.compare import Ref
    from allymap.model.landscape import Landscape
    from allymap.model.provenance import Note, Said
    from allymap.view.words import Words


def write_card(
    landscape: Landscape,
    actor: str,
    said: Mapping[Ref, tuple[Said, ...]],
    noted: Mapping[str, Note],
    *,
    made_on: date,
    words: Words,
) -> str:
    """The whole page as HTML; the same input gives the same text.

    `landscape` is what the office may see, `said` where it came from, `noted` who said it.
    """
    sources = Sources(said, noted, words)
    known = fields(landscape, actor, sources, words)
    out, in_ = ties(landscape, actor, sources, words)
    records = other_records(landscape, actor, sources, words)
    return render(
        "card.html.j2",
        part("card.css") + _foot(words),
        {},
        say=words.say,
        language=words.language,
        name=landscape.name(actor),
        who=actor_line(landscape, actor, words),
        made_on=words.day(made_on),
        known=known,
        out=out,
        in_=in_,
        records=records,
        agreed=any(part_.table == "consents" for part_ in records),
        unknown=unknown(landscape, actor, words),
        sources=sources.told,
    )


def _foot(words: Words) -> str:
    """The word INTERNAL at the foot of every printed page."""
    text = json.dumps(words.say("card.foot"), ensure_ascii=False)
    return f"@page {{ @bottom-center {{ content: {text}; font: 8pt sans-serif; }} }}\n"
