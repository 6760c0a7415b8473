"""VOICE-1, each case worked out by hand."""

from __future__ import annotations

import pytest
from gaps.drawn import asked, findings, said

from allymap.gaps.voice import VOICE_1

US = "settings name=us value=We\nWe:ingo\n"
TIE = "We:ingo -collaborates_with{last_contact=%s}-> X:%s\n"
MODEL = "R:woman_leader{role_model=yes}\n"
SHOWN = "activities id=E1 date=%s element=alliances space=staff media=yes people=R:speaker\n"
MAY = "consents actor=R basis=consent scope=publish date=2025-10-01\n"


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        (US, ("BLIND_SPOT medium media 1", "BLIND_SPOT medium research 1")),
        (
            US + asked("collaborates_with", about="We"),
            ("GAP medium media 1", "GAP medium research 1"),
        ),
        (
            US + TIE % ("2025-01-31", "arts_collective"),
            ("OK medium media 1", "BLIND_SPOT medium research 1"),
        ),
        (
            US + TIE % ("2025-01-30", "arts_collective") + asked("collaborates_with"),
            ("GAP medium media 1", "GAP medium research 1"),
        ),
        (
            US + TIE % ("2026-01-01", "researcher"),
            ("BLIND_SPOT medium media 1", "OK medium research 1"),
        ),
        ("We:ingo", (None, None)),
    ],
)
def test_who_tells_the_story_and_who_shows_the_evidence(drawing, expected):
    found = said(VOICE_1, drawing)
    assert (found.get("media"), found.get("research")) == expected


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        (MODEL, "BLIND_SPOT medium consent_unknown 1"),
        (MODEL + asked("consents"), None),
        (MODEL + MAY, "OPPORTUNITY medium unseen 1"),
        (MODEL + MAY + SHOWN % "2019-01-01", "OK medium seen 1"),
        (MODEL + MAY + SHOWN % "2026-02-01", "OPPORTUNITY medium unseen 1"),
        (
            MODEL + MAY + SHOWN.replace("speaker", "participant") % "2026-01-01",
            "OPPORTUNITY medium unseen 1",
        ),
        (
            MODEL + MAY + SHOWN.replace("media=yes", "media=no") % "2026-01-01",
            "OPPORTUNITY medium unseen 1",
        ),
        (MODEL + SHOWN % "2026-01-01", None),
        (MODEL.replace("role_model=yes", "") + MAY, None),
        (MODEL.replace("woman_leader", "womens_group") + MAY, None),
    ],
)
def test_which_role_models_are_unseen(drawing, expected):
    assert said(VOICE_1, drawing).get("R") == expected


def test_people_stay_inside_and_partners_do_not():
    found = findings(VOICE_1, US + MODEL)
    assert {key: f.internal for key, f in found.items()} == {
        "media": False,
        "research": False,
        "R": True,
    }
