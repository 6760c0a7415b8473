"""Problems in words: where, what, and what to do; those that are alike are told once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from allymap.match.near import nearest
from allymap.model.vocabulary import built_in
from allymap.view import typed
from allymap.view.guesses import guessed_codes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from allymap.model.problem import Problem
    from allymap.view.words import Words

# Of these the value does not matter: it is the column that must be mended.
_OF_COLUMN = frozenset({"day_ambiguous", "day_order_mixed", "year_short"})
_SHOWN_ROWS = 6
_LONG_HINT = 120
_SHOWN_WORDS = 16


@dataclass(frozen=True, slots=True)
class ToldProblem:
    """One problem as a person reads it, and how many cells have it."""

    code: str
    severity: str
    place: str
    what: str
    hint: str
    count: int = 1


def told_problems(problems: Iterable[Problem], words: Words) -> tuple[ToldProblem, ...]:
    """Problems in words, in their order."""
    return tuple(_told(problem, words) for problem in problems)


def grouped_problems(problems: Sequence[Problem], words: Words) -> tuple[ToldProblem, ...]:
    """Problems in words: those of the same kind, column and value are one, with all their rows.

    A long list of what is allowed is told once.
    """
    groups: dict[tuple[str, ...], list[Problem]] = {}
    for problem in problems:
        groups.setdefault(_sameness(problem), []).append(problem)
    told: list[ToldProblem] = []
    hints: set[str] = set()
    for group in groups.values():
        one = _told(group[0], words, [problem.origin.row for problem in group])
        hint = one.hint if one.hint not in hints or len(one.hint) < _LONG_HINT else ""
        hints.add(one.hint)
        told.append(ToldProblem(one.code, one.severity, one.place, one.what, hint, len(group)))
    return tuple(told)


def _sameness(problem: Problem) -> tuple[str, ...]:
    value = "" if problem.code in _OF_COLUMN else str(problem.facts.get("value", problem.facts))
    return (
        problem.code,
        problem.severity,
        problem.origin.file,
        problem.origin.sheet,
        problem.column,
        value,
    )


def _told(problem: Problem, words: Words, rows: Sequence[int] = ()) -> ToldProblem:
    said = typed.as_typed(problem.facts, words)
    if "allowed" in said:
        said["allowed"] = _few(said["allowed"], words)
    facts = {name: _plain(value) for name, value in said.items()}
    facts.setdefault("column", _column(problem, words))
    if "why" in facts:
        facts["why"] = words.say(f"why.{facts['why']}")
    code = f"problem.{problem.code}"
    hint = words.fill(f"{code}.do", facts) if words.has(f"{code}.do") else ""
    return ToldProblem(
        problem.code,
        problem.severity,
        _place(problem, words, rows),
        words.fill(code, facts),
        _meant(problem, words) or hint,
    )


def _few(allowed: Sequence[object], words: Words) -> Sequence[object]:
    """What is known, or the first of it: a wall of words is read by nobody."""
    rest = len(allowed) - _SHOWN_WORDS
    if rest < 2:
        return allowed
    return (*allowed[:_SHOWN_WORDS], words.say("allowed.more", n=rest))


def _place(problem: Problem, words: Words, rows: Sequence[int]) -> str:
    """File, sheet, rows and column, as far as they are known."""
    origin = problem.origin
    letter, column = str(problem.facts.get("letter", "")), _column(problem, words)
    parts = (
        origin.file,
        words.say("place.sheet", sheet=origin.sheet) if origin.sheet else "",
        _rows(rows or [origin.row], words),
        " ".join(words.say("place.column", column=column, letter=letter).split()) if column else "",
    )
    return ", ".join(filter(None, parts))


def _column(problem: Problem, words: Words) -> str:
    """A column as its file has it; one of a record, which no file shows, as people call it."""
    return problem.column if "letter" in problem.facts else typed.column(problem.column, words)


def _rows(rows: Sequence[int], words: Words) -> str:
    """Row 4, or rows 4, 7-9 and 3 more."""
    known = sorted({row for row in rows if row})
    if len(known) < 2:
        return words.say("place.row", row=known[0]) if known else ""
    runs: list[list[int]] = []
    for row in known:
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    shown = [str(r[0]) if len(r) == 1 else f"{r[0]}-{r[-1]}" for r in runs[:_SHOWN_ROWS]]
    rest = sum(len(run) for run in runs[_SHOWN_ROWS:])
    more = [words.say("list.more", n=rest)] if rest else []
    return words.say("place.rows", rows=words.listed([*shown, *more]))


def _meant(problem: Problem, words: Words) -> str:
    """The allowed values or known id that were most likely meant."""
    allowed = problem.facts.get("allowed")
    value = str(problem.facts.get("said", problem.facts.get("value", "")))
    if not isinstance(allowed, tuple | list) or not value:
        return ""
    among = str(problem.facts.get("list", ""))
    if among in ("kinds", "ties"):
        found = [code for code in guessed_codes(value, among, built_in()) if code in allowed]
    else:
        found = [nearest(value, map(str, allowed))]
    named = [typed.code(among, code, words) for code in found if code]
    if len(named) > 1:
        return words.say("problem.meant_any", near=", ".join(named))
    return words.say("problem.meant", near=named[0]) if named else ""


def _plain(value: object) -> object:
    if isinstance(value, tuple | list):
        return ", ".join(map(str, value))
    return value
