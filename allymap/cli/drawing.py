"""From a store to a map file, with the places people know kept where they are."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from allymap.cli.options import landscape_of, unspoken
from allymap.cli.rounds import round_before
from allymap.cli.say import talk
from allymap.cli.sealing import write_page
from allymap.cli.speech import in_language, words
from allymap.cli.spots import entry_of, is_news, remembered
from allymap.cli.story import proposed, story_of
from allymap.cli.writing import write_text
from allymap.errors import AllymapError, BadPositions
from allymap.gaps.introducers import Introducers
from allymap.gaps.public import public
from allymap.gaps.rules import findings_for
from allymap.model.audience import for_audience
from allymap.view.arrangements import ARRANGEMENTS, arranged
from allymap.view.bundles import TOO_MANY
from allymap.view.changing import current
from allymap.view.map import draw_map
from allymap.view.public import THEMES, draw_public, public_page

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from allymap.cli.spots_file import Moved
    from allymap.gaps.public import Public
    from allymap.model.audience import Audience
    from allymap.model.landscape import Landscape
    from allymap.store.base import Store
    from allymap.view.arrangements import Arrangement, Spots

FILES = {
    "internal": "map-INTERNAL.html",
    "coalition": "map-coalition.html",
    "public": "map-public.html",
}
NAMED = 5  # unknown actors of a file of places that are named


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody asked of a map besides: as it was `at` an import, a `passphrase` to seal it
    with, whom they `moved` elsewhere, a file with a `story`, one to write a `draft` of it to.
    """

    at: str = ""
    passphrase: str = ""
    moved: Moved | None = None
    story: Path | None = None
    draft: Path | None = None


def draw(
    store: Store,
    output: Path | None,
    audience: Audience,
    as_of: date,
    today: date,
    wishes: Wishes = Wishes(),
) -> Path:
    """Write the map for an audience, sealed if there is a passphrase; gives the path written.

    Places are computed once for each audience and kept in the store, so that a map people
    know does not reshuffle when the list grows; a look back at an import moves nobody.
    """
    at, story, draft = wishes.at, wishes.story, wishes.draft
    landscape = unspoken(store, at, audience)
    seen = for_audience(landscape, audience, today, as_of)
    open_ = [f for f in findings_for(landscape, audience, as_of, today) if f.status != "OK"]
    shared = audience != "internal"
    found = Introducers(landscape, seen, as_of, today, shared=shared).dress(open_)
    steps = story_of(story, landscape, seen, found) if story else ()
    if draft:
        write_text(draft, proposed(in_language(seen), found, as_of))
    places = _places(store, current(seen, as_of), audience, wishes.moved, keep=not at)
    page = draw_map(
        seen,
        found,
        audience=audience,
        as_of=as_of,
        made_on=today,
        places=places,
        language=words().language,
        before=None if at else round_before(store.journal(), as_of, audience, today),
        story=steps,
    )
    path = output or Path(FILES[audience])
    return write_page(path, page, wishes.passphrase, chosen=bool(output))


def draw_for_everybody(
    store: Store, output: Path | None, as_of: date, today: date, passphrase: str = ""
) -> tuple[Path, tuple[str, ...]]:
    """Write the page of sums; gives the path written, and what could still be inferred.

    Raises `AllymapError` when somebody could be found in it, or hardly anybody is to be counted.
    """
    landscape = landscape_of(store, "", "public")
    picture = public(landscape, as_of, today, THEMES)
    refuse_what_tells(picture)
    page = public_page(picture, landscape, as_of, today, words())
    path = output or Path(FILES["public"])
    drawn = draw_public(page, words())
    return write_page(path, drawn, passphrase, chosen=bool(output)), page.inferred


def refuse_what_tells(picture: Public) -> None:
    """Refuse a picture for everybody in which somebody could be found."""
    risk = picture.risk
    if not risk.least:
        raise AllymapError("public_few", least=picture.least)
    if risk.too_much:
        worst, limit = f"{100 * risk.worst:.0f}", f"{100 * risk.limit:.0f}"
        facts = {"worst": worst, "limit": limit, "least": risk.least}
        raise AllymapError("public_risk", **facts, needed=ceil(1 / risk.limit))


def kept_places(
    store: Store, seen: Landscape, audience: Audience, as_of: date
) -> Mapping[str, tuple[int, int]]:
    """Where the last map for an audience put each actor, and a place for those who are new."""
    known = remembered(store.entries(), audience, "network")
    return arranged(current(seen, as_of), "network", known).at


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
