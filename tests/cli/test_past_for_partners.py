"""A look back for partners shows nobody whom they may not see today."""

from __future__ import annotations

import pytest
from cli.planted import _row

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
