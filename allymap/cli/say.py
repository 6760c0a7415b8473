"""The only place that prints: answers on stdout, talk on stderr."""

from __future__ import annotations

import json
import unicodedata
from contextlib import contextmanager
from shutil import get_terminal_size
from textwrap import fill
from typing import TYPE_CHECKING, Any, TypeVar

import click
from rich.columns import Columns
from rich.console import Console, Group
from rich.padding import Padding
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn
from rich.text import Text

from allymap.cli.hints import with_store
from allymap.cli.lines import beside, broken
from allymap.cli.speech import words
from allymap.intake.questions import questions
from allymap.intake.words import key
from allymap.intake.words import words as list_words
from allymap.model.vocabulary import built_in
from allymap.view.problems import grouped_problems
from allymap.view.skeleton import skeleton
from allymap.view.typed import as_typed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from allymap.errors import AllymapError
    from allymap.model.problem import Problem

_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SHOWN = 20
_SIDE_BY_SIDE = 10
_BACK = -1
Word = TypeVar("Word")


class _Console(Console):
    """rich ends the process when nobody reads any more; here the boundary decides."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


class Back(Exception):
    """Somebody at the terminal wants back to the question before."""


def answer(text: object = "", *, style: str = "", indent: int = 0) -> None:
    """Print one paragraph of the answer on stdout."""
    _print(_Console(highlight=False), text, style, indent)


def talk(text: object = "", *, style: str = "", indent: int = 0) -> None:
    """Print one paragraph of talk on stderr."""
    _print(_Console(stderr=True, highlight=False), text, style, indent)


def answer_table(rows: Sequence[Sequence[str]], *, indent: int = 0) -> None:
    """Print rows of cells on stdout, their columns side by side."""
    console = _Console(highlight=False)
    said = [[clean(cell) for cell in row] for row in rows]
    for line in beside(said, console.width - indent, console):
        console.print(Text(" " * indent + line), soft_wrap=True)


def answer_json(value: Any) -> None:
    """Print a value as JSON on stdout, for programs."""
    text = json.dumps(value, ensure_ascii=False, indent=2, default=str)
    click.echo("".join(f"\\u{ord(c):04x}" if _steers(c) else c for c in text))


def choice(
    question: str, answers: Sequence[str], prompt: str = "ask.number", *, back: bool = False
) -> int:
    """Ask which of several is meant; gives its place, from 0. No answer stops everything.

    Raises `Back` for 0, where there is a way back.
    """
    wrong = "ask.no_number"
    return _chosen(question, answers, prompt, lambda _said: None, wrong=wrong, back=back)


def choice_or_word(
    question: str,
    answers: Sequence[str],
    understood: Callable[[str], str | None],
    *,
    back: bool = False,
) -> int | str:
    """Ask which of several is meant; a word may be typed, too, if it is `understood`.

    Raises `Back` for 0, where there is a way back.
    """
    return _chosen(question, answers, "ask.number_or_word", understood, back=back)


def _chosen(
    question: str,
    answers: Sequence[str],
    prompt: str,
    understood: Callable[[str], Word | None],
    wrong: str = "ask.no_answer",
    *,
    back: bool,
) -> int | Word:
    known = {one.casefold(): at for at, one in enumerate(answers)}
    if back:
        known |= {"0": _BACK, words().say("ask.way.back").casefold(): _BACK}

    def answer_of(said: str) -> int | Word:
        number = int(said) if said.strip().isdecimal() else 0
        if 0 < number <= len(answers):
            return number - 1
        if word := understood(said):
            return word
        if (at := known.get(said.strip().casefold())) is not None:
            return at
        raise click.UsageError(_wrapped(words().say(wrong, value=clean(said), n=len(answers))))

    talk(question, style="bold")
    _talk_numbered(answers, back=back)
    if len(answers) > _SIDE_BY_SIDE:
        talk(question, style="bold")
    found: int | Word = _prompt(words().say(prompt), value_proc=answer_of)
    if found == _BACK:
        raise Back
    return found


def _talk_numbered(answers: Sequence[str], *, back: bool) -> None:
    """Numbered answers below one another; many of them in columns; and the way back."""
    lines = [Text(clean(f"{at}. {one}")) for at, one in enumerate(answers, start=1)]
    many = len(lines) > _SIDE_BY_SIDE
    shown = Columns(lines, padding=(0, 3), column_first=True) if many else Group(*lines)
    last = [Text(f"0. {words().say('ask.way.back')}")] if back else []
    Console(stderr=True, highlight=False).print(Padding(Group(shown, *last), (0, 0, 0, 2)))


def _prompt(question: str, **how: Any) -> Any:
    suffix = words().say("ask.suffix")
    return click.prompt(_wrapped(clean(question)), prompt_suffix=suffix, err=True, **how)


def _wrapped(text: str) -> str:
    """What click prints itself, its lines broken between words and never within one."""
    wide = max(20, get_terminal_size().columns - 1)
    return fill(text, wide, break_long_words=False, break_on_hyphens=False)


def agreed(question: str) -> bool:
    """Ask a question at the terminal; no answer is no."""

    def answer_of(said: str) -> bool:
        found = list_words().flags.get(key(said)) if said.strip() else False
        if found is None:
            raise click.UsageError(words().say("ask.yes_or_no"))
        return found

    asked = words().say("ask.agree", question=question)
    agreed_: bool = _prompt(asked, default="", show_default=False, value_proc=answer_of)
    return agreed_


def typed(question: str) -> str:
    """Let something be typed at the terminal."""
    said: str = _prompt(question)
    return said


def secret(question: str, understood: Callable[[str], str]) -> str:
    """Let something be typed at the terminal that nobody beside it can read; nothing is fine."""
    how = {"hide_input": True, "default": "", "show_default": False}
    said: str = _prompt(question, value_proc=understood, **how)
    return said


def clean(text: str) -> str:
    """Text that cannot steer a terminal: control and direction characters become visible."""
    return "".join(_visible(c) if _steers(c) else c for c in text)


def progress() -> Progress:
    """A progress line on stderr; silent when nobody watches."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), _counted())
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


@contextmanager
def working(what: str = "") -> Iterator[None]:
    """A line that moves while `what` takes long; silent when nobody watches."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"))
    hidden = not console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=hidden) as line:
        line.add_task(what or words().say("working"), total=None)
        yield


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
        talk(words().say(f"error.{error.code}", n=len(problems)), style="bold")
        _tell_copy(error.facts)
        _tell_mapping(problems)
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
    said = {name: _fact(value) for name, value in as_typed(facts, words()).items()}
    talk(words().fill(f"error.{code}", said), style="bold")
    if words().has(f"error.{code}.do"):
        talk(words().fill(f"error.{code}.do", said), indent=2)


def _fact(value: object) -> object:
    return ", ".join(map(str, value)) if isinstance(value, tuple | list) else value


def _print(console: Console, text: object, style: str, indent: int) -> None:
    said = clean(with_store(str(text)))
    for line in broken(said, max(20, console.width - indent), console, style):
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
