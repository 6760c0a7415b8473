"""The brief: every finding has its place, and the first page says what to do."""

from __future__ import annotations

import html
import random
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from docx.oxml.ns import qn
from karuwe import AS_OF, karuwe
from random_landscape import random_landscape

from allymap.gaps.choice import choose
from allymap.gaps.coalition import card
from allymap.gaps.introducers import Introducers
from allymap.gaps.rules import RULES, find_gaps, findings_for
from allymap.model.audience import for_audience
from allymap.model.sketch import sketch
from allymap.view.brief import SINGLE, coalition_card, make_brief
from allymap.view.coalition import parts
from allymap.view.document import write_document
from allymap.view.report import write_report
from allymap.view.tell import tell
from allymap.view.things import arranged
from allymap.view.words import words

TODAY = date(2026, 2, 2)
LANGUAGES = ("en", "fr")


def brief_of(landscape, audience="internal", language="en", made_on=TODAY, **more):
    say = words(language)
    seen = for_audience(landscape, audience, TODAY, AS_OF)
    introducers = Introducers(landscape, seen, AS_OF, TODAY, shared=audience != "internal")
    found = introducers.dress(findings_for(landscape, audience, AS_OF, TODAY))
    told = tell(found, seen, say)
    about = {"audience": audience, "as_of": AS_OF, "made_on": made_on, "words": say}
    return make_brief(seen, found, told, **about, **more)


def paragraphs(document):
    cells = [c.text for table in document.tables for row in table.rows for c in row.cells]
    return [*(p.text for p in document.paragraphs), *cells]


def test_every_rule_belongs_to_one_theme_and_has_somebody_to_approach():
    placed = [rule for rules in arranged()["themes"].values() for rule in rules]
    assert sorted(placed) == sorted(rule.id for rule in RULES)
    assert arranged()["approach"].keys() == set(placed)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", [rule.id for rule in RULES if rule.id != "DATA-1"])
def test_every_rule_says_what_to_ask_first_and_what_it_asks(rule, language):
    assert words(language).has(f"brief.first.{rule}")
    assert words(language).has(f"brief.topic.{rule}")


@pytest.mark.parametrize("audience", ["internal", "coalition"])
def test_every_open_finding_stands_in_one_block_of_its_rule(audience):
    found = findings_for(karuwe(), audience, AS_OF, TODAY)
    brief = brief_of(karuwe(), audience)
    shown = [one.id for theme in brief.themes for block in theme.blocks for one in block.told]
    wanted = [f.id for f in found if f.status in ("GAP", "OPPORTUNITY") and f.rule != "DATA-1"]
    assert sorted(shown) == sorted(wanted)
    blocks = [block for theme in brief.themes for block in theme.blocks]
    assert len({block.rule for block in blocks}) == len(blocks)
    assert {block.is_table for block in blocks if len(block.told) > SINGLE} <= {True}


def test_the_three_things_are_the_most_pressing_and_say_all_that_is_needed():
    brief = brief_of(karuwe())
    chosen = choose(karuwe(), find_gaps(karuwe(), AS_OF), AS_OF)
    assert [one.id for one in brief.things] == [f.id for f in chosen.things]
    first = next(one for one in brief.things if one.rule == "ACC-1")
    assert "Cercle des pères du lac" in first.headline
    assert (first.approach, first.who) == (
        "Maison des droits des femmes de Lusoka",
        "Peter Ushindale; before 2 March 2026",
    )
    assert "Ask whether they want this" in first.first
    assert all((one.what, one.action, one.why, one.approach, one.first) for one in brief.things)


def test_below_the_three_things_all_else_that_is_critical_or_has_a_day_is_named():
    grave, dated = brief_of(karuwe()).also
    chosen = choose(karuwe(), find_gaps(karuwe(), AS_OF), AS_OF)
    told = tell(chosen.critical, karuwe(), words())
    assert len(told) == 4
    assert [one.about for one in told if one.about not in grave] == []
    assert "14 February 2026" in dated
    assert "Old Mill" in dated


def test_who_could_introduce_us_is_asked_before_all():
    land = sketch("""
        Men:mens_group
        Pastor:religious_leader
        Fem:feminist_org
        Men -collaborates_with{last_contact=2026-01-10}-> Pastor
        Pastor -collaborates_with{last_contact=2026-01-10}-> Fem
        sources id=s date=2026-01-01
        scopes source=s topic=accountable_to about=all
    """)
    first = next(one for one in brief_of(land).things if one.rule == "ACC-1")
    assert first.approach == "Fem"
    assert first.introduction.startswith("Ask Pastor first, and for no more than this")


def test_what_was_put_aside_is_no_thing_to_do():
    found = find_gaps(karuwe(), AS_OF)
    told = tell(found, karuwe(), words())
    first = next(one for one in told if one.rule == "ACC-1")
    aside = [replace(one, aside=True) if one.id == first.id else one for one in told]
    about = {"audience": "internal", "as_of": AS_OF, "made_on": TODAY, "words": words()}
    brief = make_brief(karuwe(), found, aside, **about)
    assert first.id not in {one.id for one in brief.things}
    assert first.id in {o.id for theme in brief.themes for b in theme.blocks for o in b.told}


def test_the_commands_give_the_numbers_of_this_brief():
    block = brief_of(karuwe(), "coalition").themes[0].blocks[0]
    assert block.command == "allymap gaps --rule ACC-1 --as-of 2026-01-31 --for coalition"


def test_what_is_in_place_never_reads_as_what_is_missing():
    lines = {line.rule: line.title for line in brief_of(karuwe()).in_place}
    assert lines["SAFE-2"] == "Allies have people around them"
    assert not {words().say(f"{rule}.title") for rule in lines} & set(lines.values())


def test_those_who_have_not_agreed_are_counted_and_neither_named_nor_held_up():
    (consent,) = [f for f in find_gaps(karuwe(), AS_OF) if f.id == "DATA-1:consent"]
    names = [karuwe().name(one) for one in consent.facts["whom"]]
    brief = brief_of(karuwe())
    lines = [one.what for one in (*brief.unknown, *brief.in_place)]
    assert [name for name in names for line in lines if name in line] == []
    assert "11 people on the list have not agreed yet to be kept on it." in lines
    allies = next(line for line in brief.in_place if line.rule == "SAFE-2")
    assert allies.n == 19
    assert "who have not agreed yet to be on the list" in allies.what


def test_old_lists_are_said_to_be_old_before_anything_else():
    assert brief_of(karuwe()).warning == ""
    late = brief_of(karuwe(), made_on=date(2026, 11, 28))
    assert "days before this page was made" in late.warning
    page = write_report(late, words())
    assert page.index(html.escape(late.warning)) < page.index(late.first_title)


def test_the_first_page_names_the_day_until_which_it_speaks():
    assert brief_of(karuwe()).first_title == "Three things to do before 2 March 2026"


def test_no_count_of_those_who_named_somebody_stands_beside_a_name():
    told = tell(find_gaps(karuwe(), AS_OF), karuwe(), words())
    named = [one.what for one in told if one.rule == "BASE-1"]
    assert len(named) == 6
    assert [text for text in named if any(sign.isdigit() for sign in text)] == []


def test_the_numbers_of_the_brief_add_up_to_what_it_shows():
    for audience in ("internal", "coalition"):
        brief = brief_of(karuwe(), audience)
        shown = [one.status for theme in brief.themes for b in theme.blocks for one in b.told]
        assert f"{shown.count('GAP')} gaps" in brief.counts
        chances = shown.count("OPPORTUNITY")
        assert f"{chances} opportunit" in brief.counts
        assert f"{brief.unknowns} things we do not know" in brief.counts
        assert f"{sum(line.n for line in brief.in_place)} in place" in brief.counts


def test_a_place_without_checked_help_names_whom_to_call_whom_to_tell_and_whom_to_ask():
    hatta = next(one for one in brief_of(karuwe()).things if one.rule == "SAFE-1")
    assert "For more than 183 days nobody has checked" in hatta.what
    assert "The next one is on 20 February 2026." in hatta.what
    names = [karuwe().name(one) for one in ("legal-north", "fac-orun", "staff-1")]
    assert [name for name in names if name not in hatta.action] == []
    assert hatta.approach == names[0]
    assert hatta.first.startswith("Ask Amberi Women's Rights House and the women of the place")


def test_what_nobody_asked_about_the_same_people_stands_beside_the_thing_to_do():
    hatta, fathers, _ = brief_of(karuwe()).things
    assert hatta.unknown.startswith("Nobody has asked whether Hatta Men's Group answers")
    assert fathers.unknown == ""


def test_what_is_told_of_somebody_nobody_could_reach_says_so():
    told = {one.id: one.what for one in tell(find_gaps(karuwe(), AS_OF), karuwe(), words())}
    assert told["ACC-1:tamzir-mens-2"].endswith("this is what others told.")
    assert "others told" not in told["ACC-1:tamzir-mens-1"]


def test_who_stands_in_several_findings_is_asked_once_about_all():
    once = brief_of(karuwe()).themes[0].once
    assert once[0].startswith("Ask Maison des droits des femmes de Lusoka once, about these 3")
    assert "Cercle des pères du lac" in once[0]


def test_what_every_coalition_card_says_alike_is_said_once():
    names = ("law-coalition", "school-coalition")
    cards = [
        coalition_card(karuwe(), card(karuwe(), n, AS_OF), AS_OF, TODAY, words()) for n in names
    ]
    brief = brief_of(karuwe(), cards=cards)
    assert any(line.startswith("Only we connect 20 pairs") for line in brief.all_cards)
    left = [line for one in brief.cards for part in one.parts for line in part.lines]
    assert not set(left) & set(brief.all_cards)
    assert brief_of(karuwe(), cards=cards[:1]).all_cards == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_thing_says_what_follows_when_nothing_is_done(language):
    assert all(
        words(language).has(f"brief.wait.{rule.id}") for rule in RULES if rule.id != "DATA-1"
    )
    assert all(one.wait for one in brief_of(karuwe(), language=language).things)


def test_what_the_first_page_says_is_not_said_again_below():
    brief = brief_of(karuwe())
    page = html.unescape(write_report(brief, words()))
    assert [one.what for one in brief.things if page.count(one.what) != 1] == []
    assert page.count("See number 2 on the first page.") == 1


def test_the_page_has_no_code_of_ours_where_words_should_be():
    text = " ".join(line.what + line.ask + line.title for line in brief_of(karuwe()).unknown)
    assert [code for code in ("has access to”", "“actors”", "act-0") if code in text] == []


def test_the_brief_says_on_what_it_rests():
    assert brief_of(karuwe()).rests_on == (
        "This brief rests on what 9 sources tell of 150 people, groups and organisations, as of "
        "31 January 2026; made on 2 February 2026."
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", range(25))
def test_any_landscape_makes_a_brief_without_holes(seed, language):
    landscape = random_landscape(random.Random(seed))
    for audience in ("internal", "coalition"):
        brief = brief_of(landscape, audience, language)
        page = write_report(brief, words(language))
        assert "brief." not in page
        for one in brief.things:
            text = " ".join((one.headline, one.what, one.action, one.approach, one.first))
            assert [hole for hole in ("{", "None", " ,", "  ") if hole in text] == []


def test_the_card_of_a_coalition_is_in_the_brief_with_its_command():
    one = card(karuwe(), "law-coalition", AS_OF)
    shown = coalition_card(karuwe(), one, AS_OF, TODAY, words())
    assert shown.command == (
        'allymap coalition "Coalition for a Fair Family Law" --as-of 2026-01-31'
    )
    page = html.unescape(write_report(brief_of(karuwe(), cards=[shown]), words()))
    assert all(part.title in page for part in shown.parts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_beside_the_names_of_members_no_small_number_points_at_an_lgbtq_organisation(language):
    one = card(karuwe(), "law-coalition", AS_OF)
    seats = parts(karuwe(), one, AS_OF, words(language))[0].lines
    assert [line for line in seats if "LGBTQ" in line] == []
    other = card(karuwe(), "school-coalition", AS_OF)
    assert "2" in parts(karuwe(), other, AS_OF, words(language))[0].lines[-1]


@pytest.fixture(params=LANGUAGES)
def document(request, tmp_path):
    """The brief of Karuwe as a document in a language, opened again."""
    brief = brief_of(karuwe(), language=request.param)
    write_document(tmp_path / "b.docx", brief, words(request.param))
    return request.param, brief, Document(str(tmp_path / "b.docx")), tmp_path / "b.docx"


def test_the_document_says_all_that_the_page_says(document):
    _, brief, opened, _ = document
    text = "\n".join(paragraphs(opened))
    for theme in brief.themes:
        for block in theme.blocks:
            assert block.command in text
            assert all(one.what in text and one.action in text for one in block.told)
            assert all(line in text for line in theme.once)
    for line in (*brief.unknown, *brief.in_place):
        assert line.what in text
        assert line.ask in text
    first = next(p.text for p in opened.paragraphs if p.style.name == "Heading 1")
    assert first == brief.first_title


def test_the_document_names_its_language_its_reader_and_nobody_else(document):
    language, _, opened, path = document
    about = opened.core_properties
    mark = {"en": "INTERNAL", "fr": "INTERNE"}[language]
    assert about.title.startswith(mark)
    assert opened.sections[0].header.paragraphs[0].text.startswith(mark)
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert about.language == {"en": "en-GB", "fr": "fr-FR"}[language]
    lang = next(opened.styles.element.iter(qn("w:lang")))
    assert lang.get(qn("w:val")) == about.language
    footer = zipfile.ZipFile(path).read("word/footer1.xml").decode()
    assert 'w:instr="PAGE"' in footer
    assert 'w:instr="NUMPAGES"' in footer


def test_a_table_of_the_document_repeats_its_head_and_is_a4(document):
    _, _, opened, _ = document
    assert round(opened.sections[0].page_width.mm) == 210
    heads = [t.rows[0]._tr.findall(f".//{qn('w:tblHeader')}") for t in opened.tables]
    assert sum(map(bool, heads)) >= 5


def test_names_in_a_document_are_text_whatever_they_are(tmp_path):
    odd = ["<w:t>", "أحمد", "=HYPERLINK(1)", "a & b"]
    land = sketch(
        "\n".join(f"n{n}:mens_group" for n, _ in enumerate(odd))
        + """
        n0 -funds-> n1
        sources id=s date=2026-01-01
        scopes source=s topic=accountable_to about=all
    """
    )
    named = tuple(replace(a, name=name) for a, name in zip(land.actors, odd, strict=True))
    write_document(tmp_path / "b.docx", brief_of(replace(land, actors=named)), words())
    text = "\n".join(paragraphs(Document(str(tmp_path / "b.docx"))))
    assert [name for name in odd if name not in text] == []
