"""An actor as matching sees it."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from allymap.match.around import split
from allymap.match.evidence import evidence
from allymap.match.names import Name, latin, organisation_name, person_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from allymap.model.journal import Row
    from allymap.model.landscape import Landscape


@dataclass(frozen=True, slots=True)
class Subject:
    """An actor's name, and what else may tell it from another.

    `place` is a place's name folded for comparison, `within` the places it lies in; `traces`
    are short digests of its phone numbers and addresses, `informants` the interviews it was
    told of in.
    """

    id: str
    name: str
    person: bool = True
    kind: str = ""
    place: str = ""
    gender: str = ""
    within: frozenset[str] = frozenset()
    traces: tuple[str, ...] = ()
    informants: frozenset[str] = frozenset()

    def read(self) -> Name:
        """The name, read as a person's or as an organisation's."""
        return person_name(self.name) if self.person else organisation_name(self.name)


def subjects(
    landscape: Landscape, traces: Mapping[str, tuple[str, ...]] | None = None
) -> tuple[Subject, ...]:
    """The actors of a landscape; `traces` are of their contacts, by actor."""
    told = _told(landscape)
    around = {place: _around(landscape, place) for place in {a.place for a in landscape.actors}}
    return tuple(
        Subject(
            actor.id,
            actor.name,
            landscape.vocabulary.kinds[actor.kind].form == "person",
            actor.kind,
            folded_place(landscape.place_names.get(actor.place or "", actor.place or "")),
            actor.gender or "",
            around[actor.place],
            (traces or {}).get(actor.id, ()),
            frozenset(told.get(actor.id, ())),
        )
        for actor in landscape.actors
    )


def contact_traces(rows: Iterable[Row], shown: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """The traces of phones and e-mails in rows, by the id that an actor is shown as."""
    found: dict[str, dict[str, None]] = {}
    for row in rows:
        if row.table == "actors" and (traces := row.data.get("contact")):
            found.setdefault(shown.get(row.key, row.key), {}).update(dict.fromkeys(traces))
    return MappingProxyType({actor: tuple(traces) for actor, traces in found.items()})


def folded_place(name: str) -> str:
    """A place's name for comparison: in plain Latin letters, its words joined by a space."""
    return " ".join(map(latin, split(name)))


def _around(landscape: Landscape, place: str | None) -> frozenset[str]:
    """The places that a place lies in."""
    found: list[str] = []
    larger = landscape.parent.get(place or "")
    while larger and larger not in found:
        found.append(larger)
        larger = landscape.parent.get(larger)
    return frozenset(folded_place(landscape.place_names.get(one, one)) for one in found)


def _told(landscape: Landscape) -> dict[str, set[str]]:
    """The interviews that told of each actor."""
    methods = evidence().told["methods"]
    interviews = {s.id for s in landscape.sources if s.method in methods}
    found: dict[str, set[str]] = {}
    for tie in landscape.ties:
        for actor in (tie.source, tie.target):
            found.setdefault(actor, set()).update(interviews.intersection(tie.source_ids))
    for position in landscape.positions:
        told = interviews.intersection(position.source_ids)
        found.setdefault(position.actor, set()).update(told)
    return found
