"""Whatever a file of corrections says, it is taken, or told with its row: never a traceback."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from allymap.cli.correction_rows import Wanting
from allymap.errors import Refused, Unreadable
from allymap.intake.corrections import Correction, read_corrections
from allymap.model.sketch import sketch

WORDS = st.sampled_from(
    ["add", "met", "end", "fix", "id", "name", "kind", "place", "source", "type", "target",
     "start", "last_contact", "n/a", "unknown", "-", "2025-02-30", "2025-01-31", "2025", "Asha",
     "a", "b", "supports", "supported by", "2", "#REF!", " ", ""]
)  # fmt: skip
TEXTS = WORDS | st.text(max_size=4)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda one: st.lists(one, max_size=3) | st.dictionaries(TEXTS, one, max_size=4),
    max_leaves=6,
)
ROWS = st.fixed_dictionaries(
    {}, optional={"do": WORDS | st.lists(WORDS) | JSON, "data": JSON, "was": JSON, "names": JSON}
)
FILES = st.fixed_dictionaries(
    {"allymap": st.just("corrections"), "rows": st.lists(ROWS | JSON, max_size=3) | JSON},
    optional={"who": JSON, "when": st.just("2025-11-03") | JSON},
)


@settings(max_examples=200, deadline=None)
@given(FILES)
def test_any_json_is_read_or_refused(said):
    with TemporaryDirectory() as folder:
        path = Path(folder, "c.json")
        path.write_text(json.dumps(said), encoding="utf-8")
        try:
            found = read_corrections(path)
        except (Unreadable, Refused):
            return
    assert len(found.rows) == len(said["rows"])


TYPES = st.sampled_from(["supports", "supported by", "collaborates_with", "influences"]) | TEXTS
ENDS = {"source": st.sampled_from("abx"), "type": TYPES, "target": st.sampled_from("abx")}
LANDSCAPE = """a:mens_group{name=Asha} -supports{start=2025-01-01}-> b:womens_group{name=Bia}
b -collaborates_with{end=2025-01-31}-> a"""


def row(do, needed, **more):
    data = st.fixed_dictionaries(needed, optional=more)
    was = st.dictionaries(st.sampled_from(["name", "kind", "place"]), TEXTS, max_size=2)
    return st.builds(Correction, st.just(1), st.just(do), data, was, st.just({}))


DAYS = st.sampled_from(["2025-01-31", "2024-12-01", "2026-01-01", "2099-01-01"]) | TEXTS.filter(
    bool
)
SAID = st.lists(
    row("add", ENDS, start=DAYS, last_contact=DAYS)
    | row("met", {**ENDS, "last_contact": DAYS})
    | row("end", {**ENDS, "end": DAYS})
    | row(
        "fix", {"id": st.sampled_from("abx")},
        name=TEXTS, kind=TEXTS, place=TEXTS, level=TEXTS, stance=TEXTS,
        group_size=TEXTS, group_last_met=DAYS | TEXTS,
    ),
    max_size=4,
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(SAID)
def test_any_rows_become_rows_of_the_store_or_problems(corrections):
    wanting = Wanting(sketch(LANDSCAPE), "c.json", lambda _: False, ask=False)
    for one in wanting.rows(corrections):
        assert one.table in ("actors", "ties")
