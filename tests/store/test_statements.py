"""The files of `cypher/`: each keeps its header's word, and a server understands each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from allymap.resources import folder
from allymap.store.statements import BadStatement, load

if TYPE_CHECKING:
    from pathlib import Path

    from server.neo4j_server import Server

FILES = sorted(folder("cypher").rglob("*.cypher"))
GOOD = """\
// name: one
// about: Who answers to the women's movement.
// params: kinds
// columns: name, others
MATCH (a:Actor) WHERE a.kind IN $kinds AND a.note <> '$no // $param; RETURN x'
CALL (a) { MATCH (a)--(b) RETURN count(b) AS others }
RETURN a.name AS name, others ORDER BY others
"""


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_file_keeps_its_word(path: Path) -> None:
    assert load(path).name == path.stem


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_server_understands_every_file(path: Path, neo4j_server: Server) -> None:
    made = load(path)
    if path.parent.name == "schema" or made.text.splitlines()[-1].startswith("SHOW"):
        neo4j_server.run(made.text)
        return
    neo4j_server.run(f"EXPLAIN {made.text}")


def test_a_good_file_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "one.cypher"
    path.write_text(GOOD, encoding="utf-8")
    made = load(path)
    assert (made.params, made.columns) == (("kinds",), ("name", "others"))


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("// name: one", "// name: two"),
        ("// about: Who answers to the women's movement.", "// about:"),
        ("// about: Who answers to the women's movement.\n", ""),
        ("// params: kinds", "// params: kinds, days"),
        ("// params: kinds", "// params:"),
        ("// columns: name, others", "// columns: others, name"),
        ("// columns: name, others", "// columns: name"),
        ("ORDER BY others", "; MATCH (n) DETACH DELETE n"),
        ("$kinds", "'men'"),
    ],
)
def test_a_header_that_lies_is_refused(tmp_path: Path, good: str, bad: str) -> None:
    path = tmp_path / "one.cypher"
    assert good in GOOD
    path.write_text(GOOD.replace(good, bad), encoding="utf-8")
    with pytest.raises(BadStatement):
        load(path)
