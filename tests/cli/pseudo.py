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

# Headers in French, so that a column's own English name cannot pass for what the user wrote.
ACTORS = """nom;catégorie;localité
Zyx Kwame;homme allié;Lusoka
Zyx Amina;femme leader;Lusoka
Qorl Jumo;groupe d'hommes;Tamzir
Qorl Asha;organisation féministe;Tamzir
"""
TIES = """de;vers;lien;dernier contact
Qorl Jumo;Qorl Asha;rend compte à;2026-01-12
Zyx Kwame;Qorl Jumo;est membre de;2026-01-20
Zyx Kwame;Zyx Amina;soutient;2026-01-20
"""
LANGUAGE = "zz"
_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ODD = "åƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ"
_HOLE = re.compile(r"(\{[^}]*\}|%\(\w+\)s)")
_WORD = re.compile(r"[A-Za-z]{2,}")
# A finding's id: what the user types after `mark`, in no language.
_FINDING = re.compile(r"[A-Z]+-\d:\S+")


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
    return set(_WORD.findall(_FINDING.sub("", text))) - set(_WORD.findall(said))


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


# What is never translated: the tool's own name, formats, and words of the machine.
# And commands, which are typed as they stand: the brief names the one that gives each number.
ALWAYS = "allymap CSV UTF JSON json db csv xlsx docx html INTERNAL tmp pytest of root"
ALWAYS += " gaps all rule status threshold"


class Spoken:
    """Runs `allymap ...` in the pseudo-language and keeps what the user has written."""

    def __init__(self, run, folder):
        self.run, self.folder = run, folder
        self.said = [ALWAYS, str(folder)]

    def put(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")
        self.said += [name, text]

    def do(self, *args, code=0):
        """One run; every plain word of it must be one that the user has written."""
        self.said += args
        ran = self.run(*args)
        plain = plain_words(f"{ran.out}\n{ran.err}", " ".join(self.said))
        assert not plain, f"{args}: {sorted(plain)}\n{ran.out}\n{ran.err}"
        assert ran.code == code, f"{args}\n{ran.out}\n{ran.err}"
        return ran
