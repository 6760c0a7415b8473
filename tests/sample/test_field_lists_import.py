"""The lists from the field, each with its saved answers, come in as what was planned."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from sample.karuwe import FOLDER
from sample.test_field_lists import FILES, PLAN

from allymap.intake.mapping import NOTHING_SAID, parse_mapping
from allymap.intake.read import read
from allymap.model.vocabulary import built_in

if TYPE_CHECKING:
    from pathlib import Path

    from allymap.model.journal import Row
    from allymap.model.problem import Problem


def _answers(path: Path) -> Path | None:
    """The saved answers beside a list, where it needed any."""
    beside = path.with_suffix(".map.toml")
    return beside if beside.exists() else None


def _taken(name: str) -> tuple[list[Row], list[Problem]]:
    path = FILES[name]
    answers = _answers(path)
    text = answers.read_text(encoding="utf-8") if answers else ""
    mapping = parse_mapping(text, built_in()) if answers else NOTHING_SAID
    reading = read(path, built_in(), "r1", mapping=mapping)
    return list(reading), [p for p in reading.problems if p.severity == "error"]


@pytest.fixture(scope="module", params=list(FILES))
def taken(request: pytest.FixtureRequest) -> tuple[str, list[Row], list[Problem]]:
    """A list by name, its rows, and what kept it out."""
    return request.param, *_taken(request.param)


def test_nothing_keeps_a_field_list_out(taken: Any) -> None:
    assert [(p.code, p.origin, dict(p.facts)) for p in taken[2]] == []


def test_the_names_kinds_and_places_are_the_planned_ones(taken: Any) -> None:
    name, found, _ = taken
    held = Counter(_actor(row.data) for row in found if row.table == "actors")
    assert held == Counter(map(_actor, PLAN[name]["actors"]))


def test_the_ties_are_the_planned_ones(taken: Any) -> None:
    name, found, _ = taken
    names = {row.key: row.data["name"] for row in found if row.table == "actors"}
    ties = [row.data for row in found if row.table == "ties"]
    held = Counter((names[t["source"]], t["type"], names[t["target"]]) for t in ties)
    assert held == Counter((t["source"], t["type"], t["target"]) for t in PLAN[name]["ties"])


def test_no_phone_is_held(taken: Any) -> None:
    _, found, _ = taken
    assert [row.data for row in found if "+999" in str(row.data) or "+٩٩٩" in str(row.data)] == []


def test_every_actor_has_a_day_from_the_plan(taken: Any) -> None:
    name, found, _ = taken
    if name == "kobo_export":
        return  # the survey asks for no day of an actor
    days = {row.data["identified"] for row in found if row.table == "actors"}
    assert days == set(_days(name))


def _days(name: str) -> list[str]:
    lines = (FOLDER / "plan" / "field_actors.txt").read_text(encoding="utf-8").splitlines()
    return [line.split("|")[8].strip() for line in lines if line.startswith(f"{name} | ")]


def _actor(row: Any) -> tuple[str, str, str]:
    return row["name"], row["kind"], row["place"]


@pytest.mark.parametrize("name", ["amberi", "tamzir", "port_selwa", "orun"])
def test_without_its_answers_a_list_is_asked_about(name: str) -> None:
    """Each list has words of its own programme, which nobody else can know."""
    reading = read(FILES[name], built_in(), "r1")
    for _ in reading:
        pass
    assert {p.code for p in reading.errors} == {"unknown_code"}
