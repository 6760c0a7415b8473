"""Which of the actors is our own organisation, said by name."""

from __future__ import annotations

import pytest

from allymap.store import open_store


@pytest.fixture
def taken(run, tmp_path):
    """Three actors and a tie, without a word about which of them we are."""
    actors = "id,name,kind\nn1,Union,local NGO\nn2,Alliance,local NGO\nm1,The Ministry,ministry\n"
    ties = "source,target,type,last_contact\nn1,m1,has_access_to,2026-01-10\n"
    (tmp_path / "actors.csv").write_text(actors, encoding="utf-8")
    (tmp_path / "ties.csv").write_text(ties, encoding="utf-8")
    assert run("import", "actors.csv").code == 0
    assert run("import", "ties.csv").code == 0
    return run


def _ours():
    store = open_store("allymap.db", create=False)
    us = store.landscape().us
    store.close()
    return us


def test_who_we_are_is_said_by_name_and_routes_begin_there(taken):
    lacking = taken("route", "The Ministry", "--as-of", "2026-01-31")
    assert (lacking.code, "allymap add us NAME" in lacking.err) == (2, True)
    assert "Our own organisation is Union." in taken("add", "us", "union").out
    assert _ours() == "n1"
    assert taken("route", "The Ministry", "--as-of", "2026-01-31").code == 0


def test_who_we_are_is_said_again_and_taken_back(taken):
    taken("add", "us", "Union")
    told = taken("add", "us", "Alliance").out
    assert "Our own organisation was Union, and is now Alliance." in told
    assert _ours() == "n2"
    assert "it is so already" in taken("add", "us", "Alliance").out
    taken("undo")
    assert _ours() == "n1"


def test_somebody_unknown_is_not_us(taken):
    ran = taken("add", "us", "Nobody at all")
    assert (ran.code, _ours()) == (2, "")
