"""Who is told of in interviews and did not answer: one actor for a name in one interview.

Two people who both speak of "Ali" may mean two men, so the name alone never makes them one;
"Radio Karuwe", said to be a media house, is one in all of them (see `united`).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from allymap.intake.earlier import told_id
from allymap.intake.formats.united import united
from allymap.model.identity import name_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from allymap.intake.earlier import Known
    from allymap.intake.reading import Telling

    About = Mapping[str, str]

_SIGN = 6
_FEW = 3
# What tells people of one name apart.
_TELLING = ("kind", "place", "gender")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a row of an interview, the column it stands in, and what is said of it."""

    interview: str
    name: str
    about: About
    sheet: str
    row: int
    column: int

    @property
    def id(self) -> str:
        """The id of somebody whom nothing but this interview tells of."""
        return told_id(self.name, sign(self.interview))


@dataclass(slots=True)
class Person:
    """Somebody who is told of in an interview: where first, under which name, and what is said.

    `made` is the id of their interview alone; `id` another, where they are one with others.
    """

    made: str
    interview: str
    name: str
    about: dict[str, str]
    sheet: str = ""
    row: int = 0
    id: str = ""


@dataclass(slots=True)
class Named:
    """Everybody whom a survey names, so that each name finds the one it means.

    `known` tells whom of earlier imports a name may mean; `organisation` which kind of those a
    cell says, if any.
    """

    known: Known
    telling: Telling
    organisation: Callable[[str], str]
    _given: set[str] = field(default_factory=set)
    _answered: dict[str, list[About]] = field(default_factory=dict)
    _listed: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    _told: dict[str, Person] = field(default_factory=dict)
    _inside: dict[str, Person] = field(default_factory=dict)

    def answered(self, name: str, about: About) -> None:
        """Somebody on the file's own list, as those who answered are."""
        self._answered.setdefault(name_key(name), []).append(about)
        self._given.update(filter(None, [about.get("id", "")]))

    def listed(self, interview: str, name: str, about: About) -> str:
        """The id of somebody on a list inside an interview: each as the interview tells of them."""
        place = (about.get("kind", ""), about.get("place", ""))
        id_ = told_id(name, sign(interview), *place)
        known = self._listed.setdefault((interview, name_key(name)), [])
        if id_ not in known:
            known.append(id_)
        self._inside.setdefault(id_, Person(id_, interview, name, dict(about)))
        return id_

    def stand_ins(self, mentions: Iterable[Mention]) -> dict[tuple[str, int, int], str]:
        """What stands for each name, by sheet, row and column: the name, or an id made for it.

        The name stands where it means somebody: an id; who answered, unless the interview
        describes somebody else; and, when there is no description, the only one of that name on
        earlier lists. An id that an earlier import of the same survey made stays. In one interview
        a name is one of these throughout, whichever row says more of it.
        """
        every = [(one, self._meant(one)) for one in mentions]
        strangers = {one.id for one, meant in every if not meant}
        for one, _ in every:
            if one.id in strangers:
                self._note(one)
        for person in self._everybody():
            person.id = person.made
        united(self._everybody(), self.known, self.telling, self.organisation)
        return {
            (one.sheet, one.row, one.column): self.stands_for(
                one.id if one.id in strangers else meant
            )
            for one, meant in every
        }

    def stands_for(self, id_: str) -> str:
        """The id of the one actor that several interviews tell of; any other text as it is."""
        person = self._told.get(id_) or self._inside.get(id_)
        return person.id if person else id_

    def _everybody(self) -> list[Person]:
        return [*self._told.values(), *self._inside.values()]

    def _meant(self, mention: Mention) -> str:
        """The name, or the id, of somebody on a list; nothing for a stranger."""
        name, about = mention.name, mention.about
        if listed := self._listed.get((mention.interview, name_key(name))):
            return listed[0] if len(listed) == 1 else name
        if self.known.has_id(mention.id):
            return ""
        if name in self._given or self.known.has_id(name):
            return name
        answered = self._answered.get(name_key(name), [])
        fitting = [one for one in answered if not otherwise(one, about)]
        if len(fitting) == 1:
            return fitting[0].get("id") or name
        bare = not answered and not about.get("kind")
        return name if fitting or (bare and self.known.is_one(name)) else ""

    def _note(self, mention: Mention) -> None:
        name, about, sheet, row = mention.name, mention.about, mention.sheet, mention.row
        before = self._told.get(mention.id)
        if before is None:
            self._told[mention.id] = Person(
                mention.id, mention.interview, name, dict(about), sheet, row
            )
            return
        if otherwise(before.about, about):
            self.telling.tell(
                "told_otherwise", sheet=sheet, row=row, severity="warning", value=name
            )
        before.about |= {c: text for c, text in about.items() if not before.about.get(c)}

    def told_first_in(self, sheet: str) -> list[Person]:
        """Those whom a sheet is the first to tell of, in the order they were met."""
        return [person for person in self._told.values() if person.sheet == sheet]

    def tell_apart(self) -> None:
        """Names that stand for several actors, of whom at least one was not known before."""
        named: dict[str, dict[str, str]] = {}
        for one in self._everybody():
            named.setdefault(name_key(one.name), {})[one.id] = one.name
        found = [
            next(iter(ids.values()))
            for name, ids in named.items()
            if len(ids) + (name in self._answered) > 1 and not all(map(self.known.has_id, ids))
        ]
        if found:
            facts: dict[str, Any] = {
                "count": len(found),
                "value": found[0],
                "named": tuple(found[:_FEW]),
            }
            self.telling.tell("told_apart", severity="warning", **facts)


def otherwise(one: About, other: About) -> bool:
    """Whether two descriptions contradict each other; what one does not say is no difference."""
    said = [(one.get(c, ""), other.get(c, "")) for c in _TELLING]
    return any(a and b and name_key(a) != name_key(b) for a, b in said)


def sign(interview: str) -> str:
    """A short sign of an interview: the same each time, and it does not say who answered."""
    return hashlib.sha256(interview.encode()).hexdigest()[:_SIGN]
