"""From a store to a map file, with the places people know kept where they are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from allymap.cli.options import landscape_of
from allymap.cli.say import talk
from allymap.cli.speech import words
from allymap.cli.spots import entry_of, is_news, remembered
from allymap.cli.writing import write_text
from allymap.errors import BadPositions
from allymap.gaps.introducers import Introducers
from allymap.gaps.rules import findings_for
from allymap.model.audience import for_audience
from allymap.view.arrangements import ARRANGEMENTS, arranged
from allymap.view.bundles import TOO_MANY
from allymap.view.map import current, draw_map
from allymap.view.regions import Regions
from allymap.view.tell import tell

if TYPE_CHECKING:
    from datetime import date

    from allymap.cli.spots_file import Moved
    from allymap.model.audience import Audience
    from allymap.model.landscape import Landscape
    from allymap.store.base import Store
    from allymap.view.arrangements import Arrangement, Spots

FILES = {"internal": "map-INTERNAL.html", "coalition": "map-coalition.html"}
NAMED = 5  # unknown actors of a file of places that are named


def draw(
    store: Store,
    output: Path | None,
    audience: Audience,
    as_of: date,
    today: date,
    *,
    at: str = "",
    moved: Moved | None = None,
) -> Path:
    """Write the map for an audience; gives the path written.

    Places are computed once for each audience and kept in the store, so that a map people
    know does not reshuffle when the list grows; a look back `at` an import moves nobody.
    `moved`: what somebody put elsewhere on the page.
    """
    landscape = landscape_of(store, at, audience)
    seen = for_audience(landscape, audience, today, as_of)
    open_ = [f for f in findings_for(landscape, audience, as_of, today) if f.status != "OK"]
    shared = audience != "internal"
    found = Introducers(landscape, seen, as_of, today, shared=shared).dress(open_)
    places = _places(store, current(seen, as_of), audience, moved, keep=not at)
    by_constituency = places["constituencies"]
    page = draw_map(
        seen,
        tell(found, seen, words()),
        audience=audience,
        as_of=as_of,
        made_on=today,
        positions=places["network"].at,
        regions=Regions(by_constituency.at, by_constituency.regions),
    )
    path = output or Path(FILES[audience])
    write_text(path, page)
    return path


def _places(
    store: Store, seen: Landscape, audience: Audience, moved: Moved | None, *, keep: bool
) -> dict[Arrangement, Spots]:
    if moved and len(seen.actors) > TOO_MANY:
        raise BadPositions("positions_bundled", n=len(seen.actors))
    entries, places = store.entries(), {}
    for arrangement in ARRANGEMENTS:
        known = before = remembered(entries, audience, arrangement)
        if moved and moved.arrangement == arrangement:
            _tell_unknown(moved.unknown(seen.actor))
            known = moved.over(known, seen.actor)
        places[arrangement] = arranged(seen, arrangement, known)
        if keep and is_news(places[arrangement], before):
            store.add(entry_of(places[arrangement], audience, arrangement))
    return places


def _tell_unknown(ids: list[str]) -> None:
    if ids:
        named = words().listed(ids[:NAMED])
        talk(words().say("map.not_on_it", n=len(ids), named=named))
