"""Records as a page holds them: column by column, so that names of fields stand there once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def columns(records: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """The values of each field of records that have the same fields; {} for none."""
    return {name: [one[name] for one in records] for name in records[0]} if records else {}
