"""Two waves beside each other: Karuwe's endline says exactly what was planned, and why not more."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from karuwe import SAMPLE

from allymap.gaps.changes import changes
from allymap.gaps.fates import counted
from allymap.gaps.informants import side_of, told_by
from allymap.gaps.rules import find_gaps
from allymap.intake.read import digest, read
from allymap.intake.reading import strict
from allymap.model.journal import Revision, Row, one_by_one
from allymap.model.rounds import wave, waves
from allymap.model.sketch import sketch
from allymap.model.tables import TABLES, key_of
from allymap.model.vocabulary import built_in
from allymap.view.change import parts
from allymap.view.informants import parts as informant_parts
from allymap.view.words import words

FIRST, SECOND = date(2026, 1, 31), date(2027, 1, 31)


def _revision(number, file, name, **about):
    at = f"202{5 + number}-02-01T00:00:00+00:00"
    about = {"list": file, **about}
    sha = digest(SAMPLE / file)
    return Revision(f"r{number}", file=file, sha256=sha, at=at, wave=name, number=number, **about)


def _karuwe(**second):
    revisions = [
        _revision(1, "karuwe.xlsx", "baseline"),
        _revision(2, "endline.xlsx", "endline", **second),
    ]
    rows = [
        row
        for r in revisions
        for row in one_by_one(strict(read(SAMPLE / r.file, built_in(), r.id)))
    ]
    days = {"baseline": FIRST, "endline": SECOND}
    return [wave(revisions, rows, (), name, day) for name, day in days.items()]


@pytest.fixture(scope="module")
def both():
    return _karuwe()


@pytest.fixture(scope="module")
def change(both):
    return changes(*both)


@pytest.fixture(scope="module")
def plan():
    return json.loads((SAMPLE / "expected.json").read_text(encoding="utf-8"))["endline"]


def test_who_is_new_gone_and_missing_is_exactly_as_planned(change, plan):
    assert set(change.roster.new) == set(plan["new"])
    assert set(change.roster.gone) == set(plan["gone"])
    assert set(change.roster.missing) == set(plan["not_interviewed"])


def test_six_new_bridging_ties_and_the_federations_bridge_is_lost(change, plan):
    found = next(one for one in change.bridging if one.connector == "savings-federation")
    assert found.lost
    planned = {frozenset((one["source"], one["target"])) for one in plan["bridges"]}
    assert set(map(frozenset, found.new)) == planned
    assert len(found.new) == 6


def test_what_was_not_asked_at_baseline_is_left_out_and_said(both, change):
    assert change.unlike == (("accountable_to", "orun-valley", "endline"),)
    assert change.fates["ACC-1"]["now_known"] == ("ACC-1:orun-mens-1",)
    assert "ACC-1:orun-mens-1" not in change.fates["ACC-1"].get("new", ())
    told = _told(both, change)
    assert "“answers to” in Orun Valley was asked only in endline: it is left out" in told


def test_a_tie_that_was_asked_about_in_one_wave_only_is_not_compared(both):
    first, second = both
    scopes = {s for s in first.scopes if s != ("accountable_to", "tamzir")}
    kept = tuple(
        s for s in first.landscape.scopes if (s.topic, s.about) != ("accountable_to", "tamzir")
    )
    narrowed = replace(
        first, landscape=replace(first.landscape, scopes=kept), scopes=frozenset(scopes)
    )
    found = changes(narrowed, second).ties
    assert ("tamzir-mens-1", "accountable_to", "tamzir-rights") not in found.new
    assert found.left_out == 1


def test_ties_are_counted_among_the_panel_as_a_second_count_has_them(both, change):
    """By hand from the tables: working ties of the day between two who were asked both times."""
    first, second = both
    asked = [{a for a, s in w.presence.items() if s == "asked"} for w in both]
    panel = asked[0] & asked[1]
    assert set(change.roster.panel) == panel
    kinds = {"member_of", "supports", "mentors", "collaborates_with", "accountable_to"}

    def ties(w):
        found = set()
        for t in w.landscape.ties:
            recent = t.last_contact and 0 <= (w.day - t.last_contact).days <= 365
            holds = (not t.start or t.start <= w.day) and (not t.end or t.end > w.day)
            if (
                t.type in kinds
                and t.sign != "-"
                and recent
                and holds
                and {t.source, t.target} <= panel
            ):
                ends = (t.source, t.target)
                ends = tuple(sorted(ends)) if t.type == "collaborates_with" else ends
                found.add((ends[0], t.type, ends[1]))
        return found

    before, after = ties(first), ties(second)
    assert set(change.ties.kept) == before & after
    assert set(change.ties.new) == after - before
    assert set(change.ties.lost) == before - after
    assert change.ties.jaccard == len(before & after) / len(before | after)


def test_each_finding_meets_one_fate_and_closed_means_known_to_be_closed(both, change):
    second = both[1]
    ids = [one for by in change.fates.values() for told in by.values() for one in told]
    assert len(ids) == len(set(ids)) == sum(counted(change.fates).values())
    now = {f.id: f for f in find_gaps(second.landscape, second.day)}
    for by in change.fates.values():
        for one in by.get("closed", ()):
            assert one not in now or now[one].status == "OK"
    assert "SAFE-1:orun-hatta" in change.fates["SAFE-1"]["closed"]
    assert "BRIDGE-1:savings-federation" in change.fates["BRIDGE-1"]["closed"]
    assert set(change.fates["SCALE-1"]["gone"]) == {
        "SCALE-1:lusoka-boys-1/elders",
        "SCALE-1:lusoka-boys-1/national",
    }


def test_stances_move_in_five_by_five(both):
    first, second = both
    actors = tuple(
        replace(a, stance=1) if a.id == "amberi-chief-1" else a for a in second.landscape.actors
    )
    moved = replace(second, landscape=replace(second.landscape, actors=actors))
    before = first.landscape.actor["amberi-chief-1"].stance
    found = changes(first, moved).stances
    assert found[(before, 1)] == Counter(changes(first, second).stances)[(before, 1)] + 1
    stays = sum(n for (one, two), n in found.items() if one == two)
    assert sum(found.values()) - stays == 1


def test_without_notes_of_who_was_asked_ties_are_refused_with_the_reason(both):
    first, second = both
    unnoted = replace(first, presence={})
    change = changes(unnoted, second)
    told = _told((unnoted, second), change)
    assert "Not compared: nobody noted who was asked in baseline." in told
    assert "kept" not in told


def test_stances_that_were_not_asked_about_are_refused_with_the_reason(both):
    first, second = both
    unasked = replace(first, scopes=frozenset(s for s in first.scopes if s[0] != "actors"))
    assert changes(unasked, second).stances is None


def test_a_whole_list_says_the_same_of_who_is_gone(plan):
    """Also when the endline replaces the baseline, those who are gone are gone, not forgotten."""
    first, second = _karuwe(list="karuwe.xlsx", whole=True)
    assert set(changes(first, second).roster.gone) == set(plan["gone"])


def test_the_answer_says_exactly_what_happened_in_the_year(both, change):
    told = _told(both, change)
    for said in (
        "9 new actors in endline.",
        "6 gone: left, or no longer on the lists of endline.",
        "5 not interviewed in endline: missing, not gone.",
        "6 new bridging ties between those whom only Federation of Karuwe Savings Groups linked.",
        "The bridge of Federation of Karuwe Savings Groups is lost",
        f"{len(change.ties.kept)} kept, {len(change.ties.new)} new, {len(change.ties.lost)} lost.",
        "This may well be chance",
    ):
        assert said in told


def test_waves_stand_in_the_order_of_their_last_import():
    one, two = _revision(1, "karuwe.xlsx", "baseline"), _revision(2, "endline.xlsx", "endline")
    assert waves([one, two]) == ("baseline", "endline")
    assert waves([one, replace(two, undone=True)]) == ("baseline",)


def test_a_place_that_got_an_id_in_between_closes_nothing_and_opens_nothing():
    session = {
        "id": "E1",
        "date": "2025-11-02",
        "element": "intimate_dialogues",
        "space": "mixed",
        "place": "Hills",
    }
    revisions = [
        Revision(f"r{n}", f"l{n}", "", "", f"2026-0{n}-01T00:00:00+00:00", number=n, wave=f"w{n}")
        for n in (1, 2)
    ]
    scope = {"source": "S", "topic": "services", "about": "all"}
    rows = [
        Row("r1", "activities", "E1", session),
        Row("r1", "sources", "S", {"id": "S", "date": "2026-01-10"}),
        Row("r1", "scopes", key_of(TABLES["scopes"], scope), scope),
        Row("r2", "places", "p1", {"id": "p1", "name": "Hills"}),
    ]
    change = changes(*(wave(revisions, rows, (), name, FIRST) for name in ("w1", "w2")))
    assert change.fates == {"SAFE-1": {"still_open": ("SAFE-1:p1",)}}


def _told(both, change):
    found = {f.id: f for w in both for f in find_gaps(w.landscape, w.day)}
    return "\n".join(line for p in parts(*both, change, found, words()) for line in p.lines)


TELLERS = """
    A:womens_group -collaborates_with{source_ids=S1}-> B:mens_group
    A -collaborates_with{source_ids=S2}-> C:ingo
    B -collaborates_with{source_ids=S1|S2}-> C
    A -listens_to{source_ids=S1}-> D:religious_leader
    C -supports{reported_by_role=feminist-organisation}-> B
    C -mentors-> B
    sources id=S1 informant_role=women
    sources id=S2 informant_role=men
    scopes source=S1 topic=collaborates_with about=all
    scopes source=S2 topic=collaborates_with about=all
    scopes source=S1 topic=listens_to about=all
"""


def test_who_told_is_kept_apart_and_where_they_disagree_is_named():
    told = told_by(sketch(TELLERS), FIRST)
    assert told.counts == {"women": 4, "men": 2, "staff": 0, "others": 0}
    assert told.unknown == 1
    (pair,) = told.pairs
    assert pair.both == (("B", "collaborates_with", "C"),)
    assert pair.only_one == (("A", "collaborates_with", "B"),)
    assert pair.only_other == (("A", "collaborates_with", "C"),)
    assert pair.comparable == 3


def test_what_only_one_kind_of_informant_was_asked_is_left_out_and_said():
    drawn = sketch(TELLERS)
    told = told_by(drawn, FIRST)
    assert told.pairs[0].unlike == ("listens_to",)
    said = "\n".join(line for p in informant_parts(drawn, told, words()) for line in p.lines)
    assert "Left out, because only one of them was asked: listens to." in said


@pytest.mark.parametrize(
    ("role", "side"),
    [
        ("women", "women"),
        ("feminist-organisation", "women"),
        ("groupe de femmes", "women"),
        ("Men's group", "men"),
        ("programme officer", "staff"),
        ("women and men of the village", "others"),
        ("manager", "others"),
        (None, ""),
    ],
)
def test_roles_of_informants_are_read_by_whole_words(role, side):
    assert side_of(sketch("A:ingo"), role) == side
