"""Random small histories over every table: imports, corrections, and second thoughts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from allymap.errors import Refused
from allymap.model.journal import Entry, Revision, Row
from allymap.model.tables import TABLES, Table, key_of, to_data
from allymap.model.vocabulary import built_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from allymap.model.columns import Column
    from allymap.model.landscape import Landscape
    from allymap.store.base import Store

POOLS = {
    "actors": ("A1", "A2", "Añø 3"),
    "coalitions": ("C1",),
    "asks": ("K1", "K2"),
    "sources": ("S1", "S2"),
    "places": ("P1", "P2"),
}
NAMES = ("Amina", "Juma", "أمينة", "O'Brien {n: 1}", "`x`")
TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens to a store: what, to which of those before, with what."""

    what: str
    which: int = 0
    list_: str = "L1"
    whole: bool = False
    data: tuple[tuple[str, dict[str, Any]], ...] = ()


def revision(number: object, *, list_: str = "L1", whole: bool = False, wave: str = "") -> Revision:
    """A revision whose facts nobody looks at."""
    name = f"rev-{number}"
    return Revision(name, list_, f"{list_}.csv", "0" * 64, "2026-01-31T10:00:00Z", wave, whole)


def rows(of: Revision, data: Iterable[tuple[str, dict[str, Any]]]) -> list[Row]:
    """The rows of a revision from (table, data) pairs."""
    return [
        Row(of.id, table, key_of(TABLES[table], values), values, "Sheet1", place)
        for place, (table, values) in enumerate(data, start=2)
    ]


def landscape_rows(of: Revision, landscape: Landscape) -> list[Row]:
    """A whole landscape as the rows of one revision."""
    return [
        Row(of.id, table.name, key_of(table, data), data)
        for table in TABLES.values()
        for data in (to_data(table, record) for record in getattr(landscape, table.name))
    ]


def base() -> list[tuple[str, dict[str, Any]]]:
    """A row for every id that others may name."""
    found: list[tuple[str, dict[str, Any]]] = []
    for table, ids in POOLS.items():
        for one in ids:
            known = {"id": one, "name": one, "kind": "mens_group"}
            found.append((table, {n: v for n, v in known.items() if TABLES[table].column(n)}))
    return found


def row_data(table: Table) -> st.SearchStrategy[tuple[str, dict[str, Any]]]:
    """A row of one table, its optional cells filled now and then."""
    needed = {c.name: cell(table, c) for c in table.columns if c.required}
    maybe = {c.name: cell(table, c) for c in table.columns if not c.required and c.name != "id"}
    if table.name == "ties":
        maybe["id"] = st.sampled_from(("T1", "T2"))
    more = st.fixed_dictionaries(
        needed,
        optional={**maybe, "attributes": st.dictionaries(TEXTS, TEXTS, max_size=2)},
    )
    return st.tuples(st.just(table.name), more)


def cell(table: Table, column: Column) -> st.SearchStrategy[Any]:
    """A value that a column may hold."""
    if column.refers or (column.name == "id" and table.name in POOLS):
        one = st.sampled_from(POOLS[column.refers or table.name])
        if column.form == "people":
            return st.lists(st.tuples(one, st.sampled_from(("speaker", ""))).map(list), max_size=3)
        return st.lists(one, max_size=3) if column.form == "texts" else one
    return by_form(column)


def by_form(column: Column) -> st.SearchStrategy[Any]:
    """A value of a column's form that names nothing else."""
    if column.form in ("code", "codes"):
        code = st.sampled_from(sorted(built_in().list_of(column.codes)))
        return code if column.form == "code" else st.lists(code, max_size=2)
    if column.form == "whole":
        return st.integers(column.low, column.high)
    if column.form == "flag":
        return st.booleans()
    if column.form in ("day", "month"):
        days = st.dates(date(2020, 1, 1), date(2027, 1, 1))
        return days.map(
            lambda day: (day if column.form == "day" else day.replace(day=1)).isoformat()
        )
    texts = st.sampled_from(NAMES) | TEXTS
    return st.lists(texts, max_size=2) if column.form == "texts" else texts


def some_rows(most: int = 6) -> st.SearchStrategy[tuple[tuple[str, dict[str, Any]], ...]]:
    """A few rows of any tables."""
    return st.lists(st.sampled_from(list(TABLES.values())).flatmap(row_data), max_size=most).map(
        tuple
    )


def steps() -> st.SearchStrategy[Step]:
    """One step: mostly imports, some corrections, some undone and some done again."""
    lists = st.sampled_from(("L1", "L2"))
    imports = st.builds(Step, st.just("import"), list_=lists, whole=st.booleans(), data=some_rows())
    fixes = st.builds(Step, st.just("fix"), data=some_rows(1))
    flips = st.builds(Step, st.sampled_from(("undo", "redo")), which=st.integers(0, 9))
    return st.one_of(imports, imports, fixes, flips)


def histories(most: int = 5) -> st.SearchStrategy[list[Step]]:
    """A short history; the ids that others name are there from the start."""
    return st.lists(steps(), max_size=most)


def play(store: Store, history: Iterable[Step]) -> None:
    """Let a history happen to a store; what the store refuses did not happen."""
    first = revision("base", list_="base")
    store.append(first, rows(first, base()))
    for number, step in enumerate(history):
        try:
            happen(store, step, number)
        except Refused:
            continue


def happen(store: Store, step: Step, number: int) -> None:
    """Let one step happen; raises `Refused` when the store does."""
    if step.what == "import":
        new = revision(number, list_=step.list_, whole=step.whole)
        store.append(new, rows(new, step.data))
    elif step.what == "fix":
        for table, data in step.data:
            about = {"table": table, "key": key_of(TABLES[table], data), "data": data}
            store.add(Entry(f"entry-{number}", "2026-01-31T11:00:00Z", "correction", about))
    else:
        known = (*store.revisions(), *store.entries())
        store.set_undone(known[step.which % len(known)].id, step.what == "undo")
