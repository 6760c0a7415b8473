"""--seal: a page that opens with a passphrase. The passphrase is never a word of the command."""

from __future__ import annotations

import os
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from allymap.cli import passphrase as passphrases
from allymap.cli.naming import at_terminal
from allymap.cli.say import secret, talk
from allymap.cli.speech import words
from allymap.cli.writing import unused, write_text
from allymap.errors import AllymapError
from allymap.view.sealed import sealed

if TYPE_CHECKING:
    from collections.abc import Callable

Command = TypeVar("Command", bound="Callable[..., Any]")
VARIABLE = "ALLYMAP_PASSPHRASE"
# Says nothing about who may see it, nor what is in it.
FILE = "sealed.html"


def seal_options(command: Command) -> Command:
    """--seal and --passphrase-file: a passphrase to seal with, asked for at once; else empty."""
    file = click.option(
        "--passphrase-file",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        expose_value=False,
        is_eager=True,
        callback=_noted,
        help="Seal with the first line of this file.",
    )
    seal = click.option(
        "--seal",
        "passphrase",
        is_flag=True,
        callback=_asked,
        help="Seal the page: it opens with a passphrase, in the browser, without a network.",
    )
    return seal(file(command))


def write_page(path: Path, page: str, passphrase: str, *, chosen: bool) -> Path:
    """Write a page, sealed where there is a passphrase; gives the path.

    A sealed one has a name of its own, where none was `chosen`.
    """
    if not passphrase:
        write_text(path, page)
        return path
    text = sealed(page, passphrase)
    path = path if chosen else unused(path.with_name(FILE), text.encode("utf-8"))
    write_text(path, text)
    return path


def tell_sealed() -> None:
    """Say how a sealed page and its passphrase are sent."""
    talk(words().say("seal.care"), style="dim")


def _noted(context: click.Context, _option: click.Parameter, file: Path | None) -> None:
    context.meta[__name__] = file


def _asked(context: click.Context, _option: click.Parameter, seal: bool) -> str:
    file: Path | None = context.meta.get(__name__)
    if not seal and not file:
        return ""
    given = _first_line(file) if file else _of_variable()
    if file or given:
        return _strong(given)
    if not at_terminal():
        raise AllymapError("seal_nothing", variable=VARIABLE)
    return _typed() or _drawn()


def _first_line(file: Path) -> str:
    """The first line of a text file: UTF-8, or UTF-16 as editors and shells on Windows write it."""
    content = file.read_bytes()
    wide = content.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    try:
        text = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise AllymapError("seal_no_text", file=file.name) from error
    if "\0" in text:  # UTF-16 without a mark reads as UTF-8 with nothing after each letter
        raise AllymapError("seal_no_text", file=file.name)
    return next(iter(text.splitlines()), "").strip()


def _of_variable() -> str:
    said = os.environ.get(VARIABLE, "")
    try:
        said.encode()
    except UnicodeEncodeError as error:
        raise AllymapError("seal_no_letters", variable=VARIABLE) from error
    return said


def _strong(passphrase: str) -> str:
    if passphrases.weak(passphrase):
        raise AllymapError("seal_weak", shortest=passphrases.SHORTEST)
    return passphrase


def _typed() -> str:
    """What was typed twice alike; nothing when one of ours is wanted."""

    def enough(said: str) -> str:
        if said.strip() and passphrases.weak(said):
            told = words().say("error.seal_weak", shortest=passphrases.SHORTEST)
            raise click.UsageError(told)
        return said.strip()

    while said := secret(words().say("seal.ask"), enough):
        if secret(words().say("seal.again"), str.strip) == said:
            break
        talk(words().say("seal.unlike"))
    return said


def _drawn() -> str:
    passphrase = passphrases.drawn()
    talk(words().say("seal.drawn"))
    talk(passphrase, style="bold", indent=2)
    return passphrase
