"""Commands that messages name, with the store that was asked for: they must reach the same one."""

from __future__ import annotations

import re
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from allymap.cli.app import VERBS

if TYPE_CHECKING:
    from collections.abc import Iterator

# Verbs that have no --store.
_WITHOUT = frozenset({"demo", "template", "copy"})
_VERBS = "|".join(sorted(VERBS.keys() - _WITHOUT))
_COMMAND = re.compile(rf"\ballymap (?:{_VERBS})\b(?! --store)")
_PLAIN = re.compile(r"[\w@%+=:,./\\-]+")
_STORE: ContextVar[str] = ContextVar("store", default="")


@contextmanager
def one_run() -> Iterator[None]:
    """One run of a command, in which `reached` says which store it is about."""
    before = _STORE.set("")
    try:
        yield
    finally:
        _STORE.reset(before)


def reached(store: str) -> None:
    """The store that commands must name from now on; "" when it goes without saying."""
    _STORE.set(store if _PLAIN.fullmatch(store) or not store else f'"{store}"')


def with_store(text: str) -> str:
    """A text whose commands name the store, if it is another than one gets without saying so."""
    store = _STORE.get()
    return _COMMAND.sub(lambda found: f"{found[0]} --store {store}", text) if store else text
