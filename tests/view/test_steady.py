"""A chance in words: rounded down, and never more sure than it is."""

from __future__ import annotations

import pytest

from allymap.model.vocabulary import built_in
from allymap.network.standing import Standing
from allymap.view.steady import is_stable, steady
from allymap.view.words import words


@pytest.mark.parametrize(
    ("chance", "often", "begins"),
    [
        (1.0, "in all such lists", "Stable: "),
        (0.999, "in 9 of 10 such lists", "Stable: "),
        (0.8, "in 8 of 10 such lists", "Stable: "),
        (0.7999, "in 7 of 10 such lists", "Do not rely on this place: "),
        (0.3, "in 3 of 10 such lists", "Do not rely on this place: "),
        (0.09, "in fewer than 1 of 10 such lists", "Do not rely on this place: "),
    ],
)
def test_the_chance_in_words(chance, often, begins):
    place = Standing("a", 1.0, 2, (1, 7), chance)
    said = steady(place, built_in(), words())
    assert said.startswith(f"{begins}would still be among the first 5 {often};")
    assert said.endswith("stability range: rank 1 to 7.")
    assert is_stable(place, built_in()) == (begins == "Stable: ")


def test_what_was_not_tried_says_nothing():
    assert steady(Standing("a", 1.0, 2), built_in(), words()) == ""


def test_the_numbers_of_the_user_decide():
    own = built_in().extended("[thresholds]\nstable = 0.95\nfirst = 3")
    said = steady(Standing("a", 1.0, 2, (1, 7), 0.9), own, words())
    assert said.startswith("Do not rely on this place: would still be among the first 3 in 9 of")
