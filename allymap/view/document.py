"""The brief as a document that opens, and can be changed, in Word and LibreOffice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx import Document

from allymap.view.document_parts import set_up, small, table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from docx.document import Document as Doc

    from allymap.view.brief import Block, Brief, Line
    from allymap.view.things import Thing
    from allymap.view.told import Told
    from allymap.view.words import Words


def write_document(path: Path, brief: Brief, words: Words) -> None:
    """Write the brief as DOCX: headings, tables, page numbers, its language, nobody's name."""
    doc = Document()
    set_up(doc, brief, words)
    _front(doc, brief, words)
    if brief.short:
        _short(doc, brief, words)
    else:
        _findings(doc, brief, words)
    _method(doc, brief, words)
    doc.save(str(path))


def _front(doc: Doc, brief: Brief, words: Words) -> None:
    """The first page: for whom, on what it rests, and three things to do."""
    say = words.say
    whom = "report.internal" if brief.audience == "internal" else f"report.{brief.audience}"
    doc.add_paragraph().add_run(say(whom)).bold = True
    doc.add_heading(say("brief.heading"), 0)
    doc.add_paragraph(brief.rests_on)
    if brief.short:
        return
    doc.add_heading(say("brief.things"), 1)
    for number, one in enumerate(brief.things, start=1):
        doc.add_heading(f"{number}. {one.headline}", 2)
        table(doc, (), _thing(one, words), (34, 136))
    if not brief.things:
        doc.add_paragraph(say("brief.things.none"))
    if brief.unknown:
        doc.add_paragraph(say("brief.unknown.short", n=len(brief.unknown)))
    small(doc, f"{brief.counts} {brief.aside} allymap gaps --all{brief.flags}")


def _thing(one: Thing, words: Words) -> list[tuple[str, str]]:
    say = words.say
    rows = (
        ("brief.what", one.what),
        ("brief.do", one.action),
        ("brief.first", one.first),
        ("brief.approach", one.approach),
        ("brief.introduction", one.introduction),
        ("brief.owner", one.who),
        ("brief.why", say("text.quoted", text=one.why)),
    )
    return [(say(code), text) for code, text in rows if text]


def _short(doc: Doc, brief: Brief, words: Words) -> None:
    """Who is absent, and what to ask first."""
    if brief.short is None:
        return
    doc.add_heading(words.say("report.absent"), 1)
    for line in brief.short.absent:
        doc.add_paragraph(line)
    doc.add_heading(words.say("short.ask_first"), 1)
    for question, unlocks in brief.short.questions:
        doc.add_paragraph(style="List Number").add_run(question).bold = True
        doc.add_paragraph(unlocks)
    doc.add_paragraph(brief.short.unasked)


def _findings(doc: Doc, brief: Brief, words: Words) -> None:
    for theme in brief.themes:
        heading = doc.add_heading(theme.title, 1)
        heading.paragraph_format.page_break_before = theme is brief.themes[0]
        for block in theme.blocks:
            _block(doc, block, words)
        if theme.code == "spaces" and brief.ladder:
            _ladder(doc, brief, words)
    _cards(doc, brief, words)
    _summed(doc, brief, "brief.unknown", brief.unknown, words)
    _summed(doc, brief, "brief.in_place", brief.in_place, words)


def _block(doc: Doc, block: Block, words: Words) -> None:
    say = words.say
    doc.add_heading(f"{block.title} ({len(block.told)})", 2)
    doc.add_paragraph(say("text.quoted", text=block.why), style="Quote")
    if block.is_table:
        heads = [say(one) for one in ("brief.column.about", "brief.what", "brief.do")]
        table(doc, heads, [_row(one, words) for one in block.told], (38, 66, 66))
    else:
        for one in block.told:
            _one(doc, one, words)
    small(doc, f"{say('brief.number')} {block.command}")


def _row(one: Told, words: Words) -> tuple[str, str, str]:
    about = f"{one.about}\n({words.say(f'severity.{one.severity}')})"
    return about, one.what, " ".join(filter(None, (one.action, one.mark, *_whose(one, words))))


def _whose(one: Told, words: Words) -> tuple[str, ...]:
    """Who can introduce them, and who of us acts, as far as anybody is known."""
    said = (("introduction", one.introduction), ("owner", one.owner))
    return tuple(f"{words.say(f'gaps.{name}')} {text}" for name, text in said if text)


def _one(doc: Doc, one: Told, words: Words) -> None:
    doc.add_heading(f"{one.about or one.title} ({words.say(f'severity.{one.severity}')})", 3)
    doc.add_paragraph(one.what)
    doing = doc.add_paragraph()
    doing.add_run(words.say("gaps.do")).bold = True
    doing.add_run(f" {one.action}")
    for text in filter(None, (one.mark, *_whose(one, words))):
        doc.add_paragraph(text)


def _ladder(doc: Doc, brief: Brief, words: Words) -> None:
    say = words.say
    doc.add_heading(say("ladder.title"), 2)
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
        doc.add_heading(words.say("brief.card"), 1)
    for card in brief.cards:
        doc.add_heading(card.title, 2)
        for part in card.parts:
            doc.add_heading(part.title, 3)
            for line in part.lines:
                doc.add_paragraph(line)
        small(doc, f"{words.say('brief.number')} {card.command}")


def _summed(doc: Doc, brief: Brief, code: str, lines: Sequence[Line], words: Words) -> None:
    """Findings summed up in a table, and below it the commands that give its numbers."""
    if not lines:
        return
    say, asks = words.say, any(line.ask for line in lines)
    doc.add_heading(say(code), 1)
    if asks:
        doc.add_paragraph(say("brief.unknown.about"))
    heads = ("brief.column.about", "brief.column.topic", "brief.first")[: 2 + asks]
    rows = [(f"{_counted(line)}\n{line.rule}", line.what, line.ask)[: 2 + asks] for line in lines]
    table(doc, [say(head) for head in heads], rows, (42, 72, 56) if asks else (50, 120))
    rules = dict.fromkeys(line.rule for line in lines)
    commands = ", ".join(f"allymap gaps --rule {rule}{brief.flags}" for rule in rules)
    small(doc, f"{say('brief.numbers')} {commands}")


def _counted(line: Line) -> str:
    return f"{line.title} ({line.n})" if line.n > 1 else line.title


def _method(doc: Doc, brief: Brief, words: Words) -> None:
    doc.add_heading(words.say("brief.method"), 1)
    for text in (words.say("brief.method.about"), words.say("report.care"), *brief.own_thresholds):
        doc.add_paragraph(text)
    heads = [words.say("brief.column.meaning"), words.say("brief.column.number")]
    table(doc, heads, brief.thresholds, (120, 50))
    small(doc, f"{words.say('brief.numbers')} allymap threshold")
