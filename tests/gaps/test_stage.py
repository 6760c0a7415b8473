"""INF-2, each case worked out by hand; a concern decides, and is told to nobody."""

from __future__ import annotations

import pytest
from gaps.drawn import AS_OF, asked, findings, said
from gaps.oracle_case import landscape_of

from allymap.gaps.rules import find_gaps
from allymap.gaps.stage import INF_2
from allymap.model.sketch import sketch
from allymap.view.tell import tell
from allymap.view.words import languages, words

ACT = "activities id=E1 date=2025-01-31 element=stepping_out space=mixed people=P:speaker\n"
READY = "P:religious_leader{vetted=2026-01-31,trained=2025-06-01}\n"
HELP = "S:feminist_org -mentors{last_contact=2025-11-02}-> P\n"
DONE = READY + ACT + HELP
CONCERN = "Zed:staff -nominates{as=concern,end=2024-01-01}-> P\n"


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        (DONE, "OK high prepared 1"),
        (DONE.replace("2025-01-31", "2025-01-30"), None),
        (DONE.replace("religious_leader", "male_ally"), None),
        (DONE.replace("religious_leader", "political_official"), "OK high prepared 1"),
        (DONE.replace("religious_leader", "faith_group"), None),
        (DONE.replace("2026-01-31", "2026-02-01"), "BLIND_SPOT high unprepared 1"),
        (DONE.replace("2025-11-02", "2025-11-01"), "BLIND_SPOT high unprepared 1"),
        (DONE.replace("2025-11-02", "2025-11-02,sign=-"), "BLIND_SPOT high unprepared 1"),
        (READY + ACT + asked("actors"), "BLIND_SPOT high unprepared 1"),
        (READY + ACT + asked("supports"), "GAP high unprepared 1"),
        ("P:employer\n" + ACT + HELP + asked("supports"), "BLIND_SPOT high unprepared 1"),
        ("P:employer\n" + ACT + HELP + asked("actors", about="P"), "GAP high unprepared 1"),
        ("P:employer\n" + ACT + CONCERN, "GAP high unprepared 1"),
        (DONE + CONCERN, "GAP high not_yet 1"),
        ("P:employer{acting=2025-01-31}", "BLIND_SPOT high unprepared 1"),
        ("P:employer{acting=2025-01-30}", None),
        ("P:employer{acting=2026-02-01}", None),
        (DONE + ACT.replace("E1", "E2"), "OK high prepared 2"),
    ],
)
def test_who_is_on_stage_unprepared(drawing, expected):
    assert said(INF_2, drawing).get("P") == expected


def test_the_steps_that_are_missing_are_named():
    steps = findings(INF_2, "P:employer{trained=2025-06-01}\n" + ACT)["P"].facts["steps"]
    assert steps == ("vetted", "support")


@pytest.mark.parametrize(
    "drawing", [DONE, "P:employer\n" + ACT, "P:employer\n" + ACT + asked("actors")]
)
def test_a_concern_stays_inside_and_nobody_can_read_of_it(drawing):
    """Planted: the tie that names the concern must be neither fact nor evidence nor word."""
    landscape = sketch(drawing + CONCERN)
    finding = findings(INF_2, drawing + CONCERN)["P"]
    assert finding.internal
    assert not findings(INF_2, drawing)["P"].internal
    for language in languages():
        (told,) = tell([finding], landscape, words(language))
        text = f"{told} {finding.facts} {finding.evidence}".lower()
        assert not [trace for trace in ("zed", "concern", "nominat", "inqui") if trace in text]


def test_nobody_who_named_a_concern_is_in_any_finding_of_any_rule():
    for seed in range(40):
        landscape = landscape_of(seed)
        secret = {t.key for t in landscape.ties if t.type == "nominates"}
        for finding in find_gaps(landscape, AS_OF):
            if finding.rule != "BASE-1":
                assert not secret & {key for _, key in finding.evidence}, finding.id
