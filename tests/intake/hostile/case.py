"""One hostile file, and what must happen to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

HEADER = "name,kind,notes\n"


@dataclass(frozen=True)
class Case:
    """A file's name, what makes its content, and either what is stored or what is said.

    `kept`: the values of `column` in the order of the rows, exactly; None when it is refused.
    `said`: what the talk must say; a refusal names file, sheet, row and column that way.
    """

    file: str
    make: Callable[[], bytes]
    kept: tuple[str, ...] | None = None
    said: tuple[str, ...] = ()
    column: str = "name"


def text(content, name="list.csv", encoding="utf-8", **expected):
    """A text file; content is text, bytes or what makes one."""

    def make():
        made = content() if callable(content) else content
        return made.encode(encoding) if isinstance(made, str) else made

    return Case(name, make, **expected)


def named(*cells, **more):
    """A list of staff whose names are these cells, as they are written in the file."""
    lines = "".join(f"{cell},staff,\n" for cell in cells)
    return text(HEADER + lines, **more)
