"""A tie between two waves or informants: its ends and type, however often it was told."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from allymap.model.landscape import Landscape
    from allymap.model.records import Tie

Bond: TypeAlias = "tuple[str, str, str]"


def bond(landscape: Landscape, tie: Tie) -> Bond:
    """(source, type, target) of a tie; the ends in the order of ids where it has no direction."""
    ends = tie.source, tie.target
    if not landscape.vocabulary.ties[tie.type].directed:
        ends = min(ends), max(ends)
    return ends[0], tie.type, ends[1]
