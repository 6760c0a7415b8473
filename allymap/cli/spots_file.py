"""The file of places that the page of a map saves, and what it says."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from allymap.errors import BadPositions, Unreadable
from allymap.model.shape import FARTHEST
from allymap.view.arrangements import ARRANGEMENTS

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from allymap.model.audience import Audience
    from allymap.view.arrangements import Arrangement, Spots

LARGEST = 5_000_000  # bytes; places of 1,500 actors take a fiftieth of it


@dataclass(frozen=True, slots=True)
class Moved:
    """Where somebody put actors on one arrangement of a map; the pinned are to stay there."""

    audience: str
    arrangement: Arrangement
    at: Mapping[str, tuple[int, int]]
    pinned: tuple[str, ...]

    def unknown(self, ids: Collection[str]) -> list[str]:
        """The actors of the file who are not among these."""
        return sorted(self.at.keys() - ids)

    def over(self, known: Spots, ids: Collection[str]) -> Spots:
        """The known spots with the pinned of the file among them, of actors with these ids.

        Of the others the store knows best where they stand; of actors whom the file places
        without a pin, an earlier pin is taken off.
        """
        at = {i: spot for i, spot in self.at.items() if i in ids}
        firm = {i for i in self.pinned if i in ids}
        earlier = {i for i in known.pinned if i not in at}
        spots = {**at, **known.at, **{i: at[i] for i in firm}}
        return replace(known, at=spots, pinned=tuple(sorted(firm | earlier)))


def read_moved(path: Path, audience: Audience) -> Moved:
    """What a file says of the map of an audience.

    Raises `Unreadable`, and `BadPositions` with what is wrong.
    """
    said = _parsed(path)
    if not isinstance(said, Mapping) or said.get("allymap") != "positions":
        raise BadPositions("positions_other", file=path.name)
    if said.get("audience") != audience:
        theirs = said.get("audience")
        if theirs not in ("internal", "coalition"):
            raise _wrong(path, "audience")
        raise BadPositions("positions_audience", file=path.name, audience=theirs)
    arrangement = next((one for one in ARRANGEMENTS if one == said.get("arrangement")), None)
    if arrangement is None:
        raise _wrong(path, "arrangement")
    at, pinned = said.get("at"), said.get("pinned", [])
    if not isinstance(at, Mapping):
        raise _wrong(path, "at")
    spots = {actor: _spot(path, actor, spot) for actor, spot in at.items()}
    if not isinstance(pinned, list) or not all(isinstance(i, str) and i in at for i in pinned):
        raise _wrong(path, "pinned")
    return Moved(audience, arrangement, spots, tuple(pinned))


def _parsed(path: Path) -> Any:
    try:
        with path.open("rb") as file:
            text = file.read(LARGEST + 1)
        if len(text) > LARGEST:
            raise BadPositions("positions_other", file=path.name)
        return json.loads(text.decode("utf-8-sig"), parse_int=float)
    except OSError as error:
        raise Unreadable("file_missing", file=path.name) from error
    except (ValueError, RecursionError) as error:
        raise BadPositions("positions_other", file=path.name) from error


def _spot(path: Path, actor: str, spot: Any) -> tuple[int, int]:
    """Whole pixels, within what a picture can have; NaN compares as false."""
    if isinstance(spot, list) and len(spot) == 2 and all(type(one) is float for one in spot):
        x, y = spot
        if abs(x) <= FARTHEST and abs(y) <= FARTHEST:
            return round(x), round(y)
    raise _wrong(path, actor)


def _wrong(path: Path, about: str) -> BadPositions:
    return BadPositions("positions_wrong", file=path.name, about=about[:60])
