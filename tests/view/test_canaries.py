"""Of 300 random landscapes nothing secret is in any byte that partners or everybody get."""

from __future__ import annotations

import random
import re

import pytest
from gaps.canaries import planted
from gaps.random_country import random_country
from gaps.random_days import AS_OF
from gaps.random_landscape import random_landscape
from page_reading import all_of

from allymap.gaps.public import public
from allymap.gaps.rules import findings_for
from allymap.model.audience import for_audience
from allymap.view.exports import csv_tables
from allymap.view.map import draw_map
from allymap.view.public import draw_public, public_page
from allymap.view.spreadsheet import csv_sheets
from allymap.view.tables import OPEN, Asked, tables
from allymap.view.words import words

EACH = 30


def landscape(seed):
    """Every tenth a country of many, the others small and dense."""
    luck = random.Random(seed)
    return random_landscape(luck) if seed % 10 else random_country(luck).landscape


def shared(land):
    """All that leaves the house of a landscape, by what it is."""
    seen = for_audience(land, "coalition", AS_OF, AS_OF)
    found = findings_for(land, "coalition", AS_OF, AS_OF)
    days = {"as_of": AS_OF, "made_on": AS_OF}
    yield "map", all_of(draw_map(seen, found, audience="coalition", **days))
    yield (
        "public",
        draw_public(
            public_page(public(land, AS_OF, AS_OF, {}), land, **days, words=words()), words()
        ),
    )
    left = land.vocabulary.raw["audiences"]["coalition"]["unwritten"]
    for name, text in csv_tables(seen, without=left).items():
        yield name, text
    for name in OPEN:
        yield name, str(csv_sheets(tables(name, Asked(seen, AS_OF, words(), outside=True))))


def test_each_has_two_hundred_and_they_are_found_where_they_may_be():
    """The net is whole: what is for inside has them."""
    for seed in (0, 1, 7):
        land, canaries = planted(landscape(seed), seed)
        assert len(canaries) >= 200
        seen = for_audience(land, "internal", AS_OF)
        text = "".join(csv_tables(seen).values())
        assert sum(word in text for word in canaries) > 100


@pytest.mark.parametrize("batch", range(10))
def test_no_canary_is_in_what_leaves_the_house(batch):
    for seed in range(EACH * batch, EACH * batch + EACH):
        land, canaries = planted(landscape(seed), seed)
        for what, text in shared(land):
            found = set(re.findall(r"canary\d{5}x\d+", text))
            assert not found & set(canaries), (seed, what, found)
