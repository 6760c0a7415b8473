"""Texts and tables on a narrow terminal: words stay whole, and signs with their word."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from rich.console import Console

from allymap.cli.lines import beside, broken

HELD = "\u00a0"
ROWS = [
    ("Place", "Topic", "Men only", "Together"),
    ("Amberi Ford", "gender-based violence", "14 May 2025", "not yet"),
    ("مرفأ", "power and privilege", "", "18 September 2025"),
]


def texts(text, width):
    return [line.plain for line in broken(text, width, Console(width=width))]


@pytest.mark.parametrize("width", range(20, 60))
def test_no_line_begins_with_a_sign_that_french_holds_to_its_word(width):
    said = f"Perdus{HELD}: Cercle des pères{HELD}; Épargne du Marché{HELD}; «{HELD}écoute{HELD}»."
    lines = texts(said, width)
    assert " ".join(lines) == said
    assert not [line for line in lines if line[0] in ":;»!?"]
    assert all(cell_len(line) <= width for line in lines)


@pytest.mark.parametrize("width", [48, 60, 80, 120])
def test_columns_keep_words_whole_and_stay_within_the_width(width):
    lines = list(beside(ROWS, width, Console(width=width)))
    assert all(cell_len(line) <= width for line in lines)
    words = {word for row in ROWS for cell in row for word in cell.split()}
    assert {word for line in lines for word in line.split()} == words


def test_a_word_that_is_wider_than_all_there_is_is_broken_and_not_lost():
    lines = list(beside([("a" * 30, "b" * 30)], 20, Console(width=20)))
    assert all(len(line) <= 20 for line in lines)
    joined = "".join(lines)
    assert (joined.count("a"), joined.count("b")) == (30, 30)


def test_a_table_of_one_cell_or_none_is_laid_out():
    assert list(beside([("one",)], 10, Console())) == ["one"]
    assert list(beside([], 10, Console())) == []
    assert list(beside([("", "")], 10, Console())) == [""]
