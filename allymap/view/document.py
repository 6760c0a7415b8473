"""The brief as a document that opens, and can be changed, in Word and LibreOffice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx import Document

from allymap.view.document_parts import figure, heading, set_up, small, styled, table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from docx.document import Document as Doc

    from allymap.view.brief import Block, Brief
    from allymap.view.document_parts import Figure
    from allymap.view.summed import Line
    from allymap.view.things import Thing
    from allymap.view.told import Told
    from allymap.view.words import Words


def write_document(path: Path, brief: Brief, words: Words, figures: Sequence[Figure] = ()) -> None:
    """Write the brief as DOCX: headings, tables, page numbers, its language, no author's name.

    `figures` come behind the first page, each with its words as alternative text.
    """
    doc = Document()
    set_up(doc, brief, words)
    _front(doc, brief, words)
    if brief.short:
        _short(doc, brief, words)
    else:
        _figures(doc, figures, words)
        _findings(doc, brief, words)
    _method(doc, brief, words)
    doc.save(str(path))


def _front(doc: Doc, brief: Brief, words: Words) -> None:
    """The first page: for whom, on what it rests, and three things to do."""
    say = words.say
    whom = "report.internal" if brief.audience == "internal" else f"report.{brief.audience}"
    doc.add_paragraph().add_run(say(whom)).bold = True
    heading(doc, say("brief.heading"), 0)
    if brief.audience == "internal":
        doc.add_paragraph(say("report.internal.care"))
    doc.add_paragraph(brief.rests_on)
    if brief.warning:
        doc.add_paragraph().add_run(brief.warning).bold = True
    if brief.short:
        return
    heading(doc, brief.first_title, 1)
    for number, one in enumerate(brief.things, start=1):
        heading(doc, f"{number}. {one.headline}", 2)
        table(doc, (), _thing(one, words), (34, 136))
    if not brief.things:
        doc.add_paragraph(say("brief.things.none"))
    for line in brief.also:
        doc.add_paragraph(line)
    if brief.unknown:
        doc.add_paragraph(say("brief.unknown.short"))
    small(doc, f"{brief.counts} {brief.aside} allymap gaps --all{brief.flags}")


def _thing(one: Thing, words: Words) -> list[tuple[str, str]]:
    say = words.say
    rows = (
        ("brief.what", one.what),
        ("brief.first", one.first),
        ("brief.do", one.action),
        ("brief.approach", "" if one.approach in one.first + one.headline else one.approach),
        ("brief.introduction", one.introduction),
        ("brief.owner", one.who),
        ("brief.not_known", one.unknown),
        ("brief.wait", one.wait),
        ("brief.why", say("text.quoted", text=one.why)),
    )
    return [(say(code), text) for code, text in rows if text]


def _short(doc: Doc, brief: Brief, words: Words) -> None:
    """Who is absent, and what to ask first."""
    if brief.short is None:
        return
    heading(doc, words.say("report.absent"), 1)
    for line in brief.short.absent:
        doc.add_paragraph(line)
    heading(doc, words.say("short.ask_first"), 1)
    for question, unlocks in brief.short.questions:
        styled(doc, "ListNumber").add_run(question).bold = True
        doc.add_paragraph(unlocks)
    doc.add_paragraph(brief.short.unasked)


def _figures(doc: Doc, figures: Sequence[Figure], words: Words) -> None:
    if figures:
        begun = heading(doc, words.say("picture.heading"), 1)
        begun.paragraph_format.page_break_before = True
    for one in figures:
        figure(doc, one)


def _findings(doc: Doc, brief: Brief, words: Words) -> None:
    for theme in brief.themes:
        begun = heading(doc, theme.title, 1)
        begun.paragraph_format.page_break_before = theme is brief.themes[0]
        for line in theme.once:
            doc.add_paragraph(line)
        for block in theme.blocks:
            _block(doc, block, brief, words)
        if theme.code == "spaces" and brief.ladder:
            _ladder(doc, brief, words)
    _cards(doc, brief, words)
    _summed(doc, brief, "brief.unknown", brief.unknown, words)
    annex = heading(doc, words.say("brief.annex"), 1)
    annex.paragraph_format.page_break_before = True
    _summed(doc, brief, "brief.in_place", brief.in_place, words)


def _block(doc: Doc, block: Block, brief: Brief, words: Words) -> None:
    say = words.say
    heading(doc, f"{block.title} ({len(block.told)})", 2)
    styled(doc, "Quote", say("text.quoted", text=block.why))
    if block.is_table:
        heads = [say(one) for one in ("brief.column.about", "brief.what", "brief.do")]
        table(doc, heads, [_row(one, brief, words) for one in block.told], (38, 66, 66))
    else:
        for one in block.told:
            _one(doc, one, brief, words)
    small(doc, block.command)


def _row(one: Told, brief: Brief, words: Words) -> tuple[str, str, str]:
    about = f"{one.about}\n({_weight(one, words)})"
    what, action = _told(one, brief, words)
    return about, what, " ".join(filter(None, (action, one.mark, *_whose(one, words))))


def _told(one: Told, brief: Brief, words: Words) -> tuple[str, str]:
    """What is the matter and what to do; of a thing of the first page, just where it stands."""
    number = brief.numbers.get(one.id)
    return (words.say("brief.see", n=number), "") if number else (one.what, one.action)


def _weight(one: Told, words: Words) -> str:
    """How grave it is; of an opportunity, that it is one."""
    chance = one.status == "OPPORTUNITY"
    return (
        words.say("status.OPPORTUNITY").lower() if chance else words.say(f"severity.{one.severity}")
    )


def _whose(one: Told, words: Words) -> tuple[str, ...]:
    """Who can introduce them, and who of us acts, as far as anybody is known."""
    said = (("introduction", one.introduction), ("owner", one.owner))
    return tuple(f"{words.say(f'gaps.{name}')} {text}" for name, text in said if text)


def _one(doc: Doc, one: Told, brief: Brief, words: Words) -> None:
    heading(doc, f"{one.about or one.title} ({_weight(one, words)})", 3)
    what, action = _told(one, brief, words)
    doc.add_paragraph(what)
    if action:
        doing = doc.add_paragraph()
        doing.add_run(words.say("gaps.do")).bold = True
        doing.add_run(f" {action}")
    for text in filter(None, (one.mark, *_whose(one, words))):
        doc.add_paragraph(text)


def _ladder(doc: Doc, brief: Brief, words: Words) -> None:
    say = words.say
    heading(doc, say("ladder.title"), 2)
    doc.add_paragraph(say("ladder.about"))
    heads = [say(f"ladder.{n}") for n in ("place", "topic", "men", "women", "mixed", "advocacy")]
    rows = [
        (r.place, r.topic, *(day or say("ladder.none") for day in days))
        for r in brief.ladder
        for days in [(r.men, r.women, r.mixed, r.advocacy)]
    ]
    table(doc, heads, rows, (30, 32, 27, 27, 27, 27))


def _cards(doc: Doc, brief: Brief, words: Words) -> None:
    if brief.cards:
        heading(doc, words.say("brief.card"), 1)
    for card in brief.cards:
        heading(doc, card.title, 2)
        for part in card.parts:
            heading(doc, part.title, 3)
            for line in part.lines:
                doc.add_paragraph(line)
        small(doc, card.command)
    if brief.all_cards:
        heading(doc, words.say("brief.all_cards"), 2)
    for line in brief.all_cards:
        doc.add_paragraph(line)


def _summed(doc: Doc, brief: Brief, code: str, lines: Sequence[Line], words: Words) -> None:
    """Findings summed up in a table, and below it the commands that give its numbers."""
    if not lines:
        return
    say, asks = words.say, any(line.ask for line in lines)
    heading(doc, say(code), 1)
    if asks:
        doc.add_paragraph(say("brief.unknown.about"))
    heads = ("brief.column.matter", "brief.column.topic", "brief.first")[: 2 + asks]
    rows = [(_counted(line), line.what, line.ask)[: 2 + asks] for line in lines]
    table(doc, [say(head) for head in heads], rows, (42, 72, 56) if asks else (50, 120))
    small(doc, f"{say('brief.numbers')} allymap gaps --all{brief.flags}")


def _counted(line: Line) -> str:
    return f"{line.title} ({line.n})" if line.n > 1 else line.title


def _method(doc: Doc, brief: Brief, words: Words) -> None:
    heading(doc, words.say("brief.method"), 1)
    for text in (words.say("brief.method.about"), words.say("report.care"), *brief.own_thresholds):
        doc.add_paragraph(text)
    heads = [words.say("brief.column.meaning"), words.say("brief.column.number")]
    table(doc, heads, brief.thresholds, (120, 50))
    small(doc, f"{words.say('brief.numbers')} allymap threshold")
