"""A made-up list of many names, some of them twice in another writing; the same every time.

Names in Arabic, Ethiopic, Bengali and Cyrillic letters are built from tables of those letters,
and their Latin writings by the habits that people and passports have (English, French, ...):
never by the library that the matching itself uses.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from allymap.match.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    # A name: how it is written, and one way to write it in Latin letters for each call.
    Made = tuple[str, Callable[[], str]]

VARIETIES = ("typo", "order", "title", "arabic", "amharic", "bengali", "cyrillic")
SHARE = 0.09
KINDS = ("male_ally", "religious_leader", "traditional_leader", "facilitator", "journalist")
TITLES = "Alhaji|Sheikh|Imam|Pastor|Rev.|Hon.|Dr.|Chief|Mwalimu|Père|Prof.|Mzee|Don|El Hadj|Ustadh"
GIVEN = (
    "Mary|John|Mohamed|Fatuma|Joseph|Grace|Amina|Peter|Ali|Esther|David|Halima|Juma|Ruth|Hassan|"
    "Jean|Marie|Ibrahim|Sarah|Moussa|Aminata|Pierre|Mariam|Samuel|Ousmane|Rose|Daniel|Awa|Paul|"
    "Rehema|Yusuf|Jane|Abdou|Neema|Isaac|Fanta|Charles|Zainab|Musa|Agnes|Kwame|Abena|Kofi|Akua|"
    "Chipo|Tendai|Thabo|Lerato|Carlos|Ana|Luis|Carmen|Jorge|Rosa|Miguel|Lucia|Siti|Budi|Dewi|Agus"
)
ONSET = "b d f g h j k l m n p r s t w z ch mb nd ng ny sh kw mw nj nk"
VOWELS = "a e i o u"


@dataclass(frozen=True, slots=True)
class Planted:
    """The list, and the pairs in it that are one person, by how they differ."""

    subjects: tuple[Subject, ...]
    pairs: dict[str, set[tuple[str, str]]]


def planted(count: int, seed: int = 20240308) -> Planted:
    """A list of `count` names; about one in eleven is a second writing of another."""
    maker = _Maker(random.Random(seed), count)  # noqa: S311 names, not secrets
    twins = int(count * SHARE / len(VARIETIES))
    for variety in VARIETIES:
        for _ in range(twins):
            maker.pair(variety)
    while len(maker.subjects) < count:
        maker.single()
    order = list(maker.subjects)
    maker.random.shuffle(order)
    return Planted(tuple(order), maker.pairs)


class _Maker:
    """Makes names; holds the dice and what was made."""

    def __init__(self, dice: random.Random, count: int) -> None:
        self.random = dice
        self.subjects: list[Subject] = []
        self.pairs: dict[str, set[tuple[str, str]]] = {variety: set() for variety in VARIETIES}
        self._families = [self._bantu() for _ in range(max(500, count // 12))]
        self._given = GIVEN.split("|") + [self._bantu() for _ in range(300)]
        self._weights = list(accumulate(1 / (rank + 5) for rank in range(len(self._given))))
        self._places = [f"{self._bantu()}" for _ in range(80)]
        self._scripts = {
            "arabic": self._arabic, "amharic": self._amharic,
            "bengali": self._bengali, "cyrillic": self._cyrillic,
        }  # fmt: skip

    def single(self) -> None:
        """Somebody who is in the list once."""
        if self.random.random() < 0.2:
            self._add(self._foreign(self.random.choice(VARIETIES[3:]))[0])
        else:
            self._add(self._latin())

    def pair(self, variety: str) -> None:
        """Somebody who is in the list twice, differing in one way."""
        if variety in self._scripts:
            text, spelt = self._foreign(variety)
            one, other = (text if self.random.random() < 0.7 else spelt()), spelt()
        else:
            one = self._latin()
            other = {"typo": self._typo, "order": self._order, "title": self._title}[variety](one)
        first = self._add(one)
        chance, place, kind = self.random.random(), first.place, first.kind
        place = place if chance < 0.7 else "" if chance < 0.9 else self._pick(self._places)
        kind = kind if self.random.random() < 0.8 else self._pick(KINDS)
        second = self._add(other, place=place, kind=kind, gender=first.gender)
        self.pairs[variety].add(tuple(sorted((first.id, second.id))))

    def _add(self, name: str, **known: str) -> Subject:
        about = {
            "kind": self._pick(KINDS),
            "place": self._pick(self._places) if self.random.random() < 0.85 else "",
            "gender": self._pick(("woman", "man", "")),
            **known,
        }
        self.subjects.append(Subject(f"n{len(self.subjects):05}", name, **about))
        return self.subjects[-1]

    def _pick(self, among: Sequence[str]) -> str:
        return among[int(self.random.random() * len(among))]

    def _latin(self) -> str:
        given = self.random.choices(self._given, cum_weights=self._weights)[0]
        middle = [self._pick(self._families)] if self.random.random() < 0.25 else []
        return " ".join([given, *middle, self._pick(self._families)])

    def _bantu(self) -> str:
        size = 2 + int(self.random.random() * 2.4)
        return "".join(
            self._pick(ONSET.split()) + self._pick(VOWELS.split()) for _ in range(size)
        ).capitalize()

    def _typo(self, name: str) -> str:
        for _ in range(1 if self.random.random() < 0.85 else 2):
            name = self._edited(name)
        return name

    def _edited(self, name: str) -> str:
        at = self._pick([i for i, c in enumerate(name) if c.isalpha()])  # type: ignore[arg-type,type-var]
        letter = self._pick("abcdefghijklmnopqrstuvwxyz")
        before, here, after = name[:at], name[at], name[at + 1 :]
        edits = (letter + after, here + letter + after, after, after[:1] + here + after[1:])
        return before + self._pick(edits)

    def _order(self, name: str) -> str:
        first, *rest = name.split()
        return (
            " ".join([*rest, first])
            if self.random.random() < 0.7
            else f"{rest[-1]}, " + " ".join([first, *rest[:-1]])
        )

    def _title(self, name: str) -> str:
        two = self.random.random() < 0.2
        return " ".join([self._pick(TITLES.split("|")) for _ in range(1 + two)] + [name])

    def _foreign(self, variety: str) -> Made:
        parts = [self._scripts[variety]() for _ in range(2 if self.random.random() < 0.7 else 3)]
        return " ".join(text for text, _ in parts), lambda: " ".join(s().title() for _, s in parts)

    def _arabic(self) -> Made:
        if self.random.random() < 0.35:
            text, spelt = self._pick(ARABIC_GIVEN)
            return text, lambda: self._pick(spelt.split("|"))
        roots = [self._pick(ARABIC) for _ in range(3)]
        text, sound = self._pick(ARABIC_PATTERNS)
        article = self.random.random() < 0.25
        written = ("ال" if article else "") + _filled(text, [root[0] for root in roots])
        return written, lambda: self._arabic_latin(sound, roots, article)

    def _arabic_latin(self, sound: str, roots: list[tuple[str, str, str]], article: bool) -> str:
        french = self.random.random() < 0.4
        word = _filled(sound, [root[2 if french else 1] for root in roots])
        long = {"A": "a", "I": "i", "U": "ou"} if french else self._pick(ARABIC_LONG)
        word = "".join(long.get(c, c) for c in word)
        return self._pick(("al ", "al-", "el ", "Al", "")) + word if article else word

    def _amharic(self) -> Made:
        size = 2 + int(self.random.random() * 2.5)
        fidel = [(self._pick(AMHARIC), int(self.random.random() * 7)) for _ in range(size)]
        text = "".join(chr(ord(base[0]) + order) for base, order in fidel)
        return text, lambda: "".join(
            self._pick(base[1].split("|")) + self._pick(AMHARIC_VOWELS[order].split("|"))
            for base, order in fidel
        )

    def _bengali(self) -> Made:
        size = 2 + int(self.random.random() * 2.2)
        parts = [(self._pick(BENGALI), self._pick(BENGALI_VOWELS)) for _ in range(size)]
        text = "".join(letter + sign for (letter, _), (sign, _) in parts)
        return text, lambda: "".join(
            self._pick(sounds.split("|")) + self._pick(vowel.split("|"))
            for (_, sounds), (_, vowel) in parts
        )

    def _cyrillic(self) -> Made:
        size = 2 + int(self.random.random() * 1.8)
        stem = "".join(
            self._pick(CYRILLIC_ONSET.split()) + self._pick("аеиоуюя") for _ in range(size)
        )
        text = stem + self._pick(CYRILLIC_ENDS)
        return text.title(), lambda: self._cyrillic_latin(text)

    def _cyrillic_latin(self, text: str) -> str:
        habit = self._pick(CYRILLIC_HABITS)
        return "".join(habit.get(c, CYRILLIC_PLAIN.get(c, "")) for c in text)


def _filled(pattern: str, roots: Sequence[str]) -> str:
    """A pattern with its 1, 2 and 3 replaced by the letters of a root."""
    return "".join(roots[int(c) - 1] if c in "123" else c for c in pattern)


# A letter, as English and as French writing has it.
ARABIC = [
    ("ب", "b", "b"), ("ت", "t", "t"), ("ج", "j", "dj"), ("ح", "h", "h"), ("خ", "kh", "kh"),
    ("د", "d", "d"), ("ر", "r", "r"), ("ز", "z", "z"), ("س", "s", "ss"), ("ش", "sh", "ch"),
    ("ص", "s", "s"), ("ط", "t", "t"), ("غ", "gh", "gh"), ("ف", "f", "f"), ("ق", "q", "k"),
    ("ك", "k", "k"), ("ل", "l", "l"), ("م", "m", "m"), ("ن", "n", "n"), ("ض", "d", "d"),
]  # fmt: skip
# 1, 2 and 3 are the root; short vowels are not written; A, I and U are long.
ARABIC_PATTERNS = [
    ("12ي3", "1a2I3"), ("1ا23", "1A2i3"), ("م12و3", "ma12U3"), ("1و2ي3", "1aw2I3"),
    ("12ا3ي", "1a22A3I"), ("م123", "mu1a22a3"), ("12ي3", "1u2ay3"), ("12و3ة", "1a2U3a"),
    ("1ا2و3ي", "1A2U3I"), ("123ان", "1a23An"),
]  # fmt: skip
ARABIC_LONG = [
    {"A": "a", "I": "i", "U": "u"}, {"A": "aa", "I": "ee", "U": "oo"},
    {"A": "a", "I": "ee", "U": "ou"},
]  # fmt: skip
ARABIC_GIVEN = [
    ("محمد", "Mohammed|Muhammad|Mohamed|Mohamad|Mouhamed"), ("أحمد", "Ahmed|Ahmad|Ahmet"),
    ("حسين", "Hussein|Hussain|Houssein|Hosein"), ("عائشة", "Aisha|Aïcha|Aysha|Aishah"),
    ("فاطمة", "Fatima|Fatma|Fatimah|Fatouma"), ("يوسف", "Yusuf|Youssef|Yousuf|Youssouf"),
    ("إبراهيم", "Ibrahim|Ebrahim|Ibraheem|Brahim"), ("خديجة", "Khadija|Khadidja|Khadeeja|Hadija"),
    ("عبد الله", "Abdullah|Abdallah|Abdulla|Abd Allah"),
    ("عبد الرحمن", "Abdurrahman|Abdul Rahman|Abderrahmane|Abdelrahman"),
    ("مصطفى", "Mustafa|Mostafa|Moustapha|Mustapha"), ("زينب", "Zainab|Zeinab|Zaynab|Zineb"),
    ("عمر", "Omar|Umar|Oumar|Omer"), ("سعيد", "Said|Saeed|Saïd|Sayid"), ("خالد", "Khaled|Khalid"),
    ("نور الدين", "Nuruddin|Noureddine|Nur al-Din|Nouruddin"), ("حليمة", "Halima|Haleema|Halimah"),
]  # fmt: skip
AMHARIC = [
    ("ሀ", "h"), ("ለ", "l"), ("መ", "m"), ("ረ", "r"), ("ሰ", "s"), ("ሸ", "sh"), ("ቀ", "k|q"),
    ("በ", "b"), ("ተ", "t"), ("ቸ", "ch|tch"), ("ነ", "n"), ("ከ", "k"), ("ወ", "w"), ("ዘ", "z"),
    ("የ", "y"), ("ደ", "d"), ("ጀ", "j|dj"), ("ገ", "g"), ("ጠ", "t"), ("ጨ", "ch|tch"),
    ("ጸ", "ts|s|tz"), ("ፈ", "f"),
]  # fmt: skip
AMHARIC_VOWELS = ["e|a|ä", "u|ou|oo", "i|ee", "a", "e|ie", "i||e", "o"]
BENGALI = [
    ("ক", "k|c"), ("খ", "kh"), ("গ", "g"), ("চ", "ch"), ("ছ", "ch|s|chh"), ("জ", "j|z"), ("ট", "t"),
    ("ড", "d"), ("ত", "t"), ("থ", "th"), ("দ", "d"), ("ধ", "dh"), ("ন", "n"), ("প", "p"),
    ("ফ", "f|ph"), ("ব", "b"), ("ভ", "bh|v"), ("ম", "m"), ("য", "j|y"), ("র", "r"), ("ল", "l"),
    ("শ", "sh|s"), ("স", "s"), ("হ", "h"), ("ঘ", "gh"),
]  # fmt: skip
BENGALI_VOWELS = [
    ("", "o|a|"), ("া", "a|aa"), ("ি", "i"), ("ী", "i|ee"), ("ু", "u"), ("ূ", "u|oo"),
    ("ে", "e"), ("ো", "o"), ("া", "a"),
]  # fmt: skip
CYRILLIC_ONSET = "б в г д ж з к л м н п р с т ф х ц ч ш щ бр др ст гр кл"
CYRILLIC_ENDS = ["ов", "ев", "ин", "ова", "ева", "ина", "ский", "ская", "енко", "ук", "ай", "ь"]
CYRILLIC_PLAIN = dict(zip("абвгдезиклмнопрстуф", "abvgdeziklmnoprstuf", strict=True)) | {
    "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ы": "y", "э": "e",
}  # fmt: skip
CYRILLIC_HABITS = [
    {"ю": "yu", "я": "ya", "й": "y"},
    {"ю": "iu", "я": "ia", "й": "i", "щ": "shch", "ц": "ts"},
    {"ю": "iou", "я": "ia", "й": "i", "ж": "j", "ч": "tch", "ш": "ch", "щ": "chtch", "у": "ou"},
]
