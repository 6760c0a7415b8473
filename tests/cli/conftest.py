"""Running the command line as a person does, in a folder of its own."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from allymap.cli.boundary import outcome


@dataclass(frozen=True)
class Ran:
    """One run: its exit code, its answer and its talk; `all` in one line without wrapping."""

    code: int
    out: str
    err: str

    @property
    def all(self):
        return " ".join((self.out + " " + self.err).split())


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Runs `allymap ...` in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ALLYMAP_STORE", raising=False)

    def ran(*args):
        capsys.readouterr()
        code = outcome([str(arg) for arg in args])
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return ran
