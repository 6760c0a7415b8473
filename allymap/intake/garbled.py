"""Texts that were written as UTF-8 and read as Windows-1252 once too often, such as Ã© for é."""

from __future__ import annotations

import re
from functools import lru_cache

_MARKS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_REST = f"[\u0080-\u00bf{_MARKS}]"
_LETTER = re.compile(
    f"[\u00c2-\u00df]{_REST}|[\u00e0-\u00ef]{_REST}{{2}}|[\u00f0-\u00f4]{_REST}{{3}}"
)
_RUN = re.compile(f"[\u0080-\u00ff{_MARKS}]+")
# One pair alone may be a capital before a quote, as in «LIBERTÉ»; these pairs are none.
_SURE = re.compile(
    f"[ÂÃÄÅÐÑØÙ][\u0080-\u00ba\u00bc-\u00bfƒ†ˆ‰Š‹ŒŽŸœžš€„‚]|[\u00e0-\u00f4]{_REST}{{2}}"
)


@lru_cache(maxsize=1 << 12)
def repaired(text: str) -> str:
    """What a text was before it was read wrongly; "" when it was not.

    >>> repaired("HÃ©lÃ¨ne"), repaired("Ø£Ø\u00adÙ…Ø¯"), repaired("Hélène"), repaired("«LIBERTÉ»")
    ('Hélène', 'أحمد', '', '')
    """
    if text.isascii():
        return ""
    found = _LETTER.findall(text)
    if not found or (len(found) == 1 and not _SURE.search(text)):
        return ""
    mended = _RUN.sub(lambda run: _mended(run[0]), text)
    return mended if mended != text else ""


def _mended(run: str) -> str:
    try:
        return b"".join(map(_byte, run)).decode("utf-8")
    except UnicodeError:
        return run


def _byte(character: str) -> bytes:
    """The byte that was read as this character; five of them have none in Windows-1252."""
    return character.encode("latin-1" if character <= "\u00ff" else "cp1252")
