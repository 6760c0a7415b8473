"""Beside a refused list, a copy with its problems marked; nothing that is there is overwritten."""

from __future__ import annotations

from contextlib import contextmanager
from glob import escape
from io import BytesIO
from typing import TYPE_CHECKING, Any, TypeVar

import click

from allymap.cli.say import talk
from allymap.cli.speech import words
from allymap.cli.writing import unused, whole
from allymap.errors import Refused
from allymap.intake.own_sheets import list_of
from allymap.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Command = TypeVar("Command", bound="Callable[..., Any]")


def copy_option(command: Command) -> Command:
    """--no-copy: leave nothing beside a refused list."""
    return click.option(
        "--no-copy",
        is_flag=True,
        help="When the list is refused, write no copy with its problems marked.",
    )(command)


def tell_left(file: Path) -> None:
    """Say which copies beside a list that was taken in are of no more use."""
    stem = list_of(file.stem)
    beside = sorted(file.parent.glob(f"{escape(stem)}-problems*.xlsx"))
    old = [one.name for one in beside if list_of(one.stem) == stem and not one.samefile(file)]
    if old:
        facts = {"file": file.name, "which": words().listed(old)}
        kept = "copy.kept" if list_of(file.stem) != file.stem else "copy.left"
        talk(words().say(kept, len(old), **facts))
    elif list_of(file.stem) != file.stem:
        talk(words().say("copy.kept_one", file=file.name))


@contextmanager
def marking_problems(file: Path | None, *, wanted: bool, encoding: str = "") -> Iterator[None]:
    """When the list is refused in this block, write the copy, and let the refusal tell of it."""
    try:
        yield
    except Refused as refused:
        if file and wanted:
            try:
                _mark(file, refused, encoding)
            except OSError as error:
                refused.facts["copy_folder"] = str(file.parent.resolve())
                refused.facts["copy_reason"] = error.strerror or str(error)
        raise


def _mark(file: Path, refused: Refused, encoding: str) -> None:
    from allymap.intake.grids import shown
    from allymap.view.problem_copy import write_problem_copy

    stem, made = list_of(file.stem), BytesIO()
    problems = [problem for problem in refused.problems if isinstance(problem, Problem)]
    marked = write_problem_copy(made, stem, shown(file, encoding), problems, words())
    if marked:
        refused.facts |= {"copy": _kept(file, stem, made.getvalue()), "marked": marked}


def _kept(file: Path, stem: str, data: bytes) -> Path:
    """Where the copy is: beside the list, under a name nothing else has, or as it already was."""
    place = unused(file.with_name(f"{stem}-problems.xlsx"), data)
    if not place.exists():
        with whole(place) as draft:
            draft.write_bytes(data)
    return place
