"""Pictures and files for other programs from the command line."""

from __future__ import annotations

import json
from zipfile import ZipFile

import pytest
from karuwe import AS_OF
from lxml import etree

LIST = """name,kind,place
Amina,male ally,Lusoka
Sauti,women's group,Lusoka
Dada,women's group,Tamzir
"""
TIES = "source,target,type,last_contact\nAmina,Sauti,supports,2026-01-02\n"


@pytest.fixture
def small(run, tmp_path):
    """Three actors and a tie in a store."""
    (tmp_path / "actors.csv").write_text(LIST, encoding="utf-8")
    (tmp_path / "ties.csv").write_text(TIES, encoding="utf-8")
    assert run("import", "actors.csv").code == 0
    assert run("import", "ties.csv").code == 0
    return run


def test_a_picture_says_for_whom_it_is_in_its_name(small, tmp_path):
    ran = small("picture", "map", "--as-of", AS_OF)
    assert ran.code == 0, ran.all
    assert (tmp_path / "picture-map-INTERNAL.png").read_bytes()[:4] == b"\x89PNG"
    assert "Do not pass it on" in ran.err
    assert small("picture", "coverage", "--for", "coalition").code == 0
    assert (tmp_path / "picture-coverage-coalition.png").exists()


def test_a_picture_that_is_too_large_for_png_leaves_nothing_and_says_what_to_do(
    small, tmp_path, monkeypatch
):
    monkeypatch.setattr("allymap.view.pictures.png.MOST", 100_000)
    before = sorted(tmp_path.iterdir())
    ran = small("picture", "map", "--as-of", AS_OF)
    assert ran.code == 1
    assert "-o picture.svg" in ran.all
    assert sorted(tmp_path.iterdir()) == before
    assert small("picture", "map", "--as-of", AS_OF, "-o", "picture.svg").code == 0


@pytest.mark.parametrize("view", ["spectrum", "matrix", "who-does-what"])
def test_what_is_for_inside_is_not_drawn_for_partners(small, tmp_path, view):
    ran = small("picture", view, "--for", "coalition", "-o", "x.svg")
    assert ran.code == 2
    assert "map, bridges, ladder, coverage" in ran.all
    assert not (tmp_path / "x.svg").exists()


def test_the_wall_is_svg_for_the_map_alone(small, tmp_path):
    assert small("picture", "ladder", "--wall").code == 2
    assert small("picture", "map", "--wall").code == 0
    tree = etree.parse(str(tmp_path / "wall-map-INTERNAL.svg")).getroot()
    assert tree.get("width") == "420mm"


def test_an_ask_that_is_not_there_is_told(small):
    ran = small("picture", "spectrum", "--ask", "x")
    assert ran.code == 2
    assert "No ask is called 'x'" in ran.all


@pytest.mark.parametrize(
    ("format_", "file"),
    [
        ("gexf", "gexf-INTERNAL.gexf"),
        ("graphml", "graphml-INTERNAL.graphml"),
        ("kumu", "kumu-INTERNAL.xlsx"),
        ("kumu-json", "kumu-INTERNAL.json"),
    ],
)
def test_a_file_for_another_program_comes_back_into_an_empty_store(small, tmp_path, format_, file):
    ran = small("export", "--as", format_)
    assert ran.code == 0, ran.all
    assert (tmp_path / file).exists()
    assert "Nothing is lost" in ran.out
    back = small("import", file, "--store", "other.db")
    assert back.code == 0, back.all
    assert "3 actors and 1 tie" in back.all


def test_what_is_lost_is_told_record_by_record(small, tmp_path):
    (tmp_path / "places.csv").write_text("id,name\nLusoka,Lusoka\n", encoding="utf-8")
    assert small("import", "places.csv").code == 0
    assert "1 place" in small("export", "--as", "gexf").out
    told = json.loads(small("export", "--as", "gexf", "--json").out)
    lost = {"table": "places", "record": "Lusoka", "column": "", "how": "table"}
    assert told["losses"] == [lost]


def test_a_file_for_another_program_is_no_folder_and_has_nothing_restricted(small, tmp_path):
    assert small("export", "--as", "gexf", "--restricted").code == 2
    assert small("export", "--json").code == 2
    assert small("export", "--as", "gexf", "-o", tmp_path).code == 2


def test_the_document_shows_the_map_with_words_for_those_who_cannot_see_it(run, tmp_path):
    assert run("demo", "--no-open", "-o", "d").code == 0
    with ZipFile(tmp_path / "d" / "report-INTERNAL.docx") as book:
        pictures = [name for name in book.namelist() if name.endswith(".png")]
        page = etree.fromstring(book.read("word/document.xml"))
    assert len(pictures) == 3
    words = page.xpath("//*[local-name()='docPr']/@descr")
    assert len(words) == 3
    assert all(one.startswith("INTERNAL - ") and len(one) > 60 for one in words)


def test_partners_are_not_told_what_is_written_for_none_of_them(small, tmp_path):
    """Who told us may be a person, and is one here: in no file, nor in what a file lacks."""
    for name, text in {
        "sources": "id,date\ntold-by-Zuqavi,2026-01-05\n",
        "scopes": "source,topic,about,wave\ntold-by-Zuqavi,supports,all,baseline\n",
        "activities": "id,date,element,space\nmet-Zuqavi,2026-01-05,alliances,mixed\n",
        "places": "id,name\nLusoka,Lusoka\n",
    }.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        assert small("import", f"{name}.csv").code == 0
    lost = {}
    for audience in ("internal", "coalition"):
        ran = small("export", "--as", "gexf", "--for", audience, "--json")
        lost[audience] = {one["table"] for one in json.loads(ran.out)["losses"]}
        assert ("Zuqavi" in ran.all) == (audience == "internal")
    assert lost["internal"] >= {"sources", "scopes", "activities"}
    assert not lost["coalition"] & {"sources", "scopes", "activities"}
    said = small("export", "--as", "gexf", "--for", "coalition").all
    assert not [one for one in ("source", "question", "session") if one in said], said
