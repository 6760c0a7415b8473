"""How a text file is encoded: UTF-8 when it can be, and never a silent guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.errors import Unreadable
from allymap.intake.reading import short

if TYPE_CHECKING:
    from pathlib import Path

    from allymap.intake.reading import Telling

_GUESS = "cp1252"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def encoding_of(path: Path, telling: Telling) -> str:
    """UTF-8 (with or without a mark), UTF-16 with its mark, else Windows-1252, which is told.

    Raises `Unreadable`: `file_binary`, `encoding_mixed`, `encoding_unknown`.
    """
    with path.open("rb") as file:
        if file.read(2) in _UTF16:
            return _utf16(path)
    bad, wide = _odd_lines(path)
    if not bad:
        return "utf-8-sig"
    if wide:
        raise Unreadable("encoding_mixed", file=path.name, row=bad, other=wide)
    telling.tell(
        "encoding_guessed",
        row=bad,
        severity="notice",
        encoding=_GUESS,
        example=_guessed(path, bad),
    )
    return _GUESS


def _odd_lines(path: Path) -> tuple[int, int]:
    """The first line that is not UTF-8, and the first that is and not plain ASCII; else 0."""
    bad = wide = 0
    with path.open("rb") as file:
        for at, line in enumerate(file, 1):
            if b"\x00" in line:
                raise Unreadable("file_binary", file=path.name, row=at)
            if line.isascii():
                continue
            try:
                text = line.decode("utf-8")
            except UnicodeDecodeError:
                bad = bad or at
            else:
                wide = wide or (0 if text.lstrip("\ufeff").isascii() else at)
    return bad, wide


def _utf16(path: Path) -> str:
    try:
        with path.open(encoding="utf-16") as file:
            for _ in file:
                pass
    except UnicodeError:
        raise Unreadable("file_binary", file=path.name, row=0) from None
    return "utf-16"


def _guessed(path: Path, bad: int) -> str:
    """The first guessed word, for a user to see whether the guess is right."""
    example = ""
    with path.open("rb") as file:
        for at, line in enumerate(file, 1):
            try:
                text = line.decode(_GUESS)
            except UnicodeDecodeError:
                raise Unreadable("encoding_unknown", file=path.name, row=at) from None
            if at == bad:
                example = next((word for word in text.split() if not word.isascii()), "")
    return short(example.strip('",;|'))
