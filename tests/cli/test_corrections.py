"""Corrections that the page of a map saved: all or nothing, by whom and when, told and undoable."""

from __future__ import annotations

import json

import pytest
from cli.test_by_hand import kept, taken

__all__ = ["kept", "taken"]

NAMES = {
    "k1": "Kwame Addo",
    "w1": "Women's Union",
    "m1": "Lusoka Circle",
    "n1": "Réseau des Femmes",
}


def fix(actor, was, **data):
    return {"do": "fix", "data": {"id": actor, **data}, "was": was, "names": {actor: NAMES[actor]}}


def tie(do, source, type_, target, **days):
    data = {"source": source, "type": type_, "target": target, **days}
    return {"do": do, "data": data, "was": {}, "names": {i: NAMES[i] for i in (source, target)}}


@pytest.fixture
def saved(tmp_path):
    """Writes a file of corrections as the page does."""

    def write(*rows, name="corrections.json", **about):
        said = {"allymap": "corrections", "who": "Zuri", "when": "2025-11-03T10:00", "rows": rows}
        (tmp_path / name).write_text(json.dumps({**said, **about}), encoding="utf-8")
        return name

    return write


ALL = (
    tie("add", "m1", "accountable_to", "n1", start="2025-03-03", last_contact="2025-10-01"),
    tie("met", "k1", "member_of", "m1", last_contact="2025-10-02"),
    tie("end", "k1", "accountable_to", "w1", end="2025-10-03"),
    fix("w1", {"place": "Lusoka", "stance": ""}, place="Orun", stance="2"),
)


def test_all_four_are_taken_in_as_one_import_by_hand(taken, kept, saved):
    ran = taken("import", saved(*ALL))
    assert ran.code == 0, ran.all
    assert "as Zuri said on 3 November 2025" in ran.all
    assert "Lusoka Circle answers to Réseau des Femmes" in ran.all
    found = kept()
    ties = {(t.source, t.type, t.target): t for t in found.ties}
    assert str(ties["m1", "accountable_to", "n1"].start) == "2025-03-03"
    assert str(ties["k1", "member_of", "m1"].last_contact) == "2025-10-02"
    assert str(ties["k1", "accountable_to", "w1"].end) == "2025-10-03"
    assert (found.actor["w1"].place, found.actor["w1"].stance) == ("Orun", 2)
    assert len(kept("journal").revisions) == 3
    note = next(e for e in kept("journal").entries if e.kind == "note")
    assert note.data["by"] == "Zuri"
    assert "3 November 2025" in note.data["note"]


def test_the_same_file_twice_changes_nothing_and_undo_takes_it_back(taken, kept, saved):
    file, before = saved(*ALL), kept()
    taken("import", file)
    held = kept("journal")
    again = taken("import", file)
    assert (again.code, "Nothing new in corrections.json" in again.all) == (0, True)
    assert kept("journal") == held
    assert taken("undo").code == 0
    assert kept() == before
    assert taken("import", file).code == 0
    assert kept().actor["w1"].place == "Orun"


def test_the_same_file_after_a_later_correction_takes_nothing_back(taken, kept, saved):
    file = saved(fix("w1", {"place": "Lusoka"}, place="Orun"))
    taken("import", file)
    taken("fix", "union", "--set", "place=Amberi")
    assert "Nothing new" in taken("import", file).all
    assert kept().actor["w1"].place == "Amberi"


def test_one_row_that_is_wrong_keeps_all_out_and_is_named(taken, kept, saved):
    before = kept("journal")
    gone = {"do": "fix", "data": {"id": "x9", "name": "Y"}, "was": {}, "names": {"x9": "Xola"}}
    ran = taken(
        "import", saved(*ALL, gone, tie("met", "m1", "supports", "w1", last_contact="2025-10-01"))
    )
    assert ran.code == 3
    assert "corrections.json, row 5: Xola is not known here any more." in ran.all
    assert "row 6: There is no such tie: Lusoka Circle supports Women's Union." in ran.all
    assert kept("journal") == before


def test_what_others_changed_since_is_not_overwritten_in_silence(taken, kept, saved):
    taken("fix", "union", "--set", "place=Amberi")
    ran = taken("import", saved(fix("w1", {"place": "Lusoka"}, place="Orun")))
    assert ran.code == 3
    assert (
        "row 1: The place of Women's Union was changed after the map was drawn: it is Amberi now"
        in ran.all
    )
    assert kept().actor["w1"].place == "Amberi"


def test_somebody_forgotten_since_is_left_out_and_told_without_the_name(taken, kept, saved):
    taken("forget", "Kwame Addo", "--yes")
    ran = taken(
        "import", saved(tie("met", "k1", "member_of", "m1", last_contact="2025-10-02"), ALL[3])
    )
    assert ran.code == 0, ran.all
    assert "somebody who was forgotten" in ran.all
    assert "Kwame" not in ran.all
    assert kept().actor["w1"].place == "Orun"
    assert "k1" not in kept().actor


def test_somebody_merged_since_is_corrected_as_who_is_shown(taken, kept, saved):
    taken("add", "actor", "Womens Union Lusoka", "--kind", "women's group", "--place", "Lusoka")
    other = next(a.id for a in kept().actors if a.name == "Womens Union Lusoka")
    assert taken("same", "Women's Union", "Womens Union Lusoka", "--answer", "same").code == 0
    shown = next(a for a in kept().actors if "nion" in a.name)
    gone = other if shown.id == "w1" else "w1"
    name = {"w1": "Women's Union", other: "Womens Union Lusoka"}[gone]
    row = {
        "do": "fix",
        "data": {"id": gone, "level": "district"},
        "was": {"level": ""},
        "names": {gone: name},
    }
    ran = taken("import", saved(row))
    assert ran.code == 0, ran.all
    assert "is shown as" in ran.all
    assert kept().actor[shown.id].level == "district"


def test_an_id_that_is_another_person_here_is_refused(taken, kept, saved):
    row = {**fix("w1", {"place": "Lusoka"}, place="Orun"), "names": {"w1": "Somebody Else"}}
    ran = taken("import", saved(row))
    assert (ran.code, "here it is Women's Union" in ran.all) == (3, True)
    assert kept().actor["w1"].place == "Lusoka"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"do": "drop", "data": {"id": "k1"}}, "no correction"),
        ({"do": ["add"], "data": {}}, "no correction"),
        ({"do": "fix", "data": {"id": "k1", "vetted": "2025-01-01"}}, "no correction"),
        ({"do": "fix", "data": {"id": "k1", "name": "a\u0000b"}}, "no correction"),
        ({"do": "fix", "data": ["id"]}, "no correction"),
        (tie("add", "k1", "nominates", "w1"), "no correction"),
        (tie("add", "k1", "supports", "k1"), "to itself"),
        (tie("met", "k1", "member_of", "m1", last_contact="2099-01-01"), "still to come"),
        (tie("met", "k1", "member_of", "m1", last_contact="soon"), "soon"),
        (tie("end", "k1", "member_of", "m1", end="2024-01-01"), "which is after"),
        (fix("w1", {"stance": ""}, stance="7"), "7"),
        (fix("w1", {"kind": "womens_group"}, kind="dragon"), "dragon"),
        (fix("w1", {"kind": "womens_group"}, kind=""), "The kind of Women's Union cannot be blank"),
        (fix("w1", {"name": "Women's Union"}, name=""), "leave this correction out"),
        (tie("add", "m1", "supports", "n1", start="2025-09-01", last_contact="2025-01-01"),
         "before it began, on 1 September 2025"),
        (tie("add", "k1", "accountable_to", "w1", start="2025-07-01"),
         "before it began, on 1 July 2025"),
    ],
)  # fmt: skip
def test_what_no_page_says_is_refused_with_its_row(taken, kept, saved, row, said):
    before = kept("journal")
    ran = taken("import", saved(ALL[3], row))
    assert ran.code == 3, ran.all
    assert "corrections.json, row 2" in ran.all
    assert said in ran.all
    assert kept("journal") == before


@pytest.mark.parametrize("more", ["", ', "rows": 7}', ', "rows": [], "when": "soon"}'])
def test_a_damaged_file_is_told(taken, tmp_path, more):
    (tmp_path / "c.json").write_text('{"allymap": "corrections"' + more)
    assert taken("import", "c.json").code == 3


def test_an_arrangement_is_no_list_and_is_told_where_to_go(taken, tmp_path):
    (tmp_path / "places.json").write_text('{"allymap": "positions", "at": {}}')
    ran = taken("import", "places.json")
    assert (ran.code, "allymap map --positions places.json" in ran.all) == (3, True)


def test_check_and_dry_run_write_nothing(taken, kept, saved):
    before, file = kept("journal"), saved(*ALL)
    for ran in (taken("check", file), taken("import", file, "--dry-run")):
        assert (ran.code, "Nothing was written" in ran.all) == (0, True)
    assert kept("journal") == before


def test_a_tie_that_is_there_already_gets_what_is_new(taken, kept, saved):
    taken("import", saved(tie("add", "k1", "member_of", "m1", last_contact="2025-10-09")))
    (one,) = (t for t in kept().ties if t.type == "member_of")
    assert str(one.last_contact) == "2025-10-09"
    assert str(one.start) == "2025-01-01"


MEMBER, FAR = ("k1", "member_of", "m1"), ("k1", "supports", "n1")
APART = [
    ((tie("end", *MEMBER, end="2025-06-20"), tie("met", *MEMBER, last_contact="2025-08-15")),
     "On 15 August 2025 this tie did not hold"),
    ((tie("met", *MEMBER, last_contact="2025-08-15"), tie("end", *MEMBER, end="2025-06-20")),
     "before the contact on 15 August 2025"),
    ((tie("add", *FAR, start="2025-06-01"), tie("add", *FAR, last_contact="2025-03-01")),
     "before it began, on 1 June 2025"),
    ((tie("add", *FAR, last_contact="2025-06-01"), tie("end", *FAR, end="2025-03-01")),
     "before the contact on 1 June 2025"),
    ((tie("add", *FAR, start="2025-06-01"), tie("end", *FAR, end="2025-03-01")),
     "It began on 1 June 2025"),
    ((tie("end", *MEMBER, end="2025-06-20"), tie("end", *MEMBER, end="2025-08-20")),
     "This tie ended on 20 June 2025 already"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "said"), APART, ids=lambda one: one[:20] if one else "")
def test_two_rows_that_cannot_both_be_so_keep_all_out(taken, kept, saved, rows, said):
    before = kept("journal")
    ran = taken("import", saved(*rows))
    assert ran.code == 3, ran.all
    assert "corrections.json, row 2" in ran.all
    assert said in ran.all
    assert kept("journal") == before


def test_a_row_counts_for_those_after_it(taken, kept, saved):
    ran = taken(
        "import",
        saved(
            tie("add", *FAR, start="2025-06-01"),
            tie("met", *FAR, last_contact="2025-07-01"),
            tie("end", *MEMBER, end="2025-06-20"),
            tie("add", *MEMBER, start="2025-08-01"),
            fix("k1", {"name": "Kwame Addo"}, name="Kwame A."),
            fix("k1", {"name": "Kwame Addo", "place": "Lusoka"}, name="K. Addo", place="Orun"),
            tie("end", *FAR, end="2025-09-01"),
        ),
    )
    assert ran.code == 0, ran.all
    found = kept()
    (far,) = (t for t in found.ties if t.type == "supports" and t.target == "n1")
    days = far.start, far.last_contact, far.end
    assert [str(one) for one in days] == ["2025-06-01", "2025-07-01", "2025-09-01"]
    member = sorted((str(t.start), str(t.end)) for t in found.ties if t.type == "member_of")
    assert member == [("2025-01-01", "2025-06-20"), ("2025-08-01", "None")]
    assert (found.actor["k1"].name, found.actor["k1"].place) == ("K. Addo", "Orun")
