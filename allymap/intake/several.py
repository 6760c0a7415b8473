"""Names of several people in one cell, such as Amina & Yusuf: told, and never divided."""

from __future__ import annotations

import re
from functools import cache

from allymap.intake.words import words

# "son of" and "care of", as many write them, stand inside one name.
_OF = re.compile(r"\b[sdwc]/o\b", re.IGNORECASE)
_MARKS = re.compile(r"[;\n|]|(?<=[^\W\d_])\s*[/&]\s*(?=[^\W\d_])")


def says_several(name: str) -> bool:
    """Whether a person's name looks like the names of two.

    >>> says_several("Amina & Yusuf"), says_several("Amina/Yusuf"), says_several("Ali s/o Juma")
    (True, True, False)
    """
    said = _OF.sub(" ", name)
    return bool(_MARKS.search(said) or _between().search(said))


@cache
def _between() -> re.Pattern[str]:
    """A word or mark between two words."""
    some = "|".join(map(re.escape, words().joiners))
    return re.compile(rf"\w\.?\s+(?:{some})\s+\w", re.IGNORECASE)
