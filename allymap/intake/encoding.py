"""How a text file is encoded: UTF-8 when it can be, and never a silent guess."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from allymap.errors import UnknownName, Unreadable
from allymap.intake.reading import short

if TYPE_CHECKING:
    import zipfile
    from pathlib import Path

    from allymap.intake.reading import Telling

    TextFile = Path | zipfile.Path

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
# What most lists that are no UTF-8 are written in; it wins where nothing speaks for another.
_USUAL = ("cp1252", "cp850", "mac-roman")
_NEAR = 0.9
# Even three short rows in a real encoding reach twice this.
_LEAST_SURE = 0.015
_PLAIN = b"name,kind;place"
_ENOUGH = 64_000
_CONTROL = re.compile(r"[\x80-\x9f]")


def encoding_of(file: TextFile, telling: Telling, said: str = "", sheet: str = "") -> str:
    """UTF-8 (with or without a mark), UTF-16 with its mark, else a guess, which is told.

    `said`: the encoding a user gave, which wins. Raises `Unreadable`: `file_binary`,
    `file_nul`, `encoding_mixed`, `encoding_unknown`, `encoding_wrong`; `UnknownName`:
    `unknown_encoding`.
    """
    if said:
        return _checked(file, said)
    with file.open("rb") as content:
        if content.read(2) in _UTF16:
            return _utf16(file)
    bad, wide = _odd_lines(file)
    if not bad:
        return "utf-8-sig"
    if wide:
        raise Unreadable("encoding_mixed", file=file.name, row=bad, other=wide)
    guess = _guess(file, bad)
    example = _example(file, bad, guess)
    telling.tell(
        "encoding_guessed",
        sheet=sheet,
        row=bad,
        severity="notice",
        encoding=guess,
        example=example,
    )
    return guess


def _checked(file: TextFile, said: str) -> str:
    """An encoding that was said, when the whole file can be read with it."""
    try:
        codec = codecs.lookup(said).name
        _PLAIN.decode(codec)
    except LookupError:
        raise UnknownName("unknown_encoding", value=said) from None
    except UnicodeError:
        pass
    with file.open("rb") as content:
        raw = content.read()
    try:
        raw.decode(codec)
    except UnicodeDecodeError as error:
        row = raw.count(b"\n", 0, error.start) + 1
        raise Unreadable("encoding_wrong", file=file.name, row=row, encoding=said) from None
    return "utf-8-sig" if codec == "utf-8" else codec


def _odd_lines(file: TextFile) -> tuple[int, int]:
    """The first line that is not UTF-8, and the first that is and not plain ASCII; else 0."""
    bad = wide = 0
    with file.open("rb") as content:
        for at, line in enumerate(content, 1):
            if b"\x00" in line:
                raise Unreadable("file_nul", file=file.name, row=at)
            if line.isascii():
                continue
            try:
                text = line.decode("utf-8")
            except UnicodeDecodeError:
                bad = bad or at
            else:
                wide = wide or (0 if text.lstrip("\ufeff").isascii() else at)
    return bad, wide


def _utf16(file: TextFile) -> str:
    try:
        with file.open(encoding="utf-16") as content:
            for _ in content:
                pass
    except UnicodeError:
        raise Unreadable("file_binary", file=file.name, row=0) from None
    return "utf-16"


def _guess(file: TextFile, bad: int) -> str:
    """What the letters speak for; where two are near each other, the more usual one."""
    import chardet

    with file.open("rb") as content:
        text = b"".join(line for line in content if not line.isascii())
    found = [
        (codecs.lookup(about["encoding"]).name, about["confidence"])
        for about in chardet.detect_all(text[:_ENOUGH])
        if about["encoding"]
    ]
    fits = [(name, sure) for name, sure in found if _reads(text, name)]
    if not fits or fits[0][1] < _LEAST_SURE:
        raise Unreadable("encoding_unknown", file=file.name, row=bad)
    near = [name for name, sure in fits if sure >= _NEAR * fits[0][1]]
    return next((name for name in _USUAL if name in near), near[0])


def _reads(text: bytes, encoding: str) -> bool:
    """Whether an encoding reads all of a text, as letters, and plain letters as themselves."""
    try:
        plain = _PLAIN.decode(encoding) == _PLAIN.decode()
        return plain and not _CONTROL.search(text.decode(encoding))
    except UnicodeDecodeError:
        return False


def _example(file: TextFile, bad: int, encoding: str) -> str:
    """The first guessed word, for a user to see whether the guess is right."""
    with file.open("rb") as content:
        line = next(line for at, line in enumerate(content, 1) if at == bad)
    words = line.decode(encoding).split()
    return short(next((word for word in words if not word.isascii()), "").strip('",;|'))
