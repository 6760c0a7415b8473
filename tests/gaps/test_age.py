"""How old lists are is told by the last day that they speak of."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from karuwe import AS_OF, karuwe

from allymap.gaps.age import is_old, last_told
from allymap.model.sketch import sketch

LISTS = """
    A:mens_group -collaborates_with{last_contact=2026-01-10}-> B:womens_group
    sources id=s date=2025-12-01
    activities id=e date=2026-03-01 element=alliances space=mixed topic=gbv place=N
"""


def test_the_last_day_is_the_newest_that_is_not_still_to_come():
    assert last_told(sketch(LISTS), AS_OF) == date(2026, 1, 10)
    assert last_told(sketch(LISTS), date(2026, 4, 1)) == date(2026, 3, 1)
    assert last_told(sketch("A:mens_group"), AS_OF) == AS_OF


@pytest.mark.parametrize(("days", "old"), [(60, False), (61, True)])
def test_lists_are_old_after_so_many_days_without_anything_new(days, old):
    last = last_told(karuwe(), AS_OF)
    assert is_old(karuwe(), AS_OF, last + timedelta(days=days)) is old
