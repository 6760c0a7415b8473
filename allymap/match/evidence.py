"""What weighs how much: `evidence.toml` beside this module."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Evidence:
    """The scores from which on a pair is asked about, and called likely; what makes them up."""

    ask: int
    likely: int
    name: Mapping[str, float]
    contact: Mapping[str, float]
    bonus: Mapping[str, float]
    penalty: Mapping[str, float]
    common: Mapping[str, int]
    blocks: Mapping[str, int]
    told: Mapping[str, list[str]]


@cache
def evidence() -> Evidence:
    """The weights, read once."""
    text = Path(__file__).with_name("evidence.toml").read_text(encoding="utf-8")
    return Evidence(**tomllib.loads(text))
