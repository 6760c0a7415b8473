"""What a document is made of: its pages, tables and small lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from allymap.view.report import title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as Doc
    from docx.text.paragraph import Paragraph

    from allymap.view.brief import Brief
    from allymap.view.words import Words

_SOFT = RGBColor(0x5B, 0x64, 0x75)
_LOCALES = {"en": "en-GB", "fr": "fr-FR"}
# Point sizes, and the space above and below, of what stands on a page.
_STYLES = {
    "Normal": (10, 0, 4),
    "Title": (20, 0, 4),
    "Heading 1": (14, 12, 3),
    "Heading 2": (11, 7, 2),
    "Heading 3": (10, 5, 1),
}


def set_up(doc: Doc, brief: Brief, words: Words) -> None:
    """A4, the language of its words, for whom it is on every page, and no person's name."""
    section = doc.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(17)
    doc.styles["Normal"].font.name = "Arial"
    for name, (size, before, after) in _STYLES.items():
        style: Any = doc.styles[name]
        style.font.size = Pt(size)
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
    _describe(doc, brief, words)
    section.header.paragraphs[0].text = title(brief, words)
    _numbered(section.footer.paragraphs[0], words)


def _describe(doc: Doc, brief: Brief, words: Words) -> None:
    locale = _LOCALES.get(brief.language, brief.language)
    for lang in doc.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), locale)
    about = doc.core_properties
    about.title, about.language = title(brief, words), locale
    about.author = about.last_modified_by = about.comments = ""
    about.created = about.modified = datetime.combine(brief.made_on, time())


def _numbered(paragraph: Any, words: Words) -> None:
    """Page X of Y, which the word processor counts itself."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    before, _, rest = words.say("brief.page", page="\0", pages="\1").partition("\0")
    middle, _, after = rest.partition("\1")
    paragraph.add_run(before)
    _field(paragraph, "PAGE")
    paragraph.add_run(middle)
    _field(paragraph, "NUMPAGES")
    paragraph.add_run(after)


def _field(paragraph: Any, name: str) -> None:
    field, run, text = (OxmlElement(tag) for tag in ("w:fldSimple", "w:r", "w:t"))
    field.set(qn("w:instr"), name)
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def heading(doc: Doc, text: str, level: int) -> Paragraph:
    """A heading of a level from 1; 0 is the title of all."""
    return styled(doc, f"Heading{level}" if level else "Title", text)


def styled(doc: Doc, style: str, text: str = "") -> Paragraph:
    """A paragraph in a style, by its id: to look a name up, all styles are gone through twice."""
    made = doc.add_paragraph(text)
    made._p.style = style
    return made


def small(doc: Doc, text: str) -> None:
    """A small, soft line: where a number comes from."""
    run = doc.add_paragraph().add_run(text)
    run.font.size, run.font.color.rgb = Pt(8), _SOFT


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture as PNG, and what it shows, in words, for those who cannot see it."""

    png: bytes
    title: str
    about: str


def figure(doc: Doc, one: Figure) -> None:
    """A picture as wide as the page, with its words as alternative text."""
    shape = doc.add_picture(BytesIO(one.png), width=Mm(170))
    about = shape._inline.docPr
    about.set("title", one.title)
    about.set("descr", f"{one.title}. {one.about}")


def table(
    doc: Doc, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]
) -> None:
    """A table of texts with widths in millimetres; its head comes again on every page."""
    made = doc.add_table(rows=0, cols=len(widths), style="Table Grid")
    made.autofit = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)
    if heads:
        _row(made, heads, widths, is_head=True)
    for row in rows:
        _row(made, row, widths, is_head=False)


def _row(made: Any, texts: Sequence[str], widths: Sequence[int], *, is_head: bool) -> None:
    """A row that is not torn between two pages; its first cell says what it is about."""
    row = made.add_row()
    about = row._tr.get_or_add_trPr()
    about.append(OxmlElement("w:cantSplit"))
    if is_head:
        about.append(OxmlElement("w:tblHeader"))
    for number, (cell, text, width) in enumerate(zip(row.cells, texts, widths, strict=True)):
        cell.width = Mm(width)
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(1)
        run = paragraph.add_run(text)
        run.font.size = Pt(9)
        run.bold = is_head or not number
