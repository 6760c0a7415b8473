"""--seal: the passphrase is asked for, never a word of the command; only one page is written."""

from __future__ import annotations

import base64
import gzip
import io
import re

import pyrage
import pytest

from allymap.cli import passphrase
from allymap.view import sealed

LIST = """id,name,kind,place,gender
a1,Kwame,male ally,Lusoka,man
a2,Elders,men's group,Lusoka,
a3,Sisters,feminist organisation,Lusoka,
"""
WORD = "lusab babad gutih"


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """One try costs next to nothing here; what it really costs has its own test."""
    real = sealed.encrypted
    monkeypatch.setattr(sealed, "encrypted", lambda *given, **_: real(*given, work_factor=5))
    monkeypatch.delenv("ALLYMAP_PASSPHRASE", raising=False)


@pytest.fixture
def listed(run, tmp_path):
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    assert run("import", "list.csv", "--no-input").code == 0
    return run


@pytest.fixture
def types(monkeypatch):
    """Somebody at the terminal who types this where nothing shows; gives what is left of it."""

    def typing(*answers):
        left = list(answers)
        monkeypatch.setattr("allymap.cli.sealing.at_terminal", lambda: True)
        monkeypatch.setattr("click.termui.hidden_prompt_func", lambda _prompt: left.pop(0))
        return left

    return typing


def opened(file, word=WORD):
    found = re.search(r'id="sealed"[^>]*>([^<]*)<', file.read_text(encoding="utf-8"))
    return gzip.decompress(pyrage.passphrase.decrypt(base64.b64decode(found[1]), word)).decode()


def written(folder):
    return sorted(path.name for path in folder.iterdir() if path.suffix not in (".csv", ".db"))


@pytest.mark.parametrize(
    ("line", "holds"),
    [
        (("map",), "Elders"),
        (("report",), "INTERNAL"),
        (("card", "Kwame"), "Kwame"),
        (("meeting",), "INTERNAL"),
    ],
    ids=lambda one: one[0],
)
def test_only_the_sealed_page_is_written_and_its_name_tells_nothing(
    listed, tmp_path, monkeypatch, line, holds
):
    monkeypatch.setenv("ALLYMAP_PASSPHRASE", WORD)
    ran = listed(*line, "--seal")
    assert ran.code == 0
    assert written(tmp_path) == ["sealed.html"]
    assert "sealed.html" in ran.out
    assert "Send the passphrase another way than the file" in ran.all
    assert WORD not in ran.all
    assert holds in opened(tmp_path / "sealed.html")
    for text in ("Kwame", "Elders", "Lusoka", "INTERNAL", "mens_group"):
        assert text.encode() not in (tmp_path / "sealed.html").read_bytes()


def test_the_next_one_takes_no_sealed_page_away(listed, tmp_path, monkeypatch):
    monkeypatch.setenv("ALLYMAP_PASSPHRASE", WORD)
    listed("map", "--seal")
    listed("report", "--seal", "-o", tmp_path)
    listed("map", "--seal", "-o", "ours.html")
    assert written(tmp_path) == ["ours.html", "sealed-2.html", "sealed.html"]


def test_a_file_names_the_passphrase_in_its_first_line(listed, tmp_path):
    (tmp_path / "word.csv").write_text(f"\ufeff{WORD} \r\nmore\n", encoding="utf-8")
    assert listed("map", "--passphrase-file", "word.csv").code == 0
    assert "Kwame" in opened(tmp_path / "sealed.html")


@pytest.mark.parametrize("mark", ["utf-16-le", "utf-16-be"])
def test_a_file_may_be_as_a_shell_on_windows_writes_it(listed, tmp_path, mark):
    word = "été ተስፋ gutih"
    (tmp_path / "word.csv").write_bytes(f"\ufeff{word}\r\n".encode(mark))
    assert listed("map", "--passphrase-file", "word.csv").code == 0
    assert "Kwame" in opened(tmp_path / "sealed.html", word)


@pytest.mark.parametrize(
    "content",
    [
        "lusab babad gutïh".encode("latin-1"),
        WORD.encode("utf-16-le"),
        b"\xff\xfeodd",
        f"\ufeff{WORD}".encode("utf-32-le"),
    ],
    ids=["latin-1", "no mark", "half a letter", "utf-32"],
)
def test_a_file_in_no_writing_we_know_is_told_and_nothing_is_written(listed, tmp_path, content):
    (tmp_path / "word.csv").write_bytes(content)
    ran = listed("report", "--passphrase-file", "word.csv")
    assert ran.code == 1
    assert "The passphrase in word.csv cannot be read" in ran.all
    assert "UTF-8" in ran.all
    assert written(tmp_path) == []


def test_a_variable_with_bytes_that_are_no_letters_is_told_before_any_work(
    listed, tmp_path, monkeypatch
):
    monkeypatch.setenv("ALLYMAP_PASSPHRASE", "lusab babad gut\udcefh")
    monkeypatch.setattr("allymap.cli.map_.opened", None)
    ran = listed("map", "--seal")
    assert ran.code == 1
    assert "ALLYMAP_PASSPHRASE" in ran.all
    assert "--passphrase-file" in ran.all
    assert written(tmp_path) == []


@pytest.mark.parametrize("word", ["", "short", "12345678901", "aaaaaaaaaaaaaaaa", "ababababababab"])
def test_a_weak_passphrase_is_refused_and_nothing_is_written(listed, tmp_path, word):
    (tmp_path / "word.csv").write_text(word, encoding="utf-8")
    ran = listed("report", "--passphrase-file", "word.csv")
    assert ran.code == 1
    assert "too easy to guess" in ran.all
    assert "at least 12 signs" in ran.all
    assert written(tmp_path) == []


GUESSED = [
    "123456789012",
    "111111222222",
    "198503122411",
    "password1234",
    "Password1234!",
    "p@ssw0rd2026",
    "passphrase2026",
    "motdepasse123",
    "MotDePasse2026",
    "contraseña2026",
    "qwertyuiop12",
    "azertyuiop!2",
    "1qaz2wsx3edc",
    "abcdefghijkl",
    "zyxwvutsrqpo",
    "iloveyou2026",
    "welcome12345",
    "lusakalusaka",
    "Lusaka-Lusaka-Lusaka-",
    "0987654321qwerty",
    "admin-admin-123",
    "allymap-2026-01",
    "p@ssw0rd12345678",
]


@pytest.mark.parametrize("word", [*GUESSED, "my password 1234", "mot de passe 12"])
def test_what_everybody_tries_first_is_weak(word):
    assert passphrase.weak(word)


@pytest.mark.parametrize(
    "word",
    [
        WORD,
        "correct horse battery staple",
        "the goat sang at the bridge",
        "password of a green teapot",
        "la chèvre chante à midi",
        "الجسر الأخضر فوق النهر",
        "k7#Vq2!mZp9x",
        "7#4!9$2&5?8*",
    ],
)
def test_words_that_do_not_belong_together_are_strong(word):
    assert not passphrase.weak(word)


def test_a_very_long_one_is_looked_at_in_a_moment():
    assert passphrase.weak("ab" * 500_000)
    assert not passphrase.weak("the goat sang at the bridge " * 50_000)


def test_it_is_typed_twice_and_asked_again_when_the_two_are_unlike(listed, tmp_path, types):
    left = types("short", WORD, "another long word", WORD, WORD)
    ran = listed("map", "--seal")
    assert left == []
    assert "too easy to guess" in ran.all
    assert "not the same" in ran.all
    assert "Kwame" in opened(tmp_path / "sealed.html")


def test_enter_alone_gives_one_that_is_shown_once_on_stderr(listed, tmp_path, types):
    types("")
    ran = listed("map", "--seal")
    found = re.search(r"^  ((?:[a-z]{5} ){4}[a-z]{5})$", ran.err, re.M)
    assert found
    assert found[1] not in ran.out
    assert "Kwame" in opened(tmp_path / "sealed.html", found[1])


def test_without_anybody_to_ask_it_says_where_to_put_one(listed, tmp_path, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{WORD}\n{WORD}\n"))
    ran = listed("map", "--seal")
    assert ran.code == 1
    assert "--passphrase-file" in ran.all
    assert "ALLYMAP_PASSPHRASE" in ran.all
    assert written(tmp_path) == []


def test_the_variable_alone_seals_nothing(listed, tmp_path, monkeypatch):
    monkeypatch.setenv("ALLYMAP_PASSPHRASE", WORD)
    listed("map")
    assert written(tmp_path) == ["map-INTERNAL.html"]


@pytest.mark.parametrize("verb", ["map", "report", "card", "meeting"])
def test_no_option_takes_the_passphrase_itself(run, verb):
    assert run(verb, "--passphrase", WORD).code == 2


# D. S. Wilkerson, "A Proposal for Proquints": addresses as words.
PUBLISHED = {
    "127.0.0.1": "lusab babad",
    "63.84.220.193": "gutih tugad",
    "63.118.7.35": "gutuk bisog",
    "140.98.193.141": "mudof sakat",
    "64.255.6.200": "haguz biram",
    "128.30.52.45": "mabiv gibot",
    "147.67.119.2": "natag lisaf",
    "212.58.253.68": "tibup zujah",
    "216.35.68.215": "tobog higil",
    "216.68.232.21": "todah vobij",
    "198.81.129.136": "sinid makam",
    "12.110.110.204": "budov kuras",
}


@pytest.mark.parametrize("address", PUBLISHED)
def test_bits_are_spoken_as_published(address):
    first, second, third, fourth = map(int, address.split("."))
    words = (passphrase.spoken(first << 8 | second), passphrase.spoken(third << 8 | fourth))
    assert " ".join(words) == PUBLISHED[address]


def test_sixteen_bits_are_as_many_words_and_a_drawn_one_is_strong_and_new():
    assert len({passphrase.spoken(number) for number in range(1 << 16)}) == 1 << 16
    drawn = {passphrase.drawn() for _ in range(200)}
    assert len(drawn) == 200
    assert not any(map(passphrase.weak, drawn))
