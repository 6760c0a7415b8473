"""The everyday log of an actor: what counts now and where it is from, and what names the actor."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from allymap.cli.say import answer
from allymap.cli.speech import words
from allymap.model.chosen import is_chosen
from allymap.model.provenance import NOBODY
from allymap.model.tables import TABLES
from allymap.view.record import line
from allymap.view.values import in_words, label, list_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from allymap.model.compare import Ref
    from allymap.model.journal import Revision
    from allymap.model.landscape import Landscape
    from allymap.model.provenance import Note, Said


def tell_short(
    landscape: Landscape,
    records: Mapping[Ref, Any],
    found: Mapping[Ref, Sequence[Said]],
    who: Mapping[str, Note],
) -> None:
    """The values of the first record that stand, by the row that said them; then who names it."""
    (own, record), *others = records.items()
    name = line(landscape, own[0], record, words())
    answer(words().say("log.who", name=name, id=own[1]), style="bold")
    for said in found[own]:
        if said.stands - {"id"}:
            _tell_values(landscape, own[0], said, who.get(said.revision.id, NOBODY))
    if others:
        answer(words().say("log.named", n=len(others)), indent=2)
        _tell_named([(_last(found[ref]), _named(landscape, ref[0], one)) for ref, one in others])
    if lost := sum(map(_lost, found.values())):
        answer(words().say("log.lost", n=lost), indent=2, style="dim")


def day_of(revision: Revision) -> str:
    """The day of an import, here."""
    return words().day(datetime.fromisoformat(revision.at).astimezone().date())


def _tell_values(landscape: Landscape, table: str, said: Said, note: Note) -> None:
    answer(_place(said, note), indent=2, style="dim")
    for name, value in said.values.items():
        if name in said.stands - {"id"}:
            shown = in_words(landscape, TABLES[table].column(name), value, words())
            stands = words().say("log.stands", column=label(name, words()), value=shown)
            answer(stands, indent=4)
    if note.note:
        answer(words().say("imports.note", note=note.note), indent=4, style="dim")


def _tell_named(named: Sequence[tuple[Said, str]]) -> None:
    """The other records, those of one sheet of one import below one another."""
    sheets: dict[tuple[int, str], list[tuple[Said, str]]] = {}
    for said, what in named:
        sheets.setdefault((said.revision.number, said.row.sheet), []).append((said, what))
    for (number, _), some in sheets.items():
        answer(_where(some[0][0], number), indent=4, style="dim")
        for said, what in some:
            row = said.row.row
            answer(words().say("log.named_row", what=what, row=row) if row else what, indent=6)


def _named(landscape: Landscape, table: str, record: Any) -> str:
    """A record in a line; one that is called by its id alone is known by its day, too."""
    what = line(landscape, table, record, words())
    day = getattr(record, "date", None) if hasattr(record, "id") else None
    return words().say("log.on", what=what, day=words().day(day)) if day else what


def _last(found: Sequence[Said]) -> Said:
    """The newest row that counts of those about a record."""
    return next((one for one in reversed(found) if one.stands), found[-1])


def _lost(found: Sequence[Said]) -> int:
    """How many values were said that are others now; the same said again is not lost."""
    now = {name: value for one in found for name, value in one.values.items() if name in one.stands}
    return sum(now.get(name) != value for one in found for name, value in one.values.items())


def _where(said: Said, number: int) -> str:
    facts = {"file": said.revision.file, "number": number, "sheet": said.row.sheet}
    if said.row.row:
        return words().fill("log.sheet" if said.row.sheet else "log.file", facts)
    by = list_name(said.revision.list, words())
    return words().fill("log.hand_short", {**facts, "list": by})


def _place(said: Said, note: Note) -> str:
    revision, row = said.revision, said.row
    facts = {"number": revision.number, "day": day_of(revision), "file": revision.file}
    if row.row:
        code = "log.place" if row.sheet else "log.place_file"
        return words().fill(code, {**facts, "sheet": row.sheet, "row": row.row})
    if is_chosen(revision):
        return words().fill("log.chosen", facts)
    code = "log.place_hand_by" if note.by else "log.place_hand"
    by = {"list": list_name(revision.list, words()), "by": note.by}
    return words().fill(code, {**facts, **by})
