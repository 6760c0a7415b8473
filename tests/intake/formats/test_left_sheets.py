"""Sheets that a foreign format does not use are read as ours, or named."""

from __future__ import annotations

ELEMENTS = [["Label", "Type", "Tags"], ["Juma", "imam", ""], ["Sauti", "women's group", ""]]
CONNECTIONS = [["From", "To", "Type"], ["Juma", "Sauti", "supports"]]
NODES = [["Name", "Type"], ["Juma", "imam"], ["Sauti", "women's group"]]
RELATIONS = [["Source", "Target", "Type"], ["Juma", "Sauti", "supports"]]
CONSENTS = [["actor", "basis", "scope", "date"], ["Juma", "consent", "name_internal", "2025-01-31"]]
NOTES = [["Remember to ask the district office"], ["again in May"]]


def left(found):
    return {p.origin.sheet: p.severity for p in found.problems if p.code == "sheet_unknown"}


def test_consents_in_a_kumu_workbook_are_read(take, tmp_path, book):
    sheets = {"Elements": ELEMENTS, "Connections": CONNECTIONS, "consents": CONSENTS}
    found = take(book(tmp_path / "map.xlsx", sheets))
    assert found.format == "kumu"
    (consent,) = found.landscape.consents
    assert (consent.actor, str(consent.date)) == ("juma.religious_leader", "2025-01-31")


def test_a_list_of_ours_under_any_name_is_known_by_its_headers(take, tmp_path, book):
    sheets = {"Elements": ELEMENTS, "Connections": CONNECTIONS, "Who agreed": CONSENTS}
    found = take(book(tmp_path / "map.xlsx", sheets))
    assert len(found.landscape.consents) == 1
    told = [p for p in found.problems if p.code == "sheet_taken_for"]
    assert [(p.origin.sheet, p.facts["table"]) for p in told] == [("Who agreed", "consents")]


def test_notes_in_a_kumu_workbook_are_named(take, tmp_path, book):
    sheets = {"Elements": ELEMENTS, "Connections": CONNECTIONS, "Notes": NOTES}
    assert left(take(book(tmp_path / "map.xlsx", sheets))) == {"Notes": "warning"}


def test_a_sheet_that_kumu_ignores_is_told_and_left(take, tmp_path, book):
    sheets = {"Elements": ELEMENTS, "Connections": CONNECTIONS, "actors (ignore)": CONSENTS}
    found = take(book(tmp_path / "map.xlsx", sheets))
    (told,) = [p for p in found.problems if p.code == "sheet_ignored"]
    assert (told.origin.sheet, told.severity) == ("actors (ignore)", "notice")
    assert (left(found), found.landscape.consents) == ({}, ())


def test_a_section_of_kumu_with_other_headers_is_named(take, tmp_path, book):
    sheets = {"Elements": [*ELEMENTS, [], [], ["Source: ministry"]], "Connections": CONNECTIONS}
    found = take(book(tmp_path / "map.xlsx", sheets))
    (told,) = [p for p in found.problems if p.code == "section_left"]
    assert (told.origin.sheet, told.origin.row, told.severity) == ("Elements", 6, "warning")
    assert told.facts["value"] == "Source: ministry"


def test_notes_and_places_in_an_onodo_workbook_are_named_and_read(take, tmp_path, book):
    places = [["id", "name", "parent"], ["Lusoka", "Lusoka", ""]]
    sheets = {"Nodes": NODES, "Relations": RELATIONS, "Notes": NOTES, "Places": places}
    found = take(book(tmp_path / "map.xlsx", sheets))
    assert found.format == "onodo"
    assert left(found) == {"Notes": "warning"}
    assert [place.id for place in found.landscape.places] == ["Lusoka"]


def test_an_empty_sheet_is_nothing_to_tell(take, tmp_path, book):
    sheets = {"Nodes": NODES, "Relations": RELATIONS, "Sheet3": []}
    assert left(take(book(tmp_path / "map.xlsx", sheets))) == {}


def test_merged_cells_and_hidden_rows_of_a_foreign_workbook_are_filled_and_told(
    take, tmp_path, book
):
    import openpyxl

    path = book(
        tmp_path / "map.xlsx",
        {
            "Nodes": [["Name", "Type", "Place"], ["A", "imam", "Lusoka"], ["B", "imam", ""]],
            "Relations": [["Source", "Target", "Type"], ["A", "B", "supports"]],
        },
    )
    made = openpyxl.load_workbook(path)
    made["Nodes"].merge_cells("C2:C3")
    made["Relations"].row_dimensions[2].hidden = True
    made.save(path)
    found = take(path)
    assert found.people["B"] == ("religious_leader", "Lusoka")
    assert [(p.code, p.origin.sheet) for p in found.problems if "merged" in p.code] == [
        ("merged_filled", "Nodes")
    ]
    (hidden,) = [p for p in found.problems if p.code == "rows_hidden"]
    assert (hidden.origin.sheet, hidden.facts["rows"]) == ("Relations", (2,))


def test_a_merged_cell_does_not_fill_the_blank_rows_between_kumus_sections(take, tmp_path, book):
    import openpyxl

    rows = [
        ["Label", "Type"],
        ["A", "imam"],
        ["B", ""],
        [],
        [],
        *CONNECTIONS[:1],
        ["A", "B", "supports"],
    ]
    path = book(tmp_path / "map.xlsx", {"elements": rows})
    made = openpyxl.load_workbook(path)
    made["elements"].merge_cells("B2:B5")
    made.save(path)
    found = take(path)
    assert found.people["B"] == ("religious_leader", None)
    assert found.ties == {("A", "supports", "B")}
