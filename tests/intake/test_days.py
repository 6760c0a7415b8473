"""Days as staff write them: whole, partial, in any order, digits and language; never guessed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.intake import dates
from allymap.intake.fault import Wrong
from allymap.intake.mapping import Mapping


def column(files, *cells, **options):
    """A list of one column of days, read."""
    rows = "".join(f'N{at},staff,"{cell}"\n' for at, cell in enumerate(cells))
    return files.text("name,kind,vetted\n" + rows, **options)


def days(taken):
    return [data.get("vetted") for data in taken.data]


@pytest.mark.parametrize(
    "text",
    [
        *("2025-01-31", "2025/1/31", "2025.01.31", "31 Jan 2025", "31 January 2025", "31-Jan-2025"),
        *("January 31, 2025", "Jan 31 2025", "31st January 2025", "31. Januari 2025"),
        *("31 janvier 2025", "31 janv. 2025", "31 de enero de 2025", "31 de janeiro de 2025"),
        *("٣١ يناير ٢٠٢٥", "٣١ كانون الثاني ٢٠٢٥", "٢٠٢٥-٠١-٣١", "۲۰۲۵/۰۱/۳۱", "\u200f2025-01-31"),
        *("2025-01-31 00:00:00", "2025-01-31T00:00", "٣١/٠١/٢٠٢٥", "31/1/2025", "31.01.2025"),
    ],
)
def test_a_day_is_read_however_it_is_written(text):
    assert dates.day(text) == "2025-01-31"


@pytest.mark.parametrize(
    "text",
    ["31 Foo 2025", "2025-13-01", "32/1/2025", "soon", "31/31/2025", "1/1/0202", "29 Feb 2025"],
)
def test_what_is_no_day_is_refused(text):
    with pytest.raises(Wrong) as wrong:
        dates.day(text)
    assert wrong.value.code == "not_a_day"


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from("/.-"))
def test_a_known_order_gives_back_the_day_that_was_written(day, mark):
    first = f"{day.day:02}{mark}{day.month:02}{mark}{day.year}"
    second = f"{day.month}{mark}{day.day}{mark}{day.year}"
    assert dates.day(first, "day_first") == day.isoformat()
    assert dates.day(second, "month_first") == day.isoformat()


@given(st.dates(date(1955, 1, 1), date(2100, 1, 1)))
def test_excels_numbers_are_its_days(day):
    """1 is 1900-01-01, but Excel counts a 29 February 1900: from 1900-03-01 on it is one more."""
    counted = (day - date(1900, 1, 1)).days + 2
    assert dates.from_serial(counted) == day.isoformat()


def test_one_day_beyond_twelve_decides_the_column(files):
    assert days(column(files, "03/04/2025", "13/04/2025", "05/06/2025")) == [
        "2025-04-03",
        "2025-04-13",
        "2025-06-05",
    ]
    assert days(column(files, "03/04/2025", "04/13/2025")) == ["2025-03-04", "2025-04-13"]


def test_the_evidence_may_come_last_and_is_not_taken_from_another_column(files):
    text = "name,kind,vetted,trained\nA,staff,03/04/2025,01/02/2025\nB,staff,25/12/2025,\n"
    taken = files.text(text)
    assert taken.the("day_ambiguous").column == "trained"
    assert taken.data[0]["vetted"] == "2025-12-25"


def test_a_column_without_evidence_is_refused_with_both_readings(files):
    taken = column(files, "03/04/2025", "05/06/2025", "07/07/2025")
    assert taken.codes.count("day_ambiguous") == 2
    assert taken.problems[0].facts["readings"] == ("2025-04-03", "2025-03-04")


def test_a_column_that_contradicts_itself_names_both_rows(files):
    taken = column(files, "03/04/2025", "13/04/2025", "04/14/2025")
    problem = next(p for p in taken.problems if p.code == "day_order_mixed")
    facts = {name: problem.facts[name] for name in ("first", "at", "other", "other_at")}
    assert facts == {"first": "13/04/2025", "at": 3, "other": "04/14/2025", "other_at": 4}
    assert taken.rows == []


def test_what_the_user_says_of_the_order_counts(files):
    said = Mapping({"dates": {"Vetted": "month_first"}})
    assert days(column(files, "03/04/2025", mapping=said)) == ["2025-03-04"]
    assert column(files, "13/04/2025", mapping=said).codes[0] == "not_a_day"


def test_years_of_two_digits_are_refused_unless_the_user_says_what_they_mean(files):
    assert column(files, "13.4.25").codes[0] == "year_short"
    said = Mapping({"centuries": {"vetted": 2000}})
    assert days(column(files, "13.4.25", mapping=said)) == ["2025-04-13"]


def test_excels_numbers_in_a_column_of_days_are_read_and_told(files):
    taken = column(files, "45678", "45700.0")
    assert days(taken) == ["2025-01-21", "2025-02-12"]
    assert taken.the("serials_read").facts["count"] == 2
    first = date(1899, 12, 30) + timedelta(days=45678)
    assert taken.the("serials_read").facts["examples"][0] == f"45678 = {first}"


def test_numbers_are_no_days_beside_numbers_that_cannot_be(files):
    assert column(files, "45678", "7").codes[:2] == ["not_a_day", "not_a_day"]


def test_numbers_are_days_in_columns_of_days_only(files):
    assert files.text("id,name,kind,code no\n1,A,staff,45678\n").data[0]["attributes"] == {
        "code no": "45678"
    }


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("2024", "2024-01-01"),
        ("2024-05", "2024-05-01"),
        ("05/2024", "2024-05-01"),
        ("May 2024", "2024-05-01"),
        ("mai 2024", "2024-05-01"),
        ("أيار ٢٠٢٤", "2024-05-01"),
    ],
)
def test_a_month_or_year_counts_from_its_first_day_and_stays_as_written(files, typed, first):
    taken = column(files, typed)
    assert taken.data[0]["vetted"] == first
    assert taken.data[0]["attributes"] == {"vetted (as written)": typed}
    assert taken.the("days_partial").facts["examples"] == (f"{typed} = {first}",)


def test_the_day_of_a_session_must_be_whole_since_it_decides_what_came_first(files):
    text = "id,date,element,space\ns,2025-03,stepping out,public\n"
    assert files.text(text, "sessions.csv").the("day_partial").facts["value"] == "2025-03"


def test_a_file_is_looked_at_twice_without_telling_anything_twice(files):
    taken = column(files, "03/04/2025", "13/04/2025")
    broken = files.text('name,kind,vetted\nA,staff,03/04/2025\n"B,staff,13/04/2025\n')
    assert days(taken)[0] == "2025-04-03"
    assert broken.codes.count("quote_unclosed") == 1
