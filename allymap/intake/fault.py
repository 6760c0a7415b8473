"""What is wrong with a cell, while it is parsed."""

from __future__ import annotations

from typing import Any

# Not wrong: a row that the user left out, and one that names somebody of such a row.
LEFT_OUT, LEFT_WITH = "left_out", "left_with"


class Wrong(Exception):
    """A cell that cannot be taken: a code and facts; becomes a `Problem` of its row."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts: dict[str, Any] = facts
