"""Kumu and Onodo: maps that others drew, as workbooks and JSON."""

from __future__ import annotations

import json

import pytest

from allymap.errors import Unreadable

KUMU = {
    "Elements": [
        ["Label", "Type", "Description", "Tags", "Image"],
        ["Amina Diallo", "male ally", "Trains fathers", "trainer|radio", None],
        ["Sauti Women's Union", "women's group", None, None, None],
    ],
    "Connections": [
        ["From", "To", "Type", "Direction", "Tags", "Strength"],
        ["Amina Diallo", "Sauti Women's Union|Imam Yusuf", "supports", "directed", "new", "Strong"],
        ["Imam Yusuf", "Amina Diallo", "knows", "mutual", None, "Weak"],
    ],
    "Notes (ignore)": [["Label"], ["not an element"]],
}
TIES = {
    ("Amina Diallo", "supports", "Sauti Women's Union"),
    ("Amina Diallo", "supports", "Imam Yusuf"),
    ("Imam Yusuf", "knows", "Amina Diallo"),
    ("Amina Diallo", "knows", "Imam Yusuf"),
}


def test_a_kumu_workbook_means_its_elements_and_connections(take, tmp_path, book):
    found = take(book(tmp_path / "map.xlsx", KUMU), kind="religious leader")
    assert found.format == "kumu"
    assert found.people == {
        "Amina Diallo": ("male_ally", None),
        "Sauti Women's Union": ("womens_group", None),
        "Imam Yusuf": ("religious_leader", None),
    }
    assert found.ties == TIES
    assert found.extras("Amina Diallo") == {
        "Description": "Trains fathers",
        "Tags": "trainer|radio",
    }


def test_what_kumu_says_of_a_connection_is_kept_by_name(take, tmp_path, book):
    found = take(book(tmp_path / "map.xlsx", KUMU), kind="religious leader")
    said = {
        tie.target: dict(tie.attributes) for tie in found.landscape.ties if tie.type == "supports"
    }
    assert said["imam-yusuf.religious_leader"] == {
        "Direction": "directed",
        "Tags": "new",
        "Strength (Kumu)": "Strong",
    }


def test_a_strength_from_1_to_5_is_a_weight(take, tmp_path, book):
    sheets = {
        "Elements": KUMU["Elements"],
        "Connections": [["From", "To", "Type", "Strength"],
                        ["Amina Diallo", "Sauti Women's Union", "supports", 4]],
    }  # fmt: skip
    (tie,) = take(book(tmp_path / "map.xlsx", sheets)).landscape.ties
    assert tie.weight == 4


def test_two_blank_rows_begin_a_new_section(take, tmp_path, book):
    blank: list[object] = []
    rows = [*KUMU["Elements"], ["Imam Yusuf", "imam"], blank, blank, *KUMU["Connections"]]
    found = take(book(tmp_path / "one.xlsx", {"Sheet1": rows}))
    assert found.ties == TIES
    assert found.people["Imam Yusuf"] == ("religious_leader", None)


def test_an_unknown_kind_stays_as_written_and_is_told_with_its_row(errors, tmp_path, book):
    sheets = {**KUMU, "Elements": [["Label", "Type"], ["Amina Diallo", "Wizard"]]}
    told = errors(book(tmp_path / "map.xlsx", sheets), kind="male ally")
    (problem,) = [p for p in told if p.code == "unknown_code"]
    assert (problem.origin.sheet, problem.origin.row, problem.facts["value"]) == (
        "Elements",
        2,
        "Wizard",
    )


def test_a_kumu_blueprint_means_its_elements_and_connections(take):
    found = take("kumu_blueprint.json")
    assert found.format == "kumu"
    assert found.people == {
        "Amina Diallo": ("male_ally", None),
        "Sauti Women's Union": ("womens_group", None),
        "Imam Yusuf": ("religious_leader", None),
    }
    assert found.ties == {
        ("Amina Diallo", "accountable_to", "Sauti Women's Union"),
        ("Imam Yusuf", "knows", "Amina Diallo"),
        ("Amina Diallo", "knows", "Imam Yusuf"),
        ("Imam Yusuf", "supports", "Sauti Women's Union"),
    }
    assert found.extras("Amina Diallo") == {
        "description": "Trains fathers",
        "tags": "trainer|radio",
    }
    assert found.extras("Sauti Women's Union") == {"Favourite place": "Lusoka market"}


def test_elements_with_one_label_are_told_apart_by_their_ids(take):
    found = take("kumu_same_labels.json")
    assert len(found.landscape.actors) == 3
    (mentors,) = [tie for tie in found.landscape.ties if tie.type == "mentors"]
    (supports,) = [tie for tie in found.landscape.ties if tie.type == "supports"]
    assert (mentors.source != mentors.target, mentors.target) == (True, supports.source)


def test_kumu_makes_elements_of_names_that_only_connections_have(take, tmp_path):
    tree = {
        "elements": [{"label": "Juma", "type": "imam"}],
        "connections": [{"from": "Juma", "to": "Sauti", "type": "supports"}],
    }
    (tmp_path / "map.json").write_text(json.dumps(tree), encoding="utf-8")
    found = take(tmp_path / "map.json", kind="women's group")
    assert found.people["Sauti"] == ("womens_group", None)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"elements": [', "json_damaged"),
        ("[" * 100_000, "json_damaged"),
        ('{"pages": []}', "format_not_found"),
        ('{"elements": [{"label": "half \\ud800"}]}', "json_damaged"),
        ('{"elements": [{"label": ' + "9" * 5000 + "}]}", "json_damaged"),
        ("label,type\nA,imam\n", "name_and_content"),
    ],
)
def test_json_that_is_no_map_is_refused(take, tmp_path, text, code):
    (tmp_path / "map.json").write_text(text, encoding="utf-8")
    with pytest.raises(Unreadable) as refused:
        take(tmp_path / "map.json")
    assert refused.value.code == code


@pytest.mark.parametrize(("nodes", "relations"), [("Nodes", "Relations"), ("Nodos", "Relaciones")])
def test_an_onodo_workbook_means_its_nodes_and_relations(take, tmp_path, nodes, relations, book):
    sheets = {
        nodes: [
            ["Name", "Type", "Description", "Visible", "Region"],
            ["Juma Otieno", "male ally", "<strong>Juma</strong> speaks", 1, "Lusoka"],
            ["Sauti", "women's group", None, 1, None],
        ],
        relations: [
            ["Source", "Type", "Target", "Directed", "At", "From", "To"],
            ["Juma Otieno", "supports", "Sauti", 1, None, "2024-02-01", "2025-01-31"],
            ["Zeinab", "knows", "Juma Otieno", None, "2024", None, None],
        ],
    }
    found = take(book(tmp_path / "onodo.xlsx", sheets), kind="woman leader")
    assert found.format == "onodo"
    assert found.people["Zeinab"] == ("woman_leader", None)
    assert found.ties == {("Juma Otieno", "supports", "Sauti"), ("Zeinab", "knows", "Juma Otieno")}
    (tie,) = [tie for tie in found.landscape.ties if tie.type == "supports"]
    assert (str(tie.start), str(tie.end), tie.attributes["Directed"]) == (
        "2024-02-01",
        "2025-01-31",
        "1",
    )
    assert found.extras("Juma Otieno")["Description"] == "<strong>Juma</strong> speaks"


def test_a_backup_of_a_kumu_project_means_the_same_as_a_blueprint(take):
    found = take("kumu_backup.json")
    assert found.people == {
        "Interviewee C": ("male_ally", None),
        "Sauti Women's Union": ("womens_group", None),
    }
    (tie,) = found.landscape.ties
    assert (tie.type, tie.id) == ("funds", "conn-3FYGqEnD")
    assert tie.attributes == {"direction": "directed", "power score": "8"}
