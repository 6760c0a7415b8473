"""What is told to one person, or of one, names nobody who was promised silence."""

from __future__ import annotations

import json

import openpyxl
import pytest

TABLES = {
    "actors": [
        "id,name,kind,phone",
        "p1,Amina Diallo,woman_leader,0711222333",
        "p2,Juma Spy,male_ally,",
        "p3,Zed Third,male_ally,",
        "p4,Amina Diallo,staff,",
    ],
    "sources": ["id,date,method,informant_role", "s1,2026-01-01,interview,wife of Juma"],
    "ties": [
        "source,target,type,source_ids,reported_by_role,Notes",
        "p2,p1,nominates,s1,wife of Juma,Juma told us in private",
        "p2,p1,opposes,s1,wife of Juma,Juma says she is a thief",
        "p2,p1,listens_to,s1,wife of Juma,Juma cried",
        "p3,p1,supports,s1,,Zed cried when he said so",
        "p1,p2,collaborates_with,,,she likes him",
    ],
    "activities": [
        "id,date,element,space,people,Notes",
        "a1,2026-01-05,intimate_dialogues,mixed,p1:speaker; p3:speaker,Zed cried about his wife",
    ],
    "backlash": ["actor,month,source", "p1,2026-01,home"],
    "consents": ["actor,basis,scope,date,Signed", "p1,consent,name_internal,2025-12-01,on paper"],
}
OTHERS = ("Juma", "p2", "Spy", "private", "thief", "wife", "cried", "Zed", "s1", "home", "p4")


@pytest.fixture
def told(run, tmp_path):
    """A store in which much is said of one person."""
    book = openpyxl.Workbook()
    for name, lines in TABLES.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line.split(","))
    del book["Sheet"]
    book.save(tmp_path / "interview_juma_spy.xlsx")
    assert run("import", "interview_juma_spy.xlsx").code == 0
    return run


def test_a_person_is_given_nothing_that_is_somebody_elses(told, tmp_path):
    assert told("export", "--person", "p1", "-o", "hers").code == 0
    given = json.loads((tmp_path / "hers" / "person.json").read_text(encoding="utf-8"))
    rows = {}
    for row in given["rows"]:
        rows.setdefault(row["table"], []).append(row)
    for row in (*rows["activities"], *rows["backlash"]):
        text = json.dumps({**row, "file": "", "list": ""})
        assert not [one for one in OTHERS if one in text], text
    secret = [
        r for r in rows["ties"] if r["data"]["type"] in ("nominates", "opposes", "listens_to")
    ]
    assert len(secret) == 3
    for row in secret:
        assert not [one for one in (*OTHERS, "juma") if one in json.dumps(row)], row
    (supports,) = [r for r in rows["ties"] if r["data"]["type"] == "supports"]
    assert (supports["data"]["source"], "cried" in str(supports)) == ("p3", False)
    (own,) = [r for r in rows["ties"] if r["data"]["type"] == "collaborates_with"]
    assert (own["data"]["target"], own["data"]["attributes"]) == ("p2", {"Notes": "she likes him"})
    (consent,) = rows["consents"]
    assert consent["data"]["attributes"] == {"Signed": "on paper"}
    assert rows["activities"][0]["data"]["people"] == [["p1", "speaker"]]


def test_traces_for_matching_are_not_handed_out(told, tmp_path):
    told("export", "--person", "p1", "-o", "hers", "--restricted")
    text = (tmp_path / "hers" / "person.json").read_text(encoding="utf-8")
    actor = next(r for r in json.loads(text)["rows"] if r["table"] == "actors")
    assert actor["data"]["known_again_by"] == ["phone"]
    assert "phone:" not in text
    assert "Juma told us in private" in text


def test_somebody_who_is_only_in_an_undone_import_is_found(told, tmp_path):
    (tmp_path / "z.csv").write_text("name,kind\nUndone Person,staff\n", encoding="utf-8")
    told("import", "z.csv")
    told("undo")
    assert told("export", "--person", "Undone Person", "-o", "theirs").code == 0
    assert "Undone Person" in (tmp_path / "theirs" / "person.json").read_text(encoding="utf-8")


def test_what_was_noted_with_a_correction_is_given_too(told, tmp_path):
    told("fix", "p1", "--set", "place=Lusoka", "--note", "she moved", "--by", "Zuri")
    told("export", "--person", "p1", "-o", "hers")
    given = json.loads((tmp_path / "hers" / "person.json").read_text(encoding="utf-8"))
    assert [e["data"]["note"] for e in given["entries"]] == ["she moved"]


@pytest.mark.parametrize("how", [(), ("--json",)])
def test_the_log_names_nobody_who_named_somebody(told, how):
    ran = told("log", "p1", *how)
    assert ran.code == 0
    assert not [one for one in ("nominates", "in private", "backlash", "home") if one in ran.all]
    assert "supports" in ran.all
