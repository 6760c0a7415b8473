"""All that partners get is put together, and still tells no count of few sessions."""

from __future__ import annotations

import json
import random
import re
from dataclasses import asdict, replace
from datetime import date, timedelta

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from allymap.gaps.rules import findings_for
from allymap.model.audience import for_audience
from allymap.model.sketch import sketch
from allymap.network.suppress import suppressed, suppressed_together
from allymap.view.brief import make_brief
from allymap.view.map import draw_map
from allymap.view.tables import Asked, tables
from allymap.view.tell import tell
from allymap.view.words import words

AS_OF = date(2026, 1, 31)
ELEMENTS = ("conscientization", "intimate_dialogues", "building_the_base", "stepping_out")
SPACES = ("couples", "in_laws", "men_only", "women_only", "mixed", "public")
MOST = 200  # no table has so many sessions


def country(luck):
    """Three places with sessions: some of one sort alone, many of few."""
    lines = ["Elders:mens_group{place=P0}; Sisters:womens_group{place=P1}; Rights:feminist_org"]
    lines += ["sources id=S1 date=2026-01-10", "scopes source=S1 topic=activities about=all"]
    for number in range(luck.randint(8, 40)):
        day = AS_OF - timedelta(days=luck.randint(1, 500))
        space = luck.choice(SPACES if luck.random() < 0.5 else SPACES[:2])
        said = f"id=E{number} date={day} element={luck.choice(ELEMENTS[: luck.randint(1, 4)])}"
        place = luck.choice(("P0", "P1", "P1", "P2", "P2", "P2"))
        more = f"space={space} place={place} topic={luck.choice(('gbv', 'economic', 'health'))}"
        lines.append(f"activities {said} {more}")
    return sketch("\n".join(lines))


def twice(landscape):
    """The same with every session held twice."""
    again = tuple(replace(a, id=f"{a.id}-again") for a in landscape.activities)
    return replace(landscape, activities=(*landscape.activities, *again))


def sheet(name, landscape):
    return tables(name, Asked(landscape, AS_OF, words(), outside=True))[0]


def counts(name, landscape):
    """A table as printed: its cells as numbers, None for a star; and its places."""
    rows = sheet(name, landscape).rows
    cells = [[None if cell == "*" else int(cell) for cell in row[1:]] for row in rows]
    return cells, [row[0] for row in rows]


def may_be(every, those, beside):
    """Of each hidden count the least and most it may be, for whoever has both tables and knows
    of sessions `beside` relations in each place; worked out anew from what is printed.
    """
    told = {
        (name, i, j): count
        for name, table in (("every", every), ("those", those))
        for i, row in enumerate(table)
        for j, count in enumerate(row)
    }
    at = {cell: n for n, cell in enumerate(told)}
    rules = [*sums("every", every), *sums("those", those)]
    for i, seen in enumerate(beside):
        ends = ("every", i, len(every[0]) - 1), ("those", i, len(those[0]) - 1)
        rules.append(({ends[0]: 1, ends[1]: -1}, seen, np.inf))
    matrix = np.zeros((len(rules), len(at)))
    for n, (signs, _, _) in enumerate(rules):
        matrix[n, [at[cell] for cell in signs]] = list(signs.values())
    start = [1 if count is None else count for count in told.values()]
    end = [MOST if count is None else count for count in told.values()]
    given = {
        "integrality": np.ones(len(at)),
        "bounds": Bounds(start, end),
        "constraints": LinearConstraint(matrix, *zip(*[rule[1:] for rule in rules], strict=True)),
    }
    for cell in (cell for cell, count in told.items() if count is None):
        aim = np.zeros(len(at))
        aim[at[cell]] = 1
        yield cell, round(milp(aim, **given).fun), round(-milp(-aim, **given).fun)


def sums(name, table):
    """Each row and column of a printed table: the last of it is the sum of the others."""
    tall, wide = len(table), len(table[0])
    for i in range(tall):
        yield {(name, i, j): 1 if j < wide - 1 else -1 for j in range(wide)}, 0, 0
    for j in range(wide):
        yield {(name, i, j): 1 if i < tall - 1 else -1 for i in range(tall)}, 0, 0


def on_the_ladder(landscape, places):
    """How many sessions of men, of women and together the printed ladder tells of, by place."""
    none = words().say("ladder.none")
    seen = dict.fromkeys(places[:-1], 0)
    for place, _, men, women, mixed, _ in sheet("ladder", landscape).rows:
        seen[place] += sum(rung != none for rung in (men, women, mixed))
    return list(seen.values())


@pytest.mark.parametrize("seed", range(40))
def test_coverage_relations_and_ladder_together_give_no_hidden_count_away(seed):
    seen = for_audience(country(random.Random(seed)), "coalition", AS_OF, AS_OF)
    (every, places), (those, same) = (counts(name, seen) for name in ("coverage", "relations"))
    assert places == same
    for table in (every, those):
        assert all(count is None or count == 0 or count >= 5 for row in table for count in row)
    for cell, least, most in may_be(every, those, on_the_ladder(seen, places)):
        assert least < most, cell


def test_hidden_one_by_one_the_tables_would_give_a_count_away():
    """P1 has one session, P2 eleven, all of couples: of twelve, eleven are there."""
    apart = suppressed([[1, 0], [0, 11]], 5), suppressed([[0], [11]], 5)
    assert (("every", 0, 0), 1, 1) in list(may_be(*apart, [0, 0]))
    together = suppressed_together([[[1, 0], [0, 11]], [[0], [11]]], 5)
    assert all(least < most for _, least, most in may_be(*together, [0, 0]))


def _told_to_partners(landscape):
    """Findings, their words, the brief and the map that partners get."""
    seen = for_audience(landscape, "coalition", AS_OF, AS_OF)
    found = findings_for(landscape, "coalition", AS_OF, AS_OF)
    told = tell(found, seen, words())
    when = {"audience": "coalition", "as_of": AS_OF, "made_on": AS_OF}
    brief = make_brief(seen, found, told, **when, words=words())
    page = _without_coverage(draw_map(seen, found, **when))
    return [(f.id, f.variant) for f in found], (
        [(dict(f.facts), f.priority, asdict(t)) for f, t in zip(found, told, strict=True)],
        asdict(brief),
        page,
    )


def _without_coverage(page):
    """A map without its table of sessions, which is the one that hides them as it must."""
    found = re.search(r'(?s)id="data">(.*?)</script>', page)
    assert found
    data = json.loads(found[1])
    assert data["views"].pop("coverage")
    return page.replace(found[1], json.dumps(data))


@pytest.mark.parametrize("seed", range(40))
def test_findings_brief_workbook_and_map_do_not_say_how_many_sessions_there_were(seed):
    """Held twice, all is told alike (unless there are now enough to speak of a mix at all)."""
    landscape = country(random.Random(seed))
    (ids, once), (again, doubled) = map(_told_to_partners, (landscape, twice(landscape)))
    assert {id_.partition(":")[0] for id_, _ in ids} & {"SAFE-1", "SYNC-2", "ELEM-1"}
    if ids == again:
        assert once == doubled
