"""Running the command line as a person does, in a folder of its own."""

from __future__ import annotations

import io
import shutil
from dataclasses import dataclass
from importlib import import_module

import pytest
from cli.pseudo import ACTORS, LANGUAGE, TIES, Spoken, write_pseudo
from karuwe import SAMPLE

from allymap.cli import speech
from allymap.cli.app import VERBS
from allymap.cli.boundary import outcome
from allymap.view import words as view_words

# click names the types of values when a verb is loaded: load all before another language speaks.
for verb in VERBS.values():
    import_module(f"allymap.cli.{verb.module}")


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


@pytest.fixture(scope="session")
def country(tmp_path_factory):
    """A store with all of Karuwe in it, taken in once by `allymap import`."""
    store = tmp_path_factory.mktemp("karuwe") / "allymap.db"
    assert outcome(["import", str(SAMPLE / "karuwe.xlsx"), "--store", str(store)]) == 0
    return store


@pytest.fixture
def taken(run, country, tmp_path):
    """Runs `allymap ...` in a folder whose store has the whole country in it."""
    shutil.copy(country, tmp_path / "allymap.db")
    return run


@pytest.fixture(scope="module")
def catalogues(tmp_path_factory):
    """A locale folder with the pseudo-language, and English for what it lacks."""
    folder = tmp_path_factory.mktemp("locale")
    shutil.copytree(view_words.LOCALE / "en", folder / "en")
    write_pseudo(folder)
    return folder


@pytest.fixture
def spoken(catalogues, monkeypatch, run, tmp_path):
    """The command line in the pseudo-language."""
    monkeypatch.setattr(view_words, "LOCALE", catalogues)
    monkeypatch.setattr(speech, "LOCALE", catalogues)
    monkeypatch.setenv("ALLYMAP_LANGUAGE", LANGUAGE)
    monkeypatch.setenv("COLUMNS", "300")
    _forget()
    yield Spoken(run, tmp_path)
    _forget()


@pytest.fixture
def spoken_lists(spoken):
    """A store with a list of actors and one of ties."""
    spoken.put("liste.csv", ACTORS)
    spoken.put("liens.csv", TIES)
    spoken.do("import", "liste.csv")
    spoken.do("import", "liens.csv")
    return spoken


def _forget():
    view_words.words.cache_clear()
    view_words.languages.cache_clear()


@pytest.fixture
def typing(monkeypatch):
    """Somebody sits at the terminal, wherever one is asked, and types these answers."""

    def types(*answers):
        # Last where it comes from: a module that is loaded here takes the real one along.
        for module in (
            "same",
            "same_asking",
            "mapped",
            "left_out",
            "forget",
            "colleague",
            "naming",
            "met",
        ):
            monkeypatch.setattr(f"allymap.cli.{module}.at_terminal", lambda: True, raising=False)
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{one}\n" for one in answers)))

    return types


@pytest.fixture
def put(tmp_path):
    """Writes a file into the folder where allymap runs, and gives its name."""

    def write(name, text):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return name

    return write
