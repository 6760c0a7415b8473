"""The pages of the fictional country, made as the command line makes them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from karuwe import AS_OF, karuwe

from allymap.gaps.introducers import Introducers
from allymap.gaps.public import public
from allymap.gaps.rules import findings_for
from allymap.model.audience import for_audience
from allymap.view.map import draw_map
from allymap.view.public import THEMES, draw_public, public_page
from allymap.view.words import words

if TYPE_CHECKING:
    from allymap.model.audience import Audience


@cache
def page_for(audience: Audience) -> str:
    """The map's page for an audience, with every finding that it may see."""
    whole = karuwe()
    seen = for_audience(whole, audience, AS_OF, AS_OF)
    found = [f for f in findings_for(whole, audience, AS_OF, AS_OF) if f.status != "OK"]
    shared = audience != "internal"
    dressed = Introducers(whole, seen, AS_OF, AS_OF, shared=shared).dress(found)
    return draw_map(seen, dressed, audience=audience, as_of=AS_OF, made_on=AS_OF)


@cache
def public_in(language: str) -> str:
    """The page for everybody in a language."""
    said, country = words(language), karuwe()
    picture = public(country, AS_OF, AS_OF, THEMES)
    return draw_public(public_page(picture, country, AS_OF, AS_OF, said), said)
