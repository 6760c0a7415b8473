"""What is exported comes back as it was, from every table; and in any order of its rows."""

from __future__ import annotations

import csv
import io
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from store.histories import POOLS, TEXTS, base, by_form, revision, rows

from allymap.errors import Refused
from allymap.intake.read import read
from allymap.intake.reading import strict
from allymap.model.fold import fold
from allymap.model.journal import one_by_one
from allymap.model.tables import TABLES
from allymap.model.vocabulary import built_in
from allymap.view.exports import csv_tables


def _seen(text):
    """Hangul has fillers that are letters, and are not seen."""
    return text.replace("\n", "").isprintable() and not set(text) <= set("\u115f\u1160\u3164")


# What a cell can hold when it comes from a list: nobody sees blanks around it, marks divide lists.
TEXT = (
    st.sampled_from(("=1+1", "-", "+x", "@b", "a, b", '"quoted"', "two\nlines", "0017", "1e5"))
    | st.sampled_from(("'=1", "'quoted'", "#adm1", '"', '"a;b"', "a|b", "a؛ b", '"x', 'y"', '""'))
    | st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs")), min_size=1)
    | TEXTS
).filter(lambda text: text == text.strip() and _seen(text))
HEADERS = ("Remarks", "colour of the door", "Note 2", "+ or -", "=x", "'quoted'", "@home")
SETTINGS = settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def values(table, column):
    """A value that a list can say."""
    if column.refers or (column.name == "id" and table.name in POOLS):
        one = st.sampled_from(POOLS[column.refers or table.name])
        if column.form == "people":
            role = st.sampled_from(sorted(built_in().list_of("roles")))
            return st.lists(st.tuples(one, role).map(list), min_size=1, max_size=3)
        return st.lists(one, min_size=1, max_size=3) if column.form == "texts" else one
    if column.form == "codes":
        codes = st.sampled_from(sorted(built_in().list_of(column.codes)))
        return st.lists(codes, min_size=1, max_size=2)
    if column.form == "texts":
        return st.lists(TEXT, min_size=1, max_size=3)
    return TEXT if column.form == "text" else by_form(column)


def records(table):
    """A row of a table, its optional cells filled now and then."""
    needed = {c.name: values(table, c) for c in table.columns if c.required}
    maybe = {c.name: values(table, c) for c in table.columns if not c.required and c.name != "id"}
    if table.name == "ties":
        maybe["id"] = st.sampled_from(("T1", "T2"))
    more = st.dictionaries(st.sampled_from(HEADERS), TEXT, min_size=1, max_size=2)
    row = st.fixed_dictionaries(needed, optional={**maybe, "attributes": more})
    return st.tuples(st.just(table.name), row.filter(_with_others))


def _with_others(data):
    return "source" not in data or data["source"] != data.get("target")


def lists_of(table):
    """Rows of one table, beside those that they may name."""
    return st.lists(records(TABLES[table]), min_size=1, max_size=4)


def folded(data):
    new = revision("r")
    try:
        return fold([new], rows(new, data), ())
    except Refused:
        assume(False)


def taken_in(tables, times=1):
    """The landscape of exported tables, read again as anybody would read them."""
    found, known = [], {}
    revisions = [revision(number) for number in range(times)]
    for one in revisions:
        for name in [table for table in TABLES if table in tables]:
            read_again = _read(name, tables[name], one.id, tuple(known.items()))
            known |= {row.key: row.data["name"] for row in read_again if name == "actors"}
            found += read_again
    return fold(revisions, found, ())


@cache
def _read(name, text, revision_id, known):
    """The rows of one exported table; most tables are the same each time, and read once."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.csv"
        path.write_text(text, encoding="utf-8", newline="")
        reading = read(path, built_in(), revision_id, elsewhere=dict(known))
        return tuple(one_by_one(strict(reading)))


@pytest.mark.parametrize("skill", ["cooking, sewing", "طبخ، خياطة", "a,b", ","])
def test_one_item_with_a_comma_stays_one(skill):
    data = {"id": "A1", "name": "Amina", "kind": "staff", "skills": [skill]}
    landscape = folded([("actors", data)])
    assert taken_in(csv_tables(landscape)) == landscape


@pytest.mark.parametrize("table", TABLES)
@SETTINGS
@given(st.data())
def test_every_table_comes_back_as_it_was(table, data):
    landscape = folded([*base(), *data.draw(lists_of(table))])
    assert taken_in(csv_tables(landscape)) == landscape


@pytest.mark.parametrize("table", TABLES)
@SETTINGS
@given(st.data())
def test_taken_in_twice_is_as_taken_in_once(table, data):
    landscape = folded([*base(), *data.draw(lists_of(table))])
    assert taken_in(csv_tables(landscape), times=2) == landscape


@pytest.mark.parametrize("table", TABLES)
@SETTINGS
@given(st.data(), st.randoms())
def test_the_order_of_the_rows_changes_nothing(table, data, chance):
    landscape = folded([*base(), *data.draw(lists_of(table))])
    tables = csv_tables(landscape)
    assert taken_in({**tables, table: _shuffled(tables[table], chance)}) == landscape


def _shuffled(text, chance):
    head, *lines = csv.reader(io.StringIO(text, newline=""))
    chance.shuffle(lines)
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerows([head, *lines])
    return written.getvalue()
