"""A landscape: an immutable snapshot of everything the lists say, ready to be asked."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property, wraps
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from allymap.errors import Refused
from allymap.model.references import dangling
from allymap.model.unite import NO_ALIASES, Aliases
from allymap.model.vocabulary import Vocabulary, built_in

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping
    from datetime import date

    from allymap.model import records

Found = TypeVar("Found")
Seen = TypeVar("Seen", bound="Hashable")


@dataclass(frozen=True)
class Landscape:
    """All tables as tuples of records; every reference in it is met.

    Raises `Refused` with a problem for each reference that is not.
    """

    actors: tuple[records.Actor, ...] = ()
    ties: tuple[records.Tie, ...] = ()
    coalitions: tuple[records.Coalition, ...] = ()
    seats: tuple[records.Seat, ...] = ()
    activities: tuple[records.Activity, ...] = ()
    services: tuple[records.Service, ...] = ()
    asks: tuple[records.Ask, ...] = ()
    positions: tuple[records.Position, ...] = ()
    sources: tuple[records.Source, ...] = ()
    scopes: tuple[records.Scope, ...] = ()
    consents: tuple[records.Consent, ...] = ()
    places: tuple[records.Place, ...] = ()
    initiatives: tuple[records.Initiative, ...] = ()
    presence: tuple[records.Presence, ...] = ()
    backlash: tuple[records.Backlash, ...] = ()
    settings: tuple[records.Setting, ...] = ()
    vocabulary: Vocabulary = field(default_factory=built_in, repr=False, compare=False)
    aliases: Aliases = field(default=NO_ALIASES, repr=False, compare=False)

    def __post_init__(self) -> None:
        problems = dangling(self.__dict__)
        if problems:
            raise Refused(problems)

    @cached_property
    def worked_out(self) -> dict[tuple[Any, Hashable], Any]:
        """What `once` keeps of it."""
        return {}

    @cached_property
    def actor(self) -> Mapping[str, records.Actor]:
        """The actors by id."""
        return MappingProxyType({actor.id: actor for actor in self.actors})

    @cached_property
    def namesakes(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of those who share a name, by that name."""
        ids: dict[str, list[str]] = {}
        for actor in self.actors:
            ids.setdefault(actor.name, []).append(actor.id)
        return MappingProxyType({name: tuple(of) for name, of in ids.items() if len(of) > 1})

    @cached_property
    def ties_from(self) -> Mapping[str, tuple[records.Tie, ...]]:
        """The ties that begin at an actor; actors without any are not in it."""
        return _grouped(self.ties, "source")

    @cached_property
    def ties_to(self) -> Mapping[str, tuple[records.Tie, ...]]:
        """The ties that end at an actor; actors without any are not in it."""
        return _grouped(self.ties, "target")

    @cached_property
    def asked(self) -> Mapping[str, Mapping[str, tuple[date | None, ...]]]:
        """The days on which sources asked, by topic and by what they asked about."""
        day = {source.id: source.date for source in self.sources}
        found: dict[str, dict[str, tuple[date | None, ...]]] = {}
        for scope in self.scopes:
            about = found.setdefault(scope.topic, {})
            about[scope.about] = (*about.get(scope.about, ()), day[scope.source])
        return MappingProxyType(found)

    @cached_property
    def place_names(self) -> Mapping[str, str]:
        """The names of the places that have one, by id."""
        return MappingProxyType({p.id: p.name for p in self.places if p.name})

    @cached_property
    def parent(self) -> Mapping[str, str]:
        """The larger place that a place lies in."""
        return MappingProxyType({p.id: p.parent for p in self.places if p.parent})

    @cached_property
    def us(self) -> str:
        """Our own organisation's id, or "" when no list says it."""
        return next((s.value for s in self.settings if s.name == "us"), "")

    def name(self, actor: str) -> str:
        """An actor's name as it was written, or the id when there is no such actor."""
        return self.actor[actor].name if actor in self.actor else actor

    def with_(self, **tables: Iterable[Any]) -> Landscape:
        """This landscape with records added to the named tables."""
        both: dict[str, Any] = {t: (*getattr(self, t), *more) for t, more in tables.items()}
        return replace(self, **both)

    def without(self, *gone: str, table: str = "actors") -> Landscape:
        """This landscape without these actors, or ids or keys of another table, and what rested
        on them.
        """
        from allymap.model.remove import without

        return without(self, frozenset((table, one) for one in gone))


def once(look: Callable[[Landscape, Seen], Found]) -> Callable[[Landscape, Seen], Found]:
    """Works out a landscape on a day, or in a language, a single time: none of them changes.

    What it gives is shared, so nobody may change it.
    """

    @wraps(look)
    def known(landscape: Landscape, seen: Seen) -> Found:
        kept = landscape.worked_out
        if (look, seen) not in kept:
            kept[look, seen] = look(landscape, seen)
        found: Found = kept[look, seen]
        return found

    return known


def _grouped(ties: tuple[records.Tie, ...], end: str) -> Mapping[str, tuple[records.Tie, ...]]:
    groups: dict[str, list[records.Tie]] = {}
    for tie in ties:
        groups.setdefault(getattr(tie, end), []).append(tie)
    return MappingProxyType({actor: tuple(found) for actor, found in groups.items()})
