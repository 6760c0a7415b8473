"""What could not be read, as questions whose answers make a mapping: each thing once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from allymap.intake.cells import KEPT
from allymap.intake.dates import ORDERS
from allymap.intake.mapping import ANY_SHEET, BY_ID, BY_NAME, CENTURIES, MOVED, UNSURE
from allymap.model.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from allymap.model.problem import Problem

LEFT = ""
# Problems that are about several people at once, each of whom may be somebody else.
SEVERAL = ("taken_for_known", "names_matched")


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask: `path` is where the answer goes in a mapping, `choices` what it may be.

    `about` is a sheet, header or word as it is written; `among` the table, column or list of
    codes it belongs to. `inverted`: the choices are headers, and the answer names the column.
    So that people see what it is about: `examples` of a column's cells, the `kind` and `place`
    that a row says of a person, and whom a row ties, `between`. `makes`: who is somebody else can
    be taken in with this list.
    """

    code: str
    path: tuple[str, ...]
    about: str
    among: str
    choices: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()
    rows: tuple[int, ...] = ()
    count: int = 0
    sheet: str = ""
    inverted: bool = False
    needed: bool = True
    examples: tuple[str, ...] = ()
    kind: str = ""
    place: str = ""
    between: tuple[str, ...] = ()
    makes: bool = True

    def answer(self, said: str) -> dict[str, object]:
        """A piece of a mapping that gives this answer."""
        path = (*self.path[:-1], said) if self.inverted else self.path
        value: object = self.path[-1] if self.inverted else said
        if path[0] == "centuries":
            value = int(said)
        piece: dict[str, object] = {path[-1]: value}
        for name in reversed(path[:-1]):
            piece = {name: piece}
        return piece


def questions(problems: Iterable[Problem]) -> tuple[Question, ...]:
    """What to ask about these problems, in their order; nothing about those no answer can mend."""
    found: dict[tuple[str, ...], Question] = {}
    for problem in problems:
        for made in _asked(problem):
            known = found.setdefault(made.path, made)
            rows = (*known.rows, problem.origin.row) if problem.origin.row else known.rows
            found[made.path] = replace(known, rows=rows, count=known.count + 1)
    return tuple(found.values())


def _asked(problem: Problem) -> Iterator[Question]:
    """What one problem leaves open: one thing, or everybody whom it is about."""
    if problem.code in SEVERAL:
        for one in problem.facts["people"]:  # type: ignore[attr-defined]
            asked = _person(problem.code, one.name, one.others, one.path)
            yield replace(asked, makes=bool(problem.facts["makes"]))
    elif made := _question(problem):
        yield made


def _question(problem: Problem) -> Question | None:
    code = problem.code
    if code in ("sheet_unknown", "table_unknown", "table_unclear"):
        return _sheet(problem)
    if code in ("column_missing", "column_twice", "column_unknown"):
        return _column(problem)
    if code in ("unknown_code", "not_a_number", "out_of_range", "not_yes_no", "not_a_day"):
        return _value(problem)
    if code == "name_shared":
        facts = problem.facts
        ids = facts["ids"] if isinstance(facts["ids"], tuple) else ()
        name = str(facts["value"])
        made = _person(code, name, ids, str(facts.get("path", name)))
        kind, place = (str(facts.get(one, "")) for one in ("kind", "place"))
        return replace(made, kind=kind, place=place, sheet=problem.origin.sheet)
    if code == "ids_moved":
        told = "; ".join(problem.facts["examples"])  # type: ignore[arg-type]  # a tuple of texts
        return Question(code, MOVED, told, "ids", (BY_NAME, BY_ID))
    header, sheet = str(problem.facts.get("header", problem.column)), problem.origin.sheet
    if code == "day_ambiguous":
        return Question(code, ("dates", header), header, "dates", ORDERS, sheet=sheet)
    if code == "year_short":
        choices = tuple(map(str, reversed(CENTURIES)))
        return Question(code, ("centuries", header), header, "centuries", choices, sheet=sheet)
    return None


def _sheet(problem: Problem) -> Question:
    sheet, code = problem.origin.sheet, problem.code
    tables = problem.facts.get("tables")
    return Question(
        code,
        ("sheets", sheet or ANY_SHEET, "table"),
        sheet or problem.origin.file,
        "tables",
        tuple(tables) if isinstance(tables, tuple) else tuple(TABLES),
        (LEFT,) if code == "sheet_unknown" else (),
        sheet=sheet,
        needed=code != "sheet_unknown",
    )


def _column(problem: Problem) -> Question:
    table, sheet = str(problem.facts["table"]), problem.origin.sheet
    if problem.code == "column_unknown":
        header = str(problem.facts.get("header", problem.column))
        used = _texts(problem, "used")
        names = tuple(c.name for c in TABLES[table].columns if c.name not in used)
        path = ("columns", table, header)
        extras = (KEPT, LEFT)
        made = Question(problem.code, path, header, table, names, extras, sheet=sheet, needed=False)
        return replace(made, examples=_texts(problem, "examples"))
    if problem.code == "column_twice":
        missing = str(problem.facts["meaning"])
        seen: object = (problem.facts["first"], problem.column)
    else:
        missing, seen = str(problem.facts["missing"]), problem.facts["seen"]
    headers = tuple(map(str, seen)) if isinstance(seen, tuple) else ()
    path = ("columns", table, missing)
    return Question(problem.code, path, missing, table, headers, (), sheet=sheet, inverted=True)


def _person(code: str, name: str, ids: tuple[str, ...], under: str) -> Question:
    """Whether somebody is one of these; the answer stands under the name, or under an id."""
    # A name in a tie must be somebody's; of a row of their own, two can be kept.
    extras = (LEFT,) if code == "names_matched" else (LEFT, UNSURE)
    return Question(code, ("people", under), name, "people", ids, extras, needed=False)


def _value(problem: Problem) -> Question | None:
    name = str(problem.facts.get("field", ""))
    said = str(problem.facts.get("said", problem.facts.get("value", "")))
    if not name or not said:
        return None
    needed = bool(problem.facts.get("needed"))
    extras = (LEFT,) if needed else (KEPT, LEFT)
    return Question(
        problem.code,
        ("values", name, said),
        said,
        str(problem.facts.get("list", name)),
        _choices(problem),
        extras,
        sheet=problem.origin.sheet,
        between=_texts(problem, "between"),
    )


def _texts(problem: Problem, fact: str) -> tuple[str, ...]:
    found = problem.facts.get(fact)
    return tuple(map(str, found)) if isinstance(found, tuple) else ()


def _choices(problem: Problem) -> tuple[str, ...]:
    facts = problem.facts
    allowed = facts.get("allowed")
    if isinstance(allowed, tuple):
        return tuple(map(str, allowed))
    if problem.code == "not_yes_no":
        return ("yes", "no")
    low, high = facts.get("low"), facts.get("high")
    if isinstance(low, int) and isinstance(high, int) and 0 < high - low < 10:
        return tuple(map(str, range(low, high + 1)))
    return ()
