"""The story of a map: what its steps mean on it, and a first draft from what was found."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from allymap.cli.naming import meant
from allymap.cli.speech import words
from allymap.errors import AllymapError, Refused
from allymap.gaps.choice import foremost
from allymap.intake.codes import find, spellings
from allymap.intake.story import read_story
from allymap.match.called import bare
from allymap.model.problem import Origin, Problem
from allymap.view.page_texts import told_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from allymap.gaps.finding import Finding
    from allymap.intake.story import Clause, Step
    from allymap.model.landscape import Landscape
    from allymap.model.records import Actor

_LISTS = {"kind": "kinds", "constituency": "constituencies", "level": "levels", "tie": "ties"}
_ARRANGES = ("constituencies", "network")


def story_of(
    path: Path, whole: Landscape, seen: Landscape, findings: Sequence[Finding]
) -> list[dict[str, Any]]:
    """The steps of a file as `draw_map` takes them; raises `Refused` with every line that is wrong.

    `seen` and `findings` are what the audience may see: a step about anybody else is refused.
    """
    reader = _Meaning(path.name, whole, seen, findings)
    steps = [reader.step(one) for one in read_story(path)]
    if reader.problems:
        raise Refused(reader.problems)
    return steps


class _Meaning:
    """What steps mean on a map; `problems` grows while they are read."""

    def __init__(
        self, file: str, whole: Landscape, seen: Landscape, findings: Sequence[Finding]
    ) -> None:
        self.file, self.whole, self.seen, self.findings = file, whole, seen, findings
        self.problems: list[Problem] = []
        self._hidden = _hidden_names(whole, seen)

    def step(self, one: Step) -> dict[str, Any]:
        """One step: its words, and the parts of the view it sets."""
        said: dict[str, Any] = {"title": one.title, "text": one.text}
        if self._hidden and self._hidden.search(f" {bare(f'{one.title} {one.text}')} "):
            self._tell("story_hidden", one.line, step=one.title)
        for clause in one.see:
            makes = {"view": self._view, "actor": self._actor, "finding": self._finding}
            makes |= {"arrange": self._arrange, "only": self._only}
            said |= makes[clause.word](clause, one)
        return said

    def _tell(self, code: str, line: int, **facts: object) -> dict[str, Any]:
        facts_ = MappingProxyType(facts)
        self.problems.append(Problem(code, Origin(self.file, row=line), facts=facts_))
        return {}

    def _view(self, clause: Clause, _step: Step) -> dict[str, Any]:
        names = {key.removeprefix("view_"): label for key, label in words().under("page.").items()
                 if key.startswith("view_")}  # fmt: skip
        for code, label in names.items():
            if bare(clause.said) in (bare(code), bare(str(label))):
                return {"view": code}
        return self._tell("story_no_view", clause.line, value=clause.said, known=", ".join(names))

    def _arrange(self, clause: Clause, _step: Step) -> dict[str, Any]:
        for code in _ARRANGES:
            if bare(clause.said) in (bare(code), bare(words().say(f"page.arrange_{code}"))):
                return {"arrange": code}
        known = ", ".join(_ARRANGES)
        return self._tell("story_no_view", clause.line, value=clause.said, known=known)

    def _actor(self, clause: Clause, step: Step) -> dict[str, Any]:
        try:
            return {"actor": meant(self.seen, clause.said, ask=False)}
        except AllymapError as error:
            said = words().fill(f"error.{error.code}", error.facts)
        try:
            meant(self.whole, clause.said, ask=False)
        except AllymapError:
            return self._tell("story_nobody", clause.line, said=said)
        return self._tell("story_hidden", clause.line, step=step.title)

    def _finding(self, clause: Clause, _step: Step) -> dict[str, Any]:
        for at, one in enumerate(self.findings):
            if clause.said.casefold() in (one.id.casefold(), one.rule.casefold()):
                return {"told": at}
        known = ", ".join(sorted({one.rule for one in self.findings})) or "-"
        return self._tell("story_no_finding", clause.line, value=clause.said, known=known)

    def _only(self, clause: Clause, _step: Step) -> dict[str, Any]:
        what, _, said = clause.said.partition(" ")
        list_ = _LISTS.get(what.casefold(), "")
        if not list_ or not said.strip():
            known = ", ".join(f"only {one} ..." for one in _LISTS)
            return self._tell("story_no_view", clause.line, value=clause.said, known=known)
        known_words = spellings(self.seen.vocabulary, list_)
        found = {one.strip(): find(known_words, one.strip()) for one in said.split(",")}
        if unknown := [one for one, code in found.items() if code is None]:
            labels = ", ".join(self.seen.vocabulary.list_of(list_).values())
            return self._tell("story_no_view", clause.line, value=unknown[0], known=labels)
        return {"only": {what.casefold(): list(found.values())}}


def _hidden_names(whole: Landscape, seen: Landscape) -> re.Pattern[str] | None:
    """The names, as whole words, of those whom an audience may not see; former ones too."""
    shown = {bare(actor.name) for actor in seen.actors}
    hidden = [actor for actor in whole.actors if actor.id not in seen.actor]
    gone = {bare(name) for one in hidden for name in _names(whole, one)} - shown - {""}
    return re.compile(f" (?:{'|'.join(map(re.escape, sorted(gone)))}) ") if gone else None


def _names(whole: Landscape, actor: Actor) -> set[str]:
    """Every name somebody has or had; no id, for that may be a mere number."""
    called, ids = whole.aliases.called.get(actor.id, ()), whole.aliases.actors
    return {actor.name, *(one for one in called if one != actor.id and one not in ids)}


def proposed(seen: Landscape, findings: Sequence[Finding], as_of: date) -> str:
    """A first draft of a story: the whole map, and its three most urgent findings."""
    at = {one.id: n for n, one in enumerate(findings)}
    told = told_in(seen, findings, words())
    lines = [f"# {words().say('story.first')}"]
    lines += [words().say("story.first_text", n=len(seen.actors)), "see: map"]
    for one in foremost(seen, findings, as_of):
        said = told[at[one.id]]
        title = said.title
        if said.about:
            title = words().say("text.labelled", label=said.about, text=said.title)
        lines += ["", f"# {_line(title)}", f" {_line(said.what)}", f"see: map; finding {one.id}"]
    return "\n".join(lines) + "\n"


def _line(text: str) -> str:
    return " ".join(text.split())
