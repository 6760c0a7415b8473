"""The language the command line speaks: asked for, or the system's, or English."""

from __future__ import annotations

import copy
import gettext
import locale
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from allymap.view.words import LOCALE, languages
from allymap.view.words import words as words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    import click

    from allymap.view.words import Words

Command = TypeVar("Command", bound="click.Command")

# Where gettext itself looks, and so click, whose own sentences are in the domain "messages".
_SPOKEN = "LANGUAGE"
_ASKED = "ALLYMAP_LANGUAGE"


def words() -> Words:
    """The sentences of the language spoken now."""
    return words_of(os.environ.get(_SPOKEN, "").split(":")[0] or "en")


@contextmanager
def spoken() -> Iterator[None]:
    """Speak the user's language until the block ends."""
    before = os.environ.get(_SPOKEN)
    gettext.bindtextdomain("messages", str(LOCALE))
    speak(os.environ.get(_ASKED) or system_language())
    try:
        yield
    finally:
        os.environ.pop(_SPOKEN)
        if before is not None:
            os.environ[_SPOKEN] = before


def speak(language: str) -> None:
    """Speak a language from now on; English when there is no catalogue for it."""
    short = language[:2].lower()
    os.environ[_SPOKEN] = short if short in languages() else "en"


def system_language() -> str:
    """The language the computer is set to, as `fr_FR`; "" when it does not say."""
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return next((name for name in names if name), "") or _windows_language()


def translated(command: Command) -> Command:
    """A command with its help in the language spoken now."""
    said = copy.copy(command)
    said.help, said.epilog = _said(command.help), _said(command.epilog)
    said.params = [_param(param) for param in command.params]
    return said


def _param(param: click.Parameter) -> click.Parameter:
    said = copy.copy(param)
    if text := getattr(said, "help", None):
        setattr(said, "help", _said(text))  # noqa: B010 not every parameter has a help
    return said


def _said(text: str | None) -> str | None:
    return gettext.gettext(text) if text else text


def _windows_language() -> str:
    if sys.platform != "win32":
        return ""
    import ctypes

    number = ctypes.windll.kernel32.GetUserDefaultUILanguage()
    return locale.windows_locale.get(number, "")
