"""Organisations that several interviews tell of: one actor for a name, kind and place.

Fifty people who speak of "Radio Karuwe" mean one station; persons and groups stay apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allymap.intake.earlier import told_id
from allymap.model.identity import name_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from allymap.intake.earlier import Known
    from allymap.intake.formats.told import Person
    from allymap.intake.reading import Telling

_FEW = 3


def united(
    everybody: Iterable[Person],
    known: Known,
    telling: Telling,
    organisation: Callable[[str], str],
) -> None:
    """Give organisations of one name, kind and place one id, and tell which are in several.

    Whom an earlier import has kept apart by interview stays so: an id that a list has had
    stays. Those without a place are at the only place that others of the name are at.
    """
    groups: dict[tuple[str, str], list[Person]] = {}
    for one in everybody:
        kind = organisation(one.about.get("kind", ""))
        if kind and not known.has_id(one.made):
            groups.setdefault((name_key(one.name), kind), []).append(one)
    new: dict[str, list[Person]] = {}
    for (_, kind), alike in groups.items():
        ids = _ids(alike, kind, known)
        for one in alike:
            one.id = ids[_place(one)]
            if not known.has_id(one.id):
                new.setdefault(one.id, []).append(one)
    _tell(list(new.values()), telling)


def _ids(alike: Sequence[Person], kind: str, known: Known) -> dict[str, str]:
    """The id at each place where organisations of one name and kind are told to be.

    Only places that contradict each other stand in an id, and an id stays where it was.
    """
    name = alike[0].name
    base = told_id(name, "", kind)
    before = name_key(known.place_of(base))
    written = {_place(one): one.about.get("place", "") for one in alike if _place(one)}
    contradict = len(written.keys() | {before} - {""}) > 1
    ids = {}
    for place, text in written.items():
        there = told_id(name, "", kind, text)
        apart = contradict and place != before
        ids[place] = there if apart or known.has_id(there) else base
    nowhere = next(iter(ids.values())) if len(ids) == 1 and not known.has_id(base) else base
    return {"": nowhere, **ids}


def _place(person: Person) -> str:
    return name_key(person.about.get("place", ""))


def _tell(found: Iterable[Sequence[Person]], telling: Telling) -> None:
    """Which organisations several interviews tell of, and how many do."""
    told = [(alike[0].name, len({one.interview for one in alike})) for alike in found]
    many = [f"{name} ({count})" for name, count in told if count > 1]
    if many:
        facts: dict[str, Any] = {"count": len(many), "named": tuple(many[:_FEW])}
        telling.tell("told_as_one", severity="notice", **facts)
