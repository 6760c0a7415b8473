"""A file that opens with a passphrase, in the age format (age-encryption.org/v1, C2SP).

Written here, from a library's ciphers, since who seals must choose what one try costs whoever
opens: docs/decisions/0017-sealed-pages.md.
"""

from __future__ import annotations

import secrets
import unicodedata
from base64 import b64encode
from typing import NamedTuple

VERSION = b"age-encryption.org/v1"
# One try takes 128 MB and, on an old laptop in a browser, two to four seconds.
WORK_FACTOR = 17
CHUNK = 64 * 1024


class Chance(NamedTuple):
    """What must never be used twice: 16 random bytes each."""

    file_key: bytes
    salt: bytes
    nonce: bytes


def drawn() -> Chance:
    """New ones, from the system's source of randomness."""
    return Chance(*(secrets.token_bytes(16) for _ in Chance._fields))


def encrypted(
    content: bytes, passphrase: str, chance: Chance | None = None, work_factor: int = WORK_FACTOR
) -> bytes:
    """The age file of a content; the one recipient is the passphrase."""
    chance = chance or drawn()
    wrap_key = _stretched(plain(passphrase), chance.salt, work_factor)
    stanza = f"-> scrypt {_text(chance.salt)} {work_factor}\n".encode()
    body = _text(_locked(wrap_key, bytes(12), chance.file_key)).encode()
    head = b"\n".join([VERSION, stanza + body, b"---"])
    mac = _text(_authenticated(chance.file_key, head)).encode()
    return head + b" " + mac + b"\n" + chance.nonce + _stream(content, chance)


def plain(passphrase: str) -> str:
    """A passphrase as both sides take it: composed letters, nothing around them."""
    return unicodedata.normalize("NFC", passphrase).strip()


def _stretched(passphrase: str, salt: bytes, work_factor: int) -> bytes:
    from Crypto.Protocol.KDF import scrypt

    label = VERSION + b"/scrypt" + salt
    # As bytes: the library takes letters for Latin-1, which has neither Arabic nor many others.
    return scrypt(passphrase.encode("utf-8"), label, 32, N=2**work_factor, r=8, p=1)


def _locked(key: bytes, nonce: bytes, content: bytes) -> bytes:
    """ChaCha20-Poly1305: what was locked, and the tag that shows if a bit of it changed."""
    from Crypto.Cipher import ChaCha20_Poly1305

    cipher = ChaCha20_Poly1305.new(key=key, nonce=nonce)
    return b"".join(cipher.encrypt_and_digest(content))


def _derived(file_key: bytes, salt: bytes, label: bytes) -> bytes:
    from Crypto.Hash import SHA256
    from Crypto.Protocol.KDF import HKDF

    return HKDF(file_key, 32, salt, SHA256, context=label)


def _authenticated(file_key: bytes, head: bytes) -> bytes:
    import hmac

    return hmac.digest(_derived(file_key, b"", b"header"), head, "sha256")


def _stream(content: bytes, chance: Chance) -> bytes:
    """STREAM: chunks of 64 KiB, each with its number and whether it is the last in its nonce."""
    key = _derived(chance.file_key, chance.nonce, b"payload")
    chunks = [content[at : at + CHUNK] for at in range(0, len(content), CHUNK)] or [b""]
    last = len(chunks) - 1
    return b"".join(
        _locked(key, n.to_bytes(11, "big") + bytes([n == last]), chunk)
        for n, chunk in enumerate(chunks)
    )


def _text(content: bytes) -> str:
    """Base64 as the format writes it: without padding."""
    return b64encode(content).decode("ascii").rstrip("=")
