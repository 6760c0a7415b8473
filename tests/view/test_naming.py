"""Names that would mix two people up are told with what sets them apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from allymap.gaps.finding import Finding
from allymap.gaps.rules import find_gaps
from allymap.model.sketch import sketch
from allymap.view.naming import actor_name
from allymap.view.person import sentences
from allymap.view.tell import tell
from allymap.view.words import words

AS_OF = date(2026, 1, 31)
LAND = sketch("""
    a:male_ally{place=n1,gender=man,influence=4}
    b:male_ally{place=n2}
    c:male_ally{place=n2}
    d:mens_group
    u:ingo
    s:staff
    places id=n1 name=North
    places id=n2 name=South
    u -collaborates_with{holder=s,last_contact=2026-01-10}-> d
    settings name=us value=u
    sources id=q date=2026-01-01
    scopes source=q topic=accountable_to about=all
    scopes source=q topic=collaborates_with about=all
""")


def _named(landscape, **names):
    actors = (replace(a, name=names.get(a.id, a.name)) for a in landscape.actors)
    return replace(landscape, actors=tuple(actors))


@pytest.mark.parametrize(
    ("names", "called"),
    [
        ({"a": "Juma"}, "Juma"),
        ({"a": "Juma", "b": "Juma"}, "Juma (North)"),
        ({"a": "Juma", "d": "Juma"}, "Juma (North)"),
    ],
)
def test_two_of_one_name_are_told_apart_by_place(names, called):
    assert actor_name(_named(LAND, **names), "a", words()) == called


def test_two_of_one_name_and_place_are_told_apart_by_id():
    both = _named(LAND, b="Juma", c="Juma")
    assert [actor_name(both, one, words()) for one in "bc"] == ["Juma (b)", "Juma (c)"]


def test_one_without_a_place_is_told_by_kind():
    both = _named(LAND, a="Juma", d="Juma")
    assert actor_name(both, "d", words()) == "Juma (men's group)"


def test_a_finding_tells_two_of_one_name_apart():
    finding = Finding("SAFE-2", "x", "GAP", "high", "isolated", ("a",), {"whom": ("a", "b")})
    both = _named(LAND, a="Juma", b="Juma")
    finding = replace(finding, rule="DATA-1", variant="not_reached", facts={"whom": ("a", "b")})
    (told,) = tell([finding], both, words())
    assert "Juma (North) and Juma (South)" in told.what


def test_a_colleague_on_the_list_is_called_by_name():
    (told,) = (
        one
        for one in tell(find_gaps(_named(LAND, s="Nora"), AS_OF), _named(LAND, s="Nora"), words())
        if one.rule == "ACC-1"
    )
    assert told.owner == "Nora"


def test_what_men_answer_to_stays_what_it_is():
    land = sketch("""
        d:mens_group
        w:womens_group
        f:feminist_org
        d -accountable_to-> w
        sources id=q date=2026-01-01
        scopes source=q topic=accountable_to about=all
    """)
    (told,) = (t for t in tell(find_gaps(land, AS_OF), land, words()) if t.rule == "ACC-1")
    assert "keep that" in told.what
    assert "correct its kind" not in told.what


def test_who_says_what_is_known_of_somebody_and_what_was_remarked():
    remarked = replace(
        LAND,
        actors=tuple(
            replace(a, attributes={"remark": "knows the bishop"}) if a.id == "a" else a
            for a in LAND.actors
        ),
    )
    said = sentences(remarked, "a", (), AS_OF, words())
    assert {"Gender: man", "Influence (1 to 5): 4", "Remark: knows the bishop"} <= set(said)


def test_who_tells_findings_about_somebody_not_those_at_whose_edge_they_stand():
    told = tell(find_gaps(LAND, AS_OF), LAND, words())
    about = next(replace(t, actors=("d", "u")) for t in told if t.rule == "ACC-1")
    for actor, expected in (("d", True), ("u", False)):
        said = "\n".join(sentences(LAND, actor, (about,), AS_OF, words()))
        assert (about.what in said) is expected
