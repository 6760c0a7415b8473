"""What is not ours in our pages is what was pinned, with its licences, and nothing else."""

from __future__ import annotations

import hashlib
import json
import shutil
import tomllib
from typing import TYPE_CHECKING

import pytest
from node import HERE

from allymap.view.single_file import PAGE
from assets import update

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = PAGE / "vendor"
PINNED = tomllib.loads((FOLDER / "vendor.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", PINNED)
def test_a_vendored_script_is_what_was_recorded_with_its_licences(name: str) -> None:
    about = PINNED[name]
    assert hashlib.sha256((FOLDER / about["file"]).read_bytes()).hexdigest() == about["sha256"]
    for licence in about["licences"]:
        assert (FOLDER / licence).stat().st_size > 500
    assert about["version"] == json.loads(_assets("package.json"))["dependencies"][name]


def test_nothing_else_is_vendored() -> None:
    listed = {file for about in PINNED.values() for file in (about["file"], *about["licences"])}
    assert {path.name for path in FOLDER.iterdir()} == {*listed, "vendor.toml"}


@pytest.mark.parametrize("folder", [update.HERE, HERE], ids=["assets", "tests"])
def test_every_package_is_pinned_by_its_sum_and_no_address_is_in_the_lock(folder: Path) -> None:
    text = (folder / "package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(text)["packages"]
    assert len(packages) > 2
    assert '"resolved"' not in text
    assert "registry" not in text
    assert all(one["integrity"].startswith("sha512-") for path, one in packages.items() if path)


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What npm would have installed for vis-network alone, and a folder to write to."""
    about = {"vis-network": PINNED["vis-network"]}
    package = tmp_path / "node_modules" / "vis-network"
    (package / "standalone" / "umd").mkdir(parents=True)
    (package / "package.json").write_text(json.dumps({"version": about["vis-network"]["version"]}))
    for licence in about["vis-network"]["licences"]:
        shutil.copy(FOLDER / licence, package)
    shutil.copy(FOLDER / "vis-network.min.js", package / "standalone" / "umd")
    (tmp_path / "vendor").mkdir()
    monkeypatch.setattr(update, "MODULES", tmp_path / "node_modules")
    monkeypatch.setattr(update, "VENDOR", tmp_path / "vendor")
    monkeypatch.setattr(update, "pinned", lambda: about)
    monkeypatch.setattr(update, "fetch", lambda: None)
    return tmp_path


def test_what_comes_as_pinned_is_written_as_it_is(workshop: Path) -> None:
    update.main()
    for name in ("vis-network.min.js", "LICENSE-MIT", "LICENSE-APACHE-2.0"):
        assert (workshop / "vendor" / name).read_bytes() == (FOLDER / name).read_bytes()


def test_one_other_byte_is_refused_and_nothing_is_written(workshop: Path) -> None:
    script = workshop / "node_modules/vis-network/standalone/umd/vis-network.min.js"
    script.write_bytes(script.read_bytes()[:-1] + b"!")
    with pytest.raises(SystemExit, match=r'vis-network: sha256 = "[0-9a-f]{64}" came'):
        update.main()
    assert list((workshop / "vendor").iterdir()) == []


def test_another_version_is_refused(workshop: Path) -> None:
    (workshop / "node_modules/vis-network/package.json").write_text('{"version": "10.1.6"}')
    with pytest.raises(SystemExit, match=r'version = "10\.1\.6" came'):
        update.main()


def _assets(name: str) -> str:
    return (update.HERE / name).read_text(encoding="utf-8")
