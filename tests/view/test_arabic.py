"""The Arabic words of the map's page: all of them, with their facts, numbers and directions."""

from __future__ import annotations

import gettext
import random
import re
import tomllib
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.pofile import read_po
from karuwe import AS_OF, karuwe
from random_landscape import random_landscape

import allymap
from allymap.gaps.introducers import Introducers
from allymap.gaps.rules import RULES, find_gaps, findings_for
from allymap.intake.codes import find, spellings
from allymap.model.audience import for_audience
from allymap.model.vocabulary import built_in
from allymap.view.tables import OPEN, TABLES, Asked, tables
from allymap.view.tell import tell
from allymap.view.words import LOCALE, Words

IDS = tuple(f"{rule.id}." for rule in RULES)
# Codes that the page says: of rules, of tables, and of the words between them.
SAID = (
    *(*IDS, "aiim.", "asked.", "band.", "change.", "day", "fact.", "fate.", "introduce"),
    *("ladder.", "list.", "month", "one.", "session.", "severity.", "side.", "skill."),
    *("step.", "table.", "text.", "why."),
)
HOLE = re.compile(r"\{(\w+)\}")
LETTER = "[\u0621-\u064a]"
# Words that are written in Latin letters: commands, options, a sheet's name, methods.
LATIN = re.compile(
    r"allymap (?:gaps --rule DATA-1|forget NAME|ask|template|whatif tie A TYPE B)|allymap|--for"
    r"|--json|Shift|Enter|presence|Adamic-Adar|Net-Map|JavaScript|log2"
)


@cache
def _catalogue(language):
    path = LOCALE / language / "LC_MESSAGES" / "allymap.po"
    with path.open("rb") as file:
        found = [message for message in read_po(file) if message.id]
    return {(m.id[0] if m.pluralizable else m.id): m for m in found}


@cache
def _page():
    """The English words of the page by their codes; one and many together, months one by one."""
    path = Path(allymap.__file__).parent / "view" / "page" / "words.en.toml"
    words = tomllib.loads(path.read_text(encoding="utf-8"))
    months = {f"page.month.{n}": (month,) for n, month in enumerate(words["months"], 1)}
    counted = {key.removesuffix("_one") for key in words if key.endswith("_one")}
    pairs = {f"page.{key}": (words[f"{key}_one"], words[f"{key}_many"]) for key in counted}
    more = {f"{key}_{end}" for key in counted for end in ("one", "many")}
    single = words.keys() - more - {"months", "lang", "dir"}
    return {f"page.{key}": (words[key],) for key in single} | pairs | months


def _forms(message):
    return message.string if message.pluralizable else (message.string,)


@cache
def _english():
    """What English says, by code, each in all its forms."""
    said = {code: _forms(one) for code, one in _catalogue("en").items()}
    return said if "page.title" in said else said | _page()


def _every_form(*begin):
    for code, message in _catalogue("ar").items():
        if code.startswith(begin or ("",)):
            yield from ((code, form) for form in _forms(message))


def _holes(text):
    return set(HOLE.findall(text))


class _Refusing(gettext.NullTranslations):
    """What is asked when Arabic has no sentence: nothing that English has may come here."""

    def gettext(self, message):
        assert message not in _catalogue("en") or message in _catalogue("ar"), message
        return message

    def ngettext(self, message, _several, _n):
        return self.gettext(message)


@cache
def _arabic():
    with (LOCALE / "ar" / "LC_MESSAGES" / "allymap.mo").open("rb") as file:
        found = gettext.GNUTranslations(file)
    found.add_fallback(_Refusing())
    return Words("ar", found)


def _in_arabic(landscape):
    return replace(landscape, vocabulary=_arabic().labels(landscape.vocabulary))


def _words_of_names(landscape):
    """Every word of a name, and of whom we spoke with: these are said as they are written."""
    tables = ("actors", "places", "coalitions", "asks", "initiatives")
    named = [one.name for table in tables for one in getattr(landscape, table)]
    named += [one.informant_role for one in landscape.sources]
    return set(re.findall(r"[^\W\d_]+", " ".join(filter(None, named))))


def _texts(told):
    return (told.title, told.what, told.why, told.action, told.introduction)


def test_everything_the_page_says_is_there():
    wanted = {code for code in _english() if code.startswith((*SAID, "page."))}
    french = {code for code in _catalogue("fr") if code.startswith("label.")}
    wanted |= french | {f"{rule.id}.why" for rule in RULES}
    assert sorted(wanted - set(_catalogue("ar"))) == []


def test_every_form_has_the_facts_of_the_english_sentence():
    """Only none, one and two may be words in place of the number."""
    wrong = []
    for code, message in _catalogue("ar").items():
        wanted = set().union(*map(_holes, _english().get(code, ())))
        for nth, form in enumerate(_forms(message)):
            spare = {"n"} if message.pluralizable and nth < 3 else set()
            wrong += [(code, nth) for _ in [0] if _holes(form) - spare != wanted - spare]
    assert wrong == []


def test_what_english_counts_is_counted_in_six_forms():
    for code, message in _catalogue("ar").items():
        assert message.pluralizable == (len(_english().get(code, ("",))) == 2), code
        assert len(_forms(message)) == (6 if message.pluralizable else 1), code
        assert all(form.strip() for form in _forms(message)), code


def test_the_form_of_a_number_is_the_one_of_the_unicode_locale_data():
    order = ("zero", "one", "two", "few", "many", "other")
    with (LOCALE / "ar" / "LC_MESSAGES" / "allymap.mo").open("rb") as file:
        form = gettext.GNUTranslations(file).plural
    for n in range(1211):
        assert order[form(n)] == Locale("ar").plural_form(n), n


def test_a_noun_agrees_with_its_number():
    said = {n: _arabic().say("table.positions", n=n) for n in (1, 2, 3, 11, 100, 103, 111)}
    assert said[1] == "موقف واحد"
    assert said[2] == "موقفان"
    assert (said[3], said[103]) == ("3 مواقف", "103 مواقف")
    assert (said[11], said[111]) == ("11 موقفاً", "111 موقفاً")
    assert said[100] == "100 موقف"
    assert _arabic().day(date(2026, 1, 31)) == "31 يناير 2026"


def test_nothing_stays_in_latin_letters_or_has_latin_commas():
    for code, form in _every_form():
        bare = LATIN.sub("", HOLE.sub("", form))
        assert not re.search(r"[A-Za-z]|[,;?“”\"]", bare), (code, form)
        assert re.search(LETTER, bare) or not re.search(r"\w", bare), (code, form)


def test_a_sentence_begins_in_arabic():
    """A name in Latin letters that came first would turn the whole paragraph around."""
    for code, form in _every_form(*IDS, "introduced.", "introduce.how", "introduce.risk"):
        words_first = "{room}", "{asked_topic}"  # these are words of the catalogue themselves
        assert not form.startswith("{") or form.startswith((*words_first, "{n} ")), (code, form)


def test_a_word_stands_between_a_name_and_what_may_be_a_name_or_a_number():
    """Without one, two names or a name and a number would be read in the wrong order."""
    for code, form in _every_form(*IDS, "introduce", "change.", "page.", "text."):
        bare = re.sub("\u2068[^\u2069]*\u2069", "", form)
        bare = bare.replace("{day} {month} {year}", "").replace("{tie}", _arabic().say("one.ties"))
        assert not re.search(rf"\}}(?:(?!{LETTER})[^{{\d(])*[{{\d]", bare), (code, form)


def test_directions_are_marked_around_whole_facts_only():
    for code, form in _every_form():
        bare = re.sub("\u2068\\{\\w+\\}\u2069", "", form)
        assert not re.search("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]", bare), code


def test_what_the_map_calls_a_code_is_understood_in_a_list():
    """So two codes are never called the same, and what staff read, they may write."""
    ours = built_in()
    said = _arabic().labels(ours)
    for name in {"kinds", "ties", *ours.codes} - {"settings", "scope_topics"}:
        spelled = spellings(ours, name)
        for code, label in said.list_of(name).items():
            assert find(spelled, label) == code, (name, code, label)


@pytest.mark.parametrize("audience", ["internal", "coalition"])
def test_the_findings_of_karuwe_are_told_in_arabic_alone(audience):
    landscape = _in_arabic(karuwe())
    seen = for_audience(landscape, audience, AS_OF, AS_OF)
    found = findings_for(landscape, audience, AS_OF, AS_OF)
    shared = audience != "internal"
    found = Introducers(landscape, seen, AS_OF, AS_OF, shared=shared).dress(found)
    told = tell(found, seen, _arabic())
    names = _words_of_names(landscape)
    assert len({one.rule for one in told}) >= (5 if shared else 21)
    for one in told:
        for text in filter(None, _texts(one)):
            assert re.search(LETTER, text), text
            bare = LATIN.sub("", text)
            assert set(re.findall(r"[^\W\d_\u0600-\u06ff]+", bare)) <= names, text


@pytest.mark.parametrize("seed", range(40))
def test_any_finding_is_told_in_arabic_alone(seed):
    landscape = _in_arabic(random_landscape(random.Random(seed)))
    for one in tell(find_gaps(landscape, date(2026, 1, 31)), landscape, _arabic()):
        for text in filter(None, _texts(one)):
            assert re.search(LETTER, text), text
            assert "{" not in text, text


@pytest.mark.parametrize("name", TABLES)
def test_tables_of_karuwe_are_told_in_arabic_alone(name):
    landscape = _in_arabic(karuwe())
    asked = Asked(landscape, AS_OF, _arabic(), before=(landscape, date(2025, 9, 1)))
    sheets = [*tables(name, asked)]
    if name in OPEN:
        sheets += tables(name, replace(asked, outside=True))
    assert sheets
    for sheet in sheets:
        heads = [head for head in sheet.head if not re.fullmatch(r"[+-]?\d?", head)]
        assert all(re.search(LETTER, head) for head in heads), sheet.head
        assert not re.search("[A-Za-z]", sheet.note), sheet.note
