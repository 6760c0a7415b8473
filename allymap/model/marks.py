"""What staff decided about findings: accepted, planned, done, or open again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from allymap.model.journal import Entry
    from allymap.model.unite import Aliases

STATES = ("accepted", "planned", "done", "open")
# Those that need nobody's attention now.
ASIDE = frozenset({"accepted", "done"})
# Rules whose findings bear the id of a place, and those that bear neither a place's nor an actor's.
_OF_PLACES = frozenset({"SAFE-1", "SYNC-1", "SYNC-2", "ELEM-1"})
_OF_OTHERS = frozenset({"DATA-1", "INCL-1", "BRIDGE-2", "TARGET-1", "EARLY-1"})


@dataclass(frozen=True, slots=True)
class Mark:
    """What was decided about one finding, by whom, when; who does it, and until when."""

    finding: str
    state: str
    at: str
    entry: str
    by: str = ""
    who: str = ""
    until: date | None = None
    note: str = ""

    def overdue(self, day: date) -> bool:
        """Whether a plan should have been carried out before a day."""
        return self.state == "planned" and self.until is not None and self.until < day


def marks(entries: Sequence[Entry], shown: Aliases) -> Mapping[str, Mark]:
    """The mark of each finding that has one; the last one counts, and `open` is none.

    `shown`: actors and places shown as another one, whose findings bear that one's id now.
    """
    found: dict[str, Mark] = {}
    for entry in sorted(entries, key=lambda one: one.number):
        if entry.kind == "mark" and not entry.undone:
            mark = _mark(entry, shown)
            found.pop(mark.finding, None)
            if mark.state != "open":
                found[mark.finding] = mark
    return found


def last_mark(entries: Sequence[Entry], finding: str, shown: Aliases) -> Entry | None:
    """The last mark of a finding that was not undone."""
    said = [
        entry
        for entry in entries
        if entry.kind == "mark"
        and not entry.undone
        and shown_as(entry.data["finding"], shown) == finding
    ]
    return max(said, key=lambda entry: entry.number, default=None)


def about(finding: str, actors: Collection[str]) -> bool:
    """Whether a finding's id names one of these actors."""
    return any(part in actors for part, _, _ in _parts(finding))


def shown_as(finding: str, shown: Aliases) -> str:
    """A finding's id with the actor or place it names under the id that this is shown as."""
    names = _names(finding.partition(":")[0], shown)
    for part, before, after in _parts(finding):
        if part in names:
            return f"{before}{names[part]}{after}"
    return finding


def _names(rule: str, shown: Aliases) -> Mapping[str, str]:
    """What may stand in an id of a rule: a place may be called as an actor is."""
    if rule in _OF_PLACES:
        return shown.places
    return {} if rule in _OF_OTHERS else shown.actors


def _parts(finding: str) -> Iterator[tuple[str, str, str]]:
    """What of an id may be an actor, with what stands before and after it, the longest first.

    An id is `RULE:subject`, `RULE:subject/case` or `RULE:place/topic`; an actor's id may hold
    a slash itself.
    """
    rule, _, rest = finding.partition(":")
    pieces = rest.split("/")
    for size in range(len(pieces), 0, -1):
        for start in dict.fromkeys((0, len(pieces) - size)):
            before = "".join(f"{piece}/" for piece in pieces[:start])
            after = "".join(f"/{piece}" for piece in pieces[start + size :])
            yield "/".join(pieces[start : start + size]), f"{rule}:{before}", after


def _mark(entry: Entry, shown: Aliases) -> Mark:
    data = entry.data
    until = data.get("until", "")
    return Mark(
        finding=shown_as(data["finding"], shown),
        state=data["state"],
        at=entry.at,
        entry=entry.id,
        by=data.get("by", ""),
        who=data.get("who", ""),
        until=date.fromisoformat(until) if until else None,
        note=data.get("note", ""),
    )
