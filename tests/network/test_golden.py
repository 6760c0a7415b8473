"""The golden fixture says what the page it was worked out on says."""

from __future__ import annotations

from golden import golden


def test_the_fixture_is_whole() -> None:
    landscape = golden()
    sizes = [len(getattr(landscape, t)) for t in ("actors", "ties", "activities", "services")]
    assert sizes == [26, 27, 10, 5]
    assert landscape.us == "O3"
    assert {scope.about for scope in landscape.scopes} == {"all"}
    assert landscape.activities[3].people == (("A02", ""),)
