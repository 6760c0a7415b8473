"""The words of the templates in one language, each of them understood by the intake again."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from allymap.intake.codes import find, spellings
from allymap.intake.words import languages, plain, words
from allymap.model.tables import TABLES
from allymap.model.vocabulary import built_in
from allymap.view.words import from_right
from allymap.view.words import languages as spoken
from allymap.view.words import words as catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from allymap.model.columns import Column
    from allymap.view.words import Words

_TEXTS = Path(__file__).with_name("template_texts")


@dataclass(frozen=True, slots=True)
class TemplateWords:
    """What sheets, columns and codes are called in a language, and how they are explained."""

    language: str
    texts: Mapping[str, Any]
    said: tuple[Mapping[str, Any], ...]

    @property
    def right_to_left(self) -> bool:
        """Whether the language is written from right to left."""
        return from_right(self.language)

    def sheet(self, table: str) -> str:
        """The name of a table's sheet, which the intake knows it by."""
        known = words().sheets
        among = [] if self.language == "en" else self._words("sheets", table)
        return _first(among, table, lambda word: known.get(plain(word)) == table)

    def header(self, table: str, column: str) -> str:
        """The header of a column, which the intake knows it by."""
        known = words().columns[table]
        said = _sentences(self.language)
        label = said.own(f"column.{column}", "") if said else ""
        headers = self.texts.get("headers", {})
        own = [headers.get(f"{table}.{column}") or headers.get(column, ""), label]
        among = own if self.language == "en" else [*own, *self._words("columns", table, column)]
        plainly = column.replace("_", " ")
        return _first(among, plainly, lambda word: known.get(plain(word)) == column)

    def choices(self, codes: str) -> dict[str, str]:
        """The codes of a list of the vocabulary, each with the word to choose it by."""
        spelled = spellings(built_in(), codes)
        labels = built_in().list_of(codes)
        return {
            code: _first(
                [label] if self.language == "en" else self._named(codes, code),
                label,
                lambda word, code=code: find(spelled, word) == code,
            )
            for code, label in labels.items()
        }

    def _named(self, codes: str, code: str) -> list[str]:
        """What a code may be called; what was asked about is mostly a type of tie."""
        also = self._words("codes", "ties", code) if codes == "scope_topics" else []
        own = _sentences(self.language)
        return [own.labelled(codes, code) if own else "", *self._words("codes", codes, code), *also]

    def hint(self, table: str, column: Column) -> str:
        """What belongs in a cell of a column, in a sentence or two."""
        about = self.texts["about"]
        own = about.get(f"{table}.{column.name}") or about.get(column.name, "")
        needed = self.texts["hints"]["needed"] if needs(table, column) else ""
        return " ".join(filter(None, (needed, own, self._form(column))))

    def _form(self, column: Column) -> str:
        hints = self.texts["hints"]
        if column.refers:
            form = hints["texts"] if column.form == "texts" else ""
            people = hints["people"] if column.form == "people" else form
            return f"{hints['refers'].format(sheet=self.sheet(column.refers))} {people}".strip()
        if column.form == "whole":
            wide = column.high > 10
            return str(hints["count"] if wide else hints["whole"]).format(
                low=column.low, high=column.high
            )
        return str(hints.get(column.form, ""))

    def _words(self, *path: str) -> list[str]:
        """The words of the intake's tables of this language at a path, in the tables' order."""
        return [word for table in self.said for word in _at(table, path)]


def _sentences(language: str) -> Words | None:
    """A language's catalogue, so that lists and messages call a thing the same; not English's."""
    return catalogue(language) if language in spoken() and language != "en" else None


@cache
def template_words(language: str) -> TemplateWords:
    """The words of the templates in a language of `template_languages`."""
    text = (_TEXTS / f"{language}.toml").read_text(encoding="utf-8")
    said = tuple(raw for name, raw in languages() if name == language)
    return TemplateWords(language, tomllib.loads(text), said)


def template_languages() -> tuple[str, ...]:
    """The languages there are templates in, English first."""
    names = {path.stem for path in _TEXTS.glob("*.toml")}
    return ("en", *sorted(names - {"en"}))


def needs(table: str, column: Column) -> bool:
    """Whether every row must fill a column; actors without ids get them."""
    return column.required and (table, column.name) != ("actors", "id")


def headers(language: str) -> dict[tuple[str, str], str]:
    """The header of every column of every table."""
    said = template_words(language)
    return {
        (name, column.name): said.header(name, column.name)
        for name, table in TABLES.items()
        for column in table.columns
    }


def _at(table: Mapping[str, Any], path: tuple[str, ...]) -> list[str]:
    found: Any = table
    for name in path:
        found = found.get(name, {})
    return list(found)


def _first(among: Iterable[str], otherwise: str, understood: Any) -> str:
    """The first word that the intake understands, with a capital letter."""
    word = next((word for word in among if word and understood(word)), otherwise)
    return word[:1].upper() + word[1:]
