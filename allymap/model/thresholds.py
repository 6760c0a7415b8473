"""The numbers that decide: which of them are the user's own, and who set them when."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from allymap.model.vocabulary import built_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from allymap.model.journal import Entry
    from allymap.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Own:
    """A threshold of the user's own: its value, the entry that set it, and who said so."""

    value: Any
    entry: str
    at: str
    by: str = ""
    note: str = ""


def own_thresholds(entries: Sequence[Entry]) -> Mapping[str, Own]:
    """The thresholds that entries of own vocabulary set; the last one counts."""
    found: dict[str, Own] = {}
    for entry in sorted(entries, key=lambda one: one.number):
        if entry.kind == "vocabulary" and not entry.undone:
            for name, value in tomllib.loads(entry.data["text"]).get("thresholds", {}).items():
                said = (str(entry.data.get(one, "")) for one in ("by", "note"))
                found[name] = Own(value, entry.id, entry.at, *said)
    return found


def set_by_hand(entries: Sequence[Entry], name: str) -> Entry | None:
    """The last entry that set just this threshold and counts still."""
    set_ = [e for e in entries if e.data.get("threshold") == name and not e.undone]
    return max((e for e in set_ if e.kind == "vocabulary"), key=lambda e: e.number, default=None)


def changed_thresholds(vocabulary: Vocabulary) -> Mapping[str, tuple[Any, Any]]:
    """Each threshold that is not as it was built in: its value now, and the built-in one."""
    ours = built_in().thresholds
    return {
        name: (value, ours[name])
        for name, value in vocabulary.thresholds.items()
        if name in ours and value != ours[name]
    }
