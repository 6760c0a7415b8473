"""What a change would do, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allymap.gaps.whatif import Leaving, changed_by
from allymap.view.changed import changed
from allymap.view.naming import actor_name
from allymap.view.route import as_data, heading, overview_line
from allymap.view.tell import tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from allymap.gaps.finding import Finding
    from allymap.gaps.routes import Routes
    from allymap.model.journal import Row
    from allymap.model.landscape import Landscape
    from allymap.view.words import Words

    Pairs = Sequence[tuple[Routes, Routes]]


def change_lines(before: Landscape, made: Sequence[Row | Leaving], words: Words) -> Iterator[str]:
    """What is thought of, change by change."""
    for change in made:
        if isinstance(change, Leaving):
            yield words.say("whatif.leaves", who=actor_name(before, change.actor, words))
        else:
            yield from changed(before, [change], words)
        before = changed_by(before, change)


def finding_lines(landscape: Landscape, found: Sequence[Finding], words: Words) -> list[str]:
    """Findings, each in a line."""
    lines = []
    for one, told in zip(found, tell(found, landscape, words), strict=True):
        status = words.say(f"status.{one.status}")
        title = words.say("text.labelled", label=told.about, text=told.title)
        head = words.say(
            "whatif.finding",
            title=title if told.about else told.title,
            status=status,
            rule=one.rule,
        )
        lines.append(f"{head} {told.what}")
    return lines


def route_lines(before: Landscape, now: Landscape, pairs: Pairs, words: Words) -> list[str]:
    """Routes to asks, each as it is and as it would be."""
    return [
        words.say(
            "whatif.route",
            ask=heading(before, old, words),
            was=_way(before, old, words),
            now=_way(now, new, words),
        )
        for old, new in pairs
    ]


def routes_data(before: Landscape, now: Landscape, pairs: Pairs) -> list[dict[str, Any]]:
    """The same for programs."""
    return [{"was": as_data(before, old), "now": as_data(now, new)} for old, new in pairs]


def _way(landscape: Landscape, found: Routes, words: Words) -> str:
    return overview_line(landscape, found, words) if found.routes else words.say("whatif.no_way")
