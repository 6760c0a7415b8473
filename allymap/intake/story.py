"""A story of the map as staff write it: a plain text of steps, each a title, sentences, a view."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from allymap.errors import Refused, Unreadable
from allymap.intake.cells import sound
from allymap.intake.fault import Wrong
from allymap.model.problem import Origin, Problem

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 200_000  # bytes
MOST = 60  # steps
_LONGEST = {"title": 160, "text": 900}
_SEE = re.compile(r"(?:see|voir|ver)\s*:\s*(.*)", re.IGNORECASE)
_WORDS = ("actor", "finding", "arrange", "only")
_NEXT = re.compile(rf";\s*(?=(?:{'|'.join(_WORDS)})\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clause:
    """One part of a `see:` line, such as `actor Kwame Addo`: its word, what it says, its line."""

    word: str
    said: str
    line: int


@dataclass(frozen=True, slots=True)
class Step:
    """One step as it is written, and the line that it begins in."""

    title: str
    line: int
    text: str = ""
    see: tuple[Clause, ...] = ()


def read_story(path: Path) -> tuple[Step, ...]:
    """The steps of a file; raises `Unreadable`, or `Refused` with every line that is wrong."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
        text = raw.decode("utf-8-sig")
    except OSError as error:
        raise Unreadable("file_missing", file=path.name) from error
    except UnicodeDecodeError as error:
        raise Unreadable("story_not_text", file=path.name) from error
    steps: list[Step] = []
    wrong: list[tuple[str, int]] = []
    for at, line in enumerate(text.splitlines(), 1):
        if line.startswith("#"):
            steps.append(Step(line.lstrip("#").strip(), at))
        elif line.strip() and not steps:
            wrong.append(("story_no_title", at))
        elif line.strip():
            steps[-1] = _with(steps[-1], line, at)
    wrong += [(code, one.line) for one in steps for code in _faults(one)]
    if not steps or len(steps) > MOST or len(raw) > LARGEST:
        wrong.append(("story_size", 0))
    if wrong:
        problems = [Problem(code, Origin(path.name, row=at)) for code, at in dict.fromkeys(wrong)]
        raise Refused(problems)
    return tuple(steps)


def _with(step: Step, line: str, at: int) -> Step:
    """A step with one more line: of its view, or of its text."""
    found = _SEE.match(line)
    if not found:
        return replace(step, text=f"{step.text} {line.strip()}".strip())
    parts = _NEXT.split(f"; {found[1]}" if _first_is_clause(found[1]) else found[1])
    return replace(step, see=(*step.see, *(_clause(one, at) for one in parts if one.strip(" ;"))))


def _first_is_clause(said: str) -> bool:
    return said.split(" ", 1)[0].casefold() in _WORDS


def _clause(said: str, line: int) -> Clause:
    word, _, rest = said.strip(" ;").partition(" ")
    if word.casefold() in _WORDS:
        return Clause(word.casefold(), rest.strip(), line)
    return Clause("view", said.strip(" ;"), line)


def _faults(step: Step) -> list[str]:
    """What is wrong with the words of a step."""
    if not step.title:
        return ["story_no_title"]
    for name, most in _LONGEST.items():
        text = getattr(step, name)
        if len(text) > most or not _is_sound(text):
            return ["story_too_long"]
    return []


def _is_sound(text: str) -> bool:
    try:
        return not text or bool(sound(text))
    except Wrong:
        return False
