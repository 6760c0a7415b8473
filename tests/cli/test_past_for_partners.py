"""A look back for partners shows nobody whom they may not see today."""

from __future__ import annotations

import json

import pytest
from cli.planted import _row
from page_content import content

from allymap.model.journal import Revision
from allymap.store import open_store

PAST = ("--at", "1", "--for", "coalition")
THEN = [
    ("actors", {"id": "us", "name": "Our Office", "kind": "ingo"}),
    ("settings", {"name": "us", "value": "us"}),
    ("actors", {"id": "stays", "name": "Men Circle", "kind": "mens_group"}),
    ("actors", {"id": "turned", "name": "Turned House", "kind": "ngo_local"}),
    ("actors", {"id": "shy", "name": "Shyly House", "kind": "ngo_local"}),
    ("actors", {"id": "man", "name": "Withdrawn Man", "kind": "male_ally"}),
    ("consents", {"actor": "man", "basis": "consent", "scope": ["name_coalition"]}),
    *(
        ("ties", {"source": one, "target": "stays", "type": "collaborates_with"})
        for one in ("turned", "shy", "man")
    ),
    (
        "activities",
        {"id": "e1", "date": "2025-05-01", "element": "alliances", "space": "mixed"}
        | {"groups": ["turned"], "place": "Hideaway"},
    ),
]
SINCE = [
    ("ties", {"source": "turned", "target": "us", "type": "opposes"}),
    (
        "actors",
        {"id": "shy", "name": "Shyly House", "kind": "ngo_local", "visibility": "internal"},
    ),
    ("consents", {"actor": "man", "basis": "consent", "withdrawn": "2026-01-20"}),
]


@pytest.fixture
def turned(tmp_path):
    """A store of two imports: whom partners saw after the first, they may not see now."""
    store = open_store(str(tmp_path / "allymap.db"))
    try:
        for number, rows in enumerate((THEN, SINCE), start=1):
            name, at = f"r{number}", f"2026-01-{9 + number}T09:00:00+00:00"
            revision = Revision(name, name, f"{name}.csv", name, at)
            store.append(revision, [_row(name, *one) for one in rows])
    finally:
        store.close()


@pytest.mark.usefixtures("turned")
def test_who_turned_hid_or_withdrew_since_is_in_no_look_back(run, tmp_path):
    for args in (
        ("gaps", "--all", *PAST),
        ("report", "-o", "brief", *PAST),
        ("report", "--json", *PAST),
        ("map", "-o", "map.html", *PAST),
        ("export", "-o", "tables", *PAST),
        ("table", "coverage", *PAST),
    ):
        ran = run(*args)
        assert ran.code == 0, ran.all
        texts = [ran.all, *(p.read_text("utf-8", "replace") for p in _files(tmp_path))]
        for name in ("Turned", "Shyly", "Withdrawn", "Hideaway"):
            assert not any(name in text for text in texts), (args, name)
    assert "Men Circle" in (tmp_path / "tables" / "actors.csv").read_text(encoding="utf-8")
    inside = run("gaps", "--at", "1").all + run("export", "--at", "1", "-o", "inside").all
    assert inside
    assert "Turned House" in (tmp_path / "inside" / "actors.csv").read_text(encoding="utf-8")


def _files(folder):
    return [p for p in folder.rglob("*") if p.suffix in (".html", ".csv")]


HIDDEN = {
    "inside": {"visibility": "internal"},
    "hush": {"do_not_ask": True},
    "quarrel": {"sign": "-"},
    "again": {"visibility": "internal"},
    "turning": {"type": "opposes"},
}
BODIES = ("middle", "open", "past", *HIDDEN)


@pytest.fixture
def rounds(tmp_path):
    """Takes in the rows of each round as the whole list, one day after the other."""

    def taken(**rows):
        store = open_store(str(tmp_path / "allymap.db"))
        try:
            for n, (wave, some) in enumerate(rows.items(), start=1):
                at = f"2026-01-{9 + n}T09:00:00+00:00"
                revision = Revision(wave, "list", f"{wave}.csv", wave, at, whole=True, wave=wave)
                store.append(revision, [_row(wave, *one) for one in some])
        finally:
            store.close()

    return taken


def body(one, **more):
    return "actors", {"id": one, "name": one.title(), "kind": "ngo_local", **more}


def tied(one, other="middle", **more):
    return "ties", {"source": one, "target": other, "type": "collaborates_with", **more}


def known_by(one):
    """A tie of the first round by its number, or only by who is tied to whom."""
    return {} if one == "again" else {"id": f"t-{one}"}


@pytest.fixture
def hidden_since(rounds):
    """Five ties that partners saw, and that a later round hides in five ways."""
    days = {one: f"2024-03-{n:02}" for n, one in enumerate(BODIES, start=1)}
    bodies = [body(one) for one in BODIES]
    first = [tied(one, **known_by(one), start=days[one]) for one in BODIES[1:]]
    again = tied("middle", "again", id="new-number", start="2024-03-31", **HIDDEN["again"])
    since = [tied(one, **(known_by(one) | more)) for one, more in HIDDEN.items() if one != "again"]
    stay = [tied(one, id=f"t-{one}", start=days[one]) for one in ("open", "past")]
    stay[1][1]["end"] = "2025-11-01"
    rounds(baseline=[*bodies, *first], endline=[*bodies, *since, again, *stay])
    return {days[one] for one in HIDDEN} | {"2024-03-31"}, {days["open"], days["past"]}


@pytest.mark.parametrize("look", [(), ("--at", "baseline")])
def test_a_tie_that_is_hidden_since_is_in_no_look_back(run, tmp_path, hidden_since, look):
    for what in (("map", "-o", "map.html"), ("export", "-o", "tables")):
        assert run(*what, "--for", "coalition", *look).code == 0
    page = content((tmp_path / "map.html").read_text("utf-8"))
    text = json.dumps(page) + (tmp_path / "tables" / "ties.csv").read_text("utf-8")
    secret, open_ = hidden_since
    assert [day for day in sorted(secret) if day in text] == []
    assert [day for day in sorted(open_) if day not in text] == []
    assert len(page["ties"]) == len(open_)


def person(one, **consent):
    agreed = {"basis": "consent", "scope": ["store", "name_coalition"], **consent}
    return [
        ("actors", {"id": one, "name": one.title(), "kind": "male_ally"}),
        ("consents", {"actor": one, **agreed}),
    ]


def changes(page, table):
    name = (lambda one: one["name"].lower()) if table == "actors" else (lambda one: one["start"])
    return {name(one): one["change"] for one in page[table] if one["change"]}


def test_only_who_was_not_on_the_list_is_new_to_partners(run, tmp_path, rounds):
    """Who agreed, was opened, or came round since, was on the list all the while."""
    ids = ("agreed", "opened", "friend")
    days = {one: f"2024-03-{n:02}" for n, one in enumerate((*ids, "tie", "fresh"), start=1)}
    ties = [tied(one, id=f"t-{one}", start=days[one]) for one in ids]
    both = [body("middle"), body("us"), ("settings", {"name": "us", "value": "us"}), *ties]
    only_inside = tied("us", id="t", start=days["tie"], visibility="internal")
    rounds(
        baseline=[
            *both,
            *person("agreed", scope=["store", "name_internal"]),
            body("opened", visibility="internal"),
            body("friend", stance=-1),
            only_inside,
        ],
        endline=[
            *both,
            *person("agreed"),
            *map(body, ("opened", "friend", "fresh")),
            tied("us", id="t", start=days["tie"]),
            tied("fresh", start=days["fresh"]),
        ],
    )
    assert run("map", "-o", "map.html", "--for", "coalition").code == 0
    page = content((tmp_path / "map.html").read_text("utf-8"))
    assert {one["name"].lower() for one in page["actors"]} >= {*ids, "fresh"}
    assert changes(page, "actors") == {"fresh": "new"}
    assert changes(page, "ties") == {days["fresh"]: "new"}


@pytest.mark.parametrize(("audience", "said"), [("coalition", {}), ("internal", {"away": "gone"})])
def test_partners_are_not_told_who_left(run, tmp_path, rounds, audience, said):
    both = [body("middle"), body("away"), tied("away", id="t")]
    left = ("presence", {"actor": "away", "wave": "endline", "status": "left"})
    rounds(baseline=both, endline=[*both, left])
    assert run("map", "-o", "map.html", "--for", audience).code == 0
    page = content((tmp_path / "map.html").read_text("utf-8"))
    assert changes(page, "actors") == said
