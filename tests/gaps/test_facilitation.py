"""SAFE-3, each case worked out by hand."""

from __future__ import annotations

import pytest
from gaps.drawn import asked, findings, said

from allymap.gaps.facilitation import SAFE_3

TALK = "activities id={0} date={1} element={2} space=mixed place=P facilitators={3}\n"
REFLECT = "activities id=R date={0} element=alliances space=staff people=L:participant\n"
SESSION = TALK.format("E1", "2026-01-31", "conscientization", "L")
DIALOGUE = TALK.format("E2", "2026-03-01", "intimate_dialogues", "L|M")
SKILLED = 'skills="Psychological first aid|counselling|Conflict mediation"'
L, M = "L:facilitator\n", "M:facilitator{trained=2026-01-31}\n"
READY = "L:facilitator{trained=2026-01-31}\n"


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        (L + SESSION, "BLIND_SPOT high unprepared 1"),
        (L + SESSION + asked("activities", about="ngo"), "GAP high unprepared 1"),
        (L + SESSION + asked("activities", about="P"), "GAP high unprepared 1"),
        (L + SESSION + asked("activities", about="Q"), "BLIND_SPOT high unprepared 1"),
        (L + SESSION + asked("actors"), "BLIND_SPOT high unprepared 1"),
        (READY + SESSION, "OK high prepared 1"),
        ("L:facilitator{trained=2025-01-31}\n" + SESSION, "OK high prepared 1"),
        ("L:facilitator{trained=2025-01-30}\n" + SESSION, "BLIND_SPOT high unprepared 1"),
        ("L:facilitator{trained=2026-02-01}\n" + SESSION, "BLIND_SPOT high unprepared 1"),
        (L + REFLECT.format("2025-01-31") + SESSION, "OK high prepared 1"),
        (L + REFLECT.format("2025-01-30") + SESSION, "BLIND_SPOT high unprepared 1"),
        # Trained after the session: that session was not prepared.
        (READY + SESSION.replace("2026-01-31", "2026-01-30"), "BLIND_SPOT high unprepared 1"),
        # A reflection still to come does not prepare for a session after it.
        (
            L + REFLECT.format("2026-02-10") + SESSION.replace("2026-01-31", "2026-02-20"),
            "BLIND_SPOT high unprepared 1",
        ),
        (L + SESSION.replace("2026-01-31", "2025-01-31"), "BLIND_SPOT high unprepared 1"),
        (L + SESSION.replace("2026-01-31", "2025-01-30"), None),
        (L + SESSION.replace("space=mixed", "space=staff"), None),
        (L + SESSION.replace("conscientization", "alliances"), None),
        (READY + M + DIALOGUE, "BLIND_SPOT high skills 1"),
        (READY + M + DIALOGUE + asked("actors", about="L"), "GAP high skills 1"),
        (READY + M + DIALOGUE + asked("activities"), "BLIND_SPOT high skills 1"),
        (READY.replace("}", f",{SKILLED}}}") + M + DIALOGUE, "OK high prepared 1"),
        # Together they have each skill, though neither has all.
        (
            READY.replace("}", ',skills="psycho-social|conseil"}')
            + M.replace("}", ",skills=Conflit}")
            + DIALOGUE,
            "OK high prepared 1",
        ),
        (L + M + SESSION + DIALOGUE, "BLIND_SPOT high unprepared 2"),
        (READY + M + SESSION + DIALOGUE, "BLIND_SPOT high skills 1"),
        (READY + SESSION + SESSION.replace("E1", "E3"), "OK high prepared 2"),
    ],
)
def test_who_leads_unprepared(drawing, expected):
    assert said(SAFE_3, drawing).get("L") == expected


def test_facts_name_what_is_not_ready_and_what_is_lacking():
    facts = findings(SAFE_3, L + M + SESSION + DIALOGUE)["L"].facts
    assert (facts["unready"], facts["sessions"]) == (2, 2)
    assert facts["lacks"] == ("conflict", "psychosocial", "counselling")
    assert facts["next"].isoformat() == "2026-03-01"


def test_a_dialogue_that_names_nobody_is_a_question():
    nobody = DIALOGUE.replace(" facilitators=L|M", "")
    other = nobody.replace("E2", "E4").replace("intimate_dialogues", "conscientization")
    staff = nobody.replace("E2", "E5").replace("space=mixed", "space=staff")
    assert said(SAFE_3, nobody + other + staff) == {"?": "BLIND_SPOT high no_facilitator 1"}


def test_it_stays_inside():
    assert findings(SAFE_3, L + SESSION)["L"].internal
