"""From a store to a map file, with the places people know kept where they are."""

from __future__ import annotations

import uuid
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from allymap.cli.options import landscape_of, now, unspoken
from allymap.cli.rounds import round_before
from allymap.cli.speech import in_language, words
from allymap.cli.story import proposed, story_of
from allymap.cli.writing import write_text
from allymap.errors import AllymapError
from allymap.gaps.introducers import Introducers
from allymap.gaps.public import public
from allymap.gaps.rules import findings_for
from allymap.model.audience import for_audience
from allymap.model.journal import Entry
from allymap.view.changing import current
from allymap.view.map import draw_map, positions
from allymap.view.public import THEMES, draw_public, public_page

if TYPE_CHECKING:
    from datetime import date

    from allymap.gaps.public import Public
    from allymap.model.audience import Audience
    from allymap.model.landscape import Landscape
    from allymap.store.base import Store

FILES = {
    "internal": "map-INTERNAL.html",
    "coalition": "map-coalition.html",
    "public": "map-public.html",
}


def draw(
    store: Store,
    output: Path | None,
    audience: Audience,
    as_of: date,
    today: date,
    *,
    at: str = "",
    story: Path | None = None,
    draft: Path | None = None,
) -> Path:
    """Write the map for an audience; gives the path written.

    Places are computed once for each audience and kept in the store, so that a map people
    know does not reshuffle when the list grows; a look back `at` an import moves nobody.
    `story` is a file of steps to show; `draft` one to write a first draft of them to.
    """
    landscape = unspoken(store, at, audience)
    seen = for_audience(landscape, audience, today, as_of)
    open_ = [f for f in findings_for(landscape, audience, as_of, today) if f.status != "OK"]
    shared = audience != "internal"
    found = Introducers(landscape, seen, as_of, today, shared=shared).dress(open_)
    steps = story_of(story, landscape, seen, found) if story else ()
    if draft:
        write_text(draft, proposed(in_language(seen), found, as_of))
    places = _places(store, current(seen, as_of), audience, keep=not at)
    page = draw_map(
        seen,
        found,
        audience=audience,
        as_of=as_of,
        made_on=today,
        positions=places,
        language=words().language,
        before=None if at else round_before(store.journal(), as_of, audience, today),
        story=steps,
    )
    path = output or Path(FILES[audience])
    write_text(path, page)
    return path


def draw_for_everybody(
    store: Store, output: Path | None, as_of: date, today: date
) -> tuple[Path, tuple[str, ...]]:
    """Write the page of sums; gives the path written, and what could still be inferred.

    Raises `AllymapError` when somebody could be found in it, or hardly anybody is to be counted.
    """
    landscape = landscape_of(store, "", "public")
    picture = public(landscape, as_of, today, THEMES)
    refuse_what_tells(picture)
    page = public_page(picture, landscape, as_of, today, words())
    path = output or Path(FILES["public"])
    write_text(path, draw_public(page, words()))
    return path, page.inferred


def refuse_what_tells(picture: Public) -> None:
    """Refuse a picture for everybody in which somebody could be found."""
    risk = picture.risk
    if not risk.least:
        raise AllymapError("public_few", least=picture.least)
    if risk.too_much:
        worst, limit = f"{100 * risk.worst:.0f}", f"{100 * risk.limit:.0f}"
        facts = {"worst": worst, "limit": limit, "least": risk.least}
        raise AllymapError("public_risk", **facts, needed=ceil(1 / risk.limit))


def _places(
    store: Store, seen: Landscape, audience: Audience, *, keep: bool
) -> dict[str, tuple[float, float]]:
    known: dict[str, tuple[float, float]] = {}
    for entry in store.entries():
        if entry.kind == "positions" and entry.data["audience"] == audience:
            known = {actor: (x, y) for actor, (x, y) in entry.data["at"].items()}
    places = positions(seen, known)
    if keep and any(places.get(actor) != known.get(actor) for actor in places):
        at = {actor: list(spot) for actor, spot in sorted(places.items())}
        data = {"audience": audience, "at": at}
        store.add(Entry(str(uuid.uuid4()), now(), "positions", data))
    return dict(places)
