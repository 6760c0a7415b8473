"""How a landscape looks, as a Picture; the golden one was looked at before it was kept."""

from __future__ import annotations

import importlib.util
import json
import re
from dataclasses import asdict, replace
from itertools import combinations, pairwise
from math import dist
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import allymap
from allymap.model.sketch import sketch
from allymap.model.vocabulary import FORMS, built_in
from allymap.view.style import Channel, bounded, channel, dress, style
from allymap.view.told import Told

if TYPE_CHECKING:
    from types import ModuleType

HERE = Path(__file__).parent
# After a wanted change: write `_plain(...)` of the golden landscape here, and look at the map.
GOLDEN = HERE / "golden_picture.json"
# Linear RGB as people see it who lack one kind of cone (Machado, Oliveira, Fernandes 2009).
SEEN_WITHOUT = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "red cones": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "blue cones": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
    "green cones": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
}


def _golden() -> ModuleType:
    spec = importlib.util.spec_from_file_location("golden", HERE.parent / "golden.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _told(status: str, *actors: str, subjects: tuple[str, ...] | None = None) -> Told:
    return Told("R:1", "R", status, "high", "", "", "", "", actors, (), subjects)


def _plain() -> object:
    told = (_told("GAP", "G1", "O2"), _told("OPPORTUNITY", "A04", "G1"))
    return json.loads(json.dumps(asdict(dress(_golden().golden(), told))))


def test_the_golden_landscape_looks_as_it_did() -> None:
    assert _plain() == json.loads(GOLDEN.read_text(encoding="utf-8"))


def test_the_order_of_the_lists_does_not_change_the_picture() -> None:
    golden = _golden().golden()
    turned = replace(golden, actors=golden.actors[::-1], ties=golden.ties[::-1])
    assert dress(turned, ()) == dress(golden, ())


def test_each_channel_says_what_it_should() -> None:
    land = sketch("""
        Juma:religious_leader -opposes-> Court:court
        Us:ingo -collaborates_with-> Court
        settings name=us value=Us
    """)
    picture = dress(land, ())
    nodes = {node.id: node for node in picture.nodes}
    assert [nodes[i].shape for i in ("Juma", "Court", "Us")] == ["dot", "diamond", "square"]
    assert [nodes[i].ours for i in ("Juma", "Court", "Us")] == [False, False, True]
    assert nodes["Juma"].colour == channel("colour").of("influencers")
    against, beside = picture.edges
    assert (against.family, against.arrow, against.dash != ()) == ("opposition", True, True)
    assert (beside.family, beside.arrow, beside.dash) == ("work", False, ())


def test_parallel_ties_do_not_lie_on_each_other() -> None:
    land = sketch("A:ngo_local -funds-> B:ngo_local; A -supports-> B; B -trusts-> A")
    assert (
        len({edge.bend * (1 if edge.source == "A" else -1) for edge in dress(land, ()).edges}) == 3
    )


def test_a_ring_shows_the_most_pressing_finding_about_its_subjects_only() -> None:
    land = sketch("A:mens_group; B:mens_group; C:mens_group")
    told = (
        _told("OPPORTUNITY", "A"),
        _told("GAP", "A", "B", subjects=("A",)),
        _told("BLIND_SPOT", "C", "gone"),
        _told("OK", "B"),
    )
    rings = {node.id: node.ring for node in dress(land, told).nodes}
    assert rings == {"A": "GAP", "B": "", "C": "BLIND_SPOT"}


def test_the_legend_names_what_is_there_in_plain_words_and_nothing_else() -> None:
    land = sketch("A:mens_group -accountable_to-> F:feminist_org; A -mentors-> F; F -supports-> A")
    entries = [(e.channel, e.label, e.count) for e in dress(land, (_told("GAP", "A"),)).legend]
    assert entries == [
        ("colour", "men", 1),
        ("colour", "feminist movement", 1),
        ("shape", "group", 1),
        ("shape", "organisation", 1),
        ("ring", "GAP", 1),
        ("line", "answers to", 1),
        ("line", "supports, mentors", 2),
    ]


def test_every_code_of_the_vocabulary_has_a_look_and_every_channel_a_missing_one() -> None:
    words = built_in()
    assert set(channel("colour").values) == set(words.codes["constituencies"])
    assert set(channel("shape").values) == set(FORMS)
    assert set(channel("line").values) == {t for t, tie in words.ties.items() if not tie.flips_to}
    for name in ("colour", "shape", "ring", "line"):
        assert channel(name).of("never heard of") == channel(name).missing
    assert Channel("x", {}, "grey").of(None) == "grey"
    assert "missing" in style()["size"]


def test_size_grows_with_ties_between_two_bounds() -> None:
    sizes = [bounded(n) for n in (0, 1, 4, 9, 400)]
    assert sizes == sorted(sizes)
    assert sizes[0] == style()["size"]["least"]
    assert sizes[-1] == style()["size"]["most"]


@pytest.mark.parametrize("missing", SEEN_WITHOUT)
def test_colours_are_told_apart_also_by_colour_blind_readers(missing: str) -> None:
    seen = {name: _lab(colour, missing) for name, colour in channel("colour").values.items()}
    nearest = min(combinations(seen, 2), key=lambda pair: dist(seen[pair[0]], seen[pair[1]]))
    assert dist(seen[nearest[0]], seen[nearest[1]]) >= 18, nearest


def test_no_two_constituencies_are_the_same_grey() -> None:
    """A printer without colour leaves lightness alone; 2.3 is what a reader can just tell."""
    greys = sorted((lab[0], name) for name, lab in _seen("all cones").items())
    steps = {(one[1], next_[1]): next_[0] - one[0] for one, next_ in pairwise(greys)}
    assert min(steps.values()) >= 4.5, min(steps, key=lambda pair: steps[pair])


def _lab(colour: str, missing: str) -> tuple[float, float, float]:
    """CIE L*a*b* (D65) of a colour as seen without some cones."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    r, g, b = (
        min(1.0, max(0.0, sum(k * p for k, p in zip(row, linear, strict=True))))
        for row in SEEN_WITHOUT[missing]
    )
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.mark.parametrize("missing", SEEN_WITHOUT)
def test_constituencies_and_forms_stay_apart_by_colour_or_shape(missing: str) -> None:
    marks = [(shape, lab) for shape in _shapes() for lab in _seen(missing).values()]
    told = [
        (one, other)
        for one, other in combinations(marks, 2)
        if one[0] == other[0] and dist(one[1], other[1]) < 18
    ]
    assert len(_shapes()) == len(set(_shapes())) == len(FORMS)
    assert told == []


def _shapes() -> list[str]:
    return [channel("shape").of(form) for form in FORMS]


def _seen(missing: str) -> dict[str, tuple[float, float, float]]:
    """How each constituency's colour looks to somebody without some cones."""
    return {name: _lab(colour, missing) for name, colour in channel("colour").values.items()}


def test_colours_are_data_and_not_code():
    package = Path(allymap.__file__).parent
    said = re.compile(r"""["']#[0-9a-fA-F]{3,8}["']""")
    files = sorted(package.rglob("*.py"))
    assert [path.name for path in files if said.search(path.read_text(encoding="utf-8"))] == []
