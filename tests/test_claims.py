"""The page of the seeds' claims: all forty-six, each with a command and a test that exist."""

from __future__ import annotations

import ast
import re
import shlex
from functools import cache
from pathlib import Path

import click
import pytest

from allymap.cli.app import app
from allymap.gaps.rules import RULES

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "claims.md"
CLAIMS = dict(re.findall(r"^\| (\d+) \| (.*) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
COMMANDS = sorted(set(re.findall(r"`allymap ([^`]+)`", PAGE.read_text(encoding="utf-8"))))
TESTS = sorted(set(re.findall(r"`(tests/[^`]+)`", PAGE.read_text(encoding="utf-8"))))


@cache
def _functions(file):
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def is_test(named):
    """Whether `file::function` is a test of ours."""
    file, _, name = named.partition("::")
    path = ROOT / file
    collected = path.name.startswith("test_") and path.is_file() and name.startswith("test_")
    return collected and name in _functions(file)


def is_command(line):
    """Whether allymap would take such a line: its verb, its options and what it may choose."""
    verb, *rest = shlex.split(line)
    command = app.get_command(click.Context(app), verb)
    if command is None:
        return False
    try:
        with command.make_context(verb, list(rest)):
            pass
    except click.UsageError:
        return False
    return {rest[n + 1] for n, word in enumerate(rest) if word == "--rule"} <= {r.id for r in RULES}


def test_every_claim_of_the_seeds_stands_there_in_its_words():
    assert list(CLAIMS) == [str(n) for n in range(1, 47)]
    for number, row in CLAIMS.items():
        words, answers, proofs = row.split(" | ")
        assert re.search(r"[\"“].+[\"”].*\[S[03]\]", words), number
        assert "`allymap " in answers, number
        assert "`tests/" in proofs, number


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_that_is_named_exists(line):
    assert is_command(line)


@pytest.mark.parametrize("named", TESTS)
def test_a_test_that_is_named_exists(named):
    assert is_test(named)


def test_every_rule_answers_some_claim():
    told = {rule for line in COMMANDS for rule in re.findall(r"--rule (\S+)", line)}
    assert told == {rule.id for rule in RULES}


@pytest.mark.parametrize(
    "line",
    ["fly", "gaps --rule ACC-9", "gaps --fast", "table charm", "coalition", "gaps --rule"],
)
def test_the_guard_knows_what_is_no_command(line):
    assert not is_command(line)


@pytest.mark.parametrize(
    "named",
    [
        "tests/test_claims.py::test_nothing",
        "tests/test_claims.py::is_test",
        "tests/test_none.py::test_a",
        "tests/test_claims.py",
    ],
)
def test_the_guard_knows_what_is_no_test(named):
    assert not is_test(named)
