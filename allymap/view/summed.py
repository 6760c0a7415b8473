"""Findings summed up, a line a rule: what we do not know, and what is in place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from allymap.gaps.rules import RULES
from allymap.view.tell import few
from allymap.view.things import is_of_the_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from allymap.gaps.finding import Finding
    from allymap.view.told import Told
    from allymap.view.words import Words


@dataclass(frozen=True, slots=True)
class Line:
    """Findings of a rule summed up: about what, how many, which, and what to ask first."""

    rule: str
    title: str
    n: int
    what: str
    ask: str = ""


def of_the_list(pairs: Sequence[tuple[Finding, Told]], words: Words) -> Iterator[Line]:
    """What is not known of the list: a line each, and one for all that was never asked."""
    mine = [pair for pair in pairs if is_of_the_list(pair[1].rule) and pair[1].status != "OK"]
    unasked = [pair for pair in mine if pair[0].variant == "unasked"]
    for _, one in (pair for pair in mine if pair not in unasked):
        yield Line(one.rule, one.about, 1, one.what, one.action)
    if unasked:
        said = (
            words.say("gaps.unknown.one", about=one.about, n=f.facts["count"]) for f, one in unasked
        )
        what = words.say("brief.unasked.what", what=words.apart(said))
        one = unasked[0][1]
        yield Line(one.rule, words.say("brief.unasked"), len(unasked), what, one.action)


def blind(pairs: Sequence[tuple[Finding, Told]], words: Words) -> Iterator[Line]:
    """What nobody asked about, a line a rule, those first that the most depends on."""
    found: dict[str, list[tuple[Finding, Told]]] = {}
    for finding, one in pairs:
        if one.status == "BLIND_SPOT" and not is_of_the_list(one.rule):
            found.setdefault(one.rule, []).append((finding, one))
    for rule, mine in sorted(found.items(), key=lambda item: -sum(f.priority for f, _ in item[1])):
        yield _summed(rule, [one for _, one in mine], words.say(f"ask.{rule}"), words)


def in_place(
    pairs: Sequence[tuple[Finding, Told]], quiet: frozenset[str], words: Words
) -> Iterator[Line]:
    """What is in place, a line a rule; `quiet` are not held up as examples."""
    for rule in RULES:
        fine = [pair for pair in pairs if pair[1].rule == rule.id and pair[1].status == "OK"]
        shown = [one for f, one in fine if quiet.isdisjoint((*f.subjects, f.facts.get("holder")))]
        if fine:
            yield _summed(rule.id, shown, "", words, unnamed=len(fine) - len(shown))


def not_agreed(found: Iterable[Finding]) -> frozenset[str]:
    """Those who have not agreed to be kept on the list."""
    open_ = (f for f in found if f.id == "DATA-1:consent" and f.status != "OK")
    return frozenset(one for finding in open_ for one in finding.facts["whom"])


def _summed(rule: str, told: Sequence[Told], ask: str, words: Words, unnamed: int = 0) -> Line:
    """Findings of one rule in a line: what is said of one, or whom several are about."""
    title = words.say(f"brief.topic.{rule}")
    if len(told) == 1 and not unnamed:
        return Line(rule, title, 1, told[0].what, told[0].action)
    about = list(dict.fromkeys(one.about for one in told if one.about))
    if unnamed:
        about = [*few(about, words, 5), words.say("brief.unnamed", n=unnamed)]
    what = words.listed(few(about, words)) if about else " ".join(one.what for one in told[:2])
    return Line(rule, title, len(told) + unnamed, what, ask)
