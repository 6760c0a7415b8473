"""Which finding a person means, and what was decided about findings so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.cli.naming import one_of
from allymap.cli.options import landscape_of
from allymap.cli.speech import words
from allymap.errors import UnknownName
from allymap.gaps.rules import findings_for
from allymap.match.called import called, nearby
from allymap.model.fold import aliases, merged
from allymap.model.marks import Mark, marks
from allymap.view.tell import tell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from allymap.gaps.finding import Finding
    from allymap.model.landscape import Landscape
    from allymap.model.unite import Aliases
    from allymap.store.base import Store
    from allymap.store.weigh import Journal


def shown_in(journal: Journal) -> Aliases:
    """The actors and places of a journal that are shown as another one."""
    told = journal.revisions, journal.rows, journal.entries
    return aliases(*told, merged(*told))


def marks_in(place: Store, at: str = "") -> Mapping[str, Mark]:
    """The marks that count now, or counted after an import or a wave."""
    if not any(entry.kind == "mark" for entry in place.entries()):
        return {}
    journal = place.journal().at(at) if at else place.journal()
    return marks(journal.entries, shown_in(journal))


def headlines(found: Sequence[Finding], landscape: Landscape) -> dict[str, str]:
    """What each finding is called: whom it is about, and the title of its rule."""
    told = tell(found, landscape, words())
    return {
        one.id: words().say("text.labelled", label=one.about, text=one.title)
        if one.about
        else one.title
        for one in told
    }


def finding_meant(
    place: Store, said: str, known: Mapping[str, Mark], day: date, today: date, *, ask: bool
) -> tuple[str, str]:
    """The id and headline of the one that is meant by an id, its beginning, or by a headline.

    Those that are open on the day, and those that were marked. Raises `UnknownName` with the
    several, or with near ones.
    """
    landscape = landscape_of(place)
    every = findings_for(landscape, "internal", day, today)
    found = [f for f in every if f.status != "OK" or f.id in known]
    names = headlines(found, landscape)
    names |= {one: one for one in known if one not in names}
    typed = said.strip().casefold()
    same = [one for one in names if one.casefold() == typed]
    begun = [one for one in names if typed and one.casefold().startswith(typed)]
    fits = (
        same or begun or called(said, names, {one: f"{name} {one}" for one, name in names.items()})
    )
    if not fits:
        near = words().apart(f"{names[one]} ({one})" for one in nearby(said, names))
        raise UnknownName("finding_unknown" if near else "finding_none", value=said, near=near)
    lines = {one: f"{names[one]} ({one})" for one in fits}
    one = fits[0] if len(fits) == 1 else one_of(said, lines, code="finding_not_one", ask=ask)
    return one, names[one]
