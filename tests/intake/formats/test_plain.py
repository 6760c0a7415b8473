"""Edge lists and matrices; the order of formats; what the user says of a file."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from allymap.errors import UnknownName, Unreadable
from allymap.intake.formats.registry import FORMATS, NAMES
from allymap.intake.read import read
from allymap.model.vocabulary import built_in

FILES = Path(__file__).with_name("files")

ALL_THREE = {"Juma Otieno", "Sauti Women's Union", "Amina Diallo"}


def test_an_edge_list_makes_its_actors(take):
    found = take("edge_list.csv", kind="staff", tie="knows")
    assert found.format == "edge_list"
    assert set(found.people) == ALL_THREE
    assert found.ties == {
        ("Juma Otieno", "knows", "Sauti Women's Union"),
        ("Amina Diallo", "knows", "Juma Otieno"),
        ("Amina Diallo", "knows", "Sauti Women's Union"),
    }


def test_an_edge_list_makes_nobody_whom_an_earlier_list_has(take, tmp_path):
    known = {"juma": "Juma Otieno", "sauti": "SAUTI Women's Union", "amina": "Amina Diallo"}
    reading = read(FILES / "edge_list.csv", built_in(), "r", elsewhere=known, tie="supports")
    made = list(reading)
    assert [row.table for row in made] == ["ties"] * 3
    assert {row.data["source"] for row in made} == {"juma", "amina"}
    assert reading.errors == []


def test_ties_with_a_type_are_a_list_of_ties_unless_somebody_says_otherwise(take, tmp_path):
    path = tmp_path / "ties.csv"
    path.write_text("from,to,relationship\nJuma,Sauti,supports\n", encoding="utf-8")
    found = take(path, kind="staff", format_="edge_list")
    assert (found.format, set(found.people)) == (None, {"Juma", "Sauti"})
    assert found.ties == {("Juma", "supports", "Sauti")}


def test_the_type_of_gephis_edges_is_their_direction_and_their_label_the_type(take):
    found = take("gephi_edges.csv", kind="staff")
    assert found.ties == {
        ("Juma Otieno", "supports", "Sauti Women's Union"),
        ("Amina Diallo", "knows", "Juma Otieno"),
    }
    said = {tie.type: dict(tie.attributes) for tie in found.landscape.ties}
    assert said["knows"]["Direction"] == "Undirected"
    assert said["knows"]["Weight (edge list)"] == "2.5"


def test_a_matrix_has_a_tie_for_each_filled_cell(take):
    found = take("matrix.csv", kind="staff", tie="supports")
    assert found.format == "adjacency"
    assert set(found.people) == ALL_THREE
    assert found.ties == {
        ("Juma Otieno", "supports", "Sauti Women's Union"),
        ("Sauti Women's Union", "supports", "Juma Otieno"),
    }
    weights = {tie.source: tie.weight for tie in found.landscape.ties}
    assert weights == {"juma-otieno.staff": 3, "sauti-women-s-union.staff": 1}


def test_a_matrix_of_ones_has_no_weights_and_keeps_who_has_no_tie(take, tmp_path):
    path = tmp_path / "m.csv"
    path.write_text(",A,B,C\nA,1,1,0\nB,0,1,0\nC,0,0,1\n", encoding="utf-8")
    found = take(path, kind="staff", tie="knows")
    assert set(found.people) == {"A", "B", "C"}
    assert found.ties == {("A", "knows", "B")}
    assert [tie.weight for tie in found.landscape.ties] == [None]


def test_a_matrix_that_is_not_square_is_told(errors, tmp_path):
    path = tmp_path / "m.csv"
    path.write_text(",A,B,C\nA,0,1,0\nB,0,0,0\n", encoding="utf-8")
    assert "format_nothing" in [p.code for p in errors(path)]


def test_every_format_has_a_name_of_its_own():
    assert len(set(NAMES)) == len(FORMATS) + 1


@pytest.mark.parametrize("name", ["gexf", "kumu", "onodo", "action_network", "network_canvas"])
def test_a_format_that_the_file_is_not_in_says_so(errors, tmp_path, name):
    path = tmp_path / "list.csv"
    path.write_text("name,kind\nA,staff\n", encoding="utf-8")
    assert "format_nothing" in [p.code for p in errors(path, format_=name)]


def test_a_plain_list_is_read_as_one_when_somebody_says_so(take, tmp_path):
    path = tmp_path / "actors.csv"
    path.write_text("Label,Type,Tags\nJuma,imam,a|b\n", encoding="utf-8")
    assert take(path).format == "kumu"
    assert take(path, format_="table").format is None
    assert take(path, format_="table").people == take(path).people


def test_a_format_nobody_knows_is_named(take):
    with pytest.raises(UnknownName) as refused:
        take("edge_list.csv", format_="kumo")
    assert (refused.value.code, "kumu" in refused.value.facts["allowed"]) == (
        "unknown_format",
        True,
    )


@pytest.mark.parametrize(
    ("how", "code"),
    [({"kind": "wizard"}, "unknown_default_kind"), ({"tie": "adores"}, "unknown_default_tie")],
)
def test_a_kind_or_tie_for_all_must_be_known(take, how, code):
    with pytest.raises(UnknownName) as refused:
        take("edge_list.csv", **how)
    assert refused.value.code == code


def test_a_kind_for_all_fills_only_what_is_empty(take, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("name,kind\nA,male ally\nB,\nC\n", encoding="utf-8")
    assert [actor.kind for actor in take(path, kind="staff").landscape.actors] == [
        "male_ally",
        "staff",
        "staff",
    ]


def test_a_list_of_names_is_actors_when_their_kind_is_said(take, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("full name,village\nA,Lusoka\n", encoding="utf-8")
    assert take(path, kind="staff").people == {"A": ("staff", "Lusoka")}


LISTS = {
    "cp1252": "nom;type;lieu\nSévérine Nkulu;imam;Kinshasa\nAndré Mbayo;imam;Goma\n",
    "cp1254": "name;type;yer\nAyşe Yılmaz;imam;İzmir\nMehmet Şahin;imam;Diyarbakır\n",
    "cp1250": "name;type;miejsce\nPaweł Wiśniewski;imam;Łódź\nZofia Jabłońska;imam;Kraków\n",
    "cp1251": "name;type;place\nАсия Петрова;imam;Казань\nИван Иванов;imam;Уфа\n",
    "koi8-r": "name;type;place\nАсия Петрова;imam;Казань\nИван Иванов;imam;Уфа\n",
    "cp1256": "name;type;place\nمحمد الحسن;imam;عدن\nعائشة علي;imam;تعز\n",
}


@pytest.mark.parametrize("encoding", LISTS)
def test_the_encoding_of_a_short_list_is_found_and_told(take, tmp_path, encoding):
    path = tmp_path / "list.csv"
    path.write_bytes(LISTS[encoding].replace("nom", "name").encode(encoding))
    found = take(path)
    expected = [line.split(";")[0] for line in LISTS[encoding].splitlines()[1:]]
    assert sorted(found.people) == sorted(expected)
    (told,) = [p for p in found.problems if p.code == "encoding_guessed"]
    assert told.facts["example"] in LISTS[encoding]


def test_the_encoding_that_is_said_wins(take, tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes("name,kind\nZoë,staff\n".encode("cp850"))
    found = take(path, encoding="cp850")
    assert list(found.people) == ["Zoë"]
    assert "encoding_guessed" not in found.codes("notice")


def test_an_encoding_that_is_said_and_does_not_fit_is_refused_with_its_row(take, tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"name,kind\nAmina,staff\nZo\xeb,staff\n")
    with pytest.raises(Unreadable) as refused:
        take(path, encoding="utf-8")
    assert (refused.value.code, refused.value.facts["row"]) == ("encoding_wrong", 3)


@pytest.mark.parametrize("name", ["klingon", "rot13", "base64"])
def test_an_encoding_nobody_knows_is_named(take, name):
    with pytest.raises(UnknownName) as refused:
        take("edge_list.csv", encoding=name)
    assert refused.value.code == "unknown_encoding"


XLS = FILES / "stakeholders.xls"


def test_an_old_workbook_is_read_with_its_days_numbers_and_letters(take):
    found = take(XLS)
    assert XLS.read_bytes()[:4] == b"\xd0\xcf\x11\xe0"
    assert found.people == {
        "Juma Otieno": ("male_ally", "Lusoka"),
        "Hélène Côté": ("woman_leader", "Tamzir"),
        "عائشة علي": ("womens_group", "Port Selwa"),
    }
    by_name = {actor.name: actor for actor in found.landscape.actors}
    assert str(by_name["Juma Otieno"].trained) == "2024-02-01"
    assert by_name["عائشة علي"].group_size == 24
    assert found.ties == {("Juma Otieno", "supports", "عائشة علي")}


@pytest.mark.parametrize("keep", [100, 3000, 5000])
def test_an_old_workbook_that_is_cut_short_is_refused(take, tmp_path, keep):
    (tmp_path / "cut.xls").write_bytes(XLS.read_bytes()[:keep])
    with pytest.raises(Unreadable) as refused:
        take(tmp_path / "cut.xls")
    assert refused.value.code == "workbook_damaged"


def test_a_workbook_with_macros_is_read_and_its_macros_are_not_run(take, book, tmp_path):
    plain = book(tmp_path / "a.xlsx", {"Actors": [["name", "kind"], ["Juma", "imam"]]})
    macros = tmp_path / "a.xlsm"
    kind = "spreadsheetml.sheet.main+xml"
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(macros, "w") as new:
        for part in old.namelist():
            content = old.read(part).replace(
                f"vnd.openxmlformats-officedocument.{kind}".encode(),
                b"vnd.ms-excel.sheet.macroEnabled.main+xml",
            )
            new.writestr(part, content)
        new.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 not run")
    assert take(macros).people == {"Juma": ("religious_leader", None)}


@pytest.mark.parametrize("name", ["google_old.csv", "civicrm_contacts.csv", "edge_list.csv"])
def test_a_cell_beyond_the_headers_of_a_foreign_file_is_kept(take, tmp_path, name):
    text = (FILES / name).read_text(encoding="utf-8").rstrip("\n")
    (tmp_path / name).write_text(f"{text},lost\n", encoding="utf-8")
    landscape = take(tmp_path / name, kind="staff", tie="knows").landscape
    records = [*landscape.actors, *landscape.ties]
    assert [1 for one in records if "lost" in one.attributes.values()] == [1]


def test_naming_the_table_says_that_a_file_is_a_list_of_ours(errors):
    told = errors("edge_list.csv", table="ties", tie="supports")
    assert told == []
    told = errors("edge_list.csv", table="ties")
    assert [p.code for p in told] == ["column_missing"]
