"""Places on the map that people know: remembered in the store, for each audience."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from allymap.cli.options import now
from allymap.model.journal import Entry
from allymap.view.arrangements import NOWHERE, Spots
from allymap.view.regions import Region

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from allymap.model.audience import Audience
    from allymap.view.arrangements import Arrangement


def remembered(entries: Iterable[Entry], audience: Audience, arrangement: Arrangement) -> Spots:
    """What was kept last for an audience; entries from when there was one arrangement count."""
    found = NOWHERE
    for entry in entries:
        said = entry.data
        if (
            entry.kind == "positions"
            and said["audience"] == audience
            and said.get("arrangement", "network") == arrangement
        ):
            found = _spots(said)
    return found


def entry_of(spots: Spots, audience: Audience, arrangement: Arrangement) -> Entry:
    """What the store keeps of an arrangement."""
    data = {
        "audience": audience,
        "arrangement": arrangement,
        "at": {actor: list(spot) for actor, spot in sorted(spots.at.items())},
        "pinned": list(spots.pinned),
        "regions": {one.constituency: [*one.middle, one.radius] for one in spots.regions},
    }
    return Entry(str(uuid.uuid4()), now(), "positions", data)


def is_news(spots: Spots, known: Spots) -> bool:
    """Whether a map has places that the store does not hold; who left alone is no news."""
    there = {one.constituency: (one.middle, one.radius) for one in known.regions}
    return (
        any(known.at.get(actor) != spot for actor, spot in spots.at.items())
        or spots.pinned != known.pinned
        or any(there.get(one.constituency) != (one.middle, one.radius) for one in spots.regions)
    )


def _spots(said: Mapping[str, Any]) -> Spots:
    regions = tuple(
        Region(name, (round(x), round(y)), round(radius), ())
        for name, (x, y, radius) in sorted(said.get("regions", {}).items())
    )
    at = {actor: (round(x), round(y)) for actor, (x, y) in said["at"].items()}
    return Spots(at, tuple(said.get("pinned", ())), regions)
