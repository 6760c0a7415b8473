"""The house stays readable: no function of the product above 40 lines, no file above 300."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "allymap"
FILES = sorted(ROOT.rglob("*.py"))


def long_functions(text):
    """The functions above 40 lines, with their lines."""
    sizes = {
        node.name: (node.end_lineno or node.lineno) - node.lineno + 1
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    return {name: size for name, size in sizes.items() if size > 40}


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_file_and_its_functions_are_short(file):
    text = file.read_text(encoding="utf-8")
    assert text.count("\n") <= 300
    assert long_functions(text) == {}


def test_a_long_function_is_seen():
    assert long_functions("def f():\n" + "    x = 1\n" * 40) == {"f": 41}
