"""The brief as one page: opens from a USB stick, prints on A4."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from allymap.view.single_file import part, render

if TYPE_CHECKING:
    from allymap.view.brief import Brief
    from allymap.view.words import Words


def write_report(brief: Brief, words: Words) -> str:
    """The whole page as HTML; the same brief gives the same text."""
    return render(
        "report.html.j2",
        part("report.css") + _foot(brief, words),
        {},
        say=words.say,
        brief=brief,
        title=title(brief, words),
    )


def title(brief: Brief, words: Words) -> str:
    """The title of page and document: for whom it is stands first."""
    return words.say(f"brief.title.{brief.audience}", day=words.day(brief.as_of))


def _foot(brief: Brief, words: Words) -> str:
    """For whom it is, and the number, at the foot of every printed page."""
    text = json.dumps(f"{title(brief, words)} \u00b7 ", ensure_ascii=False)
    page, of, after = words.say("brief.page", page="\0", pages="\0").split("\0")
    count = f"{json.dumps(page)} counter(page) {json.dumps(of)} counter(pages) {json.dumps(after)}"
    return f"@page {{ @bottom-center {{ content: {text} {count}; font: 8pt sans-serif; }} }}\n"
