"""Writes the sample: Karuwe, a fictional country. `python sample_data/generate.py [FOLDER]`.

Byte for byte the same each time. The plan comes first; what is drawn after it never crosses
it, so that nothing but the plan fires (expected.json).
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import background
import cast
import endline
import field_books
import field_kobo
import field_ods
import field_plan
import field_texts
import late
import papers
import small
import web
from world import AS_OF, Dice, Line, World, more, table
from write import write_csv, write_folder, write_workbook

TIES = 450


def build(dice: Dice) -> World:
    """The baseline: first what is planted, then what is drawn."""
    world = World()
    _add_places_and_actors(world)
    _add_small_tables(world)
    _add_planted_ties(world)
    for row in table("sessions"):
        cells = more(row.pop("more"))
        world.add("activities", organiser="kep", **row, **cells)
    background.describe(world, dice)
    background.surround_allies(world, dice)
    background.belong(world, dice)
    background.listen(world, dice)
    background.reach_power(world, dice)
    web.weave(world, dice, TIES)
    background.open_groups(world, dice)
    background.hold_more(world, dice)
    papers.consent(world, dice)
    papers.take_positions(world, dice)
    papers.be_present(world, dice)
    papers.meet_backlash(world)
    late.plant(world)
    _number(world)
    return world


def _add_places_and_actors(world: World) -> None:
    for row in table("places"):
        world.add("places", **row)
    for row in (*table("people"), *table("bodies")):
        cells = more(row.pop("more"))
        world.add("actors", **row, **cells)


def _add_small_tables(world: World) -> None:
    for name in ("coalitions", "seats", "services", "asks", "initiatives"):
        for row in table(name):
            world.add(name, **row)
    for row in table("sources"):
        _add_source(world, row)
    world.add("settings", name="country", value="Karuwe")
    world.add("settings", name="us", value="kep")


def _add_source(world: World, row: Line) -> None:
    asked = [part.split(" = ") for part in row["scope"].split(" ; ")]
    words = [
        f"{topics.replace(' ', ', ')}; about {about.replace(' ', ', ')}" for topics, about in asked
    ]
    world.add("sources", **{**row, "scope": "; ".join(words)})
    for topics, about in asked:
        for topic in topics.split():
            for whom in about.split():
                world.add("scopes", source=row["id"], topic=topic, about=whom, wave="baseline")


def _add_planted_ties(world: World) -> None:
    web.planted(world, "ties")
    for row in table("nominates"):
        for woman in row["women"].split():
            web.tie(world, woman, "nominates", row["man"], as_="supportive_man", start="2025-11-15")
    day = "2025-11-15"
    web.tie(world, "woman-lusoka-1", "nominates", "tamzir-elder-1", as_="concern", start=day)
    for person in cast.MIDWIFE_HEARD_BY:
        web.tie(world, person, "listens_to", "midwife-tamzir", weight="4", start="2025-11-15")


def _number(world: World) -> None:
    """Ids for the activities, in the order of their days."""
    world.tables["activities"].sort(key=lambda row: sorted(row.items()))
    world.tables["activities"].sort(key=lambda row: row["date"])
    for number, row in enumerate(world.tables["activities"], start=1):
        row["id"] = f"act-{number:03}"


def truths() -> dict[str, object]:
    """What expected.json holds."""
    return {
        "as_of": AS_OF.isoformat(),
        "findings": list(table("expected")),
        "in_place": list(table("in_place")),
        "later": list(table("later")),
        "endline": {
            "as_of": endline.AS_OF,
            "new": [row["id"] for row in table("endline_new")],
            "gone": list(endline.GONE),
            "not_interviewed": list(endline.MISSING),
            "bridges": list(table("endline_ties"))[: endline.BRIDGES],
            "lost": {"connector": endline.LOST, "on": endline.LOST_ON},
            "findings": list(table("endline_expected")),
        },
        "field_lists": field_plan.truths(),
    }


def write_all(folder: Path) -> None:
    """Writes every file of the sample into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    dice = Dice()
    baseline = build(dice)
    write_folder(baseline, folder / "karuwe")
    write_workbook(
        baseline, folder / "karuwe.xlsx", "Karuwe, baseline", datetime(2026, 1, 31, tzinfo=UTC)
    )
    after = endline.a_year_on(baseline)
    write_workbook(
        after, folder / "endline.xlsx", "Karuwe, endline", datetime(2027, 1, 31, tzinfo=UTC)
    )
    write_csv(folder / "small_list.csv", small.rows(baseline))
    text = json.dumps(truths(), ensure_ascii=False, indent=1)
    (folder / "expected.json").write_bytes(f"{text}\n".encode())
    _write_field_lists(folder)


def _write_field_lists(folder: Path) -> None:
    """What comes from the field, each file with a mess of its own."""
    lists = folder / "field_lists"
    lists.mkdir(exist_ok=True)
    field_books.write_amberi(lists / "amberi.xlsx")
    field_texts.write_tamzir(lists / "tamzir.csv")
    field_books.write_port_selwa(lists / "port_selwa.xlsx")
    field_ods.write_orun(lists / "orun.ods")
    field_kobo.write_export(folder / "kobo_export.xlsx")
    field_kobo.write_survey(folder / "kobo_form.xlsx")
    write_csv(folder / "aliases.csv", field_plan.aliases())


if __name__ == "__main__":
    write_all(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
