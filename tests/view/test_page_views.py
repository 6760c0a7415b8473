"""The page's views say what the tables say; what is for inside is in no byte of others' pages."""

import json
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from karuwe import AS_OF, karuwe
from page_content import content

from allymap.gaps import positions
from allymap.gaps.rules import findings_for
from allymap.model.audience import for_audience
from allymap.model.sketch import sketch
from allymap.view.map import draw_map
from allymap.view.naming import actor_name
from allymap.view.page_views import cells
from allymap.view.tables import OPEN, TABLES, Asked, tables
from allymap.view.tell import few
from allymap.view.words import words

INSIDE = set(TABLES) - set(OPEN)
SAID = words()


def page(landscape, audience, as_of=AS_OF):
    found = findings_for(landscape, audience, as_of, as_of)
    seen = for_audience(landscape, audience, as_of, as_of)
    return draw_map(seen, found, audience=audience, as_of=as_of, made_on=as_of)


@cache
def shown(audience):
    """A page of Karuwe, what it knows, and the landscape it was made from."""
    html = page(karuwe(), audience)
    return html, content(html), for_audience(karuwe(), audience, AS_OF, AS_OF)


def asked(audience):
    return Asked(shown(audience)[2], AS_OF, SAID, outside=audience != "internal")


class Read:
    """The views of a page read back into the words of the tables."""

    def __init__(self, audience):
        _, self.data, self.landscape = shown(audience)
        self.views = self.data["views"]
        # Our numbers go by id; the page's own names must agree.
        self.ids = sorted(self.landscape.actor)
        assert [one["name"] for one in self.data["actors"]] == [
            self.landscape.actor[i].name for i in self.ids
        ]

    def who(self, numbers):
        return [self.ids[n - 1] for n in numbers]

    def names(self, numbers, more=lambda _: ""):
        said = [actor_name(self.landscape, i, SAID) + more(i) for i in self.who(numbers)]
        return SAID.listed(few(said, SAID, 8))

    def place(self, at):
        return self.views["where"][at]["name"]

    def label(self, name, code):
        return self.data["texts"]["en"]["labels"][name][code]


def test_the_spectrum_has_the_counts_and_names_of_the_table():
    read = Read("internal")
    drawn = read.views["spectrum"]
    sheets = tables("spectrum", asked("internal"))
    assert [one["name"] for one in drawn] == [sheet.title for sheet in sheets]
    for one, sheet in zip(drawn, sheets, strict=True):
        rows = [
            (
                read.label("stances", str(band["band"])),
                str(len(band["who"]) + band["unnamed"]),
                read.names(band["who"]),
            )
            for band in one["bands"]
        ]
        assert rows == list(sheet.rows)
        placed = sum(int(count) for _, count, _ in sheet.rows)
        assert one["unknown"] == len(read.landscape.actors) - placed


def test_the_matrix_has_the_counts_names_influence_and_actions_of_the_table():
    read = Read("internal")
    (sheet,) = tables("matrix", asked("internal"))
    rows = []
    for one in read.views["matrix"]:
        weight = dict(zip(read.who(one["who"]), one["influence"], strict=True))
        rows.append(
            (
                read.label("corners", one["corner"]),
                str(len(one["who"]) + one["unnamed"]),
                read.names(one["who"], lambda i, w=weight: f" ({w[i]})" if w[i] else ""),
                read.label("corners_do", one["corner"]),
            )
        )
    assert rows == list(sheet.rows)


def test_no_person_is_named_who_is_against_us_on_an_ask_or_beyond_our_allies():
    read = Read("internal")
    vocabulary = read.landscape.vocabulary
    for one in read.views["spectrum"]:
        for band in one["bands"]:
            kinds = [read.landscape.actor[i].kind for i in read.who(band["who"])]
            forms = {vocabulary.kinds[kind].form for kind in kinds}
            assert band["band"] >= 0 or "person" not in forms
    assert any(b["unnamed"] for one in read.views["spectrum"] for b in one["bands"])


@pytest.mark.parametrize("audience", ["internal", "coalition"])
def test_the_ladder_has_the_days_of_the_table(audience):
    read = Read(audience)
    (sheet,) = tables("ladder", asked(audience))
    rows = [
        (
            read.place(one["place"]),
            read.label("topics", one["topic"]),
            *(
                SAID.day(date.fromisoformat(day)) if day else read.label("rungs", "none")
                for day in one["held"]
            ),
        )
        for one in read.views["ladder"]
    ]
    assert len(rows) == 10
    assert rows == list(sheet.rows)


@pytest.mark.parametrize("audience", ["internal", "coalition"])
def test_coverage_has_the_cells_of_the_table_hidden_as_there(audience):
    read = Read(audience)
    first, *rest = tables("coverage", asked(audience))
    drawn = read.views["coverage"]
    names = [*map(read.place, drawn["places"]["rows"]), SAID.say("table.head.total")]
    counts = [*drawn["places"]["cells"], drawn["places"]["total"]]
    rows = [
        (name, *("*" if n is None else str(n) for n in row))
        for name, row in zip(names, counts, strict=True)
    ]
    assert rows == list(first.rows)
    assert any("*" in row for row in rows) == (audience == "coalition")
    if audience == "coalition":
        assert drawn.keys() == {"places"}
        return
    areas, reflection = rest
    assert list(areas.rows) == [
        (read.label("practice_areas", area), *map(str, row))
        for area, row in zip(drawn["areas"]["rows"], drawn["areas"]["cells"], strict=True)
    ]
    assert list(reflection.rows) == [
        (
            read.place(one["place"]),
            read.label("kinds", one["kind"]),
            SAID.say(f"table.none.{'asked' if one['asked'] else 'unasked'}"),
        )
        for one in drawn["reflection"]
    ]


def test_who_does_what_has_the_rows_of_the_table():
    read = Read("internal")
    sheet, *_ = tables("who-does-what", asked("internal"))
    rows = [
        (
            read.place(one["place"]),
            read.names([one["who"]]) if one["who"] else SAID.say("table.no_organiser"),
            *map(str, one["cells"]),
        )
        for one in read.views["who-does-what"]["rows"]
    ]
    assert rows == list(sheet.rows)


APART = sketch("""
    Men:mens_group{place=North}; Sisters:womens_group{place=North}; Others:ingo{place=North}
    Men -collaborates_with{start=2025-01-01,last_contact=2026-01-12}-> Sisters
    activities id=E1 date=2025-06-01 element=alliances space=mixed place=North organiser=Men
    activities id=E2 date=2025-06-02 element=alliances space=mixed place=North organiser=Sisters
    activities id=E3 date=2025-06-03 element=alliances space=mixed place=North organiser=Others
""")


def test_pairs_who_organise_in_one_place_and_do_not_meet_are_those_of_the_table():
    known = content(page(APART, "internal"))
    _, sheet = tables("who-does-what", Asked(APART, AS_OF, SAID))
    drawn = known["views"]["who-does-what"]["apart"]
    names = [one["name"] for one in known["actors"]]
    assert [
        (
            known["views"]["where"][one["place"]]["name"],
            SAID.listed(names[n - 1] for n in one["pair"]),
        )
        for one in drawn
    ] == list(sheet.rows)
    assert len(drawn) == 2


def test_a_finding_lights_up_the_cells_it_names_and_the_region_around():
    read = Read("internal")
    found = {one["rule"]: one for one in read.data["told"] if one["status"] == "GAP"}
    ladder, mix = found["SYNC-1"], found["ELEM-1"]
    assert (read.place(ladder["spot"]), ladder["topics"]) == ("Old Mill", ["gbv"])
    assert {read.place(at) for at in ladder["where"]} == {"Old Mill", "Lusoka"}
    assert [read.place(at) for at in mix["where"]] == ["Lusoka"]
    assert mix["elements"] == ["alliances"]
    assert found["ACC-1"]["spot"] == -1
    assert found["ACC-1"]["where"] == []


def test_only_findings_about_a_place_have_a_cell():
    found = findings_for(karuwe(), "internal", AS_OF, AS_OF)
    told = cells(found)
    assert {one.topics for id_, one in told.items() if id_.startswith("SYNC-1")} >= {("gbv",)}
    assert {one.id for one in found if "place" not in one.facts}.isdisjoint(told)


def test_what_is_critical_stands_above_all_that_is_not_also_above_what_nobody_asked():
    found = findings_for(karuwe(), "internal", AS_OF, AS_OF)
    assert found[0].rule == "DATA-1"
    told = shown("internal")[1]["told"]
    grave = [("critical", "high", "medium").index(one["severity"]) for one in told]
    assert grave == sorted(grave)
    assert {("DATA-1", 1), ("ACC-1", 0)} <= {
        (one["rule"], n) for one, n in zip(told, grave, strict=True)
    }
    # Each row keeps its own words.
    titles = shown("internal")[1]["texts"]["en"]["told"]["title"]
    assert titles == [SAID.say(f"{one['rule']}.title") for one in told]
    assert len(told) == len(found)


def test_an_empty_landscape_has_empty_views():
    views = content(page(sketch("Juma:male_ally"), "internal"))["views"]
    assert views["spectrum"] == []
    assert views["ladder"] == []
    assert views["coverage"]["places"]["rows"] == []
    assert views["who-does-what"]["rows"] == []
    assert sum(len(one["who"]) + one["unnamed"] for one in views["matrix"]) == 0


def test_zero_where_nobody_asked_is_told_apart_from_zero_where_somebody_did():
    read = Read("internal")
    asked_there = {one["name"]: one["asked"] for one in read.views["where"]}
    assert asked_there["Lusoka"]
    assert not asked_there["Orun Valley"]


def test_others_get_only_the_views_that_are_open_and_no_word_of_the_rest():
    known = shown("coalition")[1]
    assert known["views"].keys() == {"ladder", "coverage", "where"}
    others, inside = (json.dumps(shown(one)[1]) for one in ("coalition", "internal"))
    for code in ("corners", "corners_do", "title.spectrum", "title.matrix", "title.who-does-what"):
        assert f'"{code}"' not in others
        assert f'"{code}"' in inside


def test_even_from_a_landscape_that_nobody_filtered_others_get_no_stances():
    """What a view is for is judged by the page too, not only by what it was given."""
    seen = for_audience(karuwe(), "internal", AS_OF, AS_OF)
    ask = seen.asks[0]
    secret = replace(seen, asks=(replace(ask, name="Quietly planned"), *seen.asks[1:]))
    html = draw_map(secret, (), audience="coalition", as_of=AS_OF, made_on=AS_OF)
    assert content(html)["views"].keys() == {"ladder", "coverage", "where"}
    assert "Quietly planned" not in html
    open_ = draw_map(secret, (), audience="internal", as_of=AS_OF, made_on=AS_OF)
    assert "Quietly planned" in open_


def test_every_view_is_a_table_of_the_command_line():
    known = shown("internal")[1]
    assert known["views"].keys() - {"where"} <= TABLES.keys()
    assert known["views"].keys() & INSIDE == {"spectrum", "matrix", "who-does-what"}
    assert [one["corner"] for one in known["views"]["matrix"]] == list(positions.QUADRANTS)
