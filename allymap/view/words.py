"""Sentences from the catalogue: the one place where codes and facts become words."""

from __future__ import annotations

import gettext
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from allymap.view.command_line import Filling

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from allymap.model.vocabulary import Vocabulary

# A number of each plural form, by CLDR's names: the languages of a page have two forms or six.
_TWO = {"one": 1, "other": 5}
_SIX = {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 11, "other": 100}
LOCALE = Path(__file__).with_name("locale")
# The languages a map's page switches between, in the order of its choice. Some have only what a
# page can say; they are none of the command line's.
PAGE = ("en", "fr", "es", "pt", "ar")
_FROM_THE_RIGHT = ("ar", "fa", "he", "ur")


def from_right(language: str) -> bool:
    """Whether a language is read from right to left."""
    return language in _FROM_THE_RIGHT


@dataclass(frozen=True, slots=True)
class Words:
    """One language's sentences."""

    language: str
    catalogue: gettext.NullTranslations

    def has(self, code: str) -> bool:
        """Whether the catalogue has a sentence for a code."""
        return self._text(code, 1) != code

    def say(self, code: str, n: int | None = None, **facts: object) -> str:
        """The sentence of a code, its facts filled in; `n` chooses between one and many.

        A code without a sentence comes back as itself, with its facts. What could give orders
        stands in no command ({hole!t}); a sentence more says what to type instead.
        """
        text = self._text(code, 1 if n is None else n)
        if text == code:
            return f"{code} {facts}" if facts else code
        filling = Filling()
        said = filling.vformat(text, (), {"n": n, **facts})
        return f"{said} {self.say('command.left_out')}" if filling.left_out else said

    def fill(self, code: str, facts: Mapping[str, object]) -> str:
        """The sentence of a code from facts; one called `n` or `count` is the number it counts."""
        count = facts.get("n", facts.get("count"))
        rest = {name: fact for name, fact in facts.items() if name != "n"}
        return self.say(code, count if isinstance(count, int) else None, **rest)

    @lru_cache(maxsize=64)  # noqa: B019  (words are few, and stay)
    def under(self, prefix: str) -> Mapping[str, str | dict[str, str]]:
        """Every sentence whose code begins so, by the rest of its code, with its {holes} open.

        One that counts comes as the forms of the language, by CLDR's names for them.
        """
        found: dict[str, str | dict[str, str]] = {}
        for code, counts in _codes(prefix):
            forms = {name: self._text(code, n) for name, n in self._forms().items()}
            found[code.removeprefix(prefix)] = forms if counts else self._text(code, 1)
        return found

    def _forms(self) -> Mapping[str, int]:
        """A number of each plural form."""
        return _SIX if self.language == "ar" else _TWO

    def day(self, day: date | None) -> str:
        """A date as people write it: 31 January 2026."""
        if day is None:
            return self.say("day.unknown")
        month = self.say(f"month.{day.month}")
        return self.say("day", n=day.day, day=day.day, month=month, year=day.year)

    def listed(self, items: Iterable[str]) -> str:
        """Several things in a row: a, b and c."""
        *first, last = tuple(items) or ("",)
        return (
            self.say("list.and", first=self.say("list.comma").join(first), last=last)
            if first
            else last
        )

    def apart(self, items: Iterable[str]) -> str:
        """Several things that have commas of their own: a, b; c, d."""
        return self.say("list.apart").join(items)

    def own(self, code: str, english: str) -> str:
        """What this language says for words that travel as data; those words when it has none."""
        said = self.catalogue.gettext(code)
        return english if said == code else said

    def called(self, name: str, code: str) -> str:
        """What a code of one of our own lists is called, or the code when it is not ours."""
        return self.labelled(name, code) or english_labels().get(name, {}).get(code, code)

    def labelled(self, name: str, code: str) -> str:
        """This language's own words for a code of our lists; "" when it has none.

        What was asked about is mostly a type of tie, and is called like it.
        """
        among = (name, "ties") if name == "scope_topics" else (name,)
        return next(filter(None, (self.own(f"label.{one}.{code}", "") for one in among)), "")

    def labels(self, vocabulary: Vocabulary) -> Vocabulary:
        """A vocabulary with its labels in this language; labels of the user's own stay."""
        kinds = {
            code: replace(kind, label=self._label("kinds", code, kind.label))
            for code, kind in vocabulary.kinds.items()
        }
        ties = {
            code: replace(tie, label=self._label("ties", code, tie.label))
            for code, tie in vocabulary.ties.items()
        }
        codes = {
            name: {code: self._label(name, code, label) for code, label in labels.items()}
            for name, labels in vocabulary.codes.items()
        }
        codes["scope_topics"] |= {code: tie.label for code, tie in ties.items()}
        return replace(vocabulary, kinds=kinds, ties=ties, codes=codes)

    def _label(self, name: str, code: str, label: str) -> str:
        known = english_labels().get(name, {}).get(code)
        return self.own(f"label.{name}.{code}", label) if label == known else label

    def _text(self, code: str, n: int) -> str:
        several = self.catalogue.ngettext(code, code, n)
        return several if several != code else self.catalogue.gettext(code)


@cache
def words(language: str = "en") -> Words:
    """The sentences of a language; English when there is no catalogue for it."""
    found = gettext.translation("allymap", str(LOCALE), [language, "en"])
    return Words(language, found)


@cache
def languages() -> tuple[str, ...]:
    """The languages of the command line: English, and those that its help is written in too."""
    return tuple(sorted({"en", *_catalogues("messages")}))


@cache
def _codes(prefix: str) -> tuple[tuple[str, bool], ...]:
    """The codes that begin so, in their order, and whether each counts."""
    # gettext lists its codes nowhere else
    known: Mapping[Any, str] = vars(words("en").catalogue)["_catalog"]
    several = {code[0] for code in known if isinstance(code, tuple)}
    single = {code for code in known if isinstance(code, str)}
    return tuple(
        (code, code in several) for code in sorted(several | single) if code.startswith(prefix)
    )


@cache
def page_languages() -> tuple[str, ...]:
    """The languages that a map's page can speak, English first."""
    there = _catalogues("allymap")
    return tuple(language for language in PAGE if language in there)


def _catalogues(domain: str) -> frozenset[str]:
    return frozenset(path.parts[-3] for path in LOCALE.glob(f"*/LC_MESSAGES/{domain}.mo"))


@cache
def english_labels() -> Mapping[str, Mapping[str, str]]:
    """The labels that travel with allymap, by the name of their list."""
    from allymap.model.vocabulary import built_in

    ours = built_in()
    ties = {code: tie.label for code, tie in ours.ties.items()}
    return {**ours.codes, "kinds": ours.list_of("kinds"), "ties": ties}
