"""allymap ask: what nobody asked yet, as questions, the most valuable first."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from allymap.cli.options import (
    Output,
    as_of_option,
    json_option,
    landscape_of,
    opened,
    store_option,
    today,
)
from allymap.cli.say import answer, answer_json, talk, working
from allymap.cli.speech import words
from allymap.cli.writing import whole, write_text
from allymap.gaps.questions import questions_to_ask
from allymap.model.audience import for_audience
from allymap.view.asking import told_questions, write_asking, write_asking_page

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from allymap.model.landscape import Landscape
    from allymap.view.asking import Asking

_SHOWN = 10


@click.command(
    "ask",
    epilog="""\b
Examples:
  allymap ask                              the most valuable questions
  allymap ask -o questions-INTERNAL.xlsx   to fill in, and to import again
  allymap ask -o questions-INTERNAL.html   to print""",
)
@click.option(
    "-o",
    "--output",
    type=Output(".xlsx", ".html", filled=(".xlsx",)),
    help="A workbook to fill in (.xlsx), or a page to print (.html).",
)
@as_of_option
@store_option
@json_option
def command(output: Path | None, as_of: date | None, store: str, as_json: bool) -> None:
    """What nobody asked yet, as questions: whom to ask about what, the most valuable first."""
    place = opened(store)
    try:
        landscape = landscape_of(place)
    finally:
        place.close()
    day = as_of or today()
    with working():
        seen = for_audience(landscape, "internal", today(), day)
        unasked = questions_to_ask(landscape, day)
        asked = told_questions(unasked, seen, day, words())
    if as_json:
        pairs = zip(unasked, asked, strict=True)
        answer_json([{**asdict(one), "question": told.question} for one, told in pairs])
        return
    if output:
        _write(output, asked, seen, day)
    _print(asked)
    if output:
        answer(words().say("report.written", path=output))
        talk(words().say("map.internal"), style="dim")
    else:
        talk(words().say("next.ask"), style="dim")


def _write(path: Path, asked: Sequence[Asking], seen: Landscape, day: date) -> None:
    if path.suffix.lower() == ".html":
        write_text(path, write_asking_page(asked, day, words()))
        return
    with whole(path) as draft:
        write_asking(draft, asked, seen, day, words())


def _print(asked: Sequence[Asking]) -> None:
    for number, one in enumerate(asked[:_SHOWN], start=1):
        answer(f"{number}. {one.question}", style="bold")
        answer(words().say("asking.decides", what=one.why), indent=3)
        if one.through:
            answer(words().say("asking.through", who=one.through), style="dim", indent=3)
    if len(asked) > _SHOWN:
        answer(words().say("list.more", n=len(asked) - _SHOWN))
    if not asked:
        answer(words().say("asking.none"))
