"""A name as it can be compared: without titles, in Latin letters, down to its consonants."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

from allymap.match.around import Words, around, rewritten, split

_INDIC = range(0x900, 0xE00)
_ARABIC = range(0x600, 0x780)
_ARTICLE = "ال"
_LONGEST_ACRONYM = 8
_ACRONYM = re.compile(
    r"[(\[]\s*([^\W\d_][\w.\-]{1,9})\s*[)\]]|\s[-–—]\s*([A-ZÀ-Ý]{2,8})$|^([A-ZÀ-Ý]{2,8})\s[-–—]\s"
)
_NOT_PLAIN = re.compile("[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Name:
    """A name's words without what comes and goes, in Latin letters, and their consonants.

    `script` is the script it is written in, `taken` what was taken off, `written` the words
    before an organisation's were put into one language; `acronyms` are its own acronyms,
    `initials` what an acronym of it would be.
    """

    text: str
    words: Words
    bones: Words
    script: str = "LATIN"
    taken: Words = ()
    acronyms: Words = ()
    initials: Words = ()
    written: Words = ()
    person: bool = True


def person_name(text: str) -> Name:
    """A person's name: titles, degrees and particles come off, short forms are written out.

    >>> person_name("Alhaj Dr. Hussein bin Omar").words
    ('hussein', 'omar')
    """
    said = split(text)
    words, taken = _without_titles(said)
    lists = around()
    words = tuple(part for word in words for part in lists.short.get(word, (word,)))
    kept = tuple(w for w in words if w not in lists.particles) or words
    plain = _joined(tuple(map(latin, kept)))
    return Name(text, plain, tuple(map(bones, plain)), _script(text), taken, written=plain)


def organisation_name(text: str) -> Name:
    """The name of a group or organisation: legal forms and small words come off.

    >>> organisation_name("Réseau des Femmes de Tamzir (RFT) asbl").initials
    ('rft', 'rdft', 'rdfdt')
    """
    lists = around()
    plain_text = lists.elided.sub("", text)
    own, said = _own_acronyms(plain_text), split(plain_text)
    words = _without(tuple(w for w in said if w not in own) or said, lists.legal, least=1)
    full = tuple(w for w in words if w not in lists.stop) or words
    plain = tuple(latin(lists.same.get(word, word)) for word in full)
    alone = full if len(full) == 1 and len(full[0]) <= _LONGEST_ACRONYM else ()
    return Name(
        text,
        plain,
        tuple(map(bones, plain)),
        _script(text),
        tuple(w for w in said if w not in words and w not in own),
        tuple(map(_bare, own or alone)),
        _initials(full, words) if len(full) > 1 else (),
        tuple(map(latin, full)),
        person=False,
    )


def fuller(first: str, other: str, *, person: bool) -> str:
    """The name of two that says more, titles and legal forms aside; else the first.

    >>> fuller("RFK", "Réseau féministe de Karuwe", person=False)
    'Réseau féministe de Karuwe'
    """
    made = person_name if person else organisation_name
    said, more = (sum(len(word) > 1 for word in made(name).words) for name in (first, other))
    return other if more > said else first


def spoken(name: str) -> frozenset[str]:
    """A person's name as others may write it in a sentence: as it stands, and without titles."""
    words = person_name(name).words
    return frozenset({name, " ".join(words)} if len(words) > 1 else {name})


def forms(name: str) -> frozenset[str]:
    """A name as written, and without titles in Latin letters whatever the order of its words.

    >>> forms("Imam Kamara, Yusuf") & forms("Yusuf KAMARÁ")
    frozenset({'kamara yusuf'})
    """
    made = (person_name(name).words, organisation_name(name).words)
    return frozenset({name} | {" ".join(sorted(words)) for words in made if len(words) > 1})


@lru_cache(maxsize=100_000)
def latin(word: str) -> str:
    """A folded word in plain Latin letters.

    >>> latin("الحسن"), latin("élodie"), latin("চৌধুরী")
    ('hsn', 'elodie', 'chaudhuri')
    """
    if word.isascii():
        return word
    first, lists = ord(word[0]), around()
    if first in _ARABIC and word.startswith(_ARTICLE) and len(word) > 4:
        word = word.removeprefix(_ARTICLE)
    plain = anyascii("".join(lists.letters.get(c, c) for c in word)).lower()
    for code, there in (("indic", _INDIC), ("arabic", _ARABIC)):
        if first in there:
            plain = rewritten(plain, lists.spelling[code])
    return _NOT_PLAIN.sub("", plain) or word


@lru_cache(maxsize=100_000)
def bones(word: str) -> str:
    """The consonants of a word in Latin letters; a vowel it begins with is A.

    >>> bones("hussein"), bones("houssine"), bones("aisha")
    ('hsn', 'hsn', 'As')
    """
    return rewritten(word, around().skeleton) or word


def _without_titles(said: Words) -> tuple[Words, Words]:
    """The words of a name, and the titles before and the degrees behind it."""
    words, lists = said, around()
    while found := _title(words, lists.before):
        words = words[found:]
    start = len(said) - len(words)
    words = _without(words, lists.after, least=2)
    return words, (*said[:start], *said[start + len(words) :])


def _title(words: Words, phrases: frozenset[Words]) -> int:
    """How many words a title takes at the start; a single letter may be an initial instead."""
    for size in (4, 3, 2, 1):
        needed = 2 if size == 1 and words and len(words[0]) == 1 else 1
        if len(words) - size >= needed and words[:size] in phrases:
            return size
    return 0


def _without(words: Words, phrases: frozenset[Words], least: int) -> Words:
    """The words without the phrases behind them, and before them too when one may be left."""
    while found := next((n for n in (3, 2, 1) if _ends(words, n, phrases, least)), 0):
        words = words[:-found]
    while least == 1 and len(words) > 1 and words[:1] in phrases:
        words = words[1:]
    return words


def _ends(words: Words, size: int, phrases: frozenset[Words], least: int) -> bool:
    return len(words) - size >= least and words[-size:] in phrases


def _joined(words: Words) -> Words:
    """The words, those that are one with the next joined to it."""
    made: list[str] = []
    for word in words:
        if made and made[-1] in around().joined:
            made[-1] = "abd" + word
        else:
            made.append(word)
    return tuple(made)


def _own_acronyms(text: str) -> Words:
    """The acronyms in a name: in brackets, or capitals before or behind a dash."""
    found = (split("".join(groups)) for groups in _ACRONYM.findall(text))
    return tuple(words[0] for words in found if len(words) == 1)


def _initials(full: Words, words: Words) -> Words:
    """The acronyms a name could have: without small words, with the longer ones, with all."""
    longer = (w for w in words if w in full or len(w) > 2)
    picks = (full, tuple(longer), words)
    return tuple(dict.fromkeys(_bare("".join(w[0] for w in pick)) for pick in picks))


def _bare(letters: str) -> str:
    """Letters of an acronym without accents, in their own script."""
    return "".join(unicodedata.normalize("NFKD", letter)[0] for letter in letters)


def _script(text: str) -> str:
    """The script of the first letter that is not Latin, as Unicode calls it; else LATIN."""
    if text.isascii():
        return "LATIN"
    for character in text:
        if ord(character) > 0x24F and character.isalpha():
            script = unicodedata.name(character, "LATIN").split()[0]
            if script not in ("LATIN", "MODIFIER"):
                return script
    return "LATIN"
