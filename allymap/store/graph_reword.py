"""What is left of a node or relationship of a server when a name is out of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from allymap.model.tables import canonical
from allymap.store.graph import LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from allymap.model.redact import Redactor
    from allymap.store.graph import Graph, Node


def plain(props: Mapping[str, Any]) -> dict[str, Any]:
    """Properties with the server's dates as Python's."""
    return {
        name: value.to_native() if hasattr(value, "to_native") else value
        for name, value in props.items()
    }


class Reworder:
    """Turns what the journal said into what it says now, and cleans what a hand wrote.

    No two nodes or relationships may come to have one key: it stays with the journal's.
    """

    def __init__(self, redact: Redactor, after: Graph) -> None:
        self._redact = redact
        self._taken = {(ref.label, ref.key) for ref in after.nodes}
        self._taken |= {(ref.type, ref.key) for ref in after.edges}

    def node(
        self, labels: Iterable[str], props: Mapping[str, Any], was: Node | None, will: Node | None
    ) -> tuple[dict[str, Any], bool]:
        """The change of a node (nothing when there is none), and whether a hand wrote of it."""
        change, by_hand = self._props(props, was.props if was else {}, will.props if will else {})
        have = set(labels)
        old, new = (set(one.labels) if one else set() for one in (was, will))
        own = {self._redact(label) for label in have - old}
        wanted = own | (have & old & new) | (new - old)
        if not was:
            self._one_key(change, [(one, prop) for one, prop in LABELS.items() if one in have])
        if not change and wanted == have:
            return {}, by_hand
        turned = {"lost": sorted(have - wanted), "won": sorted(wanted - have)}
        return {"props": change, **turned}, by_hand or own != have - old

    def edge(
        self,
        type_: str,
        props: Mapping[str, Any],
        was: Mapping[str, Any] | None,
        will: Mapping[str, Any] | None,
    ) -> tuple[dict[str, Any], str, bool]:
        """The changed properties of a relationship, its type, and whether a hand wrote of it."""
        change, by_hand = self._props(props, was or {}, will or {})
        wanted = type_ if was is not None else str(self._redact(type_))
        if was is None:
            self._one_key(change, [(wanted, "key")])
        return change, wanted, by_hand or wanted != type_

    def _props(
        self, have: Mapping[str, Any], was: Mapping[str, Any], will: Mapping[str, Any]
    ) -> tuple[dict[str, Any], bool]:
        """The properties to change, None for those that go."""
        have, change = plain(have), {}
        by_hand = False
        for name, value in have.items():
            if name in was and was[name] == value:
                change[name] = will.get(name)
                continue
            left = {self._redact(name): self._value(value)}
            by_hand |= left != {name: value}
            change |= {name: None, **left}
        change |= {name: v for name, v in will.items() if name not in was and name not in have}
        return {n: v for n, v in change.items() if have.get(n) != v}, by_hand

    def _value(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._text(value)
        # Points and durations are tuples, and hold no text.
        return [self._value(one) for one in value] if isinstance(value, list) else value

    def _text(self, text: str) -> str:
        """A text without the names; JSON, as our attributes are, stays JSON."""
        if not text.startswith(("{", "[")):
            return str(self._redact(text))
        try:
            said = json.loads(text)
            left = self._redact(said)
        except (ValueError, RecursionError):
            return str(self._redact(text))
        return text if left == said else canonical(left)

    def _one_key(self, change: dict[str, Any], keyed: Iterable[tuple[str, str]]) -> None:
        for label, prop in keyed:
            if not isinstance(change.get(prop), str):
                continue
            if (label, change[prop]) in self._taken:
                change[prop] = None
            self._taken.add((label, change[prop]))
