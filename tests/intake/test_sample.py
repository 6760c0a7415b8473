"""The sample's workbook and its CSV files say the same, without a word of complaint."""

from __future__ import annotations

from allymap.model.tables import TABLES, canonical
from allymap.resources import folder


def test_the_workbook_and_the_csv_files_are_the_same_list(files):
    sample = folder("sample_data")
    book = files.take(sample / "karuwe.xlsx")
    texts = [files.take(path) for path in sorted((sample / "karuwe").glob("*.csv"))]
    assert [problem for taken in (book, *texts) for problem in taken.problems] == []
    assert {row.table for row in book.rows} == set(TABLES)
    assert _said(book) == set().union(*map(_said, texts))


def _said(taken):
    return {(row.table, row.key, canonical(row.data)) for row in taken.rows}
