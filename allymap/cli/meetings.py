"""What was open at each meeting so far, worked out from the journal as it stood then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from allymap.cli.marking import headlines, shown_in
from allymap.cli.speech import in_language
from allymap.errors import Refused
from allymap.gaps.course import open_ids
from allymap.gaps.rules import find_gaps
from allymap.model.marks import shown_as

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from allymap.model.journal import Entry
    from allymap.store.weigh import Journal


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting: its day, what was open, and what that was called then."""

    on: date
    open: frozenset[str]
    called: Mapping[str, str]


def meetings(journal: Journal) -> tuple[Held, ...]:
    """The meetings that were noted, in the order they were noted.

    Findings of an actor that is shown as another one now bear that one's id. A meeting whose
    lists cannot be put together any more, since what they rested on was taken back, is left out.
    """
    noted = (e for e in journal.entries if e.kind == "meeting" and not e.undone)
    return tuple(_known(journal, sorted(noted, key=lambda entry: entry.number)))


def _known(journal: Journal, noted: list[Entry]) -> Iterator[Held]:
    shown = shown_in(journal)
    for entry in noted:
        try:
            landscape = in_language(journal.stood(entry.at).landscape())
        except Refused:
            continue
        day = date.fromisoformat(entry.data["on"])
        found = [f for f in find_gaps(landscape, day) if f.status != "OK"]
        called = {shown_as(i, shown): name for i, name in headlines(found, landscape).items()}
        yield Held(day, frozenset(shown_as(one, shown) for one in open_ids(found)), called)
