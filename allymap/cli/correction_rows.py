"""What the corrections of a page mean in a store: rows, each checked against what it holds now
and what the rows before it say.
"""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from allymap.cli.add import begun_again
from allymap.cli.fix import row_of
from allymap.cli.hand_ties import ties_between
from allymap.cli.hand_values import place_meant
from allymap.cli.naming import at_terminal
from allymap.cli.options import today
from allymap.cli.say import choice
from allymap.cli.speech import words
from allymap.errors import AllymapError, UnknownName
from allymap.intake.cells import parser
from allymap.intake.fault import Wrong
from allymap.match.called import bare
from allymap.model.columns import CLEARED
from allymap.model.fold import after
from allymap.model.journal import Row
from allymap.model.problem import Origin, Problem
from allymap.model.tables import TABLES, key_of, to_data
from allymap.model.terms import holds
from allymap.view.record import tie_line
from allymap.view.values import in_words, label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from allymap.intake.corrections import Correction
    from allymap.model.landscape import Landscape
    from allymap.model.problem import Severity
    from allymap.model.records import Tie

_TIES, _ACTORS = TABLES["ties"], TABLES["actors"]
# Days on which something happened, and that cannot be still to come.
_HAPPENED = frozenset({"last_contact", "group_last_met"})


class Wanting:
    """The rows that a file of corrections asks for; `problems` grows while they are made."""

    def __init__(
        self, landscape: Landscape, file: str, forgotten: Callable[[str], bool], *, ask: bool
    ) -> None:
        self.landscape, self.file, self.ask = landscape, file, ask
        self._first = landscape  # before any row
        self._waiting: list[Row] = []  # rows that are not in the landscape yet
        self._met_here: dict[str, str] = {}  # by tie, the contact that an earlier row told of
        self._forgotten = forgotten
        self.problems: list[Problem] = []
        self._at = 0

    def rows(self, corrections: Sequence[Correction]) -> list[Row]:
        """The rows of all corrections that hold; what is wrong with others is a problem."""
        found: list[Row] = []
        makes = {"add": self._add, "met": self._met, "end": self._end, "fix": self._fix}
        for one in corrections:
            self._at = one.row
            self._catch_up(one)
            try:
                made = makes[one.do](one)
            except Wrong as wrong:
                self._tell(wrong.code, **wrong.facts)
            except AllymapError as error:
                self._tell(
                    "correction_not_so", said=words().fill(f"error.{error.code}", error.facts)
                )
            else:
                found += made
                self._waiting += made
        return found

    def _catch_up(self, one: Correction) -> None:
        """What rows before said counts, where they are about the same actor or tie."""
        ids = (one.data.get(name, "") for name in ("id", "source", "target"))
        about = {self.landscape.aliases.actors.get(actor, actor) for actor in ids}
        if any(about >= _about(row) for row in self._waiting):
            self.landscape = after(self.landscape, self._waiting)
            self._waiting = []

    def _tell(
        self, code: str, column: str = "", severity: Severity = "error", **facts: object
    ) -> None:
        origin = Origin(self.file, row=self._at)
        self.problems.append(Problem(code, origin, column, severity, MappingProxyType(facts)))

    def _who(self, one: Correction, actor: str) -> str:
        """The actor that is shown for an id of the page; "" when there is none, which is told."""
        shown, said = self.landscape.aliases.actors.get(actor, actor), one.called(actor)
        known = self.landscape.actor.get(shown)
        if known is None and (self._forgotten(actor) or self._forgotten(said)):
            self._tell("correction_forgotten", severity="warning")
            return ""
        if known is None:
            self._tell("correction_nobody", name=said)
            return ""
        names = {
            known.name,
            self._first.name(shown),
            one.data.get("name", ""),
            *self.landscape.aliases.called.get(shown, ()),
        }
        if actor in one.names and bare(said) not in map(bare, names):
            self._tell("correction_another", name=said, other=known.name)
            return ""
        if shown != actor:
            self._tell("correction_merged", severity="notice", name=said, other=known.name)
        return shown

    def _ends(self, one: Correction) -> tuple[str, str, str] | None:
        """Source, type and target of a tie; None when it cannot be, which is told."""
        type_ = self._value("ties", "type", one.data["type"])
        known = self.landscape.vocabulary.ties[type_]
        source, target = (self._who(one, one.data[end]) for end in ("source", "target"))
        if not source or not target:
            return None
        if known.restricted or source == target:
            self._tell("correction_wrong" if known.restricted else "tie_to_itself",
                       value=self.landscape.name(source))  # fmt: skip
            return None
        return (target, known.flips_to, source) if known.flips_to else (source, type_, target)

    def _value(self, table: str, name: str, text: str) -> Any:
        """What a text of the page is in the store; raises `Wrong`."""
        column = TABLES[table].column(name)
        assert column is not None
        if name == "place":
            return place_meant(self.landscape, text, ask=self.ask)
        value = parser(column, self.landscape.vocabulary)(text)
        if name in _HAPPENED and value > today().isoformat():
            raise Wrong("still_to_come", day=words().day(date.fromisoformat(value)))
        return value

    def _between(self, ends: tuple[str, str, str]) -> list[Tie]:
        """The ties of a type from one to another; both ways where it has no direction."""
        source, type_, target = ends
        both = not self.landscape.vocabulary.ties[type_].directed
        found = ties_between(self.landscape, source, target)
        return [t for t in found if t.type == type_ and (both or t.source == source)]

    def _add(self, one: Correction) -> list[Row]:
        ends = self._ends(one)
        said = {
            n: self._value("ties", n, t) for n, t in one.data.items() if n not in _TIES.key and t
        }
        if ends is None:
            return []
        going = [tie for tie in self._between(ends) if tie.end is None]
        if not going:
            data = dict(zip(("source", "type", "target"), ends, strict=True)) | said
            data = begun_again(self.landscape, _TIES, data)
            return self._in_order(data, [self._row("ties", key_of(_TIES, data), data)])
        return [row for tie in going for row in self._more(tie, said)]

    def _more(self, tie: Tie, said: dict[str, Any]) -> list[Row]:
        """What is said of a tie that is there already: a later contact, a start nobody knew."""
        known, what = to_data(_TIES, tie), self._line(tie)
        more = {n: v for n, v in said.items() if n == "last_contact" and v > known.get(n, "")}
        if "start" in said and self._settled("ties", "start", known.get("start"), None, said, what):
            more["start"] = said["start"]
        rows = [self._placed(row_of(tie, **more))] if more else []
        return self._in_order({**known, **more}, rows)

    def _in_order(self, data: dict[str, Any], rows: list[Row]) -> list[Row]:
        """The rows of a tie; none, and that is told, when the last contact is before it began."""
        start, last = data.get("start", ""), data.get("last_contact", "")
        if rows and last and start > last:
            what = tie_line(self.landscape, data["source"], data["type"], data["target"])
            self._tell("correction_contact_first", tie=what, start=_day(start), day=_day(last))
            return []
        self._met_here |= {row.key: last for row in rows if "last_contact" in row.data}
        return rows

    def _met(self, one: Correction) -> list[Row]:
        ends, on = self._ends(one), self._value("ties", "last_contact", one.data["last_contact"])
        live = [t for t in self._of(ends) if holds(t, date.fromisoformat(on))]
        if ends and self._of(ends) and not live:
            self._tell("correction_not_then", tie=tie_line(self.landscape, *ends), day=_day(on))
        older = [t for t in live if t.last_contact is None or t.last_contact.isoformat() <= on]
        for tie in live:
            if tie not in older:
                last = words().day(tie.last_contact)
                self._tell("correction_later", severity="notice", tie=self._line(tie), day=last)
        self._met_here |= {tie.key: on for tie in older}
        return [self._placed(row_of(tie, last_contact=on)) for tie in older]

    def _end(self, one: Correction) -> list[Row]:
        ends, on = self._ends(one), self._value("ties", "end", one.data["end"])
        found = self._of(ends)
        going = [tie for tie in found if tie.end is None or tie.end.isoformat() > on]
        for tie in found:
            if tie not in going and tie.end and tie.end.isoformat() != on:
                self._tell("correction_ended", tie=self._line(tie), day=words().day(tie.end))
        return [self._placed(row_of(tie, end=on)) for tie in going if self._may_end(tie, on)]

    def _may_end(self, tie: Tie, on: str) -> bool:
        """Whether it had begun then, and no row before told of a later contact; else it is told."""
        if tie.start and tie.start.isoformat() > on:
            self._tell("ends_before", "end", start=words().day(tie.start), day=_day(on))
            return False
        if (met := self._met_here.get(tie.key, "")) > on:
            self._tell("correction_met_after", tie=self._line(tie), day=_day(on), met=_day(met))
            return False
        return True

    def _of(self, ends: tuple[str, str, str] | None) -> list[Tie]:
        """The ties that a correction is about; that there is none is told."""
        found = self._between(ends) if ends else []
        if ends and not found:
            self._tell("correction_no_tie", tie=tie_line(self.landscape, *ends))
        return found

    def _fix(self, one: Correction) -> list[Row]:
        actor = self._who(one, one.data["id"])
        if not actor:
            return []
        known, what = to_data(_ACTORS, self.landscape.actor[actor]), self.landscape.name(actor)
        first = to_data(_ACTORS, self._first.actor[actor])
        said: dict[str, Any] = {}
        for name, text in one.data.items():
            if name != "id":
                now = self._value("actors", name, text) if text else None
                was = self._was(name, one.was.get(name, ""))
                was = known.get(name) if was == first.get(name) else was
                if self._settled("actors", name, known.get(name), was, {name: now}, what):
                    said[name] = now
        blank = [name for name, value in said.items() if value is None]
        if lost := [name for name in blank if name in ("name", "kind")]:
            self._tell("correction_blank", name=what, what=label(lost[0], words()))
            return []
        more = {name: value for name, value in said.items() if value is not None}
        data = {"id": actor, **more, **({CLEARED: blank} if blank else {})}
        return [self._row("actors", actor, data)] if said else []

    def _was(self, name: str, text: str) -> Any:
        """What the map said; the text itself when nothing is called so any more."""
        try:
            return self._value("actors", name, text) if text else None
        except (Wrong, UnknownName):
            return text

    def _settled(
        self, table: str, name: str, known: Any, was: Any, said: dict[str, Any], what: str
    ) -> bool:
        """Whether a value is to be written; one that others changed since is asked about.

        It is a problem when nobody can be asked.
        """
        now = said[name]
        if known == now:
            return False
        if known == was:
            return True
        facts: dict[str, Any] = {"what": what, "about": label(name, words())}
        facts |= {n: self._told(table, name, v) for n, v in (("known", known), ("now", now))}
        if not (self.ask and at_terminal()):
            self._tell("correction_changed", **facts)
            return False
        question = words().say("corrections.which", **facts)
        return choice(question, (facts["known"], facts["now"])) == 1

    def _told(self, table: str, name: str, value: Any) -> str:
        if value is None:
            return words().say("corrections.nothing")
        return in_words(self.landscape, TABLES[table].column(name), value, words())

    def _line(self, tie: Tie) -> str:
        return tie_line(self.landscape, tie.source, tie.type, tie.target)

    def _row(self, table: str, key: str, data: dict[str, Any]) -> Row:
        return Row("", table, key, data, row=self._at)

    def _placed(self, row: Row) -> Row:
        return self._row(row.table, row.key, dict(row.data))


def _about(row: Row) -> set[str]:
    """The actor that a row is about, or the two ends of its tie."""
    ends = {row.data.get("source", row.key), row.data.get("target", row.key)}
    return {row.key} if row.table == "actors" else ends


def _day(iso: str) -> str:
    return words().day(date.fromisoformat(iso))
