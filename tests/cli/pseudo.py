"""A language that nobody speaks: every sentence in odd letters, so that what stays plain shows."""

from __future__ import annotations

import re

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from allymap.gaps.rules import RULES
from allymap.model.journal import BY_HAND
from allymap.model.vocabulary import built_in
from allymap.network.standing import MEASURES
from allymap.view import words as view_words

LANGUAGE = "zz"
_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ODD = "åƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ"
_HOLE = re.compile(r"(\{[^}]*\}|%\(\w+\)s)")
_WORD = re.compile(r"[A-Za-z]{2,}")


def odd(text):
    """A sentence in odd letters between brackets, its holes as they are."""
    parts = _HOLE.split(text)
    letters = str.maketrans(_PLAIN, _ODD)
    said = (p if _HOLE.fullmatch(p) else p.translate(letters) for p in parts)
    return f"⟦{''.join(said)}⟧"


def write_pseudo(folder):
    """The catalogues of both domains in a locale folder: all that English and French have."""
    sentences = Catalog(locale="en")
    for message in _messages(view_words.LOCALE / "en", "allymap"):
        _add(sentences, message.id, message.string)
    for code, text in _travelling():
        _add(sentences, code, text)
    helps = Catalog(locale="en")
    for message in _messages(view_words.LOCALE / "fr", "messages"):
        _add(helps, message.id, message.id)
    _write(folder, "allymap", sentences)
    _write(folder, "messages", helps)


def plain_words(text, said=""):
    """The words of an output that no catalogue said, but for those of `said`."""
    return set(_WORD.findall(text)) - set(_WORD.findall(said))


def _travelling():
    """Words that travel as data: labels, principles, measures; each by its code."""
    vocabulary = built_in()
    lists = {name: labels for name, labels in vocabulary.codes.items() if name != "settings"}
    lists["kinds"] = vocabulary.list_of("kinds")
    lists["ties"] = {code: tie.label for code, tie in vocabulary.ties.items()}
    yield from (
        (f"label.{name}.{code}", text)
        for name, labels in lists.items()
        for code, text in labels.items()
    )
    yield from ((f"{rule.id}.why", rule.why) for rule in RULES)
    yield "list.by_hand", BY_HAND
    for measure in MEASURES:
        yield f"measure.{measure.name}", measure.title
        yield f"measure.{measure.name}.how", measure.convention


def _messages(folder, domain):
    with (folder / "LC_MESSAGES" / f"{domain}.po").open("rb") as file:
        return [message for message in read_po(file) if message.id]


def _add(catalogue, id_, string):
    both = isinstance(string, tuple)
    catalogue.add(id_, tuple(map(odd, string)) if both else odd(string))


def _write(folder, domain, catalogue):
    path = folder / LANGUAGE / "LC_MESSAGES" / f"{domain}.mo"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_mo(file, catalogue)
