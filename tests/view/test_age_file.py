"""What we encrypt is the age format: the published vector to the byte, and opened by others."""

from __future__ import annotations

import base64
import random

import pyrage
import pytest

from allymap.view.age_file import CHUNK, Chance, encrypted

# C2SP/CCTV, age/testdata/scrypt: the passphrase "password" and the content "age".
VECTOR = base64.b64decode(
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCByRjAvTndibFVISFRwZ1FnUnBlNUNRIDEwCmdVakV5bUZLTV"
    "ZYUUVLZE1NSEwyNG9ZZXhqRTNUSUMwTzB6R1NxSjJhVVkKLS0tIElPWGlRWVN0a29UMW12WlcydEZPcVpkaFJWdmo1"
    "OGVnQUJ4L3NXZlpRYmMKGzXG5ofdANo6w3msn3QsIf0YWhuePe1znRSsappQEk24Ztg="
)
SALT = base64.b64decode("rF0/NwblUHHTpgQgRpe5CQ==")
FILE_KEY = bytes.fromhex("59454c4c4f57205355424d4152494e45")
NONCE = VECTOR[-(16 + 3 + 16) :][:16]


def test_the_published_vector_is_written_to_the_byte() -> None:
    assert encrypted(b"age", "password", Chance(FILE_KEY, SALT, NONCE), 10) == VECTOR


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 200_000])
def test_another_implementation_opens_it_at_every_size(size: int) -> None:
    content = random.Random(size).randbytes(size)
    assert pyrage.passphrase.decrypt(encrypted(content, "word", work_factor=5), "word") == content


def test_another_implementation_refuses_another_passphrase() -> None:
    with pytest.raises(pyrage.DecryptError):
        pyrage.passphrase.decrypt(encrypted(b"age", "word", work_factor=5), "work")


def test_letters_with_accents_are_one_passphrase_however_they_were_typed() -> None:
    apart, composed = "e\u0301te\u0301 ", "\u00e9t\u00e9"
    assert pyrage.passphrase.decrypt(encrypted(b"age", apart, work_factor=5), composed) == b"age"


def test_a_passphrase_may_be_in_any_script() -> None:
    said = "كلمة السر ተስፋ"
    assert pyrage.passphrase.decrypt(encrypted(b"age", said, work_factor=5), said) == b"age"


def test_no_two_files_have_anything_in_common() -> None:
    one, other = (encrypted(bytes(100), "word", work_factor=5) for _ in range(2))
    same = sum(a == b for a, b in zip(one[-100:], other[-100:], strict=True))
    assert same < 10


def test_one_try_costs_what_was_decided() -> None:
    assert encrypted(b"", "word").splitlines()[1].endswith(b" 17")
