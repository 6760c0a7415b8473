"""allymap card: a page on paper of what is held about one actor."""

from __future__ import annotations

import pytest
from karuwe import karuwe


def test_a_card_is_found_by_name_and_named_internal(taken, tmp_path):
    ran = taken("card", "benoit sorombe")
    assert (ran.code, "card-INTERNAL-" in ran.out, "INTERNAL" in ran.err) == (0, True, True)
    (path,) = tmp_path.glob("card-INTERNAL-*.html")
    assert path.stat().st_mode & 0o777 == 0o600
    assert "Benoît Sorombe" in path.read_text(encoding="utf-8")


def test_it_says_where_every_value_came_from(taken, tmp_path):
    taken("fix", "benoit sorombe", "--set", "place=Orun", "--by", "Zuri", "--note", "by phone")
    taken("card", "benoit sorombe", "-o", "card.html")
    page = (tmp_path / "card.html").read_text(encoding="utf-8")
    assert "file karuwe.xlsx, sheet actors, row " in page
    assert "Noted by hand by Zuri on " in page
    assert "by phone" not in page


def test_no_card_of_the_country_tells_who_named_opposes_trusts_or_listens_to_whom(taken, tmp_path):
    landscape = karuwe()
    about = {
        t.target
        for t in landscape.ties
        if t.type in ("nominates", "opposes", "trusts", "listens_to")
    }
    for actor in sorted(about)[:8]:
        taken("card", actor, "-o", "card.html")
        page = (tmp_path / "card.html").read_text(encoding="utf-8")
        for tie in landscape.ties_to[actor]:
            label = landscape.vocabulary.ties[tie.type].label
            said = f"{landscape.name(tie.source)} {label} {landscape.name(actor)}"
            if tie.type in ("nominates", "opposes", "trusts", "listens_to"):
                assert said not in page, said


def test_nobody_is_told(taken, tmp_path):
    assert taken("card", "Nobody Atall").code == 2
    assert not list(tmp_path.glob("*.html"))


@pytest.mark.parametrize("name", ["!!!", "x" * 400, "ሀ" * 200])
def test_any_name_has_a_file_for_its_card(run, tmp_path, name):
    (tmp_path / "l.csv").write_text(f"id,name,kind\nq-7,{name},male_ally\n", encoding="utf-8")
    run("import", "l.csv")
    assert run("card", "q-7").code == 0
    (card,) = tmp_path.glob("card-INTERNAL-?*.html")
    assert len(card.name.encode()) < 255
