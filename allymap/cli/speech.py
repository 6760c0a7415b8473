"""The language the command line speaks: asked for, or the system's, or English."""

from __future__ import annotations

import copy
import gettext
import inspect
import locale
import os
import re
import sys
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import click

from allymap.view.words import LOCALE, languages
from allymap.view.words import words as words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from allymap.model.landscape import Landscape
    from allymap.view.words import Words

Command = TypeVar("Command", bound="click.Command")

# Where gettext itself looks, and so click, whose own sentences are in the domain "messages".
_SPOKEN = "LANGUAGE"
_ASKED = "ALLYMAP_LANGUAGE"
_WORD = re.compile(r"[A-Z][A-Z-]*[A-Z]")


def words() -> Words:
    """The sentences of the language spoken now."""
    return words_of(os.environ.get(_SPOKEN, "").split(":")[0] or "en")


def in_language(landscape: Landscape) -> Landscape:
    """A landscape whose kinds, ties and other codes are called as in the language spoken now."""
    said = words().labels(landscape.vocabulary)
    if said == landscape.vocabulary:
        return landscape
    return replace(landscape, vocabulary=said)


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
    said.options_metavar = _named(command.options_metavar or "")
    if isinstance(said, click.Group):
        said.subcommand_metavar = _named(said.subcommand_metavar)
    said._help_option = None  # click keeps the one it made in the language of another call
    return said


def _param(param: click.Parameter) -> click.Parameter:
    said = copy.copy(param)
    if text := getattr(said, "help", None):
        setattr(said, "help", _said(text))  # noqa: B010 not every parameter has a help
    said.metavar = _named(param.metavar) if param.metavar else _placeholder(param)
    return said


def _placeholder(param: click.Parameter) -> str | None:
    """What click would write in the place of a value, in the language spoken now."""
    if isinstance(param.type, click.Choice) or getattr(param, "is_flag", False):
        return None
    if not isinstance(param, click.Argument):
        return _named(param.type.name.upper())
    name = _named((param.name or "").upper())
    several = "" if param.nargs == 1 else "..."
    return f"{name}{several}" if param.required else f"[{name}]{several}"


def _named(placeholders: str) -> str:
    """Placeholders such as `[FILE]`, each word of them said."""
    return _WORD.sub(lambda word: gettext.gettext(word[0]), placeholders)


def _said(text: str | None) -> str | None:
    """A text, said paragraph by paragraph: the lines of one are joined, but for examples."""
    if not text:
        return text
    return "\n\n".join(map(_paragraph, inspect.cleandoc(text).split("\n\n")))


def _paragraph(text: str) -> str:
    kept, _, lines = text.partition("\b\n")
    return f"\b\n{gettext.gettext(lines)}" if lines else gettext.gettext(_joined(kept))


def _joined(lines: str) -> str:
    return " ".join(line.strip() for line in lines.splitlines())


def _windows_language() -> str:
    if sys.platform != "win32":
        return ""
    import ctypes

    number = ctypes.windll.kernel32.GetUserDefaultUILanguage()
    return locale.windows_locale.get(number, "")
