"""The vocabulary says everything the rules need, and refuses what it cannot mean."""

from __future__ import annotations

import pytest

from allymap.errors import BadVocabulary
from allymap.model.vocabulary import built_in


def test_every_kind_of_the_field_is_there():
    words = built_in()
    assert len(words.kinds) == 52
    assert {k.form for k in words.kinds.values()} == {
        "person",
        "group",
        "organisation",
        "institution",
    }
    assert {k.constituency for k in words.kinds.values()} == set(words.codes["constituencies"])


def test_influences_is_turned_round_and_no_tie_of_its_own():
    words = built_in()
    assert words.ties["influences"].flips_to == "listens_to"
    assert "influences" not in words.list_of("ties")


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ('[kinds.x]\nlabel="x"\nform="crowd"\nconstituency="men"', "kinds.x.form"),
        ('[kinds.x]\nlabel="x"\nform="group"\nconstituency="elves"', "kinds.x.constituency"),
        ('[topics.x]\nlabel="x"\nsensitivity=9', "topics.x.sensitivity"),
        ("[thresholds]\nstale=-1", "thresholds.stale"),
        ('[thresholds]\nstale="soon"', "thresholds.stale"),
        ('[terms.fem]\nkinds=["feminist_orgs"]', "terms.fem.kinds"),
    ],
)
def test_a_wrong_value_is_named_with_its_place(line, where):
    with pytest.raises(BadVocabulary) as refused:
        built_in().extended(line)
    assert refused.value.facts["where"] == where


@pytest.mark.parametrize("text", ["[kinds", '[kinds.x]\nlabel="x"', '[ties.x]\ncolour="red"'])
def test_what_is_no_vocabulary_is_refused(text):
    with pytest.raises(BadVocabulary):
        built_in().extended(text)


def test_a_threshold_can_be_changed_in_one_line():
    assert built_in().extended("[thresholds]\nstale = 90").days("stale") == 90
    assert built_in().days("stale") == 183
