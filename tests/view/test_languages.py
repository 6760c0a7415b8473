"""Every language says all that English says, with the same facts, and nothing stays English."""

from __future__ import annotations

import ast
import gettext
import re
from datetime import date
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import allymap
from allymap.cli.app import VERBS
from allymap.cli.boundary import outcome
from allymap.gaps.rules import RULES
from allymap.intake.codes import find, spellings
from allymap.intake.words import plain
from allymap.intake.words import words as list_words
from allymap.model.journal import BY_HAND
from allymap.model.vocabulary import built_in
from allymap.network.standing import MEASURES
from allymap.view.words import LOCALE, languages, words

OTHERS = [language for language in languages() if language != "en"]
# Codes of which a language has a sentence where English has the words in its data.
OWN = ("label.", "measure.", "list.by_hand")
# Words that are the same in English and in another language.
SAME = {
    "fr": {
        *("coalition", "coalitions", "service", "services", "position", "positions", "source"),
        *("sources", "initiative", "initiatives", "question", "date", "police", "institutions"),
        *("institution", "organisation"),
        *("district", "national", "international", "couples", "public", "psychosocial", "lgbtq"),
        *("options", "args", "contacts", "influence", "possible", "note", "organisation"),
    }
}
# Small words of English that no sentence of another language has.
ENGLISH = {
    "the",
    "and",
    "of",
    "is",
    "are",
    "was",
    "with",
    "which",
    "this",
    "that",
    "not",
    "nothing",
}
PLACE = re.compile(r"\{(\w+)(?:![rst])?\}|%\((\w+)\)s")


def _catalogue(language, domain="allymap"):
    path = LOCALE / language / "LC_MESSAGES" / f"{domain}.po"
    with path.open("rb") as file:
        return {_code(message): message for message in read_po(file) if message.id}


def _code(message):
    return message.id[0] if isinstance(message.id, tuple) else message.id


def _forms(message):
    return message.string if isinstance(message.string, tuple) else (message.string,)


def _facts(text):
    return {one or other for one, other in PLACE.findall(text)}


def _shared(language):
    """The English sentences that a language has too."""
    other = _catalogue(language)
    return [(code, one) for code, one in _catalogue("en").items() if code in other]


def _is_own(code):
    return code.startswith(OWN) or code.endswith(".why")


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_every_sentence_and_no_other(language):
    english, other = _catalogue("en"), _catalogue(language)
    assert [code for code in english if code not in other] == []
    assert [code for code in other if code not in english and not _is_own(code)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_each_sentence_has_the_same_facts_in_each_of_its_forms(language):
    other = _catalogue(language)
    wrong = []
    for code, message in _shared(language):
        ours, theirs = _forms(message), _forms(other[code])
        wrong += [code for _ in [0] if len(ours) != len(theirs)]
        for one, two in zip(ours, theirs, strict=False):
            wrong += [code for _ in [0] if _facts(one) - {"n"} != _facts(two) - {"n"}]
        wrong += [code for _ in [0] if _facts(ours[-1]) != _facts(theirs[-1])]
    assert wrong == []


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("domain", ["allymap", "messages"])
def test_nothing_is_empty_or_waits_for_a_translator(language, domain):
    for code, message in _catalogue(language, domain).items():
        assert all(form.strip() for form in _forms(message)), code
        assert not message.fuzzy, code


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_is_english_by_accident(language):
    other = _catalogue(language)
    pairs = [(one, other[code]) for code, one in _shared(language)]
    pairs += [(one, one) for one in _catalogue(language, "messages").values()]
    for english, theirs in pairs:
        first = english.id if english is theirs else _forms(english)
        same = set(_forms(theirs)) & set(first if isinstance(first, tuple) else (first,))
        assert _words(*same) <= SAME[language], english.id
        assert not _words(*_forms(theirs)) & ENGLISH, english.id


@pytest.mark.parametrize("language", OTHERS)
def test_every_label_is_said_and_understood_in_a_list(language):
    ours = built_in()
    said = words(language).labels(ours)
    for name in _lists(ours):
        spelled = spellings(ours, name)
        for code, english in ours.list_of(name).items():
            label = said.list_of(name)[code]
            assert label != english or _words(label) <= SAME[language], (name, code)
            assert find(spelled, label) == code, (name, code, label)


@pytest.mark.parametrize("language", OTHERS)
def test_what_a_column_is_called_is_understood_in_a_list(language):
    for table, known in list_words().columns.items():
        for column in set(known.values()):
            if words(language).has(f"column.{column}"):
                said = words(language).say(f"column.{column}")
                assert known.get(plain(said)) == column, (table, said)


@pytest.mark.parametrize("language", OTHERS)
def test_principles_measures_and_the_list_by_hand_are_said_too(language):
    said = words(language)
    english = {f"{rule.id}.why": rule.why for rule in RULES}
    english |= {f"measure.{one.name}": one.title for one in MEASURES}
    english |= {f"measure.{one.name}.how": one.convention for one in MEASURES}
    english |= {"list.by_hand": BY_HAND}
    missing = [code for code, text in english.items() if said.own(code, text) == text]
    assert set(missing) <= {"measure.degree"}


def test_a_label_of_the_users_own_is_never_translated():
    own = built_in().extended('[kinds.male_ally]\nlabel = "champion"\n')
    assert words("fr").labels(own).kinds["male_ally"].label == "champion"
    assert words("fr").labels(built_in()).kinds["male_ally"].label == "homme allié"
    assert words("en").labels(own) == own


def test_french_days_are_written_as_french_people_write_them():
    said = words("fr")
    assert said.day(date(2026, 2, 1)) == "1er février 2026"
    assert said.day(date(2026, 2, 28)) == "28 février 2026"
    assert said.say("table.ties", n=0) == "0 lien"
    assert said.say("table.ties", n=2) == "2 liens"


def test_french_sentences_keep_their_signs_on_the_line():
    for domain in ("allymap", "messages"):
        for message in _catalogue("fr", domain).values():
            for form in _forms(message):
                assert not re.search(r"[^\s\u00a0] [;?!»](?:\s|$)|« | : ", form), form


@pytest.mark.parametrize("language", OTHERS)
def test_help_and_usage_errors_ask_for_nothing_that_is_not_there(
    language, asked, capsys, monkeypatch
):
    """Every help text, every sentence of ours, and those of click that users meet."""
    monkeypatch.setenv("ALLYMAP_LANGUAGE", language)
    asked.update(_marked())
    for args in (["--help"], *([verb, "--help"] for verb in VERBS), *MISTAKES):
        assert outcome(args) in (0, 2), args
    capsys.readouterr()
    known = _catalogue(language, "messages")
    said = {form for message in known.values() for form in _forms(message)}
    # Click asks for the name of some types twice, the second time in capitals.
    assert {text for text in asked if text not in known and text.lower() not in said} == set()


# Mistakes that people make on a command line.
MISTAKES = (
    [],
    ["gasp"],
    ["--nothing"],
    ["gaps", "--al"],
    ["gaps", "--as-of"],
    ["gaps", "--as-of", "hier"],
    ["gaps", "--all=yes"],
    ["map", "--for", "everybody"],
    ["map", "-o", "."],
    ["import"],
    ["import", "a.csv", "b.csv"],
    ["import", "a.csv", "b.csv", "c.csv"],
    ["who"],
    ["copy", "one.db"],
    ["met", "Kwame", "Amina"],
    ["same", "--answers", "nothing.xlsx"],
)


@pytest.fixture
def asked(monkeypatch, tmp_path):
    """What is looked up in the domain of help and usage errors."""
    texts = set()
    look, look_many = gettext.dgettext, gettext.dngettext

    def one(domain, text):
        texts.add(text)
        return look(domain, text)

    def many(domain, text, texts_, n):
        texts.add(text)
        return look_many(domain, text, texts_, n)

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(gettext, "dgettext", one)
    monkeypatch.setattr(gettext, "dngettext", many)
    return texts


def _marked():
    """Every text in `_()` in the package."""
    for path in Path(allymap.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_":
                yield from (one.value for one in node.args if isinstance(one, ast.Constant))


def _lists(vocabulary):
    """The lists whose labels people write; topics of questions are those of the ties."""
    return {"kinds", "ties", *vocabulary.codes} - {"settings", "scope_topics"}


def _words(*texts):
    """The words of some texts, without the places for facts, commands and options."""
    bare = (PLACE.sub("", re.sub(r"allymap .*|--[\w-]+", "", text)) for text in texts)
    return {word.lower() for text in bare for word in re.findall(r"[^\W\d_]{2,}", text)}
