"""A step of the story as the page reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


def step(said: Mapping[str, Any], numbers: Mapping[str, int]) -> dict[str, Any]:
    """A step's words, what it chooses by the page's `numbers`, and what alone it shows."""
    state = {name: said[name] for name in ("view", "arrange", "told") if name in said}
    if said.get("actor") in numbers:
        state["actor"] = numbers[said["actor"]]
    words = {"title": said["title"], "text": said["text"]}
    return {**words, "state": state, "only": said.get("only", {})}
