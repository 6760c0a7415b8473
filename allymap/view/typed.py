"""What a message asks staff to write: sheets, headers and codes, as their language has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allymap.model.tables import TABLES
from allymap.view.template_words import template_languages, template_words
from allymap.view.values import label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allymap.view.words import Words


def as_typed(facts: Mapping[str, Any], words: Words) -> dict[str, Any]:
    """Facts with the names of tables, columns and codes as this language writes them in a list.

    Each is understood again when a list is taken in. English writes the names themselves.
    """
    said = dict(facts)
    if "list" in facts and "allowed" in facts:
        said["allowed"] = tuple(code(facts["list"], one, words) for one in facts["allowed"])
    if "how" in facts:
        said["how"] = words.say(f"by_hand.{facts['how']}")
    if not _has_names(words):
        return said
    names = template_words(words.language)
    table = facts.get("table")
    if "missing" in facts and table in TABLES:
        said["missing"] = names.header(str(table), facts["missing"])
    for name in ("table", "refers"):
        if facts.get(name) in TABLES:
            said[name] = names.sheet(facts[name])
    if "tables" in facts:
        said["tables"] = tuple(names.sheet(one) for one in facts["tables"])
    return said


def header(table: str, column: str, words: Words) -> str:
    """A column as this language writes it on a command line; English writes its name in words."""
    if not _has_names(words):
        return column.replace("_", " ")
    said = template_words(words.language).header(table, column)
    return said[:1].lower() + said[1:]


def table(name: str, words: Words) -> str:
    """One of our tables as this language calls it; English writes its name."""
    return template_words(words.language).sheet(name).lower() if _has_names(words) else name


def column(name: str, words: Words) -> str:
    """One of our own columns as this language calls it; English writes its name."""
    return name if words.language == "en" else label(name, words)


def code(name: str, one: str, words: Words) -> str:
    """A code of a list as people write it, in this language."""
    return words.called(name, one)


def _has_names(words: Words) -> bool:
    return words.language in template_languages() and words.language != "en"
