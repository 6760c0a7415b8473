"""From a store to a map file, with the places people know kept where they are."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import TYPE_CHECKING

from allymap.cli.options import landscape_of, now
from allymap.cli.speech import words
from allymap.cli.writing import write_text
from allymap.gaps.introducers import Introducers
from allymap.gaps.rules import findings_for
from allymap.model.audience import for_audience
from allymap.model.journal import Entry
from allymap.view.map import current, draw_map, positions
from allymap.view.tell import tell

if TYPE_CHECKING:
    from datetime import date

    from allymap.model.audience import Audience
    from allymap.model.landscape import Landscape
    from allymap.store.base import Store

FILES = {"internal": "map-INTERNAL.html", "coalition": "map-coalition.html"}


def draw(
    store: Store,
    output: Path | None,
    audience: Audience,
    as_of: date,
    today: date,
    *,
    at: str = "",
) -> Path:
    """Write the map for an audience; gives the path written.

    Places are computed once for each audience and kept in the store, so that a map people
    know does not reshuffle when the list grows; a look back `at` an import moves nobody.
    """
    landscape = landscape_of(store, at, audience)
    seen = for_audience(landscape, audience, today, as_of)
    open_ = [f for f in findings_for(landscape, audience, as_of, today) if f.status != "OK"]
    shared = audience != "internal"
    found = Introducers(landscape, seen, as_of, today, shared=shared).dress(open_)
    places = _places(store, current(seen, as_of), audience, keep=not at)
    page = draw_map(
        seen,
        tell(found, seen, words()),
        audience=audience,
        as_of=as_of,
        made_on=today,
        positions=places,
    )
    path = output or Path(FILES[audience])
    write_text(path, page)
    return path


def kept_places(
    store: Store, seen: Landscape, audience: Audience, as_of: date
) -> dict[str, tuple[float, float]]:
    """Where the last map for an audience put each actor, and a place for those who are new."""
    return dict(positions(current(seen, as_of), _known(store, audience)))


def _places(
    store: Store, seen: Landscape, audience: Audience, *, keep: bool
) -> dict[str, tuple[float, float]]:
    known = _known(store, audience)
    places = positions(seen, known)
    if keep and any(places.get(actor) != known.get(actor) for actor in places):
        at = {actor: list(spot) for actor, spot in sorted(places.items())}
        data = {"audience": audience, "at": at}
        store.add(Entry(str(uuid.uuid4()), now(), "positions", data))
    return dict(places)


def _known(store: Store, audience: Audience) -> dict[str, tuple[float, float]]:
    known: dict[str, tuple[float, float]] = {}
    for entry in store.entries():
        if entry.kind == "positions" and entry.data["audience"] == audience:
            known = {actor: (x, y) for actor, (x, y) in entry.data["at"].items()}
    return known
