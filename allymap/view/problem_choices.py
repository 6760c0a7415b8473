"""What a bad cell of a copy may be instead: a list, where only some words are known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allymap.intake.own_sheets import MARK
from allymap.intake.sheet import letter
from allymap.model.vocabulary import built_in
from allymap.view.template_words import template_languages, template_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from allymap.model.problem import Problem


class Choices:
    """The lists that some problems ask to choose from, each a column of one hidden sheet."""

    def __init__(self, problems: Sequence[Problem], language: str, sheet: str) -> None:
        self._language = language if language in template_languages() else "en"
        self._sheet = sheet
        self._lists: dict[str, list[str]] = {}
        for problem in problems:
            if offers(problem) and _list(problem) not in self._lists:
                self._lists[_list(problem)] = self._words(problem)

    def offer(self, problem: Problem) -> dict[str, Any] | None:
        """The list for the cell of a problem; None when there is nothing to choose from."""
        if not offers(problem):
            return None
        name = _list(problem)
        column, last = letter(list(self._lists).index(name)), len(self._lists[name]) + 1
        there = self._sheet.replace("'", "''")
        source = f"='{there}'!${column}$2:${column}${last}"
        return {"validate": "list", "source": source, "show_error": False}

    def write(self, book: Any) -> None:
        """Write the hidden sheet, if any cell needs it."""
        if not self._lists:
            return
        sheet = book.add_worksheet(self._sheet)
        longest = max(map(len, self._lists.values()))
        for row in range(longest + 1):
            for column, (name, words) in enumerate(self._lists.items()):
                cells = [MARK + name, *words]
                if row < len(cells):
                    sheet.write_string(row, column, cells[row])
        sheet.hide()

    def _words(self, problem: Problem) -> list[str]:
        name, codes = _list(problem), problem.facts["allowed"]
        known = {*built_in().codes, "kinds", "ties"}
        said = template_words(self._language).choices(name) if name in known else {}
        return [said.get(code, code) for code in codes]  # type: ignore[attr-defined]


def offers(problem: Problem) -> bool:
    """Whether a problem is about a word where only some are known."""
    return bool(_list(problem)) and bool(problem.facts.get("allowed"))


def _list(problem: Problem) -> str:
    return str(problem.facts.get("list", ""))
