"""The card as the one it is about reads it: theirs in full, nothing of anybody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from allymap.model.audience import for_audience
from allymap.model.journal import BY_HAND, Revision, Row
from allymap.model.provenance import Note, provenance
from allymap.model.sketch import sketch
from allymap.model.tables import TABLES, key_of, to_data
from allymap.view.card import write_card
from allymap.view.card_parts import refs_about
from allymap.view.words import words

TODAY = date(2026, 2, 2)
LIST = Revision("r1", "allies", "allies.xlsx", "", "2026-01-05T10:00:00+00:00", number=1)
HAND = Revision("r2", BY_HAND, "fix", "", "2026-01-09T10:00:00+00:00", number=2)
LAND = sketch("""
    Kwame:male_ally{place=n1,skills=song,stance=1}
    Amina:woman_leader{place=Secretville,stance=2,gender=woman}
    Circle:mens_group{place=n1}
    Union:womens_group
    Kwame -member_of{start=2025-03-01,last_contact=2025-06-01,source_ids=informant7}-> Circle
    Kwame -accountable_to{form=consulted}-> Union
    Amina -supports{trust_mission=2,weight=4,reported_by_role=whisperer}-> Kwame
    Amina -opposes-> Kwame
    Amina -trusts-> Kwame
    Amina -nominates{as=role_model}-> Kwame
    Kwame -trusts-> Union
    places id=n1 name=North
    coalitions id=c name=Platform
    seats coalition=c actor=Kwame role=steering joined=2025-01-01
    activities id=s1 date=2026-01-05 element=alliances space=mixed people=Amina|Kwame:speaker
    asks id=q name=Quota target=Amina lead=Kwame
    positions actor=Kwame ask=q position=1 date=2025-05-05
    consents actor=Kwame basis=consent scope=store date=2025-05-01
    consents actor=Amina basis=membership scope=publish
    backlash actor=Kwame month=2026-01-01 source=faith
""")


def _rows(landscape):
    for table in TABLES.values():
        for at, record in enumerate(getattr(landscape, table.name), start=2):
            data = to_data(table, record)
            key = record.key if table.name == "ties" else key_of(table, data)
            yield Row("r1", table.name, key, data, table.name, at)


def _card(actor="Kwame", landscape=LAND, more=(), noted=None):
    """A card of a landscape; its rows are those of the list, and `more` by hand."""
    seen = for_audience(landscape, "internal", TODAY)
    said = provenance([LIST, HAND], [*_rows(LAND), *more], [], refs_about(seen, actor))
    return write_card(seen, actor, said, noted or {}, made_on=TODAY, words=words())


@pytest.fixture
def page(chromium, tmp_path):
    """Opens a card at a width and gives its page, with whatever it should not have done."""
    contexts = []

    def show(html, width=1280):
        context = chromium.new_context(viewport={"width": width, "height": 844})
        contexts.append(context)
        opened = context.new_page()
        opened.trouble = []
        context.add_init_script(
            "addEventListener('securitypolicyviolation', e => console.log('csp', e.blockedURI))"
        )
        opened.on("console", lambda message: opened.trouble.append(message.text))
        opened.on("dialog", lambda dialog: (opened.trouble.append("dialog"), dialog.dismiss()))
        opened.on("request", lambda request: opened.trouble.append(request.url))
        file = tmp_path / "card.html"
        file.write_text(html, encoding="utf-8")
        opened.goto(file.as_uri())
        opened.trouble.remove(file.as_uri())
        return opened

    yield show
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    "held",
    [
        "Kwame, male ally in North",
        "song",
        "Kwame is a member of Circle",
        "1 March 2025",
        "is consulted",
        "Amina supports Kwame",
        "Kwame trusts Union",
        "Platform",
        "steering committee",
        "men and women together",
        "speaker",
        "Quota",
        "they lead it",
        "be kept",
        "List &#34;allies&#34;, file allies.xlsx, sheet ties, row ",
        ", taken in on 5 January 2026",
    ],
)
def test_what_is_held_about_them_is_on_the_card_in_words(held):
    assert held in _card()


@pytest.mark.parametrize(
    "secret",
    [
        "Secretville",
        "opposes",
        "Amina trusts",
        "role_model",
        "names Kwame",
        "informant7",
        "whisperer",
        "faith community",
        "be published",
        "strength",
        "reliability",
    ],
)
def test_nothing_of_others_and_nothing_restricted_is(secret):
    assert secret not in _card()
    assert "backlash" not in _card().lower()


def test_what_others_did_beside_them_is_not_told():
    assert "Amina" not in _card().replace("Amina supports Kwame", "")


def test_what_nobody_knows_is_a_line_to_fill_in():
    card = _card()
    unknown = card[card.index("What we do not know") :]
    for name in ("gender", "age group", "has a risk contact"):
        assert f"<span>{name}</span><i>" in unknown
    assert "<span>members</span>" not in unknown
    assert "<span>stance" not in unknown
    assert card.count("<span>last contact</span><i>") == 3


def test_a_correction_by_hand_says_who_made_it_and_what_it_overruled_is_gone():
    more = [Row("r2", "actors", "Kwame", {"id": "Kwame", "place": "South"})]
    actors = (replace(a, place="South") if a.id == "Kwame" else a for a in LAND.actors)
    landscape = replace(LAND, actors=tuple(actors))
    card = _card(landscape=landscape, more=more, noted={"r2": Note("Zuri", "by phone")})
    assert "Noted by hand by Zuri on 9 January 2026" in card
    assert "by phone" not in card
    assert "male ally in South" in card


def test_no_consent_is_said_and_can_be_given():
    assert "We hold no consent." in _card("Circle")
    assert "We hold no consent." not in _card("Kwame")


def test_internal_stands_first_and_in_the_title():
    card = _card()
    assert "<title>INTERNAL - Kwame</title>" in card
    assert card.index("INTERNAL</p>") < card.index("<h1>")
    assert "Do not forward." in card


def test_the_same_gives_the_same():
    assert _card() == _card()


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
def test_it_loads_nothing_and_nothing_runs_out_of_the_page(page, width):
    shown = page(_card(), width)
    assert shown.trouble == []
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    assert "INTERNAL" in shown.locator("header").inner_text()


@pytest.mark.browser
def test_printed_it_is_a4_with_internal_on_every_page(page):
    shown = page(_card())
    assert shown.pdf(prefer_css_page_size=True)[:5] == b"%PDF-"
    shown.emulate_media(media="print")
    line = shown.locator(".unknown-lines .blank i, .blanks .blank i").first
    assert line.evaluate("e => getComputedStyle(e).borderBottomStyle") == "solid"
    assert "INTERNAL - do not forward" in shown.content()


@pytest.mark.browser
def test_names_are_text_whatever_they_are(page):
    nasty = '</style><img src=x onerror="alert(1)">{{ 7 * 7 }}'
    landscape = replace(LAND, actors=tuple(replace(a, name=nasty + a.name) for a in LAND.actors))
    shown = page(_card(landscape=landscape), 390)
    assert shown.trouble == []
    assert nasty + "Kwame" in shown.locator("h1").inner_text()
    assert shown.evaluate("document.documentElement.scrollWidth") <= 390
