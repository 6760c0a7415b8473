"""What stands over a header, or before it in a survey, counts when columns are set aside."""

from __future__ import annotations

import pytest

from allymap.errors import Unreadable
from allymap.intake.aside import asides

SECRET = "ab" * 32
CELLS = ["Asha", "staff", "0700 111 222", "0711 333 444", "Lusoka", "-1.29, 36.82", "Muslim", "x"]
GROUPS = [None, None, "Phone", None, "Home", None, "Religion", "Other"]
FINER = ["Name", "Kind", "Personal", "Office", "Village", "GPS", "Own", "Remark"]
MERGED = ["Name", "Kind", "Phone", None, "Home", None, "Religion", None]
BELOW = [None, None, "Personal", "Office", "Village", "GPS", "Own", "Parents'"]


def told(taken):
    return [(p.code, p.column, p.facts["why"]) for p in taken.problems if p.code.endswith("out")]


LEFT_OUT = [
    ("contact_left_out", "Personal", "phone"),
    ("contact_left_out", "Office", "phone"),
    ("column_left_out", "Village", "where"),
    ("column_left_out", "GPS", "where"),
    ("column_left_out", "Own", "faith"),
]


@pytest.mark.parametrize("title", [[], [["Allies of Amberi, 2025"]]], ids=["bare", "titled"])
def test_a_row_of_groups_above_the_header_is_read_with_it(files, title):
    taken = files.book({"Actors": [*title, GROUPS, FINER, CELLS]}, secrets=(SECRET,))
    assert told(taken) == LEFT_OUT
    (data,) = taken.data
    assert set(data) == {"id", "name", "kind", "contact", "attributes"}
    assert data["attributes"] == {"Remark": "x"}
    assert len(data["contact"]) == 2


def test_finer_headers_below_merged_ones_are_read_with_their_group(files):
    taken = files.book({"Actors": [MERGED, BELOW, CELLS]}, secrets=(SECRET,))
    assert told(taken) == [*LEFT_OUT, ("column_left_out", "Parents'", "faith")]
    assert set(taken.data[0]) == {"id", "name", "kind", "contact"}


def test_one_group_alone_is_no_title(files):
    rows = [[None, None, "Phone", None], ["Name", "Kind", "Own", "Office"], CELLS[:4]]
    assert told(files.book({"Actors": rows}))[0] == ("contact_left_out", "Own", "phone")


@pytest.mark.parametrize(
    "above",
    [
        ["Phone list of our allies"],
        [None, "Phone list of our allies 2025"],
        [None, None, "Phone: 0700 111 222"],
        ["Name", "Kind", "Phone"],
    ],
)
def test_titles_and_other_lists_above_are_no_groups(files, above):
    rows = [above, ["Name", "Kind", "Remark", "Village"], ["Asha", "staff", "0700 111 222"]]
    assert files.book({"Actors": rows}).data[-1]["attributes"] == {"Remark": "0700 111 222"}


def test_a_group_of_phones_does_not_reach_columns_whose_cells_are_none(files):
    rows = [GROUPS[:4], [*FINER[:3], "Remark"], ["Asha", "staff", "0700 111 222", "likes tea"]]
    assert files.book({"Actors": rows}).data[0]["attributes"] == {"Remark": "likes tea"}


@pytest.mark.parametrize(
    ("header", "group"),
    [("Kind", "Religion"), ("Place", "Home"), ("Name", "Phone"), ("Trained", "Disability"),
     ("Number of members", "Contact"), ("Interest", "Influence")],
)  # fmt: skip
def test_a_group_sets_no_column_of_ours_aside_by_itself(header, group):
    assert asides("actors", [header], (), (), [group]) == {}


@pytest.mark.parametrize(
    ("header", "what"),
    [
        ("contact/phone", "phone"),
        ("phone/personal", "phone"),
        ("about/phone/office", "phone"),
        ("home/village", "where"),
        ("religion/own", "faith"),
        ("about/gps/point", "where"),
    ],
)
@pytest.mark.parametrize("server", ["plain", "kobo"])
def test_the_groups_of_a_survey_are_read_with_its_questions(files, header, what, server):
    text = f"name,kind,{header}\nAsha,staff,0700111222\n"
    if server == "kobo":
        text = f"_id,_uuid,name,kind,{header}\n1,u1,Asha,staff,0700111222\n"
    taken = files.text(text)
    assert [why for _, _, why in told(taken)] == [what]
    assert all("0700111222" not in str(data) for data in taken.data)


@pytest.mark.parametrize("header", ["contact/personal", "contacts/own"])
@pytest.mark.parametrize("server", ["name,kind", "_id,_uuid,name,kind"])
def test_a_group_that_leaves_it_open_lets_the_cells_tell(files, header, server):
    before = "1,u1," if server.startswith("_") else ""
    for cell, kept in (("0700 111 222", False), ("Ada Kamau", True)):
        taken = files.text(f"{server},{header}\n{before}Asha,staff,{cell}\n")
        actor = next(data for data in taken.data if "kind" in data)
        assert ("attributes" in actor) is kept


def test_groups_show_case_data_too(files):
    rows = [
        ["Survivor", None, "Referral", None],
        ["Name", "Place", "Kind", "Date"],
        ["A", "Lusoka", "clinic", "2025-01-01"],
    ]
    with pytest.raises(Unreadable) as error:
        files.book({"Actors": rows})
    assert error.value.facts["columns"] == ("A “Name”",)
