"""allymap explain: what a rule looks at, when it speaks, and which numbers decide it."""

from __future__ import annotations

from dataclasses import asdict
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from allymap.cli.options import json_option, opened, store_option
from allymap.cli.say import answer, answer_json, talk
from allymap.cli.speech import words
from allymap.gaps.manual import DRAWN_ON
from allymap.gaps.rules import RULES
from allymap.model.fold import own_vocabulary
from allymap.model.thresholds import own_thresholds
from allymap.view.manual import manual_page
from allymap.view.manual_text import manual_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from allymap.gaps.rule import GapRule
    from allymap.model.journal import Entry
    from allymap.view.manual import Drawing, Page


@click.command(
    "explain",
    epilog="""\b
Examples:
  allymap explain            all rules, in the order in which they matter
  allymap explain ACC-1      what one looks at, and when it speaks""",
)
@click.argument("rule", default="")
@store_option
@json_option
@click.option("--markdown", is_flag=True, help="Write the pages of all rules as Markdown.")
def command(rule: str, store: str, as_json: bool, markdown: bool) -> None:
    """What a rule looks at, when it speaks, and which numbers decide it."""
    if markdown:
        pages = _pages(RULES, ())
        click.echo(manual_text(pages, words()), nl=False)
        return
    pages = _pages([rule_called(rule)] if rule else RULES, _entries(store))
    if as_json:
        plain = [asdict(page) for page in pages]
        answer_json(plain[0] if rule else plain)
    elif rule:
        _print(pages[0])
    else:
        for page in pages:
            answer(words().say("manual.list", rule=page.rule.ljust(8), title=page.title))
        talk(words().say("next.explain"), style="dim")


def rule_called(said: str) -> GapRule:
    """The rule with this code, in any case; a usage error that names all of them otherwise."""
    found = next((rule for rule in RULES if rule.id == said.upper()), None)
    if found is None:
        told = _("There is no rule '{rule}'. The rules are: {codes}.")
        codes = ", ".join(rule.id for rule in RULES)
        raise click.UsageError(told.format(rule=said, codes=codes))
    return found


def _entries(store: str) -> Sequence[Entry]:
    """What a store's journal says by hand; a rule can be explained before there is a store."""
    if "://" not in store and not Path(store).exists():
        return ()
    place = opened(store)
    try:
        return place.entries()
    finally:
        place.close()


def _pages(rules: Sequence[GapRule], entries: Sequence[Entry]) -> list[Page]:
    vocabulary, own = own_vocabulary(entries), own_thresholds(entries)
    return [manual_page(rule, vocabulary, own, words()) for rule in rules]


def _print(page: Page) -> None:
    say = words().say
    answer(say("text.labelled", label=page.rule, text=page.title), style="bold")
    answer(say("text.quoted", text=page.why), style="italic dim")
    answer()
    answer(page.looks)
    _head(say("manual.head.cases"))
    for case in page.cases:
        answer(f"- {case}", indent=2)
    if page.asks:
        _head(say("manual.head.asks"))
        answer(words().listed(page.asks), indent=2)
    _head(say("manual.head.thresholds"))
    for number in page.numbers:
        value = f"{number.value} ({number.origin})"
        answer(say("manual.threshold", about=number.about, value=value), indent=2)
    if not page.numbers:
        answer(say("manual.no_thresholds"), indent=2)
    _print_drawing(say("manual.head.fires", day=words().day(DRAWN_ON)), page.fires)
    _print_drawing(say("manual.head.silent"), page.silent)


def _head(text: str) -> None:
    answer()
    answer(text, style="bold")


def _print_drawing(head: str, drawing: Drawing) -> None:
    _head(head)
    for line in drawing.lines:
        answer(f"- {line}", indent=2)
    said = " ".join(drawing.said) or words().say("manual.nothing")
    answer(f"{words().say('manual.says')} {said}", indent=2)
    if drawing.action:
        answer(f"{words().say('gaps.do')} {drawing.action}", indent=2)
