"""What a message asks staff to write: sheets, headers and codes, as their language has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allymap.model.tables import TABLES
from allymap.view.template_words import template_languages, template_words

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
    if words.language not in template_languages() or words.language == "en":
        return said
    names = template_words(words.language)
    table = facts.get("table")
    if "missing" in facts and table in TABLES:
        said["missing"] = names.header(table, facts["missing"])
    for name in ("table", "refers"):
        if facts.get(name) in TABLES:
            said[name] = names.sheet(facts[name])
    if "tables" in facts:
        said["tables"] = tuple(names.sheet(one) for one in facts["tables"])
    return said


def code(name: str, one: str, words: Words) -> str:
    """A code of a list as this language writes it; English writes the code itself."""
    return one if words.language == "en" else words.called(name, one)
