"""Questions in words, and the workbook and page that an interview is held with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import xlsxwriter

from allymap.gaps.rules import find_gaps
from allymap.intake.own_sheets import ASIDE
from allymap.model.tables import TABLES
from allymap.view.naming import actor_name, record_name
from allymap.view.single_file import part, render
from allymap.view.tell import tell
from allymap.view.template import NET_MAP, Writer
from allymap.view.template_words import template_languages, template_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from allymap.gaps.questions import Unasked
    from allymap.model.landscape import Landscape
    from allymap.model.tables import Table
    from allymap.view.template_words import TemplateWords
    from allymap.view.told import Told
    from allymap.view.words import Words

# What answers are written on: who there is, who is tied to whom, what is held and offered.
# What an answer about somebody needs, beside what every interview asks for.
_ALSO = ("id", "vetted", "trained")
# What we write of an actor for people to know who is meant. It stands there twice, so that what
# comes back as we wrote it is told from an answer and overrules nothing that was corrected since.
_WRITTEN = ("name", "kind", "place")
_TOLD_OF = ("places", "coalitions", "asks", "initiatives")
_ANSWERS = ("ties", "activities", "services", "seats", "consents")


@dataclass(frozen=True, slots=True)
class Asking:
    """A question in words: whom it is asked through, what, why, and what it is worth."""

    through: str
    question: str
    why: str
    value: float
    topic: str
    about: str


def told_questions(
    asked: Sequence[Unasked], landscape: Landscape, as_of: date, words: Words
) -> tuple[Asking, ...]:
    """The questions in words, in their order."""
    told = {t.id: t for t in tell(find_gaps(landscape, as_of), landscape, words)}
    titles = {one: told[one].title for question in asked for one in question.findings}
    return tuple(
        Asking(
            actor_name(landscape, one.holder, words),
            _question(one, landscape, words) if one.topic else _detail(told[one.about], words),
            words.apart(dict.fromkeys(titles[finding] for finding in one.findings)),
            one.value,
            one.topic,
            one.about if one.topic else "",
        )
        for one in asked
    )


def grouped(asked: Sequence[Asking]) -> dict[str, list[Asking]]:
    """The questions by the colleague who can ask them, the most valuable group first."""
    groups: dict[str, list[Asking]] = {}
    for one in asked:
        groups.setdefault(one.through, []).append(one)
    return groups


def write_asking(
    path: Path, asked: Sequence[Asking], landscape: Landscape, day: date, words: Words
) -> None:
    """Write the workbook in the language of these words."""
    language = words.language if words.language in template_languages() else "en"
    said = template_words(language)
    with xlsxwriter.Workbook(
        str(path), {"strings_to_urls": False, "strings_to_formulas": False}
    ) as book:
        title = words.say("asking.page_title", day=words.day(day))
        book.set_properties({"title": title, "category": words.say("report.internal")})
        writer = Writer(book, said)
        tables = [TABLES[name] for name in ("actors", *_ANSWERS)]
        actors, scopes, sources = _table("actors"), _scopes(), _table("sources")
        first, *steps = (words.say(f"asking.how.{n}") for n in range(1, 7))
        writer.how_to([first, words.say("map.internal"), *steps])
        writer.lists([*tables, scopes, sources])
        aside = [f"{words.say(f'asking.column.{n}')} {ASIDE}" for n in ("asked", "question", "why")]
        rows = [_row(one, f"ask-{day.isoformat()}", said) for one in asked]
        writer.table(scopes, ruled=False, aside=aside, rows=rows)
        source = [f"ask-{day.isoformat()}", "", said.choices("methods")["interview"]]
        writer.table(sources, ruled=False, rows=[source])
        beside = [f"{said.header('actors', name)} {ASIDE}" for name in _WRITTEN]
        rows = _actors(asked, landscape, said)
        writer.table(actors, ruled=False, beside=beside, rows=rows)
        for name in _ANSWERS:
            writer.table(TABLES[name], ruled=False)
        writer.last()


def write_asking_page(asked: Sequence[Asking], day: date, words: Words) -> str:
    """The printable page: questions by colleague, with room to write."""
    return render(
        "asking.html.j2",
        part("meeting.css"),
        {},
        say=words.say,
        language=words.language,
        day=words.day(day),
        groups=grouped(asked),
    )


def _question(one: Unasked, landscape: Landscape, words: Words) -> str:
    """What to ask, as one says it; a type of tie of one's own has no words of ours."""
    label = landscape.vocabulary.label("scope_topics", one.topic)
    at_large = one.about not in landscape.actor and words.has(f"asking.{one.topic}.at_large")
    code = f"asking.{one.topic}.at_large" if at_large else f"asking.{one.topic}"
    what = words.say(code) if words.has(code) else words.say("asking.other", topic=label)
    return words.say("asking.of", about=_about(one.about, landscape, words), what=what)


def _about(about: str, landscape: Landscape, words: Words) -> str:
    """Whom or what a question is about, as people call it."""
    if about == "all":
        return words.say("asking.everybody")
    if about in landscape.actor:
        return actor_name(landscape, about, words)
    for table in _TOLD_OF:
        about = record_name(landscape, table, about)
    kind = landscape.vocabulary.kinds.get(about)
    return kind.label if kind else about


def _detail(told: Told, words: Words) -> str:
    if not told.about:
        return told.action
    return words.say("text.labelled", label=told.about, text=told.action)


def _table(name: str) -> Table:
    """A table with the columns an interview asks for."""
    columns = tuple(c for c in map(TABLES[name].column, NET_MAP[name]) if c)
    more = tuple(c for c in TABLES[name].columns if name == "actors" and c.name in _ALSO)
    return replace(TABLES[name], columns=(*columns, *more))


def _scopes() -> Table:
    return _table("scopes")


def _row(one: Asking, source: str, said: TemplateWords) -> list[str]:
    """A question; one about a detail of the lists is no scope, and is only written down."""
    topic = said.choices("scope_topics").get(one.topic, one.topic)
    aside = ["", one.question, one.why]
    return [*aside, source, topic, one.about] if one.topic else aside


def _actors(asked: Sequence[Asking], landscape: Landscape, said: TemplateWords) -> Any:
    kinds = said.choices("kinds")
    about = dict.fromkeys(one.about for one in asked if one.about in landscape.actor)
    found = (landscape.actor[one] for one in about)
    columns = [column.name for column in _table("actors").columns]
    known = (
        {"name": a.name, "kind": kinds.get(a.kind, a.kind), "place": a.place or "", "id": a.id}
        for a in found
    )
    return [[one.get(name, "") for name in (*columns, *_WRITTEN)] for one in known]
