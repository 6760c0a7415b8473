"""Node and what npm installed in tests/js, for the tests of the page's own scripts."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import NoReturn

import playwright
import pytest

HERE = Path(__file__).with_name("js")
INSTALLED = HERE / "node_modules"


def node() -> str:
    """Node from the path, else the one that playwright brings."""
    driver = Path(playwright.__file__).with_name("driver")
    brought = [str(path) for path in (driver / "node", driver / "node.exe") if path.is_file()]
    found = next(filter(None, [shutil.which("node"), *brought]), None)
    return found or missing("no Node to test the page's scripts with")


def installed(file: str) -> Path:
    """A file of a package that `make test` installs with npm."""
    path = INSTALLED / file
    return path if path.is_file() else missing(f"npm has not installed {file} in tests/js")


def missing(reason: str) -> NoReturn:
    """Skip with the reason; where the tests are the gate, fail."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run Node on a script; what it said is text."""
    command = [node(), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
