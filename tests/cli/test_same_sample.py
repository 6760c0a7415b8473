"""The sample's field lists, taken in with their saved answers: what `same` asks about them."""

from __future__ import annotations

import csv
import json

import pytest
from karuwe import SAMPLE

LISTS = ("amberi.xlsx", "tamzir.csv", "port_selwa.xlsx", "orun.ods")


@pytest.fixture
def asked(run):
    """The pairs asked about when everything was taken in, by the names of the two."""
    assert run("import", SAMPLE / "karuwe.xlsx").code == 0
    for name in LISTS:
        path = SAMPLE / "field_lists" / name
        answers = path.with_name(f"{path.stem}.map.toml")
        assert run("import", path, "--map", answers, "--no-input").code == 0
    assert run("import", SAMPLE / "kobo_export.xlsx", "--no-input").code == 0
    found = json.loads(run("same", "--json").out)
    return {tuple(sorted((p["left"]["name"], p["right"]["name"]))): p for p in found}


def test_all_duplicates_are_proposed_and_no_trap_without_a_warning(asked):
    with (SAMPLE / "aliases.csv").open(encoding="utf-8", newline="") as file:
        aliases = list(csv.DictReader(file))
    pairs = {tuple(sorted((row["left_name"], row["right_name"]))): row for row in aliases}
    assert len(pairs) == 18
    missed = [pair for pair, row in pairs.items() if row["answer"] == "same" and pair not in asked]
    assert missed == []
    traps = [asked.get(pair) for pair, row in pairs.items() if row["answer"] == "different"]
    assert all(trap is None or trap["warnings"] for trap in traps)
    assert len(asked.keys() - pairs.keys()) <= 3


def test_the_same_phone_is_seen_without_being_stored(asked):
    (pair,) = (p for names, p in asked.items() if "Getu B." in names)
    assert "same_contact" in pair["reasons"]
    assert "phone" not in json.dumps(pair["left"]) + json.dumps(pair["right"])
