"""A rule: what it asks, why, and the small drawings that are its tests and its manual page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from allymap.gaps.finding import Finding
    from allymap.model.landscape import Landscape

    Look = Callable[[Landscape, date], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class GapRule:
    """One question the seeds ask of a programme.

    `why` quotes the seed word for word; `fires_on` and `silent_on` are sketches, looked at
    from 2026-01-31, on which `look` finds something and finds nothing (but OK or what nobody
    asked about). `asks` are the tie types and tables a source must have asked about.
    """

    id: str
    why: str
    look: Look
    asks: tuple[str, ...]
    fires_on: str
    silent_on: str
