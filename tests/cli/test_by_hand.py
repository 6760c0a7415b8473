"""Small corrections from the command line: by name, journalled, told as was and is, undoable."""

from __future__ import annotations

import json

import pytest

from allymap.cli.options import today
from allymap.store import open_store

ACTORS = """id,name,kind,place
k1,Kwame Addo,male_ally,Lusoka
w1,Women's Union,womens_group,Lusoka
m1,Lusoka Circle,mens_group,Lusoka
n1,Réseau des Femmes,feminist_network,Orun
"""
TIES = """source,target,type,start,last_contact,end,source_ids
k1,m1,member_of,2025-01-01,2025-05-01,,
k1,w1,accountable_to,,2025-06-01,,
w1,k1,supports,,,2025-09-01,
k1,n1,collaborates_with,,,,s1
k1,n1,collaborates_with,,,,s2
w1,k1,nominates,,,,
"""


@pytest.fixture
def taken(run, tmp_path, monkeypatch):
    """A small list with ties, taken in."""
    monkeypatch.delenv("ALLYMAP_BY", raising=False)
    (tmp_path / "actors.csv").write_text(ACTORS, encoding="utf-8")
    (tmp_path / "ties.csv").write_text(TIES, encoding="utf-8")
    (tmp_path / "seats.csv").write_text("coalition,actor\n", encoding="utf-8")
    assert run("import", "actors.csv").code == 0
    assert run("import", "ties.csv").code == 0
    return run


@pytest.fixture
def kept():
    """What the store holds: its landscape, or all of its journal."""

    def held(what="landscape"):
        store = open_store("allymap.db", create=False)
        found = getattr(store, what)()
        store.close()
        return found

    return held


def _tie(landscape, type_):
    (tie,) = (t for t in landscape.ties if t.type == type_)
    return tie


def test_an_actor_is_added_by_name_and_found_again(taken, kept):
    ran = taken("add", "actor", "Élise", "--kind", "woman leader", "--place", "lusoka")
    assert (ran.code, "Added: Élise, woman leader in Lusoka." in ran.out) == (0, True)
    assert "allymap undo" in ran.err
    (actor,) = (a for a in kept().actors if a.name == "Élise")
    assert (actor.kind, actor.place) == ("woman_leader", "Lusoka")
    assert "Élise" in taken("who", "elise").out


def test_a_tie_is_added_in_plain_words(taken, kept):
    ran = taken("add", "tie", "circle", "answers to", "reseau", "--set", "since=3 Mar 2025")
    assert "Added: Lusoka Circle answers to Réseau des Femmes." in ran.all
    (tie,) = (t for t in kept().ties if t.source == "m1")
    assert (tie.target, tie.type, str(tie.start)) == ("n1", "accountable_to", "2025-03-03")


def test_today_can_be_said_and_a_whole_month_is_no_day(taken, kept):
    assert taken("fix", "kwame", "--set", "vetted=today").code == 0
    assert kept().actor["k1"].vetted == today()
    ran = taken("met", "kwame", "union", "--on", "2026-01")
    assert (ran.code, "Say the whole day" in ran.all) == (2, True)


def test_influences_is_turned_round_as_in_a_list(taken, kept):
    assert (
        "Women's Union listens to Lusoka Circle"
        in taken("add", "tie", "circle", "influences", "union").all
    )
    assert _tie(kept(), "listens_to").source == "w1"
    assert "B listens to A" in taken("add", "tie", "kwame", "influences", "circle").err


def test_a_seat_an_activity_and_a_coalition_are_added_the_same_way(taken, kept):
    assert taken("add", "coalition", "Equality Platform").code == 0
    assert (
        "Added: seat of Equality Platform, Women's Union."
        in taken("add", "seat", "union", "platform", "--set", "role=steering committee").all
    )
    ran = taken(
        "add", "activity", "2026-01-05", "conscientization", "men only", "--set", "groups=circle"
    )
    assert ran.code == 0, ran.all
    landscape = kept()
    assert [(s.actor, s.role) for s in landscape.seats] == [("w1", "steering")]
    assert [(a.space, a.groups) for a in landscape.activities] == [("men_only", ("m1",))]


def test_what_is_there_already_is_not_added_again(taken):
    for said in (
        ("tie", "kwame", "is a member of", "circle"),
        ("tie", "union", "answers to", "union"),
    ):
        assert taken("add", *said).code != 0
    assert (
        "Kwame Addo is a member of Lusoka Circle is there already"
        in taken("add", "tie", "kwame", "is a member of", "circle").all
    )


def test_somebody_of_the_same_name_is_pointed_out(taken):
    ran = taken("add", "actor", "Kwamé Addo", "--kind", "staff")
    assert "There is already Kwame Addo, male ally in Lusoka" in ran.all


def test_a_wrong_value_has_the_message_of_a_list_and_nothing_is_written(taken, kept):
    before = kept("journal")
    ran = taken("fix", "kwame", "--set", "influence=7", "--set", "kind=male_aly")
    assert ran.code == 3
    assert 'column "influence": "7" is outside 1 to 5. Write a number from 1 to 5.' in ran.all
    assert 'Did you mean "male ally"?' in ran.all
    assert kept("journal") == before


def test_fix_says_what_was_and_what_is(taken, kept):
    ran = taken("fix", "kwame", "--set", "place=Orun", "--set", "risk contact=yes")
    assert "Kwame Addo: place was Lusoka, and is now Orun." in ran.all
    assert "Kwame Addo: has a risk contact was blank, and is now yes." in ran.all
    actor = kept().actor["k1"]
    assert (actor.name, actor.place, actor.risk_contact) == ("Kwame Addo", "Orun", True)


def test_a_name_can_be_corrected_and_corrected_again(taken, kept):
    assert taken("fix", "kwame", "--set", "name=Kwame Adou").code == 0
    assert taken("fix", "adou", "--set", "name=Kwame Addou").code == 0
    assert kept().actor["k1"].name == "Kwame Addou"


def test_a_tie_is_fixed_by_its_words(taken, kept):
    ran = taken("fix", "kwame", "answers to", "union", "--set", "form=is consulted")
    assert "how they answer was blank, and is now is consulted" in ran.all
    assert _tie(kept(), "accountable_to").form == "consulted"


def test_a_value_is_made_blank_only_when_that_is_said(taken, kept):
    ran = taken("fix", "kwame", "--set", "place=")
    assert (ran.code, '--clear "place"' in ran.all) == (2, True)
    ran = taken("fix", "kwame", "--clear", "place")
    assert "Kwame Addo: place was Lusoka, and is now blank." in ran.all
    assert kept().actor["k1"].place is None


@pytest.mark.parametrize("column", ["name", "kind", "id"])
def test_what_everybody_needs_cannot_be_blank(taken, kept, column):
    before = kept("journal")
    assert taken("fix", "kwame", "--clear", column).code == 3
    assert kept("journal") == before


def test_which_tie_it_is_cannot_be_changed(taken):
    ran = taken("fix", "kwame", "answers to", "union", "--set", "type=supports")
    assert (ran.code, "says which one it is" in ran.all) == (3, True)


def test_two_ties_told_by_two_sources_are_not_guessed_between(taken, kept):
    before = kept("journal")
    ran = taken("fix", "kwame", "works with", "reseau", "--set", "weight=3")
    assert (ran.code, "told by s1" in ran.all, "told by s2" in ran.all) == (2, True, True)
    assert kept("journal") == before


def test_end_keeps_the_tie_and_its_history(taken, kept):
    ran = taken("end", "kwame", "is a member of", "circle", "--on", "2025-12-31")
    assert "ended on was blank, and is now 31 December 2025" in ran.all
    tie = _tie(kept(), "member_of")
    assert (str(tie.end), str(tie.last_contact)) == ("2025-12-31", "2025-05-01")
    again = taken("end", "kwame", "is a member of", "circle", "--on", "2026-01-31")
    assert (again.code, "has ended on 31 December 2025 already" in again.all) == (2, True)


def test_a_tie_cannot_end_before_it_began(taken):
    ran = taken("end", "kwame", "is a member of", "circle", "--on", "2024-12-31")
    assert (ran.code, "It began on 1 January 2025" in ran.all) == (3, True)


def test_a_tie_without_direction_is_ended_from_either_end_with_all_who_told_of_it(taken, kept):
    assert taken("end", "reseau", "works with", "kwame", "--on", "2026-01-31").code == 0
    ends = {str(t.end) for t in kept().ties if t.type == "collaborates_with"}
    assert ends == {"2026-01-31"}


def test_met_notes_it_on_every_tie_that_holds_and_says_which(taken, kept):
    taken("add", "tie", "union", "mentors", "kwame")
    ran = taken("met", "union", "kwame", "--on", "2026-01-31")
    assert "Kwame Addo answers to Women's Union: last contact was 1 June 2025" in ran.all
    assert "Women's Union mentors Kwame Addo: last contact was blank" in ran.all
    days = {t.type: str(t.last_contact) for t in kept().ties}
    assert days["accountable_to"] == days["mentors"] == "2026-01-31"
    assert days["supports"] == "None"
    assert days["nominates"] == "None"
    assert "names" not in ran.all


def test_met_never_takes_a_later_contact_back(taken, kept):
    ran = taken("met", "kwame", "union", "--on", "2025-02-01")
    assert "last contact is already 1 June 2025, so it stays" in ran.all
    assert str(_tie(kept(), "accountable_to").last_contact) == "2025-06-01"


def test_met_without_a_tie_says_how_to_add_one_and_that_works(taken):
    ran = taken("met", "circle", "union", "--on", "2026-01-31")
    assert ran.code == 2
    assert 'allymap add tie "Lusoka Circle" "works with" "Women\'s Union"' in ran.all
    said = ("Lusoka Circle", "works with", "Women's Union", "--set", "last contact=2026-01-31")
    assert taken("add", "tie", *said).code == 0


def test_nobody_met_in_the_future_and_no_day_is_taken_in_silence(taken):
    assert "still to come" in taken("met", "kwame", "union", "--on", "2100-01-01").all
    assert taken("met", "kwame", "union").code == 2
    ambiguous = taken("met", "kwame", "union", "--on", "3/4/2025")
    assert (ambiguous.code, "2025-04-03" in ambiguous.all) == (2, True)
    assert taken("met", "kwame", "union", "--on", "today").code == 0


def test_a_trial_writes_nothing(taken, kept):
    before = kept("journal")
    ran = taken("fix", "kwame", "--set", "place=Orun", "--dry-run")
    assert "is now Orun" in ran.out
    assert "Nothing was written" in ran.err
    assert kept("journal") == before


def test_the_same_again_changes_nothing_and_says_so(taken, kept):
    taken("fix", "kwame", "--set", "place=Orun", "--by", "Zuri")
    before = kept("journal")
    ran = taken("fix", "kwame", "--set", "place=Orun", "--by", "Zuri")
    assert "It is so already. Nothing was changed" in ran.all or "it is so already" in ran.all
    assert kept("journal") == before


def test_who_said_so_and_why_is_kept(taken, kept, monkeypatch):
    taken("fix", "kwame", "--set", "place=Orun", "--by", "Zuri", "--note", "by phone")
    monkeypatch.setenv("ALLYMAP_BY", "Tomas")
    taken("met", "kwame", "union", "--on", "2026-01-31")
    said = [e.data for e in kept("entries") if e.kind == "note"]
    revisions = kept("revisions")
    assert [(d["by"], d["note"]) for d in said] == [("Zuri", "by phone"), ("Tomas", "")]
    assert [d["revision"] for d in said] == [r.id for r in revisions[-2:]]
    assert [(r.list, r.file) for r in revisions[-2:]] == [("by hand", "fix"), ("by hand", "met")]


def test_a_correction_is_undone_like_an_import(taken, kept):
    before = kept()
    taken("fix", "kwame", "--set", "place=Orun")
    assert taken("undo").code == 0
    assert kept() == before


def test_later_corrections_never_say_that_earlier_ones_are_gone(taken):
    taken("fix", "kwame", "--set", "place=Orun")
    ran = taken("fix", "union", "--set", "place=Orun", "--json")
    said = json.loads(ran.out)
    assert (said["changed"], said["gone"]) == ([["actors", "w1"]], [])


def test_what_nobody_may_be_told_of_is_not_written_on_a_command_line(taken):
    ran = taken("add", "tie", "union", "names", "circle")
    assert (ran.code, "Put it in a list" in ran.all) == (3, True)
    assert taken("fix", "union", "nominates", "kwame", "--set", "weight=1").code == 3


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (("add", "tie", "kwame", "anwsers to", "union"), 'Did you mean "answers to"?'),
        (("add", "wizard", "x"), "Known are: actor, tie, seat"),
        (("add", "tie", "kwame"), "To add this, say: tie FROM KIND OF TIE TO"),
        (("add", "actor", "Lone"), "It needs its kind too."),
        (("fix", "kwame"), "--set COLUMN=VALUE"),
        (("fix", "kwame", "union", "--set", "form=decides"), "ACTOR TIE ACTOR"),
        (("fix", "kwame", "--set", "plaec=x"), 'Did you mean "place"?'),
        (("fix", "kwame", "--set", "nonsense"), "COLUMN=VALUE"),
        (("fix", "kwame", "funds", "union", "--set", "weight=1"), "Between them there is"),
        (("end", "circle", "funds", "union", "--on", "today"), "No list says that"),
    ],
)
def test_what_is_unclear_is_told_with_what_to_do(taken, said, words):
    ran = taken(*said)
    assert (ran.code in (2, 3), words in ran.all) == (True, True), ran.all


@pytest.mark.parametrize("verb", ["add", "fix", "end", "met"])
def test_no_store_is_told(run, verb):
    said = {"add": ["actor", "x", "--kind", "staff"], "fix": ["x", "--set", "place=y"]}
    rest = {"end": ["x", "supports", "y"], "met": ["x", "y"]}
    on = ["--on", "today"] if verb in rest else []
    assert run(verb, *(said | rest)[verb], *on).code == 4


def test_the_same_list_again_changes_nothing_and_takes_no_correction_back(taken, kept):
    taken("fix", "kwame", "--set", "place=Orun", "--set", "name=Kwame Adou")
    taken("end", "kwame", "is a member of", "circle", "--on", "2025-12-31")
    before = kept("journal")
    for file in ("actors.csv", "ties.csv"):
        assert "Nothing was changed" in taken("import", file).all
    assert kept("journal") == before
    assert kept().actor["k1"].place == "Orun"


def test_somebody_who_was_forgotten_is_not_added_again_in_silence(taken, kept):
    taken("add", "actor", "Zed Person", "--kind", "staff")
    assert taken("forget", "Zed Person", "--yes").code == 0
    before = kept("journal")
    ran = taken("add", "actor", "Zed Person", "--kind", "staff", "--by", "Zuri")
    assert "Somebody who was forgotten" in ran.err
    assert "Added" not in ran.all
    assert kept("journal") == before


@pytest.mark.parametrize(
    "said",
    [("Kwame", "--set", "trained=2099-01-01"),
     ("Kwame", "is a member of", "Lusoka Circle", "--set", "last_contact=2099-01-01")],
)  # fmt: skip
def test_what_is_said_to_have_happened_is_not_still_to_come(taken, kept, said):
    before = kept()
    ran = taken("fix", *said)
    assert (ran.code, "1 January 2099 is still to come" in ran.all) == (3, True)
    assert kept() == before


def test_fix_does_not_let_a_tie_end_before_it_began(taken):
    ran = taken("fix", "Kwame", "is a member of", "Lusoka Circle", "--set", "end=2020-01-01")
    assert (ran.code, "began on 1 January 2025" in ran.all) == (3, True)


def test_a_tie_that_ended_begins_again_as_a_tie_of_its_own(taken, kept):
    again = ("add", "tie", "Women's Union", "supports", "Kwame")
    ran = taken(*again)
    assert (ran.code, "ended on 1 September 2025" in ran.all) == (1, True)
    assert taken(*again, "--set", "start=2025-08-01").code == 1
    assert taken(*again, "--set", "start=2026-01-01").code == 0
    days = [(t.start, t.end) for t in kept().ties if t.type == "supports"]
    assert sorted(map(str, (one for pair in days for one in pair))) == [
        "2025-09-01", "2026-01-01", "None", "None",
    ]  # fmt: skip
    assert "Women's Union supports" in taken("met", "Kwame", "union", "--on", "2026-01-31").all


def test_the_id_of_somebody_shown_under_another_is_taken(taken, kept):
    (taken("same", "k1", "m1", "--answer", "same"))
    ran = taken("add", "actor", "New", "--kind", "male_ally", "--set", "id=m1")
    assert (ran.code, "New" in {a.name for a in kept().actors}) == (1, False)


def test_we_met_somebody_and_us_is_our_own_organisation(taken, tmp_path, kept):
    assert "which actor" in taken("met", "Kwame", "--on", "2026-01-31").all.lower()
    (tmp_path / "settings.csv").write_text("name,value\nus,n1\n", encoding="utf-8")
    assert taken("import", "settings.csv").code == 0
    ran = taken("met", "Kwame", "--on", "2026-01-31")
    assert (ran.code, ran.out.count("Réseau des Femmes")) == (0, 2)
    assert taken("met", "us", "Kwame", "--on", "2026-01-31").code == 0


def test_names_that_mean_something_else_are_not_given_to_lists_and_waves(taken, tmp_path):
    assert taken("import", "actors.csv", "--wave", "1").code == 2
    assert taken("import", "actors.csv", "--list", "By hand").code == 2
