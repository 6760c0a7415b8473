"""A finding in words: what is the matter, why it matters, what to do."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from allymap.gaps.rules import RULES
from allymap.gaps.unknown import not_reached
from allymap.view.introduce import told_introduction
from allymap.view.naming import actor_name, place_name, record_name, source_name
from allymap.view.sides import banded, room, side
from allymap.view.told import Told

if TYPE_CHECKING:
    from collections.abc import Iterable

    from allymap.gaps.finding import Finding
    from allymap.model.landscape import Landscape
    from allymap.view.words import Words

_WHY = {rule.id: rule.why for rule in RULES}
# What a fact's text is: an actor's name, the label of a code of a list of the vocabulary, or,
# with a dot, a word of the catalogue. Other facts are said as they are.
_FACTS = {
    "actors": (
        *("actor", "to", "through", "nearest", "lgbtq", "groups", "group", "cut_off"),
        *("others", "second_link", "partners", "out_of_order", "power", "sensitive_first"),
        *("men", "women", "whom", "with", "organisers", "link", "runners", "way", "elders"),
        *(
            "near",
            "target",
            "start",
            "between",
            "holder",
            "call",
            "unsound",
            "providers",
            "leads",
            "womens",
        ),
    ),
    "services": ("missing", "stale", "unsafe"),
    "topics": ("topic", "topics"),
    "elements": ("element", "elements"),
    "asked.": ("asked_topic",),
    "step.": ("steps",),
    "skill.": ("lacks",),
    "sources": ("sources",),
}
# Which facts are ids of other records, and of which table; and which tell what a finding is about.
_NAMED = {"place": "places", "coalition": "coalitions", "ask": "asks", "initiatives": "initiatives"}
_FIRST = ("place", "coalition", "holder", "actor", "sides", "ask", "initiatives")
_SAID = {name: among for among, names in _FACTS.items() for name in names}
# Sentences that are added when the fact they speak of is there.
_MORE = (
    *("others", "through", "initiatives", "lgbtq", "stale", "public", "group", "lacks"),
    *("adds", "next", "organisers", "between"),
)


def tell(findings: Iterable[Finding], landscape: Landscape, words: Words) -> tuple[Told, ...]:
    """The findings in words, in their order; names as this landscape has them."""
    missed = not_reached(landscape)
    return tuple(_told(finding, landscape, missed, words) for finding in findings)


def _told(finding: Finding, landscape: Landscape, missed: frozenset[str], words: Words) -> Told:
    facts = said_facts(finding, landscape, words)
    what = _what(finding, words, facts)
    if finding.status == "GAP" and missed & {*finding.subjects}:
        what.append(words.say("text.not_reached"))
    return Told(
        id=finding.id,
        rule=finding.rule,
        status=finding.status,
        severity=finding.severity,
        title=words.say(f"{finding.rule}.title"),
        what=" ".join(what),
        why=words.own(f"{finding.rule}.why", _WHY[finding.rule]),
        owner=actor_name(landscape, finding.owner, words),
        introduction=told_introduction(landscape, finding, words),
        pairs=_pairs(finding),
        by=finding.introduction.by if finding.introduction else (),
        action="" if finding.status == "OK" else " ".join(_action(finding, words, facts)),
        about=_about(finding, landscape, words),
        subjects=_subjects(finding, landscape),
        actors=tuple(key for table, key in finding.evidence if table == "actors"),
        ties=tuple(key for table, key in finding.evidence if table == "ties"),
    )


def _pairs(finding: Finding) -> tuple[tuple[str, str], ...]:
    """The two who would be introduced, where the finding names them."""
    one = finding.introduction
    return ((one.who, one.whom),) if one else ()


def _about(finding: Finding, landscape: Landscape, words: Words) -> str:
    """Whom or what a finding is about, as people call it."""
    facts = finding.facts
    if "topic" in facts:
        topic = landscape.vocabulary.label("topics", facts["topic"])
        place = place_name(landscape, facts["place"])
        return words.say("text.labelled", label=place, text=topic)
    first = next((n for n in _FIRST if n in facts), "")
    if first:
        return str(_said(first, facts[first], landscape, words))
    return _about_whole(finding, landscape, words)


def _about_whole(finding: Finding, landscape: Landscape, words: Words) -> str:
    """What a finding about no one and no place is about, as the catalogue has it."""
    code = f"{finding.rule}.{finding.variant}.about"
    facts = said_facts(finding, landscape, words)
    return words.say(code, **facts) if words.has(code) else ""


def _subjects(finding: Finding, landscape: Landscape) -> tuple[str, ...]:
    """The actors a finding is about; for a place and topic, the groups concerned.

    A place, a coalition or an ask may bear the same id as an actor, on whom it does not rest.
    """
    there = {key for table, key in finding.evidence if table == "actors"}
    known = tuple(one for one in finding.subjects if one in landscape.actor and one in there)
    groups = finding.facts.get(finding.variant) or finding.facts.get("groups", ())
    return known or (groups if isinstance(groups, tuple) else ())


def said_facts(finding: Finding, landscape: Landscape, words: Words) -> dict[str, Any]:
    """The facts of a finding as text: names, dates and labels instead of ids and codes."""
    return {name: _said(name, fact, landscape, words) for name, fact in finding.facts.items()}


def _said(name: str, fact: Any, landscape: Landscape, words: Words) -> Any:
    if isinstance(fact, date):
        return words.day(fact)
    if fact is None or fact == "":
        return words.own(f"fact.{name}.none", "")
    if name in ("chosen", "drawn", "size"):
        return banded(fact, words)
    if isinstance(fact, tuple):
        said = [str(_said(name, one, landscape, words)) for one in fact]
        return words.listed(few(said, words))
    among = _SAID.get(name)
    if among and isinstance(fact, str):
        return _called(among, fact, landscape, words)
    if name in ("side", "sides"):
        return side(fact, landscape, words)
    if name in _NAMED:
        return record_name(landscape, _NAMED[name], fact)
    if name == "activities":
        return _session(fact, landscape, words)
    return fact


def _session(fact: str, landscape: Landscape, words: Words) -> str:
    """A session as people know it: what it was and when."""
    one = next(session for session in landscape.activities if session.id == fact)
    element = landscape.vocabulary.label("elements", one.element)
    return words.say("session.called", element=element, day=words.day(one.date))


def _called(among: str, fact: str, landscape: Landscape, words: Words) -> str:
    if among == "actors":
        return actor_name(landscape, fact, words)
    if among == "sources":
        return source_name(landscape, fact, words)
    if among.endswith("."):
        return words.own(among + fact, fact)
    return landscape.vocabulary.label(among, fact)


def few(items: list[str], words: Words, most: int = 6) -> list[str]:
    """The first of many, and how many more there are."""
    if len(items) <= most:
        return items
    return [*items[: most - 1], words.say("list.more", n=len(items) - most + 1)]


def _what(finding: Finding, words: Words, facts: dict[str, Any]) -> list[str]:
    code = f"{finding.rule}.{finding.variant}"
    own = f"{code}.{finding.status}"
    code = own if words.has(own) else code
    more: tuple[str, ...] = ("sources", "between") if finding.status == "OK" else _MORE
    if finding.rule == "SAFE-1" and finding.facts.get("stale") and not finding.facts["missing"]:
        code, more = "SAFE-1.stale_only", ("next",)
    if finding.rule == "INF-1":
        facts["heard"] = _heard(finding, words)
    if finding.rule == "INCL-1":
        facts["room"] = room(finding, words, facts["coalition"])
        facts["side"] = _side(finding, facts, words)
    text = words.say(_counted(code, finding, words), n=_n(finding), **facts)
    extras = (f"{finding.rule}.and.{name}" for name in more if finding.facts.get(name))
    return [text, *(words.say(extra, **facts) for extra in extras if words.has(extra))]


def _counted(code: str, finding: Finding, words: Words) -> str:
    """The sentence that counts sessions, or the one without a number where none is told."""
    bare = f"{code}.uncounted"
    return bare if "sessions" not in finding.facts and words.has(bare) else code


def _side(finding: Finding, facts: dict[str, Any], words: Words) -> str:
    """A group as it is called in a room: among members, women's groups are no feminist ones."""
    said = str(facts.get("side"))
    return words.own(f"INCL-1.{finding.facts['room']}.{finding.facts.get('side')}", said)


def _action(finding: Finding, words: Words, facts: dict[str, Any]) -> list[str]:
    code = f"{finding.rule}.{finding.variant}.do"
    asked = f"{finding.rule}.{finding.variant}.{finding.status}.do"
    if finding.status == "BLIND_SPOT" and words.has(asked):
        return [words.say(asked, n=_n(finding), **facts)]
    more = (
        f"{finding.rule}.do.{name}"
        for name in (
            "group",
            "call",
            "nobody",
            "unsound",
            "link",
            "near",
            "providers",
            "leads",
        )
        if finding.facts.get(name)
    )
    base = words.say(code if words.has(code) else f"{finding.rule}.do", n=_n(finding), **facts)
    return [base, *(words.say(extra, **facts) for extra in more if words.has(extra))]


def _heard(finding: Finding, words: Words) -> str:
    """How many women and men listen, leaving out whichever nobody does."""
    counts = ((side, finding.facts[side]) for side in ("women", "men"))
    return words.listed(words.say(f"INF-1.heard.{side}", n=n) for side, n in counts if n)


def _n(finding: Finding) -> int:
    """The count that a finding's sentence is about."""
    for name in (
        "count",
        "sessions",
        "meetings",
        "support",
        "seats",
        "allies",
        "partners",
        "cut_off",
    ):
        fact = finding.facts.get(name)
        if fact is not None:
            return len(fact) if isinstance(fact, tuple) else int(fact)
    for name in ("out_of_order", "power", "sensitive_first"):
        if finding.variant == name:
            return len(finding.facts[name])
    return finding.affected
