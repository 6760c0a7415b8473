"""allymap undo: take an import back, or take it in again."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import click

from allymap.cli.options import json_option, opened, store_option
from allymap.cli.say import answer, answer_json, talk, tell_problems
from allymap.cli.speech import in_language, words
from allymap.cli.undo_told import undone
from allymap.errors import AllymapError, Refused, UnknownName
from allymap.model.past import meant
from allymap.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from allymap.model.journal import Revision
    from allymap.model.landscape import Landscape
    from allymap.store.base import Store

# What the fold complains of, and what it means for somebody who takes an import back.
_RESTS = {
    "unknown_reference": "undo_names",
    "restricted_reference": "undo_names_secretly",
    "incomplete": "undo_corrects",
}


@click.command(
    "undo",
    epilog="""\b
Examples:
  allymap undo               the newest import
  allymap undo 3             import 3, when nothing rests on it
  allymap undo 3 --redo      take it in again""",
)
@click.argument("import_", metavar="[IMPORT]", required=False, default="")
@store_option
@click.option("--redo", is_flag=True, help="Take an import that was undone in again.")
@json_option
def command(import_: str, store: str, redo: bool, as_json: bool) -> None:
    """Take an import back: the newest, or the one with this number.

    Nothing is erased; --redo takes it in again. See the numbers with: allymap imports
    """
    place = opened(store)
    try:
        one = _which(place.revisions(), import_, redo=redo)
        journal = place.journal()
        _mark(place, one, in_language(journal.landscape()), undone=not redo)
    finally:
        place.close()
    told = undone(journal, one, redo=redo)
    if as_json:
        pairs = [[entry.data["left"], entry.data["right"]] for entry in told.answers]
        said = {"import": one.id, "number": one.number, "undone": not redo, "answers": pairs}
        answer_json(said)
        return
    code = "undo.redone" if redo else "undo.done"
    answer(words().say(code, number=one.number, file=one.file, what=told.counts()))
    for line in told.lines():
        answer(line)
    talk(words().say("next.undo" if redo else "next.redo", number=one.number), style="dim")


def _which(revisions: Sequence[Revision], said: str, *, redo: bool) -> Revision:
    """The import that is meant, or the newest that can be undone (or done again)."""
    if said:
        one = meant(revisions, said)
        if one.undone == redo:
            return one
        raise AllymapError("not_undone" if redo else "undone_already", number=one.number)
    found = [one for one in revisions if one.undone == redo]
    if not found:
        raise UnknownName("nothing_to_redo" if redo else "nothing_to_undo")
    return found[-1]


def _mark(place: Store, one: Revision, before: Landscape, *, undone: bool) -> None:
    """Mark an import; what would dangle is told, with the imports that hold it."""
    try:
        place.set_undone(one.id, undone)
    except Refused as refused:
        found = [problem for problem in refused.problems if isinstance(problem, Problem)]
        problems = [_rest(problem, before) for problem in found]
        files = {problem.origin.file for problem in problems}
        others = [r.number for r in place.revisions() if r.file in files and not r.undone]
        tell_problems(problems)
        facts = {"number": one.number, "file": one.file, "n": len(problems)}
        raise AllymapError(
            "undo_rests", **facts, others=tuple(n for n in others if n != one.number) or ("-",)
        ) from refused


def _rest(problem: Problem, before: Landscape) -> Problem:
    """What would be left without its record, by the name that it still has."""
    code = _RESTS.get(problem.code, problem.code)
    facts = {
        name: before.name(fact) if name in ("value", "key") and isinstance(fact, str) else fact
        for name, fact in problem.facts.items()
    }
    return Problem(code, problem.origin, problem.column, facts=MappingProxyType(facts))
