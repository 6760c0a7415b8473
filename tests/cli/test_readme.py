"""Every command of the README does what it says."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.S)
LISTS = [text for language, text in BLOCKS if language == "csv"]
COMMANDS = [line for language, text in BLOCKS if language == "sh" for line in text.splitlines()]


def test_the_first_half_hour_runs_as_written(run, tmp_path):
    for name, text in zip(("my_list.csv", "ties.csv"), LISTS, strict=True):
        (tmp_path / name).write_text(text, encoding="utf-8")
    copytree(ROOT / "sample_data", tmp_path / "sample_data")
    words = next(text for language, text in BLOCKS if language == "toml")
    (tmp_path / "our_words.toml").write_text(words, encoding="utf-8")
    for command in COMMANDS:
        first, *rest = shlex.split(command)
        if first == "allymap":
            extra = ["--no-open"] if rest[0] == "demo" else []
            ran = run(*rest, *extra)
            assert ran.code == 0, (command, ran.all)
    assert "no agreed way yet" not in run("who", "Old Mill").all
    assert {p.name for p in tmp_path.iterdir()} >= {"map-INTERNAL.html", "map-coalition.html"}


@pytest.mark.parametrize("target", ["demo", "test", "test-long", "check", "bench"])
def test_every_make_target_is_there(target):
    ran = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr


def test_only_known_kinds_of_command_are_promised():
    assert {shlex.split(line)[0] for line in COMMANDS} == {"allymap", "make", "python"}


def test_the_installed_package_brings_its_samples_and_queries(tmp_path):
    """`python -m pip install .`, without a network, and then the demo away from the checkout."""
    build = ["-m", "pip", "install", "--no-deps", "--no-build-isolation", "--target", "site", "-q"]
    subprocess.run([sys.executable, *build, str(ROOT)], cwd=tmp_path, check=True)
    code = "import sys; sys.path.insert(0, 'site'); from allymap.cli import main; main()"
    ran = subprocess.run(
        [sys.executable, "-c", code, "demo", "--no-open"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert ran.returncode == 0, ran.stderr
    assert list((tmp_path / "site" / "allymap" / "data" / "cypher").rglob("*.cypher"))
    assert (tmp_path / "allymap-demo" / "map-INTERNAL.html").exists()


def test_the_library_on_one_screen():
    code = "import allymap, sys; assert 'networkx' not in sys.modules; print(allymap.find_gaps)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0
