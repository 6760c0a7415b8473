"""All manual pages as one Markdown text: `docs/rules.md`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.gaps.manual import DRAWN_ON

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from allymap.view.manual import Drawing, Page
    from allymap.view.words import Words


def manual_text(pages: Iterable[Page], words: Words) -> str:
    """The text; the same rules give the same bytes."""
    lines = [f"# {words.say('manual.title')}", "", words.say("manual.about")]
    for page in pages:
        lines += ["", *_page(page, words)]
    return "\n".join(lines) + "\n"


def _page(page: Page, words: Words) -> Iterator[str]:
    say = words.say
    yield f"## {page.rule}: {page.title}"
    yield from ("", f"> {page.why}", "", page.looks)
    yield from ("", f"**{say('manual.head.cases')}**", "")
    yield from (f"- {case}" for case in page.cases)
    if page.asks:
        asked = words.listed(page.asks)
        yield from ("", f"**{say('manual.head.asks')}**", "", f"{asked}.")
    yield from ("", f"**{say('manual.head.thresholds')}**", "")
    for number in page.numbers:
        value = f"{number.value} ({number.origin})"
        yield f"- `{number.name}`: {say('manual.threshold', about=number.about, value=value)}"
    if not page.numbers:
        yield say("manual.no_thresholds")
    yield from _drawing(say("manual.head.fires", day=words.day(DRAWN_ON)), page.fires, words)
    yield from _drawing(say("manual.head.silent"), page.silent, words)


def _drawing(head: str, drawing: Drawing, words: Words) -> Iterator[str]:
    yield from ("", f"**{head}**", "")
    yield from (f"- {line}" for line in drawing.lines)
    said = " ".join(drawing.said) or words.say("manual.nothing")
    yield from ("", f"{words.say('manual.says')} {said}")
    if drawing.action:
        yield from ("", f"{words.say('gaps.do')} {drawing.action}")
