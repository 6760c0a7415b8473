"""A colleague's store taken in: its imports and entries come beside our own."""

from __future__ import annotations

from glob import escape
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from allymap.cli.naming import at_terminal
from allymap.cli.options import opened
from allymap.cli.say import agreed, answer, answer_json, talk, tell_problems
from allymap.cli.speech import words
from allymap.errors import AllymapError, Damaged, StoreError
from allymap.intake.aside import CONTACT, asides
from allymap.model.shape import misshapen
from allymap.model.tables import TABLES
from allymap.view.record import is_restricted, line, records_of
from allymap.view.values import in_words, label, list_name

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from allymap.model.combine import Conflict
    from allymap.model.landscape import Landscape
    from allymap.store.base import Store
    from allymap.store.weigh import Journal

_SHOWN = 20
_LOOKED_AT = 500


def take_store(
    place: Store, file: Path, *, keep: bool, ask: bool, keep_contact: bool, as_json: bool
) -> None:
    """Combine a colleague's store with ours, and say what came and where the two disagree.

    Whom the colleague was told to forget is forgotten here too, when a person at the terminal
    says so. Columns that say how to reach people come only with `keep_contact`.
    """
    theirs, ours = _whole(file), place.journal()
    careful = _set_aside(theirs)
    if careful[CONTACT] and not keep_contact:
        raise AllymapError("colleague_contact", file=file.name, columns=careful[CONTACT])
    gone = ours.forgotten_by(theirs)
    if gone and keep and not (ask and at_terminal() and _forgotten_too(ours, gone, file)):
        raise AllymapError("colleague_forgot", n=len(gone), file=file.name)
    found = place.combine(theirs, keep=keep)
    new = [r for r in theirs.revisions if r.id not in ours.ids()]
    landscape = place.landscape() if keep else theirs.landscape()
    shown, hidden = _divided(landscape, found)
    if as_json:
        told = [_plain(one) for one in shown]
        counts = {"imports": len(new), "kept": keep, "forgotten": len(gone)}
        more = {"conflicts": told, "restricted_conflicts": hidden}
        answer_json({"file": file.name, **counts, **more})
        return
    code = "colleague.taken" if keep else "colleague.would"
    answer(words().say(code, n=len(new), file=file.name))
    if gone:
        answer(words().say("colleague.forgets" if keep else "colleague.would_forget", n=len(gone)))
    if found:
        _tell(landscape, shown, hidden)
    if careful["sensitive"]:
        talk(words().say("colleague.sensitive", columns=words().listed(careful["sensitive"])))
    talk(words().say("next.imports"), style="dim")


def _whole(file: Path) -> Journal:
    """What a colleague's store holds, when it is as it was taken in; their file stays as it is."""
    with TemporaryDirectory() as folder:
        for part in file.parent.glob(f"{escape(file.name)}*"):
            if part.name in (file.name, f"{file.name}-wal", f"{file.name}-journal"):
                copyfile(part, Path(folder) / part.name)
        other = opened(str(Path(folder) / file.name))
        try:
            return _fit(other, file.name)
        finally:
            other.close()


def _fit(other: Store, name: str) -> Journal:
    problems = other.check()
    if problems:
        tell_problems(problems)
        raise StoreError("store_not_whole", where=name, n=len(problems))
    journal = other.journal()
    strange = misshapen(journal.revisions, journal.rows, journal.entries)
    if strange is not None:
        raise Damaged("store_strange", where=name, id=strange)
    return journal


def _set_aside(theirs: Journal) -> dict[str, tuple[str, ...]]:
    """Columns that a list would not have been taken in with: for contact, and sensitive ones."""
    rows = [row.data["attributes"] for row in theirs.rows if row.data.get("attributes")]
    header = sorted({name for said in rows for name in said})
    cells = [[said.get(name, "") for name in header] for said in rows[:_LOOKED_AT]]
    found = asides("actors", header, (), cells).values()
    return {
        use: tuple(one.header for one in found if one.use == use) for use in (CONTACT, "sensitive")
    }


def _forgotten_too(ours: Journal, gone: Collection[str], file: Path) -> bool:
    """Whether somebody at the terminal agrees; the names are ours, and shown."""
    names = sorted(name for one in gone for name in ours.names_of(one))
    talk(words().say("colleague.asks", n=len(gone), file=file.name, who=words().apart(names)))
    return agreed(words().say("colleague.agree"))


def _divided(landscape: Landscape, found: Sequence[Conflict]) -> tuple[list[Conflict], int]:
    """The conflicts that may be told, and how many others there are."""
    records = records_of(landscape, {one.ref for one in found})
    secret = [
        one
        for one in found
        if TABLES[one.ref[0]].restricted
        or (one.ref in records and is_restricted(landscape, one.ref, records[one.ref]))
    ]
    return [one for one in found if one not in secret], len(secret)


def _tell(landscape: Landscape, found: Sequence[Conflict], hidden: int) -> None:
    answer(words().say("colleague.conflicts", n=len(found) + hidden), style="bold")
    records = records_of(landscape, {one.ref for one in found[:_SHOWN]})
    for one in found[:_SHOWN]:
        table, record = one.ref[0], records.get(one.ref)
        column = TABLES[table].column(one.column)
        values = [in_words(landscape, column, v, words()) for v in (one.ours, one.theirs)]
        facts: dict[str, object] = {
            "who": line(landscape, table, record, words()) if record else one.ref[1],
            "column": label(one.column, words()),
            "ours": values[0],
            "theirs": values[1],
            "our_list": list_name(one.our_import.list, words()),
            "their_list": list_name(one.their_import.list, words()),
        }
        code = "colleague.theirs" if one.theirs_counts else "colleague.ours"
        answer(words().fill(code, facts), indent=2)
    if len(found) > _SHOWN:
        answer(words().say("list.more", n=len(found) - _SHOWN), indent=2)
    if hidden:
        answer(words().say("colleague.hidden", n=hidden), indent=2)


def _plain(one: Conflict) -> dict[str, Any]:
    return {
        "table": one.ref[0],
        "key": one.ref[1],
        "column": one.column,
        "ours": one.ours,
        "theirs": one.theirs,
        "our_list": one.our_import.list,
        "their_list": one.their_import.list,
        "counts": "theirs" if one.theirs_counts else "ours",
    }
