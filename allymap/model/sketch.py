"""A landscape in one line, for tests, rules and the manual."""

from __future__ import annotations

import re
import shlex
from datetime import date
from typing import TYPE_CHECKING, Any

from allymap.model.fold import State, to_landscape
from allymap.model.tables import TABLES, key_of
from allymap.model.vocabulary import Vocabulary, built_in

if TYPE_CHECKING:
    from allymap.model.columns import Column
    from allymap.model.landscape import Landscape

_TIE = re.compile(r"^(?P<left>.+?)\s+-(?P<type>\w+)(?:\{(?P<about>[^}]*)\})?->\s+(?P<right>.+)$")
_ACTOR = re.compile(r"^(?P<id>[^:{\s]+)(?::(?P<kind>\w+))?(?:\{(?P<about>[^}]*)\})?$")


def sketch(text: str, vocabulary: Vocabulary | None = None) -> Landscape:
    """The landscape that a drawing in words shows; lines end at a newline or `;`.

    `Juma:religious_leader{gender=man} -listens_to{weight=3}-> Asha:womens_group` draws two
    actors and a tie, `Asha` alone an actor seen before, and
    `activities id=E1 date=2026-01-05 element=alliances space=mixed groups=Asha|Juma` a row
    of any other table. Values are written as in canonical data; lists with `|`, people as
    `actor:role`. Raises ValueError for a line it cannot read.
    """
    state: State = {}
    for line in filter(None, (part.strip() for part in re.split(r"[;\n]", text))):
        first = line.split()[0]
        if first in TABLES:
            _row(state, first, line[len(first) :])
        elif match := _TIE.match(line):
            ends = {"source": _actor(state, match["left"]), "target": _actor(state, match["right"])}
            _add(state, "ties", {**ends, "type": match["type"], **_about("ties", match["about"])})
        else:
            _actor(state, line)
    return to_landscape(state, vocabulary or built_in())


def _actor(state: State, text: str) -> str:
    match = _ACTOR.match(text.strip())
    if not match:
        raise ValueError(f"not an actor: {text!r}")
    known = state.get(("actors", match["id"]), {"id": match["id"], "name": match["id"]})
    kind = {"kind": match["kind"]} if match["kind"] else {}
    state["actors", match["id"]] = {**known, **kind, **_about("actors", match["about"])}
    return match["id"]


def _row(state: State, table: str, text: str) -> None:
    _add(state, table, _about(table, text.replace(",", "\\,")))


def _add(state: State, table: str, data: dict[str, Any]) -> None:
    state[table, key_of(TABLES[table], data)] = data


def _about(table: str, text: str | None) -> dict[str, Any]:
    words = shlex.split(re.sub(r"(?<!\\),", " ", text or "").replace("\\,", ","))
    pairs = (word.partition("=") for word in words)
    return {name: _value(table, name, value) for name, _, value in pairs}


def _value(table: str, name: str, text: str) -> Any:
    column = TABLES[table].column(name)
    if column is None:
        raise ValueError(f"{table} has no column {name!r}")
    return _read(column, text)


def _read(column: Column, text: str) -> Any:
    if column.form == "whole":
        return int(text)
    if column.form == "flag":
        return text == "yes"
    if column.form in ("day", "month"):
        return date.fromisoformat(text if column.form == "day" else f"{text[:7]}-01").isoformat()
    if column.form in ("texts", "codes"):
        return text.split("|")
    if column.form == "people":
        return [[part.partition(":")[0], part.partition(":")[2]] for part in text.split("|")]
    return text
