"""The only place that prints: answers on stdout, talk on stderr."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.padding import Padding
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn
from rich.table import Table
from rich.text import Text

from allymap.cli.speech import words
from allymap.intake.questions import questions
from allymap.model.vocabulary import built_in
from allymap.view.problems import grouped_problems
from allymap.view.skeleton import skeleton

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from allymap.errors import AllymapError
    from allymap.model.problem import Problem

_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SHOWN = 20


def answer(text: object = "", *, style: str = "", indent: int = 0) -> None:
    """Print one paragraph of the answer on stdout."""
    _print(Console(highlight=False), text, style, indent)


def talk(text: object = "", *, style: str = "", indent: int = 0) -> None:
    """Print one paragraph of talk on stderr."""
    _print(Console(stderr=True, highlight=False), text, style, indent)


def answer_table(rows: Sequence[Sequence[str]], *, indent: int = 0) -> None:
    """Print rows of cells on stdout, their columns side by side."""
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for row in rows:
        table.add_row(*(Text(clean(cell)) for cell in row))
    Console(highlight=False).print(Padding(table, (0, 0, 0, indent), expand=False))


def answer_json(value: Any) -> None:
    """Print a value as JSON on stdout, for programs."""
    text = json.dumps(value, ensure_ascii=False, indent=2, default=str)
    click.echo("".join(f"\\u{ord(c):04x}" if _steers(c) else c for c in text))


def choice(question: str, answers: Sequence[str]) -> int:
    """Ask which of several is meant; gives its place, from 0. No answer stops everything."""
    talk(question, style="bold")
    for at, one in enumerate(answers, start=1):
        talk(f"{at}. {one}", indent=2)
    among = click.IntRange(1, len(answers))
    number: int = click.prompt(words().say("ask.number"), type=among, err=True)
    return number - 1


def agreed(question: str) -> bool:
    """Ask a question at the terminal; no answer is no."""
    return click.confirm(clean(question), default=False, err=True)


def typed(question: str) -> str:
    """Let something be typed at the terminal."""
    said: str = click.prompt(clean(question), err=True)
    return said


def clean(text: str) -> str:
    """Text that cannot steer a terminal: control and direction characters become visible."""
    return "".join(_visible(c) if _steers(c) else c for c in text)


def progress() -> Progress:
    """A progress line on stderr; silent when nobody watches."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), _counted())
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


def tell_problems(problems: Sequence[Problem], *, most: int = _SHOWN) -> None:
    """Print problems with their places and what to do, the first `most` kinds, and the total."""
    groups = grouped_problems(problems, words())
    for told in groups[:most]:
        placed = words().say("text.labelled", label=told.place, text=told.what)
        talk(placed if told.place else told.what)
        if told.hint:
            talk(told.hint, style="dim", indent=2)
    if len(groups) > most:
        rest = sum(told.count for told in groups[most:])
        talk(words().say("problems.more", n=rest, total=len(problems)))


def tell_error(error: AllymapError) -> None:
    """Print what went wrong, where, and what to do next."""
    problems = getattr(error, "problems", ())
    if problems:
        tell_problems(problems)
        talk(words().say("error.refused", n=len(problems)), style="bold")
        _tell_mapping(problems)
        _tell_copy(error.facts)
        return
    _tell_code(error.code, error.facts)


def _tell_mapping(problems: Sequence[Problem]) -> None:
    """The lines of a mapping that would answer what is not known."""
    lines = skeleton(questions(problems), built_in(), words(), noted=False)
    if not lines:
        return
    talk(words().say("map.lines"))
    for line in lines[:_SHOWN]:
        talk(line, style="dim", indent=2)
    if len(lines) > _SHOWN:
        talk(words().say("map.more_lines", n=len(lines) - _SHOWN), indent=2)


def _tell_copy(facts: Mapping[str, Any]) -> None:
    """Where the copy with the problems marked is, or why there is none."""
    if "copy" in facts:
        talk(words().say("copy.written", n=facts["marked"], copy=facts["copy"]))
    elif "copy_reason" in facts:
        folder, reason = facts["copy_folder"], facts["copy_reason"]
        talk(words().say("copy.not_written", folder=folder, reason=reason))


def tell_os_error(error: OSError) -> None:
    """Print what the system refused, and about which file."""
    facts = {"path": str(error.filename or ""), "reason": error.strerror or str(error)}
    _tell_code("os_error", facts)


def _tell_code(code: str, facts: Mapping[str, object]) -> None:
    said = {name: _fact(value) for name, value in facts.items()}
    talk(words().fill(f"error.{code}", said), style="bold")
    if words().has(f"error.{code}.do"):
        talk(words().fill(f"error.{code}.do", said), indent=2)


def _fact(value: object) -> object:
    return ", ".join(map(str, value)) if isinstance(value, tuple | list) else value


def _print(console: Console, text: object, style: str, indent: int) -> None:
    lines = Text(clean(str(text)), style=style).wrap(console, max(20, console.width - indent))
    for line in lines:
        line.rstrip()
        line.pad_left(indent)
        console.print(line, soft_wrap=True)


def _counted() -> TextColumn:
    return TextColumn("{task.completed:,.0f}")


def _steers(character: str) -> bool:
    # Half a surrogate, as in a file's name that is no UTF-8, cannot be printed at all.
    control = unicodedata.category(character) in ("Cc", "Cs") and character not in "\n\t"
    return control or character in _BIDI


def _visible(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
