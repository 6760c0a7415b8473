"""Commands that messages name, with the store that was asked for: they must reach the same one."""

from __future__ import annotations

import re
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# The verbs that know --store, where a message names one to type.
_COMMAND = re.compile(
    r"\ballymap (?:import|check|gaps|map|who|report|status|same|add|fix|met|end|card|imports"
    r"|undo|log|forget|export)\b(?! --store)"
)
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
