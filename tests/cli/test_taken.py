"""What an import says it changed: sentences with names, and nobody named who must not be."""

from __future__ import annotations

import json

import pytest

ACTORS = "id,name,kind\nk1,Kwame,male_ally\nw1,Union of Women,womens_group\nm1,Elders,mens_group\n"
TIES = "source,target,type,as,last_contact\n"
OPEN = "k1,m1,member_of,,2025-05-01\n"
SECRET = "w1,k1,nominates,role_model,2025-05-01\n"
BACKLASH = "actor,month,source\n"


@pytest.fixture
def lists(run, tmp_path):
    """Takes lists in, each a text under a name."""

    def take(name, text, *how):
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        return run("import", f"{name}.csv", *how)

    assert take("actors", ACTORS).code == 0
    return take


def test_a_changed_tie_is_told_as_a_sentence(lists):
    lists("ties", TIES + OPEN)
    ran = lists("ties", TIES + OPEN.replace("2025-05-01", "2025-06-01"))
    assert "Changed: Kwame is a member of Elders." in ran.all
    assert "[" not in ran.all


def test_what_is_gone_is_told_as_a_sentence_too(lists):
    lists("ties", TIES + OPEN + "k1,m1,supports,,\n")
    assert "and kept: Kwame supports Elders." in lists("ties", TIES + OPEN).all


@pytest.mark.parametrize("how", [(), ("--json",), ("--whole",), ("--whole", "--json")])
def test_who_named_whom_is_counted_and_never_shown(lists, how):
    lists("ties", TIES + OPEN + SECRET)
    changed = lists("ties", TIES + OPEN + SECRET.replace("2025-05-01", "2025-06-01"), *how)
    gone = lists("ties", TIES + OPEN, *how)
    for ran in (changed, gone):
        assert ran.code == 0
        for secret in ("w1", "Union of Women", "role_model", "nominates"):
            assert secret not in ran.all, secret
        assert "--json" in how or "1 answer to who named whom" in ran.all


def test_backlash_is_counted_and_never_shown(lists):
    taken = lists("backlash", BACKLASH + "k1,2025-05,home\n", "--json")
    assert json.loads(taken.out)["restricted"]["added"] == {"backlash": 1}
    gone = lists("backlash", BACKLASH + "m1,2025-06,state\n")
    assert "1 note of backlash" in gone.all
    for ran in (taken, gone):
        assert "k1" not in ran.all
        assert "Kwame" not in ran.all


@pytest.mark.parametrize("own_id", [False, True])
def test_a_nomination_that_is_new_is_only_counted(lists, own_id):
    head, row = ("id," + TIES, "t1," + SECRET) if own_id else (TIES, SECRET)
    said = json.loads(lists("ties", head + row, "--json").out)
    assert (said["added"], said["restricted"]["added"]) == ([], {"ties": 1})


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ties", TIES + SECRET + SECRET),
        ("ties", TIES + SECRET + SECRET.replace("2025-05-01", "2025-06-01")),
        ("backlash", BACKLASH + "k1,2025-05,home\nk1,2025-05,home\n"),
    ],
)
def test_a_restricted_row_that_comes_twice_is_told_by_its_row_only(lists, name, text):
    ran = lists(name, text)
    assert "row 3" in ran.all
    assert "Whom it names is not shown here" in ran.all
    for secret in ("w1", "k1", "role_model", "home"):
        assert secret not in ran.all, secret


def test_an_open_tie_that_comes_twice_is_told_as_its_list_writes_it(lists):
    ran = lists("ties", TIES + OPEN + OPEN.replace("2025-05-01", "2025-06-01"))
    assert '"k1, member_of, m1" is already in row 2' in ran.all


def test_of_many_changes_five_are_named(lists):
    rows = "".join(f"n{i},Number {i},mens_group\n" for i in range(8))
    lists("more", "id,name,kind\n" + rows)
    ran = lists("more", "id,name,kind\n" + rows.replace("mens_group", "womens_group"))
    assert "8 changed: Number 0, Number 1, Number 2, Number 3, Number 4 and 3 more." in ran.all
