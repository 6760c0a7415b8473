"""Numbers of the user's own: kept, shown where they decide, and taken back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli.pseudo import ACTORS


@pytest.fixture
def karuwe(taken):
    return taken


def ids(run, *more):
    ran = run("gaps", "--json", "--as-of", "2026-01-31", *more)
    return {f["id"]: f["status"] for f in json.loads(ran.out)["findings"]}


def test_a_number_decides_is_shown_and_is_taken_back(karuwe):
    before = ids(karuwe)
    assert karuwe("threshold", "stale", "5", "--by", "Zuri", "--note", "agreed").code == 0
    closer = ids(karuwe)
    assert closer != before
    assert "your own since" in karuwe("threshold", "stale").all
    assert "set by Zuri" in karuwe("explain", "ACC-1").all
    shown = karuwe("gaps", "--as-of", "2026-01-31").all
    assert "recent for (days): 5 (built in: 183)" in shown
    karuwe("report", "--as-of", "2026-01-31")
    page = Path("report-INTERNAL.html").read_text(encoding="utf-8")
    assert "5 (your own; built in: 183)" in page
    assert karuwe("threshold", "stale", "--undo").code == 0
    assert ids(karuwe) == before
    assert karuwe("threshold", "stale", "--undo").code == 1


def test_the_past_keeps_the_number_it_had(karuwe, tmp_path):
    (tmp_path / "more.csv").write_text(ACTORS, encoding="utf-8")
    before = ids(karuwe)
    karuwe("threshold", "stale", "5")
    karuwe("import", "more.csv")
    assert ids(karuwe, "--at", "1") == before


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("stal", "90"), 2, "Did you mean stale?"),
        (("stale", "-5"), 2, "No such option"),
        (("stale", "many"), 2, "not a valid float"),
        (("stale", "--undo"), 1, "nothing to take back"),
        (("--", "stale", "-5"), 3, "thresholds.stale"),
        (("stale", "nan"), 3, "thresholds.stale"),
        (("stale", "inf"), 3, "thresholds.stale"),
        (("meet_within", "1e9"), 3, "thresholds.meet_within"),
    ],
)
def test_what_can_be_no_number_is_refused(karuwe, args, code, said):
    before = ids(karuwe)
    ran = karuwe("threshold", *args)
    assert (ran.code, said in ran.all) == (code, True), ran.all
    assert ids(karuwe) == before


def test_all_numbers_name_the_rules_they_decide(karuwe):
    shown = json.loads(karuwe("threshold", "--json").out)
    stale = next(one for one in shown if one["name"] == "stale")
    assert (stale["value"], stale["rules"]) == (183, ["ACC-1", "SAFE-2"])


def test_who_set_a_number_is_forgotten_with_them(karuwe, tmp_path):
    (tmp_path / "more.csv").write_text(ACTORS, encoding="utf-8")
    karuwe("import", "more.csv")
    karuwe("threshold", "stale", "60", "--by", "Zyx Kwame", "--note", "so says Zyx Kwame")
    assert karuwe("forget", "Zyx Kwame", "--yes").code == 0
    assert "Zyx" not in karuwe("threshold").all + karuwe("explain", "ACC-1", "--json").out
    assert "60" in karuwe("threshold", "stale").all
