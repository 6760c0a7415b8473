"""Pictures as their readers meet them: complete, readable, and never more than may be shown."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from karuwe import AS_OF, karuwe
from lxml import etree

from allymap.errors import AllymapError
from allymap.gaps.counts import elements_by_place
from allymap.gaps.crossings import between_regions, region_of, within
from allymap.gaps.positions import spectrum
from allymap.gaps.rules import findings_for
from allymap.model.audience import for_audience
from allymap.model.sketch import sketch
from allymap.model.terms import form, positive
from allymap.view.arrangements import arranged
from allymap.view.changing import current
from allymap.view.pictures import network, wall
from allymap.view.pictures.labels import Name, area_of, overlap, placed
from allymap.view.pictures.letters import cut, legal, width, wrapped
from allymap.view.pictures.network import hull
from allymap.view.pictures.png import png
from allymap.view.pictures.shapes import Drawing, Text
from allymap.view.pictures.spectrum import seats
from allymap.view.pictures.svg import svg
from allymap.view.pictures.views import OPEN, VIEWS, picture
from allymap.view.pictures.wanted import Wanted
from allymap.view.style import channel
from allymap.view.tables import Asked
from allymap.view.words import words

SVG = "{http://www.w3.org/2000/svg}"


def wanted(landscape, audience="internal", language="en"):
    said = words(language)
    seen = for_audience(landscape, audience, AS_OF, AS_OF)
    seen = replace(seen, vocabulary=said.labels(seen.vocabulary))
    found = findings_for(landscape, audience, AS_OF, AS_OF)
    spots = arranged(current(seen, AS_OF), "network").at
    return Wanted(Asked(seen, AS_OF, said, audience != "internal"), found, spots)


@pytest.fixture(scope="module")
def inside():
    return wanted(karuwe())


@pytest.fixture(scope="module")
def outside():
    return wanted(karuwe(), "coalition")


def texts(drawing):
    return [shape for shape in drawing.shapes if isinstance(shape, Text)]


def ink(text):
    """Where the letters of a text are: less than the room that is kept for them."""
    left, _, right, _ = area_of(text)
    return left, text.y - 0.76 * text.size, right, text.y + 0.22 * text.size


@pytest.mark.parametrize("view", VIEWS)
def test_no_text_lies_on_another_or_outside_the_sheet(inside, view):
    drawing = picture(view, inside)
    areas = [(ink(text), text.text) for text in texts(drawing)]
    assert len(areas) > 10
    for n, (one, said) in enumerate(areas):
        assert one[0] >= 0, said
        assert one[2] <= drawing.width, said
        assert one[3] <= drawing.height, said
        on = [other for area, other in areas[n + 1 :] if overlap(one, area)]
        assert not on, (said, on)


@pytest.mark.browser
def test_no_name_is_wider_in_a_browser_than_it_was_thought(inside, chromium):
    page = chromium.new_page()
    page.set_content(svg(picture("map", inside)))
    wide = page.evaluate("[...document.querySelectorAll('text')].map(t => t.getBBox().width)")
    page.close()
    thought = [width(t.text, t.size, bold=t.bold) for t in texts(picture("map", inside))]
    assert all(real <= least * 1.04 + 1 for real, least in zip(wide, thought, strict=True))


@pytest.mark.parametrize("view", VIEWS)
def test_a_picture_says_its_day_and_for_whom_it_is(inside, view):
    drawing = picture(view, inside)
    said = [text.text for text in texts(drawing)]
    assert "INTERNAL" in said
    assert any("31 January 2026" in one for one in said)
    assert drawing.title.startswith("INTERNAL")
    assert drawing.about


@pytest.mark.parametrize("view", OPEN)
def test_a_picture_for_partners_names_nobody_whom_they_may_not_see(outside, view):
    hidden = {a.name for a in karuwe().actors} - {a.name for a in outside.asked.landscape.actors}
    said = " ".join(text.text for text in texts(picture(view, outside)))
    assert "For the coalition" in said
    assert "INTERNAL" not in said
    assert not [name for name in hidden if name in said]


def test_partners_are_shown_no_missing_bridge_that_may_be_hidden_from_them(outside, inside):
    def dashed(one):
        return sum(bool(getattr(shape, "dash", ())) for shape in picture("bridges", one).shapes)

    assert dashed(outside) == 0
    assert dashed(inside) > 2


def test_no_person_who_is_against_us_is_named_in_a_spectrum_or_a_matrix(inside):
    land = inside.asked.landscape
    against = {
        actor
        for one in spectrum(land, AS_OF)
        for band, who in one.bands.items()
        for actor in who
        if band < 0 and form(land, actor) == "person"
    }
    never = against - {a for one in spectrum(land, AS_OF) for b in (0, 1, 2) for a in one.bands[b]}
    assert never
    for view in ("spectrum", "matrix"):
        said = " ".join(text.text for text in texts(picture(view, inside)))
        assert not [a for a in never if land.name(a) in said]


def test_a_spectrum_has_a_dot_for_everybody_who_stands_on_an_ask(inside):
    land = inside.asked.landscape
    for ask in land.asks:
        drawing = picture("spectrum", replace(inside, ask=ask.id))
        (bands,) = [one.bands for one in spectrum(land, AS_OF) if one.ask == ask.id]
        said = [text.text for text in texts(drawing) if text.size == 22]
        assert said == [str(len(bands[band])) for band in (2, 1, 0, -1, -2)]


@pytest.mark.parametrize("many", [0, 1, 5, 40, 200, 1400])
def test_dots_in_a_wedge_never_touch(many):
    spots, r = seats(many, 260, 3.1416, 2.5133)
    assert len(spots) == many
    apart = [
        ((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5
        for n, a in enumerate(spots)
        for b in spots[n + 1 :]
    ]
    assert all(gap >= 2 * r for gap in apart)


def test_a_spectrum_of_a_large_list_has_a_dot_for_each_and_says_how_many():
    of = range(1500)
    rows = [
        f"A{n}:womens_group; positions actor=A{n} ask={ask} position=1" for n in of for ask in "pq"
    ]
    land = sketch("asks id=p name=P; asks id=q name=Q;" + ";".join(rows))
    drawing = picture("spectrum", Wanted(Asked(land, AS_OF, words("en"), outside=False)))
    assert [t.text for t in texts(drawing) if t.size == 22].count("1500") == 2
    marks = Counter(getattr(shape, "fill", "") for shape in drawing.shapes)
    assert marks[channel("colour").of("women")] == 2 * len(of) + 1  # and the legend's


def test_the_squares_of_coverage_hold_the_counts_of_the_table(inside):
    counts = elements_by_place(inside.asked.landscape, AS_OF)
    numbers = [int(t.text) for t in texts(picture("coverage", inside)) if t.text.isdecimal()]
    for row in counts.table():
        for cell in filter(None, row):
            assert cell in numbers
    assert sum(map(sum, counts.table())) in numbers


def test_bridges_count_the_pairs_that_ties_join():
    land = karuwe()
    of = region_of(land)
    pairs = {frozenset((t.source, t.target)) for t in positive(land, AS_OF)}
    across = [p for p in pairs if p <= of.keys() and len({of[a] for a in p}) == 2]
    assert sum(b.pairs for b in between_regions(land, AS_OF).bridges) == len(across)
    here = [p for p in pairs if {of.get(a) for a in p} == {"lusoka"}]
    kinds = land.vocabulary.kinds
    mixed = [p for p in here if len({kinds[land.actor[a].kind].constituency for a in p}) == 2]
    assert sum(b.pairs for b in within(land, "lusoka", AS_OF).bridges) == len(mixed)


def test_every_name_and_word_is_escaped_and_legal(tmp_path):
    nasty = ("<script>alert(1)</script>", 'a"b&c', "\x0b\x00", "]]>", "سامي", "x" * 400)
    land = sketch("\n".join(f"n{n}:mens_group{{place=P}}" for n, _ in enumerate(nasty)))
    actors = tuple(replace(a, name=n) for a, n in zip(land.actors, nasty, strict=True))
    for view in VIEWS:
        tree = etree.fromstring(svg(picture(view, wanted(replace(land, actors=actors)))).encode())
        assert {element.tag for element in tree.iter()} <= {
            f"{SVG}{name}"
            for name in ("svg", "title", "desc", "rect", "circle", "text", "polyline", "polygon")
        }
        assert not re.search(r"(href|url\(|@import)", etree.tostring(tree).decode())


@pytest.mark.parametrize("view", VIEWS)
def test_an_empty_list_is_a_picture_that_says_so_or_has_nothing(view):
    etree.fromstring(svg(picture(view, wanted(sketch("A:mens_group")))).encode())


def test_a_language_read_from_the_right_is_mirrored():
    arabic = replace(words("en"), language="ar")
    plain, turned = (
        picture("ladder", replace(w, asked=replace(w.asked, words=said)))
        for w in [wanted(karuwe())]
        for said in (words("en"), arabic)
    )
    assert turned.from_right
    flipped = {"start": "end", "end": "start", "middle": "middle"}
    for one, other in zip(texts(plain), texts(turned), strict=True):
        assert (other.x, other.anchor) == (plain.width - one.x, flipped[one.anchor])
    assert "\u2067INTERNAL\u2069" in svg(turned)


def test_the_wall_is_a3_in_millimetres_with_room_to_write(inside):
    tree = etree.fromstring(svg(wall.drawn(inside)).encode())
    assert (tree.get("width"), tree.get("height")) == ("420mm", "297mm")
    said = [text.text for text in tree.iter(f"{SVG}text")]
    assert said.count("Who") == 4
    assert "Who is missing?" in said
    ruled = [one for one in tree.iter(f"{SVG}polyline") if one.get("points").count(" ") == 1]
    assert len(ruled) > 12


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("audience", ["internal", "coalition"])
def test_the_wall_has_the_notes_that_the_picture_has(audience, language):
    one = wanted(karuwe(), audience, language)
    on_wall = wall.drawn(one)
    said = " ".join(text.text for text in texts(on_wall))
    care = " ".join(words(language).say("report.coalition").split())
    assert (care in said) == (audience == "coalition")
    left = " ".join(network.drawn(one, wall.SIZE).notes[0].split())
    assert left
    assert left in said
    areas = [(ink(text), text.text) for text in texts(on_wall)]
    for n, (area, text) in enumerate(areas):
        assert area[3] <= on_wall.height, text
        assert not [other for where, other in areas[n + 1 :] if overlap(area, where)], text


def test_a_png_is_as_fine_as_asked_and_shapes_arabic_letters():
    def picture_of(text):
        return png(Drawing(200, 60, (Text(180, 40, text, 30, "end"),), "t", "a"), 2)

    joined, apart = picture_of("سلام"), picture_of("س\u200cل\u200cا\u200cم")
    assert joined[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(joined[16:20], "big"), int.from_bytes(joined[20:24], "big")) == (
        400,
        120,
    )
    assert joined != apart  # letters that may not join look otherwise
    assert joined != picture_of("")


def test_texts_are_cut_and_broken_within_their_room():
    assert cut("Karuwe", 10, 1000) == "Karuwe"
    assert width(cut("Karuwe " * 40, 12, 90), 12) <= 90
    lines = wrapped("one two three four five six seven", 12, 60, 2)
    assert len(lines) == 2
    assert all(width(line, 12) <= 60 for line in lines)
    assert lines[-1].endswith("…")
    assert legal("a\x00b\ud800c\tä") == "a\ufffdb\ufffdc\tä"


def test_the_important_name_wins_and_none_lies_on_a_mark():
    names = [Name("first", 50, 50, 5), Name("second", 52, 50, 5)]
    found = placed(names, (0, 0, 110, 100), size=12)
    assert found[0][0].text == "first"
    marks = [(45, 45, 55, 55), (47, 45, 57, 55)]
    assert not [1 for lines in found for t in lines for m in marks[1:] if overlap(area_of(t), m)]


def test_a_hull_is_around_all_its_spots():
    spots = [(0, 0), (4, 0), (4, 4), (0, 4), (2, 2), (2, 0)]
    assert set(hull(spots)) == {(0, 0), (4, 0), (4, 4), (0, 4)}


def sheet(tall):
    return Drawing(1600, tall, (), "t", "a", "en")


def pixels(png_bytes):
    return int.from_bytes(png_bytes[16:20]) * int.from_bytes(png_bytes[20:24])


def test_a_tall_picture_is_less_fine_and_one_too_tall_for_any_screen_is_refused(monkeypatch):
    assert pixels(png(sheet(500))) == 3200 * 1000
    monkeypatch.setattr("allymap.view.pictures.png.MOST", 3_000_000)
    assert 2.9e6 < pixels(png(sheet(1500))) < 3.01e6
    with pytest.raises(AllymapError, match="picture_too_large"):
        png(sheet(2000))


def test_a_document_takes_a_picture_of_any_height(monkeypatch):
    monkeypatch.setattr("allymap.view.pictures.png.MOST", 3_000_000)
    assert 2.9e6 < pixels(png(sheet(45_066), 1.2, 0)) < 3.01e6


def test_a_table_of_eight_hundred_rows_is_refused_as_png():
    with pytest.raises(AllymapError, match="picture_too_large"):
        png(sheet(45_066))
