"""The words a landscape may use, and what they mean: `vocabulary.toml`, checked when loaded."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Any

from allymap.errors import BadVocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMS = ("person", "group", "organisation", "institution")
# About 270 years of days: beyond, some day of a calendar would be before its first one.
_MOST = 100_000


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of actor: its label, form and constituency, and over whom it has power."""

    code: str
    label: str
    form: str
    constituency: str
    level: str = ""
    ally: bool = False
    entry_group: bool = False
    connects: bool = True
    power_over: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TieType:
    """A type of tie: whether it has a direction, a sign, and who may see it."""

    code: str
    label: str
    directed: bool = True
    positive: bool = False
    sign: str = "+"
    restricted: bool = False
    flips_to: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """All words, thresholds and definitions; `raw` is the TOML they came from."""

    kinds: Mapping[str, Kind]
    ties: Mapping[str, TieType]
    codes: Mapping[str, Mapping[str, str]]
    sensitivity: Mapping[str, int]
    thresholds: Mapping[str, Any]
    terms: Mapping[str, Any]
    raw: Mapping[str, Any]

    def list_of(self, name: str) -> Mapping[str, str]:
        """The codes of a list and their labels: `kinds`, `ties`, or a list of [codes]."""
        if name == "kinds":
            return {code: kind.label for code, kind in self.kinds.items()}
        if name == "ties":
            return {code: tie.label for code, tie in self.ties.items() if not tie.flips_to}
        return self.codes[name]

    def label(self, list_name: str, code: str | None) -> str:
        """The English label of a code, or the code itself when the list lacks it."""
        return self.list_of(list_name).get(code or "", code or "")

    def days(self, threshold: str) -> int:
        """A threshold in days."""
        return int(self.thresholds[threshold])

    def extended(self, text: str) -> Vocabulary:
        """This vocabulary with a user's own lines added; what is there may be changed too."""
        return parse(_merged(self.raw, _toml(text)))


@cache
def built_in() -> Vocabulary:
    """The vocabulary that travels with allymap."""
    path = Path(__file__).with_name("vocabulary.toml")
    return parse(_toml(path.read_text(encoding="utf-8")))


def parse(raw: Mapping[str, Any]) -> Vocabulary:
    """A vocabulary from its TOML; refuses unknown constituencies, levels, kinds and forms."""
    try:
        words = Vocabulary(
            kinds={code: _kind(code, about) for code, about in raw["kinds"].items()},
            ties={code: TieType(code, **about) for code, about in raw["ties"].items()},
            codes=_codes(raw),
            sensitivity={code: about["sensitivity"] for code, about in raw["topics"].items()},
            thresholds=raw["thresholds"],
            terms=raw["terms"],
            raw=raw,
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise BadVocabulary("vocabulary_incomplete", about=str(error)) from error
    _check(words)
    return words


def _toml(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadVocabulary("vocabulary_not_toml", about=str(error)) from error


def _merged(base: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    both = dict(base)
    for name, value in more.items():
        known = both.get(name)
        deeper = isinstance(known, dict) and isinstance(value, dict)
        both[name] = _merged(known or {}, value) if deeper else value
    return both


def _kind(code: str, about: Mapping[str, Any]) -> Kind:
    return Kind(code, **{**about, "power_over": tuple(about.get("power_over", ()))})


def _codes(raw: Mapping[str, Any]) -> dict[str, Mapping[str, str]]:
    codes: dict[str, Mapping[str, str]] = {
        name: dict(words) for name, words in raw["codes"].items()
    }
    codes["topics"] = {code: about["label"] for code, about in raw["topics"].items()}
    codes["settings"] = {name: name for name in raw["settings"]}
    codes["scope_topics"] = {
        **{code: about["label"] for code, about in raw["ties"].items()},
        **raw["scope_tables"],
    }
    return codes


def _check(words: Vocabulary) -> None:
    _check_kinds(words)
    for tie in words.ties.values():
        _known(tie.sign, words.codes["signs"], f"ties.{tie.code}.sign")
        _known(tie.flips_to or tie.code, words.ties, f"ties.{tie.code}.flips_to")
    for topic, sensitivity in words.sensitivity.items():
        _known(sensitivity, (1, 2, 3), f"topics.{topic}.sensitivity")
    for name, value in words.thresholds.items():
        if not _is_threshold(name, value):
            raise BadVocabulary("vocabulary_value", where=f"thresholds.{name}", value=str(value))
    for among, codes, where in _mentions(words):
        for code in codes:
            _known(code, among, where)


def _is_threshold(name: str, value: Any) -> bool:
    """Whether a value can be counted with; calendars end, so days before and after a day do."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return 0 <= value <= _MOST or (name.endswith("_seed") and 0 <= value < inf)


def _check_kinds(words: Vocabulary) -> None:
    for kind in words.kinds.values():
        _known(kind.form, FORMS, f"kinds.{kind.code}.form")
        _known(kind.constituency, words.codes["constituencies"], f"kinds.{kind.code}.constituency")
        for other in kind.power_over:
            _known(other, words.kinds, f"kinds.{kind.code}.power_over")
        if kind.level:
            _known(kind.level, words.codes["levels"], f"kinds.{kind.code}.level")


def _mentions(words: Vocabulary) -> list[tuple[Any, list[str], str]]:
    terms = words.terms
    return [
        (words.kinds, terms["fem"]["kinds"], "terms.fem.kinds"),
        (words.kinds, terms["lgbtq"]["kinds"], "terms.lgbtq.kinds"),
        (words.ties, terms["against"]["ties"], "terms.against.ties"),
        (words.ties, terms["engaged"]["ties"], "terms.engaged.ties"),
        (words.codes["constituencies"], terms["engaged"]["with"], "terms.engaged.with"),
        (words.codes["spaces"], terms["public_act"]["spaces"], "terms.public_act.spaces"),
        (words.codes["elements"], terms["public_act"]["elements"], "terms.public_act.elements"),
        (words.codes["services"], terms["referral"]["needed"], "terms.referral.needed"),
        (words.kinds, terms["trust"]["kinds"], "terms.trust.kinds"),
        (words.codes["elements"], terms["entry"]["elements"], "terms.entry.elements"),
        (words.codes["consent_scopes"], terms["permission"]["scopes"], "terms.permission.scopes"),
        (words.codes["consent_bases"], terms["permission"]["bases"], "terms.permission.bases"),
    ]


def _known(value: object, among: Any, where: str) -> None:
    if value not in among:
        raise BadVocabulary("vocabulary_value", where=where, value=str(value))
