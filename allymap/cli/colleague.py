"""A colleague's store taken in: its imports and entries come beside our own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allymap.cli.options import opened
from allymap.cli.say import answer, answer_json, talk, tell_problems
from allymap.cli.speech import words
from allymap.errors import StoreError
from allymap.model.tables import TABLES
from allymap.view.record import line, records_of
from allymap.view.values import in_words, label

if TYPE_CHECKING:
    from pathlib import Path

    from allymap.model.combine import Conflict
    from allymap.model.landscape import Landscape
    from allymap.store.base import Store
    from allymap.store.weigh import Journal

_SHOWN = 20


def take_store(place: Store, file: Path, *, keep: bool, as_json: bool) -> None:
    """Combine a colleague's store with ours, and say what came and where the two disagree."""
    theirs, known = _whole(file), place.journal().ids()
    found = place.combine(theirs, keep=keep)
    new = [r for r in theirs.revisions if r.id not in known]
    if as_json:
        told = [_plain(one) for one in found]
        answer_json({"file": file.name, "imports": len(new), "kept": keep, "conflicts": told})
        return
    code = "colleague.taken" if keep else "colleague.would"
    answer(words().say(code, n=len(new), file=file.name))
    if found:
        _tell(place.landscape() if keep else theirs.landscape(), found)
    talk(words().say("next.imports"), style="dim")


def _whole(file: Path) -> Journal:
    """What a colleague's store holds, when it is as it was taken in."""
    other = opened(str(file))
    try:
        problems = other.check()
        if problems:
            tell_problems(problems)
            raise StoreError("store_not_whole", where=file.name, n=len(problems))
        return other.journal()
    finally:
        other.close()


def _tell(landscape: Landscape, found: tuple[Conflict, ...]) -> None:
    answer(words().say("colleague.conflicts", n=len(found)), style="bold")
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
            "our_list": one.our_import.list,
            "their_list": one.their_import.list,
        }
        code = "colleague.theirs" if one.theirs_counts else "colleague.ours"
        answer(words().fill(code, facts), indent=2)
    if len(found) > _SHOWN:
        answer(words().say("list.more", n=len(found) - _SHOWN), indent=2)


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
