"""The corrections that the page of a map saved, taken in as one import by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allymap.cli.by_hand import told_of_rows
from allymap.cli.correction_rows import Wanting
from allymap.cli.options import now
from allymap.cli.say import answer, answer_json, talk, tell_problems
from allymap.cli.speech import in_language, words
from allymap.cli.taking import take_in
from allymap.errors import Refused, Unreadable
from allymap.intake.corrections import made_by_page, read_corrections
from allymap.intake.read import digest
from allymap.match.names import forms
from allymap.model.forgotten import was_forgotten
from allymap.model.journal import BY_HAND
from allymap.model.provenance import Note

if TYPE_CHECKING:
    from pathlib import Path

    from allymap.cli.taken import Taken
    from allymap.intake.corrections import Corrections
    from allymap.model.journal import Row
    from allymap.model.problem import Problem
    from allymap.store.base import Store


def is_corrections(file: Path) -> bool:
    """Whether a file holds corrections; raises `Unreadable` for what else a page saves."""
    made = made_by_page(file)
    if made == "positions":
        raise Unreadable("positions_no_list", file=file.name)
    return made == "corrections"


def take_corrections(
    store: Store, file: Path, *, keep: bool, ask: bool, as_json: bool = False
) -> None:
    """Take a file of corrections in, all of it or nothing, and say what was and what is.

    Raises `Refused` with every row that cannot be taken in.
    """
    said, sha256 = read_corrections(file), digest(file)
    if any(one.sha256 == sha256 and not one.undone for one in store.revisions()):
        _tell_known(said, as_json=as_json)
        return
    rows, told = _rows(store, said, ask=ask)
    day = words().day(said.on)
    noted = Note(said.by, words().say("corrections.note", day=day))
    how: dict[str, Any] = {"at": now(), "list_name": BY_HAND, "verb": said.file, "extra": rows}
    how |= {"noted": noted, "sha256": sha256}
    taken = take_in(store, None, keep=keep, **how)
    if as_json:
        answer_json(taken.as_json())
        return
    _tell(taken, rows, told, said)


def _rows(store: Store, said: Corrections, *, ask: bool) -> tuple[list[Row], list[Problem]]:
    """The rows to take in, and what is to be told of them; raises `Refused`."""
    journal = store.journal()
    lists = {one.list for one in journal.revisions}

    def forgotten(name: str) -> bool:
        return was_forgotten(name, journal.entries, lists, forms)

    wanting = Wanting(in_language(journal.landscape()), said.file, forgotten, ask=ask)
    rows = wanting.rows(said.rows)
    if any(one.severity == "error" for one in wanting.problems):
        raise Refused([one for one in wanting.problems if one.severity == "error"])
    return rows, wanting.problems


def _tell(taken: Taken, rows: list[Row], told: list[Problem], said: Corrections) -> None:
    tell_problems([*told, *taken.warnings])
    if taken.changes.nothing:
        _tell_known(said, as_json=False)
        return
    day, by = words().day(said.on), said.by or words().say("corrections.nobody")
    code = "corrections.taken" if taken.kept else "corrections.would"
    answer(words().say(code, file=said.file, by=by, day=day))
    for line in told_of_rows(taken, rows):
        answer(line, indent=2)
    if taken.kept:
        talk(words().say("hand.undo"), style="dim")
        talk(words().say("corrections.delete", file=said.file), style="dim")


def _tell_known(said: Corrections, *, as_json: bool) -> None:
    if as_json:
        answer_json({"file": said.file, "list": BY_HAND, "kept": False})
    else:
        answer(words().say("corrections.known", file=said.file))
