"""What came of one import, in sentences and for programs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from allymap.model.references import is_secret
from allymap.model.tables import TABLES
from allymap.model.unite import key_parts, shown_key
from allymap.view.overruled import as_facts, told_overruled
from allymap.view.record import is_restricted, line, records_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from allymap.model.compare import Changes, Ref
    from allymap.model.corrected import Overruled
    from allymap.model.journal import Revision
    from allymap.model.landscape import Landscape
    from allymap.model.problem import Problem
    from allymap.view.words import Words

_NAMED = 5


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of one import: `before` is the landscape it changed.

    `hidden` are the rows that nobody may be told of; they are counted and never named. `lost`
    are the corrections by hand that it overruled.
    """

    revision: Revision
    changes: Changes
    warnings: tuple[Problem, ...]
    kept: bool
    before: Landscape
    hidden: frozenset[Ref]
    lost: tuple[Overruled, ...] = ()

    def lines(self, words: Words) -> Iterator[str]:
        """What changed, in sentences."""
        changes = self.changes
        if changes.nothing:
            yield words.say("import.nothing", file=self.revision.file, n=changes.same)
            return
        counts = [words.say(f"table.{t}", n=n) for t, n in changes.counts().items()]
        code = "import.taken" if self.kept else "import.would"
        yield words.say(
            code,
            file=self.revision.file,
            what=words.listed(counts or [words.say("import.no_rows")]),
        )
        for name in ("changed", "gone", "removed"):
            refs = getattr(changes, name)
            if refs:
                yield words.say(f"import.{name}", n=len(refs), which=self._which(refs, words))
        yield from told_overruled(self.before, self._open(), words, kept=self.kept)

    def _open(self) -> tuple[Overruled, ...]:
        """The corrections it overruled, but those of records that nobody may be told of."""
        hidden = self._hidden({(one.row.table, one.row.key) for one in self.lost})
        return tuple(one for one in self.lost if (one.row.table, one.row.key) not in hidden)

    def as_json(self) -> dict[str, Any]:
        """What changed, for programs; `restricted` counts what is not named."""
        parts = {n: getattr(self.changes, n) for n in ("added", "changed", "gone", "removed")}
        hidden = {name: self._hidden(refs) for name, refs in parts.items()}
        return {
            "import": self.revision.id,
            "file": self.revision.file,
            "list": self.revision.list,
            "kept": self.kept and not self.changes.nothing,
            "same": self.changes.same,
            **{n: [list(r) for r in refs if r not in hidden[n]] for n, refs in parts.items()},
            "restricted": {n: Counter(table for table, _ in refs) for n, refs in hidden.items()},
            "overruled": [as_facts(one) for one in self._open()],
            "warnings": [
                {"code": w.code, "sheet": w.origin.sheet, "row": w.origin.row, "column": w.column}
                for w in self.warnings
            ],
        }

    def _which(self, refs: Sequence[Ref], words: Words) -> str:
        """The first few by name, the restricted ones by their number, and how many are left."""
        hidden = self._hidden(refs)
        told = [ref for ref in refs if ref not in hidden]
        records = records_of(self.before, map(self._shown, told))
        known = (ref for ref in dict.fromkeys(map(self._shown, told)) if ref in records)
        said = [line(self.before, ref[0], records[ref], words) for ref in islice(known, _NAMED)]
        if len(told) > len(said):
            said.append(words.say("list.more", n=len(told) - len(said)))
        for table, n in Counter(table for table, _ in hidden).items():
            said.append(
                words.say("import.nominations" if table == "ties" else f"table.{table}", n=n)
            )
        return words.listed(said)

    def _hidden(self, refs: Collection[Ref]) -> frozenset[Ref]:
        ties = {ref: self._shown(ref) for ref in refs if ref[0] == "ties"}
        known = records_of(self.before, ties.values())
        return frozenset(
            ref
            for ref in refs
            if ref in self.hidden
            or TABLES[ref[0]].restricted
            or (ref in ties and self._is_secret(known.get(ties[ref]), ref))
        )

    def _is_secret(self, tie: Any, ref: Ref) -> bool:
        """Whether nobody may be told of a tie; its key tells of one that is not shown."""
        if tie:
            return is_restricted(self.before, ref, tie)
        parts = key_parts(TABLES["ties"], ref[1])
        data = dict(zip(TABLES["ties"].key, parts or (), strict=False))
        return is_secret(TABLES["ties"], data, self.before.vocabulary)

    def _shown(self, ref: Ref) -> Ref:
        """Under what is shown what a row speaks of, where actors were judged the same."""
        return ref[0], shown_key(TABLES[ref[0]], ref[1], self.before.aliases)
