"""The committed sample is what the script writes, to the byte."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
from sample.karuwe import FOLDER

if TYPE_CHECKING:
    from pathlib import Path

KINDS = (".csv", ".xlsx", ".ods", ".json")
FROM_THE_FIELD = (
    "aliases.csv",
    "kobo_export.xlsx",
    "kobo_form.xlsx",
    "field_lists/amberi.xlsx",
    "field_lists/tamzir.csv",
    "field_lists/port_selwa.xlsx",
    "field_lists/orun.ods",
)


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as the script writes it now, with another hash seed and in another folder."""
    folder = tmp_path_factory.mktemp("sample")
    script = str(FOLDER / "generate.py")
    command = [sys.executable, script, str(folder)]
    environment = {"PYTHONHASHSEED": "7", "PYTHONPATH": str(FOLDER.parent)}
    subprocess.run(command, check=True, env=environment, cwd=folder)
    return folder


def _files(folder: Path) -> dict[str, bytes]:
    data = (p for p in folder.rglob("*") if p.suffix in KINDS)
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(data)}


def test_every_file_is_written_again_byte_for_byte(again: Path) -> None:
    written, committed = _files(again), _files(FOLDER)
    made_here = {name: data for name, data in committed.items() if name in written}
    assert made_here == written
    assert {"karuwe.xlsx", "endline.xlsx", "small_list.csv", "expected.json"} <= set(written)
    assert set(FROM_THE_FIELD) <= set(written)
    assert sum(name.startswith("karuwe/") for name in written) == 16


def test_text_files_are_utf8_with_lf() -> None:
    for name, data in _files(FOLDER).items():
        if name.startswith("karuwe/") or name in ("small_list.csv", "expected.json"):
            assert data.decode("utf-8").endswith("\n"), name
            assert b"\r" not in data, name
            assert not data.startswith(b"\xef\xbb\xbf"), name


@pytest.mark.parametrize(
    "name",
    ["karuwe.xlsx", "endline.xlsx", *(n for n in FROM_THE_FIELD if n[-4:] in ("xlsx", ".ods"))],
)
def test_no_clock_and_no_system_is_on_a_packed_file(name: str) -> None:
    with zipfile.ZipFile(FOLDER / name) as book:
        assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.create_system for entry in book.infolist()} == {0}
        assert {entry.compress_type for entry in book.infolist()} == {zipfile.ZIP_STORED}


@pytest.mark.parametrize("name", ["karuwe.xlsx", "endline.xlsx"])
def test_a_wave_says_its_day(name: str) -> None:
    with zipfile.ZipFile(FOLDER / name) as book:
        properties = book.read("docProps/core.xml").decode()
    day = "2026-01-31" if name == "karuwe.xlsx" else "2027-01-31"
    assert properties.count(f">{day}T00:00:00Z<") == 2
