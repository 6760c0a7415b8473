"""The manual page of a rule, in plain words, with the numbers in force and its examples run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from allymap.gaps.manual import deciders, example, manual
from allymap.model.tables import TABLES, to_data
from allymap.model.vocabulary import built_in
from allymap.view.record import actor_line, tie_line
from allymap.view.tell import tell
from allymap.view.values import in_words, label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from allymap.gaps.rule import GapRule
    from allymap.model.landscape import Landscape
    from allymap.model.thresholds import Own
    from allymap.model.vocabulary import Vocabulary
    from allymap.view.words import Words

_ENDS = ("source", "target", "type")


@dataclass(frozen=True, slots=True)
class Number:
    """A threshold: its name, what it means, its value, and where that comes from."""

    name: str
    about: str
    value: Any
    origin: str
    own: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """An example: what is drawn, what the rule says of it, and what to do."""

    lines: tuple[str, ...]
    said: tuple[str, ...]
    action: str


@dataclass(frozen=True, slots=True)
class Page:
    """Everything a reader needs to agree with a rule, or not."""

    rule: str
    title: str
    why: str
    looks: str
    cases: tuple[str, ...]
    asks: tuple[str, ...]
    numbers: tuple[Number, ...]
    fires: Drawing
    silent: Drawing


def manual_page(
    rule: GapRule, vocabulary: Vocabulary, own: Mapping[str, Own], words: Words
) -> Page:
    """The page of a rule, with these words and thresholds and with what the user set of them."""
    limits = vocabulary.thresholds
    about = manual()[rule.id]
    said = words.labels(vocabulary)
    return Page(
        rule=rule.id,
        title=words.say(f"{rule.id}.title"),
        why=words.own(f"{rule.id}.why", rule.why),
        looks=words.say(f"manual.{rule.id}.looks", **limits),
        cases=tuple(words.say(f"manual.{rule.id}.{case}", **limits) for case in about.cases),
        asks=tuple(said.label("scope_topics", topic) for topic in rule.asks),
        numbers=numbers(about.thresholds, vocabulary, own, words),
        fires=_drawing(rule, rule.fires_on, said, words),
        silent=_drawing(rule, rule.silent_on, said, words),
    )


def numbers(
    names: Iterable[str], vocabulary: Vocabulary, own: Mapping[str, Own], words: Words
) -> tuple[Number, ...]:
    """Thresholds with their values and origins."""
    return tuple(
        Number(
            name,
            words.say(f"threshold.{name}"),
            vocabulary.thresholds[name],
            _origin(name, own, words),
            name in own,
        )
        for name in names
    )


def all_numbers(
    vocabulary: Vocabulary, own: Mapping[str, Own], words: Words
) -> tuple[tuple[Number, tuple[str, ...]], ...]:
    """Every threshold, and the rules that it decides."""
    rules = deciders()
    found = numbers(sorted(built_in().thresholds), vocabulary, own, words)
    return tuple((number, rules.get(number.name, ())) for number in found)


def _origin(name: str, own: Mapping[str, Own], words: Words) -> str:
    if name not in own:
        return words.say("manual.threshold.built_in")
    day = words.day(datetime.fromisoformat(own[name].at).date())
    code = "manual.threshold.own_by" if own[name].by else "manual.threshold.own"
    ours = built_in().thresholds[name]
    return words.say(code, day=day, by=own[name].by, built_in=ours)


def _drawing(rule: GapRule, drawing: str, vocabulary: Vocabulary, words: Words) -> Drawing:
    shown = example(rule, drawing, vocabulary)
    drawn = shown.landscape
    told = tell(shown.found, drawn, words)
    action = next((one.action for one in told if one.status != "OK"), "")
    return Drawing(tuple(_lines(drawn, words)), tuple(one.what for one in told), action)


def _lines(landscape: Landscape, words: Words) -> Iterator[str]:
    """What is drawn, a record a line: actors, ties, then what else there is."""
    for actor in landscape.actors:
        line = actor_line(landscape, actor.id, words)
        yield _with(
            line, _values(landscape, "actors", actor, words, {"id", "name", "kind", "place"})
        )
    for tie in landscape.ties:
        line = tie_line(landscape, tie.source, tie.type, tie.target)
        yield _with(line, _values(landscape, "ties", tie, words, {*_ENDS, "id"}))
    for name in TABLES:
        if name not in ("actors", "ties"):
            for record in getattr(landscape, name):
                values = ", ".join(_values(landscape, name, record, words, set()))
                yield words.say("manual.row", what=words.say(f"one.{name}"), values=values)


def _with(line: str, values: Iterable[str]) -> str:
    said = ", ".join(values)
    return f"{line} ({said})" if said else line


def _values(
    landscape: Landscape, table: str, record: Any, words: Words, but: set[str]
) -> Iterator[str]:
    about = TABLES[table]
    for name, value in to_data(about, record).items():
        column = about.column(name)
        if column and name not in but:
            said = in_words(landscape, column, value, words)
            yield words.say("text.labelled", label=label(name, words), text=said)
