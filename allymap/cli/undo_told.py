"""What taking an import back, or in again, came to: counts, answers that rest on it, values."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from allymap.cli.speech import in_language, words
from allymap.model.columns import CLEARED
from allymap.model.fold import merged
from allymap.model.journal import BY_HAND, Row
from allymap.model.judgement import judged
from allymap.model.tables import TABLES, to_data
from allymap.model.unite import shown_key
from allymap.view.changed import changed, says_news
from allymap.view.record import is_restricted, line, records_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from allymap.model.compare import Ref
    from allymap.model.journal import Entry, Revision
    from allymap.model.landscape import Landscape
    from allymap.store.weigh import Journal

_NAMED = 5


@dataclass(frozen=True, slots=True)
class Undone:
    """One import that counts no longer, or again: a journal before and after."""

    one: Revision
    journal: Journal
    before: Landscape
    after: Landscape
    came: frozenset[Ref]
    went: frozenset[Ref]

    @property
    def answers(self) -> tuple[Entry, ...]:
        """The answers of `same` about actors who came or went with it."""
        moved = {key for table, key in self.came | self.went if table == "actors"}
        return tuple(
            entry
            for entry in judged(self.journal.entries).values()
            if entry.data["answer"] == "same" and {entry.data["left"], entry.data["right"]} & moved
        )

    def counts(self) -> str:
        """How many records of each table came or went, as the import told of them."""
        came, went = (Counter(table for table, _ in refs) for refs in (self.came, self.went))
        said = []
        for name in TABLES:
            if change := came[name] - went[name]:
                code = "undo.more" if change > 0 else "undo.less"
                said.append(words().say(code, what=words().say(f"table.{name}", n=abs(change))))
        return words().listed(said) if said else words().say("undo.same")

    def lines(self) -> Iterator[str]:
        """What else is to be said of it."""
        yield from self._as_one()
        if answers := self.answers:
            named = [words().fill("undo.pair", _ends(entry)) for entry in answers[:_NAMED]]
            if (rest := len(answers) - len(named)) > 0:
                named.append(words().say("list.more", n=rest))
            code = "undo.answers_again" if self.came else "undo.answers"
            yield words().say(code, n=len(answers), which=words().listed(named))
        if self.one.list == BY_HAND:
            yield from self._values()

    def _as_one(self) -> Iterator[str]:
        """Why fewer actors came or went than the import had."""
        told = sum(table == "actors" for table, _ in self.came) - sum(
            table == "actors" for table, _ in self.went
        )
        seen = len(self.after.actors) - len(self.before.actors)
        if hidden := abs(told) - abs(seen):
            yield words().say("undo.as_one", n=abs(hidden), seen=abs(seen))

    def _values(self) -> Iterator[str]:
        """Whose values are what again, of what was said by hand."""
        rows = [row for row in self.journal.rows if row.revision == self.one.id]
        keys = {(r.table, shown_key(TABLES[r.table], r.key, self.before.aliases)): r for r in rows}
        was, now = records_of(self.before, keys), records_of(self.after, keys)
        for ref, row in keys.items():
            if is_restricted(self.before, ref, was.get(ref, now.get(ref))):
                continue
            if ref not in now and ref in was:
                what = line(self.before, ref[0], was[ref], words())
                yield words().say("undo.gone", what=what)
            elif ref in now:
                yield from self._back(ref, row, now[ref])

    def _back(self, ref: Ref, row: Row, record: Any) -> Iterator[str]:
        data = to_data(TABLES[ref[0]], record)
        named = dict.fromkeys((*row.data, *row.data.get(CLEARED, ())))
        said = [name for name in named if name not in (CLEARED, "attributes")]
        back: dict[str, Any] = {name: data[name] for name in said if name in data}
        told = Row("", *ref, {**back, CLEARED: [name for name in said if name not in back]})
        if says_news(self.before, [told], words()):
            yield from changed(self.before, [told], words())


def undone(journal: Journal, one: Revision, *, redo: bool) -> Undone:
    """What it came to that an import of this journal counts no longer, or again."""
    later = journal.with_undone(one.id, not redo)
    was, now = (merged(j.revisions, j.rows, j.entries).keys() for j in (journal, later))
    before, after = (in_language(j.landscape()) for j in (journal, later))
    return Undone(one, journal, before, after, frozenset(now - was), frozenset(was - now))


def _ends(entry: Entry) -> Mapping[str, str]:
    left, right = entry.data["names"]
    return {"left": left, "right": right}
