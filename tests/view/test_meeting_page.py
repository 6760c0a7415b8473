"""The page of a meeting is one sheet of A4, however much there is to say."""

from __future__ import annotations

import pytest

from allymap.view.meeting import CHANGED, NAMED, Agenda, Change, Thing, write_meeting
from allymap.view.words import languages, words

LONG = "Ngazi Cooperative of Fathers and Grandfathers of the Upper Valley: they answer to nobody"


def agenda():
    lines = tuple(f"{LONG} {n}" for n in range(NAMED))
    names = ("1 marked done", "3 open again", "9 new", "12 gone")
    things = tuple(Thing(LONG, LONG * 2, LONG, "Rokia", "1 March 2026") for _ in range(3))
    changes = tuple(Change(name, (*lines[:CHANGED], "6 more")) for name in names)
    return Agenda("1 March 2026", "Since", changes, lines[:2], lines, things, (LONG,))


@pytest.mark.browser
@pytest.mark.parametrize("language", languages())
def test_it_prints_on_one_sheet(chromium, tmp_path, language):
    file = tmp_path / "meeting.html"
    file.write_text(write_meeting(agenda(), words=words(language)), encoding="utf-8")
    page = chromium.new_page()
    page.goto(file.as_uri())
    pdf = page.pdf(prefer_css_page_size=True)
    page.close()
    assert pdf.count(b"/Type /Page\n") == 1


def test_what_comes_from_lists_is_text_on_the_page():
    nasty = Thing("<script>alert(1)</script>", "<img src=x>", "&", "'\"", "")
    about = Agenda("x", "x", (), (), (), (nasty,), ())
    page = write_meeting(about, words=words())
    assert "<script" not in page
    assert "<img" not in page
