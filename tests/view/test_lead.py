"""The sentence above the picture: who is there, who is absent, and what joins whom."""

from __future__ import annotations

from datetime import date

import pytest
from karuwe import karuwe
from page_content import content

from allymap.gaps.rules import findings_for
from allymap.gaps.short_list import absent
from allymap.model.audience import for_audience
from allymap.model.sketch import sketch
from allymap.view.map import draw_map
from allymap.view.page_texts import spoken
from allymap.view.words import page_languages, words

DAY = date(2026, 1, 31)
AGREED = "\n".join(
    f"consents actor={one} basis=consent scope=name_coalition date=2025-10-01"
    for one in ("Circle", "Juma", "Asha")
)
NAMES = "Circle:mens_group; Juma:male_ally; Asha:womens_group\n" + AGREED


def seen(landscape, audience="internal", language="en"):
    """What stands above the picture of an audience."""
    found = findings_for(landscape, audience, DAY, DAY)
    shown = for_audience(landscape, audience, DAY, DAY)
    html = draw_map(shown, found, audience=audience, as_of=DAY, made_on=DAY)
    return content(html)["texts"][language]["seen"]


def test_a_list_of_names_says_who_is_not_on_it_and_that_nobody_asked_who_works_with_whom():
    assert seen(sketch(NAMES)) == (
        "3 actors in 2 constituencies. Nobody on this list is from: feminist movement, LGBTQ+, "
        "youth, influencers, institutions, services, media and arts, research. No ties are on "
        "this list yet: nobody has asked who works with whom."
    )


@pytest.mark.parametrize("language", page_languages())
def test_every_language_names_exactly_those_who_are_absent(language):
    landscape, said = sketch(NAMES), words(language)
    told = seen(landscape, language=language)
    label = spoken(landscape, said).vocabulary.label
    gone = said.say("list.comma").join(
        label("constituencies", code) for code in absent(landscape).constituencies
    )
    assert f": {gone}." in told.replace("\u00a0:", ":")


def test_partners_are_never_told_that_nobody_is_there():
    """Who has not agreed to be seen is not on their page, and is not absent for that."""
    landscape = sketch(NAMES + "\nHidden:feminist_org")
    assert "feminist" not in seen(landscape)
    told = seen(landscape, "coalition")
    assert "Nobody on this list" not in told
    assert "feminist" not in told


def test_where_everybody_is_there_nobody_is_said_to_be_absent():
    kinds = ("womens_group", "feminist_org", "lgbtq_org", "youth_club", "religious_leader")
    kinds += ("ministry", "health_worker", "media_outlet", "researcher", "mens_group")
    landscape = sketch("; ".join(f"A{n}:{kind}" for n, kind in enumerate(kinds)))
    told = seen(landscape)
    assert absent(landscape).constituencies == ()
    assert "Nobody on this list" not in told


TIED = "Elder:religious_leader -supports{last_contact=2026-01-10}-> Juma:male_ally\n"
ALSO = "Elder -supports{last_contact=2026-01-10}-> Asha:womens_group\n"
THIRD = "Juma -supports{last_contact=2026-01-10}-> Asha\n"


@pytest.mark.parametrize(
    ("ties", "told"),
    [
        (TIED, "One tie joins influencers and men: the widest bridge."),
        (TIED + ALSO, "One tie each joins influencers and men; influencers and women: the two"),
        (TIED + ALSO + THIRD, "No bridge is the widest: 3 have one tie each."),
        (
            TIED + ALSO + THIRD.replace("Juma", "Musa:male_ally") + THIRD,
            "2 ties join men and women: the widest bridge.",
        ),
    ],
)
def test_no_bridge_is_called_the_widest_that_is_only_as_wide_as_another(ties, told):
    assert told in seen(sketch(ties))


@pytest.mark.parametrize("language", page_languages())
def test_karuwe_names_both_of_its_widest_bridges_in_every_language(language):
    landscape, said = karuwe(), words(language)
    label = spoken(landscape, said).vocabulary.label
    told = seen(landscape, language=language).split(said.say("list.apart"))
    for code in ("influencers", "men", "women"):
        assert label("constituencies", code) in " ".join(told)
    assert [label("constituencies", "influencers") in part for part in told[:2]] == [True, True]
