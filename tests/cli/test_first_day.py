"""A staff member's first day, verb by verb."""

from __future__ import annotations

import json

import openpyxl
import pytest
from karuwe import AS_OF, SAMPLE, expected, karuwe

from allymap.store import open_store

KARUWE = SAMPLE / "karuwe.xlsx"
SMALL = SAMPLE / "small_list.csv"
WRITTEN = {
    *("map-INTERNAL.html", "report-INTERNAL.html", "report-INTERNAL.docx"),
    "findings-INTERNAL.xlsx",
}


def test_taking_in_counts_what_came(run):
    ran = run("import", KARUWE)
    assert (ran.code, "150 actors, 450 ties" in ran.all) == (0, True)
    assert "Next: allymap gaps" in ran.err


def test_the_same_file_again_changes_nothing_and_says_so(taken, tmp_path):
    before = (tmp_path / "allymap.db").read_bytes()
    assert "Nothing was changed" in taken("import", KARUWE).all
    assert (tmp_path / "allymap.db").read_bytes() == before


def test_a_changed_file_says_what_was_added_changed_and_gone(run, tmp_path):
    head = "id,name,kind,place\n"
    first, second = "a,Asha,womens_group,N1\nb,Juma,male_ally,N1\n", "a,Asha,womens_group,N2\n"
    (tmp_path / "l.csv").write_text(head + first, encoding="utf-8")
    run("import", "l.csv")
    (tmp_path / "l.csv").write_text(head + second + "c,New,mens_group,N1\n", encoding="utf-8")
    ran = run("import", "l.csv")
    assert "1 actor." in ran.all
    assert "Changed: Asha." in ran.all
    assert "No longer in this file, and kept: Juma." in ran.all
    assert "Juma" in run("who", "b").out


def test_check_and_dry_run_write_nothing(run, tmp_path):
    assert run("check", KARUWE).code == 0
    assert run("import", KARUWE, "--dry-run").code == 0
    assert list(tmp_path.iterdir()) == []


def test_gaps_shows_three_and_counts_the_rest(taken):
    ran = taken("gaps", "--as-of", AS_OF)
    assert ran.out.count("To do:") == 3
    assert "allymap gaps --all" in ran.out


def test_gaps_begins_with_what_nobody_knows_in_two_lines(taken):
    lines = taken("gaps", "--as-of", AS_OF).out.splitlines()
    assert lines[2].startswith("What we do not know, first of all (10 things; ")
    assert lines[3].strip() == (
        "consent (11); who can reach them (14); links with one source (94); 7 more"
    )
    assert (lines[4], lines[5][:3]) == ("", "1. ")


def test_what_nobody_knows_is_shown_in_full_when_asked_for(taken):
    for option in (("--all",), ("--rule", "data-1")):
        ran = taken("gaps", "--as-of", AS_OF, *option)
        headlines = [
            line for line in ran.out.splitlines() if line.endswith(": What we do not know")
        ]
        assert headlines[0] == "1. consent: What we do not know"
        assert len(headlines) == 10
        assert "first of all" not in ran.out


def test_partners_are_not_told_what_we_do_not_know(taken):
    assert "What we do not know" not in taken("gaps", "--for", "coalition", "--all").all


def test_a_finding_names_the_colleague_who_could_take_it_up(taken, tmp_path):
    assert "   Who could do it: Peter Ushindale\n" in taken("gaps", "--as-of", AS_OF).out
    found = json.loads(taken("gaps", "--as-of", AS_OF, "--json").out)["findings"]
    owners = {f["id"]: f["owner"] for f in found}
    assert (owners["ACC-1:lusoka-fathers-1"], owners["ACC-1:tamzir-mens-1"]) == ("staff-2", "")
    taken("report", "--as-of", AS_OF)
    page = (tmp_path / "report-INTERNAL.html").read_text(encoding="utf-8")
    assert "Who could do it: <bdi>Peter Ushindale</bdi>" in page
    sheet = openpyxl.load_workbook(tmp_path / "findings-INTERNAL.xlsx").worksheets[0]
    head, *rows = sheet.iter_rows(values_only=True)
    told = {row[head.index("Number")]: row[head.index("Who could do it")] or "" for row in rows}
    assert told == {id_: karuwe().name(owner) for id_, owner in owners.items()}
    taken("report", "--as-of", AS_OF, "--for", "coalition")
    assert "staff-" not in (tmp_path / "report-coalition.html").read_text(encoding="utf-8")


def test_gaps_as_json_is_the_plan(taken):
    found = json.loads(taken("gaps", "--as-of", AS_OF, "--json").out)["findings"]
    known = {f["id"]: (f["status"], f["severity"], f["variant"]) for f in found}
    planned = {i.partition(":")[0] for i in expected()}
    open_ones = {i: f for i, f in known.items() if f[0] != "OK" and i.partition(":")[0] in planned}
    assert open_ones == expected()
    assert all(f["what"] and f["why"] for f in found)


def test_partners_see_less_and_no_internal_rule(taken):
    found = json.loads(taken("gaps", "--as-of", AS_OF, "--json", "--for", "coalition").out)
    assert found["findings"]
    assert not {f["rule"] for f in found["findings"]} & {"SAFE-2", "BASE-1"}


def test_one_line_records_what_was_asked(run, tmp_path):
    (tmp_path / "l.csv").write_text("name,kind,place\nElders,mens_group,N1\n", encoding="utf-8")
    run("import", "l.csv")
    assert (
        json.loads(run("gaps", "--rule", "ACC-1", "--json").out)["findings"][0]["status"]
        == "BLIND_SPOT"
    )
    assert run("import", "--asked", "accountable_to", "--about", "N1").code == 0
    assert (
        json.loads(run("gaps", "--rule", "ACC-1", "--json").out)["findings"][0]["status"] == "GAP"
    )
    assert "Nothing was changed" in run("import", "--asked", "accountable_to", "--about", "N1").all


def test_a_list_of_names_gives_a_page_of_questions_and_no_centrality(run):
    run("import", SMALL)
    ran = run("gaps")
    assert "Nobody on this list is from" in ran.all
    assert [f"{n}. " in ran.out for n in (1, 2, 3, 4)] == [True, True, True, False]
    assert "betweenness" not in ran.all


def test_who_answers_in_sentences(taken):
    ran = taken("who", "Federation of Karuwe", "--as-of", AS_OF)
    assert ", savings group in Port Selwa" in ran.all
    assert "All depends on one organisation or colleague" in ran.all


def test_who_asks_back(taken):
    assert taken("who", "Nobody at All").code == 2
    several = taken("who", "Men's Circle")
    assert (several.code, "are called so" in several.all) == (2, True)


def test_who_has_not_agreed_is_named_to_whoever_keeps_the_list_and_nowhere_else(taken):
    say = taken("gaps", "--rule", "DATA-1", "--as-of", "2026-01-31").all
    assert "They are: Joseph Tolwa" in say


def test_restricted_things_are_told_to_nobody(taken, tmp_path):
    """Backlash, and who named whom, are in no page, workbook or JSON of the office itself."""
    said = taken("gaps", "--all", "--as-of", AS_OF).out
    facts = taken("gaps", "--as-of", AS_OF, "--json").out
    taken("map", "--as-of", AS_OF)
    taken("report", "--as-of", AS_OF)
    pages = "".join(p.read_text(encoding="utf-8") for p in tmp_path.glob("*.html"))
    quote = "often face backlash and rejection"
    pages = pages.replace(quote, "").replace("Backlash counts for", "")
    book = openpyxl.load_workbook(tmp_path / "findings-INTERNAL.xlsx")
    cells = " ".join(str(c.value) for ws in book for row in ws for c in row).replace(quote, "")
    told = " ".join((said + facts).split()).replace(quote, "")
    everything = (told + pages + cells).lower()
    # That it was asked, or not, who is named says nothing of who named whom.
    for asked in ("data-1:unasked/nominates", '"asked_topic": "nominates"'):
        everything = everything.replace(asked, "")
    for word in ("backlash", "nominates", "supportive_man"):
        assert word not in everything, word


def test_who_never_says_who_named_whom(taken):
    named = json.loads(taken("gaps", "--as-of", AS_OF, "--json", "--rule", "BASE-1").out)
    for finding in named["findings"]:
        said = taken("who", finding["subjects"][0], "--as-of", AS_OF).all
        assert "Is named by" not in said
        assert "nominates" not in said


def test_measures_come_only_when_asked(taken):
    ran = taken("who", "--measure", "betweenness", "--as-of", AS_OF)
    assert (ran.code, "share of shortest ways" in ran.all) == (0, True)
    assert taken("who", "--measure", "charm").code == 2


def test_map_and_report_are_written_with_internal_in_sight(taken, tmp_path):
    assert taken("map", "--as-of", AS_OF).code == 0
    assert taken("report", "--as-of", AS_OF).code == 0
    names = {p.name for p in tmp_path.iterdir()}
    assert names >= WRITTEN
    assert "INTERNAL" in (tmp_path / "report-INTERNAL.html").read_text(encoding="utf-8")[:2000]
    assert [p.stat().st_mode & 0o777 for p in tmp_path.glob("*.html")] == [0o600] * 2


def test_the_map_stays_as_people_know_it(taken, tmp_path):
    taken("map", "--as-of", AS_OF)
    first = (tmp_path / "map-INTERNAL.html").read_bytes()
    taken("map", "--as-of", AS_OF)
    assert (tmp_path / "map-INTERNAL.html").read_bytes() == first


def test_partners_files_hold_no_name_of_those_who_did_not_agree(taken, tmp_path):
    taken("map", "--as-of", AS_OF, "--for", "coalition")
    taken("report", "--as-of", AS_OF, "--for", "coalition")
    page = (tmp_path / "map-coalition.html").read_text(encoding="utf-8")
    report = (tmp_path / "report-coalition.html").read_text(encoding="utf-8")
    book = openpyxl.load_workbook(tmp_path / "findings-coalition.xlsx")
    cells = "\n".join(str(c.value) for ws in book for row in ws for c in row)
    said = taken("gaps", "--as-of", AS_OF, "--json", "--for", "coalition").out
    taken("export", "--for", "coalition", "-o", "out")
    tables = "".join(p.read_text(encoding="utf-8") for p in (tmp_path / "out").glob("*.csv"))
    for secret in _hidden():
        assert secret not in page + report + cells + said + tables, secret
    for unwritten in ("sources", "activities"):  # one session after the other can be counted
        assert not (tmp_path / "out" / f"{unwritten}.csv").exists()


def test_the_workbook_holds_every_finding_as_text(taken, tmp_path):
    taken("report", "--as-of", AS_OF)
    sheet = openpyxl.load_workbook(tmp_path / "findings-INTERNAL.xlsx")["INTERNAL - Findings"]
    place = [cell.value for cell in sheet[1]].index("Number")
    ids = {row[place].value for row in sheet.iter_rows(min_row=2)}
    assert set(expected()) <= ids
    assert {c.data_type for row in sheet.iter_rows() for c in row} <= {"s", "n"}


def test_export_and_import_again_is_the_same(taken, tmp_path):
    taken("export", "-o", "out", "--restricted")
    for file in sorted((tmp_path / "out").glob("*.csv")):
        assert file.read_bytes()
    again = [taken("import", "--list", "karuwe", f"out/{name}.csv") for name in ("actors",)]
    assert "Changed" not in again[0].out


def test_what_is_restricted_stays_in_unless_asked_for(taken, tmp_path):
    taken("export", "-o", "out")
    assert not (tmp_path / "out" / "backlash.csv").exists()
    assert "nominates" not in (tmp_path / "out" / "ties.csv").read_text(encoding="utf-8")
    assert taken("export", "--restricted", "--for", "coalition").code == 2


def test_status_and_imports_say_what_there_is(taken):
    assert "150 actors" in taken("status").all
    assert json.loads(taken("imports", "--json").out)[0]["file"] == "karuwe.xlsx"


def test_copy_to_another_file(taken):
    assert "1 import" in taken("copy", "allymap.db", "two.db").all
    assert taken("check", "--store", "two.db").code == 0


def test_demo_does_everything(run, tmp_path):
    ran = run("demo", "--no-open")
    assert (ran.code, ran.out.count("To do:")) == (0, 3)
    names = {p.name for p in (tmp_path / "allymap-demo").iterdir()}
    assert names >= WRITTEN
    assert run("demo", "small_list.csv", "--no-open", "-o", "short").code == 0
    assert "Ask first" in (tmp_path / "short" / "report-INTERNAL.html").read_text(encoding="utf-8")


def _hidden():
    """What may not leave: names and ids of people without consent, of hidden organisations."""

    from allymap.model.audience import for_audience

    landscape = karuwe()
    seen = set(for_audience(landscape, "coalition", AS_OF).actor)
    gone = [a for a in landscape.actors if a.id not in seen]
    assert len(gone) > 20
    return [word for a in gone for word in (a.name, f'"{a.id}"', f",{a.id},")]


def test_a_growing_list_leaves_known_actors_where_they_are(run, tmp_path):
    head = "id,name,kind\n"
    names = "".join(f"a{n},Actor {n},mens_group\n" for n in range(12))
    ties = "".join(f"a{n},a{(n * 5 + 1) % 12},supports\n" for n in range(12))
    (tmp_path / "l.csv").write_text(head + names, encoding="utf-8")
    (tmp_path / "ties.csv").write_text("source,target,type\n" + ties, encoding="utf-8")
    run("import", "l.csv")
    run("import", "ties.csv")
    run("map")
    (tmp_path / "more.csv").write_text(head + "b1,Late,mens_group\n", encoding="utf-8")
    run("import", "more.csv")
    (tmp_path / "t2.csv").write_text("source,target,type\nb1,a0,supports\n", encoding="utf-8")
    run("import", "t2.csv")
    run("map")
    kept = [e.data for e in _entries("positions") if e.data["arrangement"] == "network"]
    before, after = (said["at"] for said in kept)
    assert {actor: after[actor] for actor in before} == before
    assert set(after) - set(before) == {"b1"}


def test_a_name_that_spreadsheets_would_run_is_exported_as_text_and_comes_back(run, tmp_path):
    (tmp_path / "l.csv").write_text('id,name,kind\na,"=1+1",mens_group\n', encoding="utf-8")
    run("import", "l.csv")
    run("export", "-o", "out")
    assert ",'=1+1," in (tmp_path / "out" / "actors.csv").read_text(encoding="utf-8")
    ran = run("import", "out/actors.csv", "--list", "l")
    assert "Nothing was changed" in ran.all


def _entries(kind):
    store = open_store("allymap.db", create=False)
    found = [entry for entry in store.entries() if entry.kind == kind]
    store.close()
    return found


def test_status_says_what_is_lacking(run, tmp_path):
    (tmp_path / "l.csv").write_text("id,name,kind\na,A,mens_group\n", encoding="utf-8")
    (tmp_path / "settings.csv").write_text("name,value\nus,ghost\n", encoding="utf-8")
    run("import", "l.csv")
    assert "No list says which organisation is ours" in run("status").all
    run("import", "settings.csv")
    assert "nobody on the lists has that id" in run("status").all


@pytest.mark.parametrize("day", ["1900-01-01", "2100-12-31"])
def test_every_day_can_be_looked_from(taken, day):
    assert taken("gaps", "--all", "--as-of", day).code == 0
    assert taken("map", "--as-of", day).code == 0
    assert taken("report", "--for", "coalition", "--as-of", day).code == 0


def test_a_day_beyond_all_plans_is_a_usage_error(run):
    assert run("gaps", "--as-of", "9999-12-31").code == 2


def test_a_rule_that_is_none_is_no_all_clear(taken):
    ran = taken("gaps", "--rule", "safety")
    assert (ran.code, "ACC-1, SAFE-1" in ran.all) == (2, True)


def test_what_was_asked_is_about_something_on_the_lists(taken):
    ran = taken("import", "--asked", "supports", "--about", "Timbuktu")
    assert (ran.code, "Timbuktu" in ran.all) == (2, True)


def test_an_export_for_partners_never_stands_beside_what_is_not_for_them(taken, tmp_path):
    taken("export", "--restricted")
    assert (tmp_path / "allymap-export" / "positions.csv").exists()
    ran = taken("export", "--for", "coalition", "-o", "allymap-export")
    assert (ran.code, "positions.csv" in ran.err, "backlash.csv" in ran.err) == (1, True, True)
    assert taken("export", "--for", "coalition").code == 0
    assert not (tmp_path / "allymap-export-coalition" / "positions.csv").exists()


def test_a_map_cannot_be_written_over_a_folder(taken, tmp_path):
    (tmp_path / "maps").mkdir()
    assert taken("map", "-o", "maps").code == 2
