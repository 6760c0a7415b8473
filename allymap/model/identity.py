"""Names as keys, and readable ids for lists that have none."""

from __future__ import annotations

import unicodedata


def name_key(name: str) -> str:
    """A name for comparison only: NFKC, case folded, words joined by one space.

    >>> name_key("  Women's   UNION ")
    "women's union"
    """
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def mint(name: str, kind: str, place: str = "") -> str:
    """A readable id from a name, kind and place, the same each time.

    >>> mint("Amina Diallo", "male_ally", "Lusoka")
    'amina-diallo.male_ally.lusoka'
    """
    return ".".join(filter(None, (_slug(name), kind, _slug(place))))


def _slug(text: str) -> str:
    kept = (c if c.isalnum() or unicodedata.category(c) == "Mn" else " " for c in name_key(text))
    return "-".join("".join(kept).split())
