"""A part of an answer: a heading, sentences below it, and perhaps a small table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, its sentences, and rows of cells, the first of them the head."""

    title: str
    lines: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()
