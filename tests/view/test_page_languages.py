"""The languages of the map's page: each says all that a page shows, with the same facts."""

from __future__ import annotations

import gettext
import os
import random
import re
from dataclasses import replace
from datetime import date
from functools import cache
from string import Formatter

import pytest
from babel import Locale
from babel.messages.pofile import read_po
from karuwe import AS_OF, karuwe
from random_landscape import random_landscape

from allymap.cli import speech
from allymap.gaps.introducers import Introducers
from allymap.gaps.rules import RULES, find_gaps
from allymap.model.audience import for_audience
from allymap.model.vocabulary import built_in
from allymap.view.tables import OPEN, TABLES, Asked, tables
from allymap.view.tell import tell
from allymap.view.words import LOCALE, Words, languages, page_languages, words

OTHERS = [language for language in page_languages() if language != "en"]
PARTIAL = [language for language in page_languages() if language not in languages()]
# What a map's page, its findings and its views say: every code that begins like one of these.
SHOWN = re.compile(
    r"page\.|label\.|[A-Z]+-\d\.|month|day|text\.|list\.(?!by_hand)|fact\.|asked\.|step\.|skill\."
    r"|side\.|session\.|band\.|introduced?\.|fate\.|table\.|ladder\.|aiim\.|one\.|why\."
    r"|actor\.of_place|source\.of_day|same\.interview_of"
)
# CLDR has two Portugueses; ours is the one of Mozambique and Portugal, where 0 is many.
CLDR = {"pt": "pt_PT"}
# Sentences that may be the same as in English, and why.
SAME: dict[str, str] = {}
# Small words of English that no sentence of another language has.
ENGLISH = {"the", "and", "of", "is", "are", "was", "with", "which", "this", "that", "not", "nobody"}


@cache
def _catalogue(language):
    path = LOCALE / language / "LC_MESSAGES" / "allymap.po"
    with path.open("rb") as file:
        read = read_po(file)
    return read, {_code(message): message for message in read if message.id}


def _messages(language):
    return _catalogue(language)[1]


def _code(message):
    return message.id[0] if isinstance(message.id, tuple) else message.id


def _forms(message):
    return message.string if isinstance(message.string, tuple) else (message.string,)


def _facts(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _needed():
    """Every code that a page shows; French has those too for which English has its data."""
    return [code for code in {**_messages("en"), **_messages("fr")} if SHOWN.match(code)]


class _EnglishInstead(gettext.NullTranslations):
    """Stands where English would step in, and notes for which codes it had to."""

    def __init__(self):
        super().__init__()
        self.codes = set()

    def gettext(self, message):
        if message in _messages("en"):
            self.codes.add(message)
        return message

    def ngettext(self, one, _many, _n):
        return self.gettext(one)


def _alone(language):
    """The words of a language without English behind them, and what it was asked in vain."""
    missed = _EnglishInstead()
    catalogue = gettext.translation("allymap", str(LOCALE), [language])
    catalogue.add_fallback(missed)
    # A code is looked up among the plural sentences first: only what neither has is missed.
    has = _messages(language)
    return Words(language, catalogue), lambda: sorted(missed.codes - has.keys())


def test_the_page_speaks_languages_that_the_command_line_does_not():
    assert page_languages()[:4] == ("en", "fr", "es", "pt")
    assert languages() == ("en", "fr")
    assert set(languages()) <= set(page_languages())


@pytest.mark.parametrize("language", PARTIAL)
def test_a_language_of_the_page_alone_stays_english_on_the_command_line(language, monkeypatch):
    monkeypatch.setenv("ALLYMAP_LANGUAGE", language)
    with speech.spoken():
        assert os.environ["LANGUAGE"] == "en"
        assert speech.words().say("page.tab_findings") == "Findings"


@pytest.mark.parametrize("language", PARTIAL)
def test_what_a_language_lacks_is_said_in_english(language):
    lacking = [one for code, one in _messages("en").items() if code not in _messages(language)]
    assert len(lacking) > 1000
    for one in lacking:
        facts = dict.fromkeys(_facts("".join(_forms(one))) - {"n"}, "x")
        assert words(language).say(_code(one), 2, **facts) == words().say(_code(one), 2, **facts)
    assert words(language).say("page.tab_findings") != words().say("page.tab_findings")


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_every_code_of_the_page_and_none_that_nobody_says(language):
    own = _messages(language)
    assert [code for code in _needed() if code not in own] == []
    known = {**_messages("en"), **_messages("fr")}
    assert [code for code in own if code not in known] == []
    counted = [code for code in own if isinstance(known[code].id, tuple)]
    assert counted == [code for code in own if isinstance(own[code].id, tuple)]


@pytest.mark.parametrize("language", PARTIAL)
def test_each_form_has_the_facts_of_the_english_sentence(language):
    own, english = _messages(language), _messages("en")
    wrong = []
    for code in own.keys() & english.keys():
        facts = _facts(_forms(english[code])[-1])
        forms = [_facts(form) for form in _forms(own[code])]
        # One, two or none may be said without the number.
        wrong += [code for said in forms if said | {"n"} != facts | {"n"}]
        wrong += [code for _ in [0] if forms[-1] != facts]
    assert wrong == []


@pytest.mark.parametrize("language", OTHERS)
def test_forms_are_chosen_as_the_language_counts(language):
    """The header against the plural categories of Unicode's CLDR."""
    catalogue, own = _catalogue(language)
    counts = {len(_forms(one)) for one in own.values() if isinstance(one.id, tuple)}
    assert counts == {catalogue.num_plurals}
    form = gettext.c2py(catalogue.plural_expr)
    locale = Locale.parse(CLDR.get(language, language))
    pairs = {(locale.plural_form(n), form(n)) for n in range(1000)}
    assert len(pairs) == catalogue.num_plurals


@pytest.mark.parametrize("language", PARTIAL)
def test_nothing_is_empty_waiting_or_english(language):
    english = _messages("en")
    for code, message in _messages(language).items():
        assert not message.fuzzy, code
        assert all(form.strip() for form in _forms(message)), code
        theirs = set(_forms(english[code])) if code in english else set()
        same = [one for one in _forms(message) if one in theirs and len(_words(one)) > 3]
        assert not same or code in SAME, same
        assert not {one for form in _forms(message) for one in _words(form)} & ENGLISH, code


def _words(text):
    """The words of a text, without its facts and without commands to type."""
    bare = re.sub(r"\{\w+\}|allymap .*", "", text)
    return re.findall(r"[^\W\d_]{2,}", bare.lower())


@pytest.mark.parametrize("language", PARTIAL)
def test_every_label_and_principle_is_said(language):
    said, ours = words(language), built_in()
    lists = {"kinds", "ties", *ours.codes} - {"settings"}
    unsaid = [
        (name, code)
        for name in lists
        for code in ours.list_of(name)
        if not said.labelled(name, code)
    ]
    assert unsaid == []
    assert [rule.id for rule in RULES if said.own(f"{rule.id}.why", rule.why) == rule.why] == []


def _in(language, landscape):
    said, missed = _alone(language)
    return replace(landscape, vocabulary=said.labels(landscape.vocabulary)), said, missed


@cache
def _found():
    """Landscapes with their findings: the fictional country, as two audiences see it, and some."""
    country = karuwe()
    shared = for_audience(country, "coalition", AS_OF)
    more = [random_landscape(random.Random(seed)) for seed in range(12)]
    seen = [(one, tuple(find_gaps(one, AS_OF))) for one in (country, shared, *more)]
    return [(one, Introducers(one, one, AS_OF, AS_OF).dress(found)) for one, found in seen]


@pytest.mark.parametrize("language", OTHERS)
def test_every_finding_is_told_without_english(language):
    for landscape, found in _found():
        own, said, missed = _in(language, landscape)
        for told in tell(found, own, said):
            text = " ".join((told.title, told.what, told.action, told.introduction, told.about))
            assert "{" not in text, text
            assert "None" not in text, text
        assert missed() == []


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("outside", [False, True])
def test_every_view_is_written_without_english(language, outside):
    own, said, missed = _in(language, karuwe())
    before = (own, date(2025, 6, 30))
    asked = Asked(own, AS_OF, said, outside=outside, before=before)
    for name in OPEN if outside else TABLES:
        sheets = tables(name, asked)
        assert sheets, name
        assert "{" not in str([(one.title, one.head, one.note) for one in sheets]), name
    assert missed() == []


@pytest.mark.parametrize("language", OTHERS)
def test_days_and_lists_read_as_people_write_them(language):
    said, missed = _alone(language)
    assert said.listed(["a", "b"]) != words().listed(["a", "b"])
    for month in range(1, 13):
        assert said.day(date(2026, month, 2)) != f"2 {month}"
    assert missed() == []


@pytest.mark.parametrize(("language", "day"), [("es", "de enero de"), ("pt", "de janeiro de")])
def test_a_day_is_written_in_full(language, day):
    assert words(language).day(date(2026, 1, 31)) == f"31 {day} 2026"


def test_spanish_questions_open_as_they_close():
    for message in _messages("es").values():
        for form in _forms(message):
            said = re.sub(r"\{\w+!t\}", "", form)
            assert said.count("?") == said.count("¿"), form
            assert said.count("!") == said.count("¡"), form
