"""Problems in words: where, what, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from allymap.match.near import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from allymap.model.problem import Problem
    from allymap.view.words import Words


@dataclass(frozen=True, slots=True)
class ToldProblem:
    """One problem as a person reads it."""

    code: str
    severity: str
    place: str
    what: str
    hint: str


def told_problems(problems: Iterable[Problem], words: Words) -> tuple[ToldProblem, ...]:
    """Problems in words, in their order."""
    return tuple(_told(problem, words) for problem in problems)


def _told(problem: Problem, words: Words) -> ToldProblem:
    facts = {name: _plain(value) for name, value in problem.facts.items()}
    facts.setdefault("column", problem.column)
    if "why" in facts:
        facts["why"] = words.say(f"why.{facts['why']}")
    code = f"problem.{problem.code}"
    hint = words.fill(f"{code}.do", facts) if words.has(f"{code}.do") else ""
    return ToldProblem(
        problem.code,
        problem.severity,
        _place(problem, words),
        words.fill(code, facts),
        _meant(problem, words) or hint,
    )


def _place(problem: Problem, words: Words) -> str:
    """File, sheet, row and column, as far as they are known."""
    origin = problem.origin
    letter = str(problem.facts.get("letter", ""))
    parts = (
        origin.file,
        words.say("place.sheet", sheet=origin.sheet) if origin.sheet else "",
        words.say("place.row", row=origin.row) if origin.row else "",
        " ".join(words.say("place.column", column=problem.column, letter=letter).split())
        if problem.column
        else "",
    )
    return ", ".join(filter(None, parts))


def _meant(problem: Problem, words: Words) -> str:
    """The allowed value or known id that was most likely meant."""
    allowed = problem.facts.get("allowed")
    value = str(problem.facts.get("value", ""))
    if not isinstance(allowed, tuple | list) or not value:
        return ""
    near = nearest(value, map(str, allowed))
    return words.say("problem.meant", near=near) if near else ""


def _plain(value: object) -> object:
    if isinstance(value, tuple | list):
        return ", ".join(map(str, value))
    return value
