"""The statements of `cypher/`: one a file, its header a contract that is checked when loaded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from allymap.resources import folder

if TYPE_CHECKING:
    from pathlib import Path

HEADER = re.compile(r"^// (name|about|params|columns):[ \t]*(.*)$", re.MULTILINE)
NAMES = ["name", "about", "params", "columns"]
# Whichever begins first: a string may hold `//`, a comment an apostrophe.
ASIDE = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|//[^\n]*")
PARAM = re.compile(r"\$([A-Za-z_]\w*)")
RETURN = re.compile(r"\bRETURN\b(?:\s+DISTINCT\b)?")
AFTER = re.compile(r"\b(?:ORDER\s+BY|SKIP|LIMIT)\b")
ALIAS = re.compile(r"(?:\bAS\s+|^\s*)(\w+)\s*$")


class BadStatement(Exception):
    """A file of `cypher/` that does not keep its header's word: our own mistake."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One file of `cypher/`: what it asks, which parameters it takes, which columns it gives."""

    name: str
    about: str
    params: tuple[str, ...]
    columns: tuple[str, ...]
    text: str


@cache
def statement(name: str) -> Statement:
    """The statement `folder/name` of `cypher/`; raises `BadStatement`."""
    return load(folder("cypher") / f"{name}.cypher")


def statements(room: str) -> tuple[Statement, ...]:
    """All statements of one folder of `cypher/`, by name."""
    paths = sorted((folder("cypher") / room).glob("*.cypher"))
    return tuple(load(path) for path in paths)


def load(path: Path) -> Statement:
    """The statement in a file, checked against its header; raises `BadStatement`."""
    text = path.read_text(encoding="utf-8")
    said = HEADER.findall(text)
    if [word for word, _ in said] != NAMES:
        raise BadStatement(f"{path.name}: the header must say {NAMES}, in this order, once")
    name, about, params, columns = (value.strip() for _, value in said)
    made = Statement(name, about, _words(params), _words(columns), text)
    _check(made, path)
    return made


def _check(made: Statement, path: Path) -> None:
    bare = ASIDE.sub("", made.text)
    _same(path, "name", {made.name}, {path.stem})
    _same(path, "params", set(made.params), set(PARAM.findall(bare)))
    _same(path, "columns", made.columns, _returned(bare))
    if not made.about or bare.count(";"):
        raise BadStatement(f"{path.name}: one statement a file, and what it is about")


def _same(path: Path, what: str, said: object, found: object) -> None:
    if said != found:
        raise BadStatement(f"{path.name}: the header's {what} {said}, the text's {found}")


def _returned(text: str) -> tuple[str, ...]:
    """The names of the columns of the last RETURN that stands outside all braces."""
    outside = _outside(text, "{}")
    returns = list(RETURN.finditer(outside))
    if not returns:
        return ()
    listed = AFTER.split(outside[returns[-1].end() :])[0]
    return tuple(_column(part) for part in _outside(listed, "()[]").split(","))


def _column(text: str) -> str:
    found = ALIAS.search(text)
    return found[1] if found else text.strip()


def _outside(text: str, brackets: str) -> str:
    """The text with everything between brackets left out."""
    opening, closing, depth, kept = brackets[::2], brackets[1::2], 0, []
    for letter in text:
        depth -= letter in closing
        if not depth:
            kept.append(letter)
        depth += letter in opening
    return "".join(kept)


def _words(text: str) -> tuple[str, ...]:
    return tuple(filter(None, re.split(r"[,\s]+", text)))
