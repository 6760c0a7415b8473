"""What cells mean: codes, days, lists, people, and who a reference names."""

from __future__ import annotations

import pytest

from allymap.intake.recognise import by_headers, by_name
from allymap.intake.words import languages, plain, words
from allymap.model.tables import TABLES, key_of, to_data, to_record
from allymap.model.vocabulary import built_in


def test_007_and_7_are_two_actors(files):
    taken = files.text("id,name,kind\n007,A,staff\n7,B,staff\n7.0,C,staff\n")
    assert [row.key for row in taken.rows] == ["007", "7", "7.0"]


@pytest.mark.parametrize("name", ["NA", "null", "None", "nan", "N/A", "TRUE", "=1+1", "-"])
def test_words_that_programs_take_for_nothing_stay_names(files, name):
    assert files.text(f"id,name,kind\nNA,{name},staff\n").data[0] == {
        "id": "NA",
        "name": name,
        "kind": "staff",
    }


@pytest.mark.parametrize(
    ("header", "text", "value"),
    [
        ("kind", "Women's Rights Organization", "womens_rights_org"),
        ("kind", "MENS_GROUP", "mens_group"),
        ("kind", "men’s group", "mens_group"),
        ("gender", "F", "woman"),
        ("gender", "N/A", "na"),
        ("vetted", "2025-01-31", "2025-01-31"),
        ("vetted", "2025-01-31 00:00:00", "2025-01-31"),
        ("vetted", "31 Jan 2025", "2025-01-31"),
        ("vetted", "31 january 2025", "2025-01-31"),
        ("vetted", "1-Sep-2025", "2025-09-01"),
        ("influence", "3", 3),
        ("influence", "3.0", 3),
        ("stance", "0", 0),
        ("stance", "−2", -2),
        ("stance", "+1", 1),
        ("role_model", "No", False),
        ("role_model", "x", True),
        ("represents", "farmers; young people |widows", ["farmers", "young people", "widows"]),
        ("practice_areas", "Social Norms", ["social_norms"]),
        ("place", "  Port  Selwa ", "Port  Selwa"),
    ],
)
def test_a_cell_is_taken_as_it_is_meant(files, header, text, value):
    base = {"id": "a", "name": "A", "kind": "staff"} | {header: text}
    taken = files.text(",".join(base) + "\n" + ",".join(base.values()) + "\n")
    assert [data.get(header) for data in taken.data] == [value]


def test_months_signs_and_people_are_taken_as_they_are_meant(files):
    taken = files.book(
        {
            "Activities": [
                ["id", "date", "element", "space", "people", "groups"],
                ["s1", "2025-03-01", "stepping out", "men only", "a:speaker; b |c: ", "g1;g2"],
            ],
            "Ties": [["source", "target", "type", "sign"], ["a", "b", "trusts", "-"]],
            "Backlash": [["actor", "month", "source"], ["a", "2025-03", "peers"]],
        },
        prefix="K-",
    )
    activity, tie, backlash = sorted(taken.data, key=len, reverse=True)
    assert activity["people"] == [
        ["K-a", "speaker"],
        ["K-b", "participant"],
        ["K-c", "participant"],
    ]
    assert activity["groups"] == ["K-g1", "K-g2"]
    assert (tie["sign"], tie["source"]) == ("-", "K-a")
    assert backlash["month"] == "2025-03-01"


@pytest.mark.parametrize(
    ("people", "code"), [("a:king", "unknown_code"), (":speaker", "person_missing")]
)
def test_a_role_nobody_knows_and_a_role_of_nobody_are_told(files, people, code):
    header = "id,date,element,space,people\n"
    taken = files.text(f"{header}s,2025-03-01,stepping out,public,{people}\n", "sessions.csv")
    assert taken.the(code).facts["letter"] == "E"


def test_influences_is_turned_into_listens_to_and_told_once(files):
    taken = files.text("from,to,type\na,b,influences\nc,d,influences\ne,f,listens to\n")
    assert [(d["source"], d["type"], d["target"]) for d in taken.data] == [
        ("b", "listens_to", "a"),
        ("d", "listens_to", "c"),
        ("e", "listens_to", "f"),
    ]
    assert taken.the("tie_flipped").facts == {"count": 2, "alias": "influences", "to": "listens_to"}


def test_turned_ties_are_counted_sheet_by_sheet(files):
    rows = [["from", "to", "type"], ["a", "b", "influences"]]
    taken = files.book({"Ties": rows, "Links": [rows[0], ["c", "d", "influences"]]})
    assert [(p.origin.sheet, p.facts["count"]) for p in taken.problems] == [
        ("Ties", 1),
        ("Links", 1),
    ]


def test_ties_may_name_actors_of_a_list_without_ids(files):
    sheets = {
        "Ties": [["from", "to", "type"], ["asha  KIPTOO", "Juma", "mentors"]],
        "Actors": [["name", "kind"], ["Asha Kiptoo", "staff"], ["Juma", "male ally"]],
    }
    tie = files.book(sheets, prefix="K-").data[-1]
    assert (tie["source"], tie["target"]) == ("K-asha-kiptoo.staff", "K-juma.male_ally")


def test_a_name_that_two_actors_have_is_told(files):
    taken = files.book(
        {
            "Actors": [["name", "kind"], ["Juma", "staff"], ["Juma", "male ally"]],
            "Ties": [["from", "to", "type"], ["Juma", "Juma", "mentors"]],
        }
    )
    assert taken.codes.count("name_not_unique") == 2
    assert taken.problems[0].facts["ids"] == ("juma.staff", "juma.male_ally")


def test_names_are_found_beside_the_ids_of_a_list(files):
    taken = files.book(
        {
            "Actors": [["id", "name", "kind"], ["j", "Juma", "staff"], ["z", "Zawadi", "staff"]],
            "Ties": [["from", "to", "type"], ["Juma", "z", "mentors"]],
        }
    )
    assert (taken.data[2]["source"], taken.data[2]["target"]) == ("j", "z")


def test_the_prefix_reaches_every_actor_and_nothing_else(files):
    taken = files.book(
        {
            "Actors": [["id", "name", "kind", "place"], ["a", "A", "staff", "p"]],
            "Places": [["id"], ["p"]],
            "Settings": [["name", "value"], ["us", "a"], ["country", "Karuwe"]],
            "Scopes": [["source", "topic", "about"], ["s", "supports", "a"], ["s", "funds", "all"]],
            "Sources": [["id"], ["s"]],
        },
        prefix="K-",
    )
    assert [row.key for row in taken.rows] == [
        "K-a",
        "s",
        '["s","supports","K-a",""]',
        '["s","funds","all",""]',
        "p",
        "us",
        "country",
    ]
    assert [data["value"] for data in taken.data[-2:]] == ["K-a", "Karuwe"]


def test_a_tie_of_an_actor_with_itself_is_told(files):
    assert files.text("from,to,type\na,a,supports\n").the("tie_to_itself").facts["value"] == "a"


@pytest.mark.parametrize(
    ("header", "name", "tables"),
    [
        ("name,kind", "list", ("actors",)),
        ("id,name,kind,place", "places", ("places",)),
        ("source,target,type", "list", ("ties",)),
        ("name,type,from,to", "list", ("ties",)),
        ("name,type,organisation", "Contacts", ("actors",)),
        ("name,phone,village", "list", ("actors",)),
        ("id,name,parent", "list", ("places",)),
        ("id,name", "list", ("coalitions", "asks", "places", "initiatives")),
        ("id,name", "Asks", ("asks",)),
        ("coalition,actor,role,joined", "list", ("seats",)),
        ("actor,month,source", "list", ("backlash",)),
        ("provider,service,verified", "list", ("services",)),
        ("a,b", "list", ()),
    ],
)
def test_a_table_is_known_by_its_headers_and_its_files_name(header, name, tables):
    assert by_headers(header.split(","), by_name(name)) == tables


def test_every_row_is_what_its_record_says(files):
    rows = files.text(
        "id,name,kind,size,vetted,role model,skills,extra\na,A,staff,3,2025-01-31,n,x;y,z\n"
    ).rows
    for row in rows:
        table = TABLES[row.table]
        record = to_record(table, row.key, row.data)
        assert to_data(table, record) == row.data
        assert key_of(table, row.data) == row.key


def groups():
    """Every group of synonyms of every language together: name, [(word, meaning)]."""
    for language, raw in languages():
        parts = {"sheets": raw.get("sheets", {}), "months": raw.get("months", {})}
        for part in ("columns", "codes", "scales"):
            parts |= {f"{part}.{name}": said for name, said in raw.get(part, {}).items()}
        for name, synonyms in parts.items():
            for meaning, many in synonyms.items():
                yield from ((language, name, plain(word) or word, meaning) for word in many)


def test_no_word_means_two_things():
    meanings = {}
    for _, group, word, meaning in groups():
        meanings.setdefault((group, word), set()).add(meaning)
    assert {word: said for word, said in meanings.items() if len(said) > 1} == {}


def test_no_synonym_is_another_columns_or_codes_own_name():
    for language, group, word, meaning in groups():
        part, _, name = group.partition(".")
        own = TABLES if part == "sheets" else {}
        if part == "columns":
            own = {column.name for column in TABLES[name].columns}
        elif part == "codes":
            own = built_in().list_of(name)
        assert word not in {plain(one) or one for one in own} - {plain(meaning)}, (language, group)


def test_every_synonym_means_something_there_is():
    for table, columns in words().columns.items():
        assert set(columns.values()) == {column.name for column in TABLES[table].columns}
    assert set(words().sheets.values()) == set(TABLES)
    for name, codes in words().codes.items():
        known = built_in().ties if name == "ties" else built_in().list_of(name)
        assert set(codes.values()) <= set(known)


def test_a_word_with_a_clear_meaning_is_never_only_suggested():
    for name, suggested in words().near.items():
        known = built_in().ties if name == "ties" else built_in().list_of(name)
        assert {code for codes in suggested.values() for code in codes} <= set(known)
        assert not suggested.keys() & words().codes[name].keys()
