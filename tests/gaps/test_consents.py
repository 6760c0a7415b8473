"""CONS-1, each case worked out by hand."""

from __future__ import annotations

import pytest
from gaps.drawn import asked, findings, said

from allymap.gaps.consents import CONS_1

ACT = "activities id={0} date={1} element=alliances space={2} media={3} people=Juma:{4}\n"
SHOWN = "Juma:male_ally\n" + ACT.format("E1", "2025-01-31", "staff", "yes", "speaker")
MODEL = "Juma:male_ally{role_model=yes}\n" + ACT.format(
    "E1", "2025-06-01", "public", "no", "performer"
)
CONSENT = "consents actor=Juma basis={0} {1}\n"
GIVEN = CONSENT.format("consent", "scope=store|publish date=2026-01-31")


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        (SHOWN, "BLIND_SPOT critical media 1"),
        (SHOWN + asked("consents", about="men"), "GAP critical media 1"),
        (SHOWN + asked("consents", day="2026-02-01"), "BLIND_SPOT critical media 1"),
        (SHOWN + GIVEN, "OK critical permitted 1"),
        (SHOWN + CONSENT.format("public_role", ""), "OK critical permitted 1"),
        (SHOWN + CONSENT.format("consent", "scope=store"), "BLIND_SPOT critical media 1"),
        (SHOWN + GIVEN.replace("01-31", "02-01"), "BLIND_SPOT critical media 1"),
        (SHOWN + GIVEN.strip() + " expires=2026-01-31", "OK critical permitted 1"),
        (SHOWN + GIVEN.strip() + " withdrawn=2026-01-31", "BLIND_SPOT critical media 1"),
        (SHOWN.replace("2025-01-31", "2025-01-30"), None),
        (SHOWN.replace("2025-01-31", "2026-02-01"), None),
        (SHOWN.replace("speaker", "participant"), None),
        (SHOWN.replace("media=yes", "media=no"), None),
        (SHOWN.replace("male_ally", "mens_group"), None),
        (MODEL, "BLIND_SPOT critical role_model 1"),
        (MODEL.replace("public m", "staff m"), None),
        (MODEL + asked("consents", about="Juma"), "GAP critical role_model 1"),
        (MODEL + SHOWN.split("\n", 1)[1].replace("E1", "E2"), "BLIND_SPOT critical media 2"),
    ],
)
def test_who_is_shown_without_permission(drawing, expected):
    assert said(CONS_1, drawing).get("Juma") == expected


def test_only_acts_with_media_count_for_somebody_who_is_no_role_model():
    """Planted: a public act without media shows a role model, and nobody else."""
    more = ACT.format("E2", "2025-06-01", "public", "no", "speaker")
    assert said(CONS_1, SHOWN + more)["Juma"] == "BLIND_SPOT critical media 1"


def test_two_roles_in_one_session_are_one_act():
    twice = SHOWN.replace("Juma:speaker", "Juma:speaker|Juma:organiser")
    assert said(CONS_1, twice)["Juma"] == "BLIND_SPOT critical media 1"


def test_it_stays_inside_and_rests_on_the_acts():
    finding = findings(CONS_1, SHOWN)["Juma"]
    assert finding.internal
    assert finding.evidence == (("actors", "Juma"), ("activities", "E1"))
