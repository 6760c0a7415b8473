"""The command line speaks the user's language, and never half of another."""

from __future__ import annotations

import pytest

from allymap.cli import speech
from allymap.cli.boundary import outcome
from allymap.view.words import languages


@pytest.fixture
def _quiet(monkeypatch):
    for name in ("LANGUAGE", "ALLYMAP_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("_quiet")
@pytest.mark.parametrize(
    ("name", "value", "language"),
    [
        ("ALLYMAP_LANGUAGE", "en", "en"),
        ("LANG", "en_GB.UTF-8", "en"),
        ("LANG", "C.UTF-8", "en"),
        ("LC_ALL", "xx_YY", "en"),
        ("LANG", "", "en"),
    ],
)
def test_the_language_is_the_one_asked_for_or_the_computers(monkeypatch, name, value, language):
    monkeypatch.setenv(name, value)
    with speech.spoken():
        assert speech.words().language == language


@pytest.mark.usefixtures("_quiet")
def test_speaking_leaves_no_trace_behind(monkeypatch):
    monkeypatch.setenv("LANGUAGE", "sw:en")
    with speech.spoken():
        speech.speak("en")
    assert speech.os.environ["LANGUAGE"] == "sw:en"


def test_a_language_nobody_translated_is_a_usage_error(capsys):
    assert outcome(["--language", "tlh", "status"]) == 2
    said = capsys.readouterr().err
    assert all(language in said for language in languages())
