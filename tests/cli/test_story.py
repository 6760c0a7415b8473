"""The story of a map: a plain text by staff, or a draft from the findings; checked line by line."""

from __future__ import annotations

import pytest
from cli.test_by_hand import taken
from page_reading import data_of

from allymap import resources

__all__ = ["taken"]

STORY = """# Who is there
The map as a whole.
It has four names.
see: map

# <b>Kwame</b>
see: map; actor Kwame Addo; arrange network

# Women
Only they.
see: table; only kind women's group, feminist network
"""


@pytest.fixture
def told(taken, tmp_path):
    """Draws a map with a story, and gives the run and the steps on the page."""

    def draw(text, *more, output="map.html"):
        (tmp_path / "story.txt").write_text(text, encoding="utf-8")
        ran = taken("map", "--story", "story.txt", "-o", output, *more)
        page = (tmp_path / output).read_text(encoding="utf-8") if ran.code == 0 else ""
        return ran, data_of(page) if page else {}

    return draw


def test_a_story_is_on_the_page_with_its_words_and_views(told):
    ran, data = told(STORY)
    assert ran.code == 0, ran.all
    first, second, third = data["story"]
    assert (first["title"], first["text"]) == (
        "Who is there",
        "The map as a whole. It has four names.",
    )
    assert second["title"] == "<b>Kwame</b>"
    assert data["actors"]["name"][second["state"]["actor"] - 1] == "Kwame Addo"
    assert second["state"]["arrange"] == "network"
    assert third["state"] == {"view": "table"}
    assert third["only"] == {"kind": ["womens_group", "feminist_network"]}


@pytest.mark.parametrize(
    ("text", "row", "said"),
    [
        ("Hello\n# A\n", 1, "begins with a title"),
        ("# A\n\n#\nText\n", 3, "begins with a title"),
        ("", 0, "1 to 60 steps"),
        ("# A\nx\n" * 61, 0, "1 to 60 steps"),
        ("# A\nsee: dance\n", 2, "Write one of these: coverage, "),
        ("# A\nsee: map; actor Nobody Here\n", 2, "Nobody Here"),
        ("# A\nsee: map; finding XYZ-9\n", 2, "XYZ-9"),
        ("# A\nsee: map; arrange circle\n", 2, "constituencies, network"),
        ("# A\nsee: map; only kind dragon\n", 2, "dragon"),
        ("# A\nsee: map; only\n", 2, "only kind"),
        (f"# A\n{'x' * 901}\n", 1, "too long"),
        ("# A\x07\nx\n", 1, "too long"),
    ],
)
def test_what_is_wrong_is_told_with_file_line_and_what_to_do(told, tmp_path, text, row, said):
    ran, _ = told(text)
    assert ran.code == 3, ran.all
    assert (f"story.txt, row {row}" if row else "story.txt") in ran.all
    assert said in ran.all
    assert not (tmp_path / "map.html").exists()


def test_a_file_that_is_no_text_is_told(taken, tmp_path):
    (tmp_path / "s.txt").write_bytes(b"\xff\xfe\x00")
    assert "no plain text" in taken("map", "--story", "s.txt").all
    assert taken("map", "--story", "gone.txt").code == 3


@pytest.mark.parametrize(
    "text", ["# About him\nsee: map; actor Kwame Addo\n", "# About him\nAsk kwame addo first.\n"]
)
def test_for_partners_a_step_about_somebody_hidden_is_refused_by_its_name(told, text):
    assert told(text)[0].code == 0
    ran, _ = told(text, "--for", "coalition", output="shared.html")
    assert ran.code == 3, ran.all
    assert "“About him”" in ran.all
    assert "Kwame Addo" not in ran.all


@pytest.mark.parametrize("how", ["merged", "renamed"])
def test_for_partners_another_name_of_somebody_hidden_is_refused_too(told, run, tmp_path, how):
    if how == "merged":
        other = "id,name,kind,place\n7,Kofi Adoma,male_ally,Lusaka\n"
        (tmp_path / "other.csv").write_text(other, encoding="utf-8")
        assert run("import", "other.csv").code == 0
        assert run("same", "Kwame Addo", "Kofi Adoma", "--answer", "same").code == 0
    else:
        (tmp_path / "actors.csv").write_text(
            "id,name,kind,place\nk1,Kofi Adoma,male_ally,Lusaka\n", encoding="utf-8"
        )
        assert run("import", "actors.csv").code == 0
    for name in ("Kwame Addo", "Kofi Adoma"):
        ran, _ = told(f"# About him\nAsk {name} first.\n", "--for", "coalition", output="s.html")
        assert (ran.code, name in ran.all) == (3, False), ran.all
    assert told("# Some of 7\nThese k1.\n", "--for", "coalition", output="s.html")[0].code == 0


def test_a_draft_is_written_and_can_be_told_as_it_is(run, tmp_path):
    assert run("import", resources.folder("sample_data") / "karuwe.xlsx").code == 0
    ran = run("map", "--propose-story", "draft.txt", "--as-of", "2026-01-31")
    assert (ran.code, "draft.txt" in ran.all) == (0, True)
    draft = (tmp_path / "draft.txt").read_text(encoding="utf-8")
    assert draft.startswith("# What the map shows\n150 actors are on it.")
    assert draft.count("\nsee: map; finding ") == 3
    assert run("map", "--story", "draft.txt", "--as-of", "2026-01-31").code == 0
    page = (tmp_path / "map-INTERNAL.html").read_text(encoding="utf-8")
    data = data_of(page)
    assert [one["state"].get("told") for one in data["story"][1:]] == data["urgent"]
    again = run("map", "--propose-story", "draft.txt")
    assert (again.code, (tmp_path / "draft.txt").read_text(encoding="utf-8")) == (2, draft)


def test_the_public_page_has_no_story(taken):
    assert taken("map", "--for", "public", "--story", "s.txt").code == 2
