"""What is wrong with a cell, while it is parsed."""

from __future__ import annotations

from typing import Any


class Wrong(Exception):
    """A cell that cannot be taken: a code and facts; becomes a `Problem` of its row."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts: dict[str, Any] = facts
