"""DATA-1, CONS-1, INF-2 and VOICE-1: cases worked out by hand, for their checker and the rules."""

from __future__ import annotations

import pytest
from gaps.oracle_case import Case, asked, called, looks, says

SHARED = "A:mens_org -collaborates_with{last_contact=2026-01-01%s}-> B:ngo_local\n"
AGREED = "P:male_ally\nconsents actor=P basis=consent scope=store|publish %s\n"
ASKED = asked("consents", about="P")
# The later wave by name comes first by its source; a wave that nobody dated comes before both.
WAVES = """P:male_ally
sources id=S1 date=2025-01-01; sources id=S2 date=2025-06-01; sources id=S3
scopes source=S1 topic=trusts about=all wave=late
scopes source=S2 topic=trusts about=all wave=early
scopes source=S3 topic=trusts about=all wave=z
"""
PRESENT = "presence actor=P wave={0} status={1}\n"

UNKNOWN = [
    Case("asked of nobody", "P:male_ally", "DATA-1:unasked/supports", "BLIND_SPOT high unasked"),
    Case("nobody concerned", "P:mens_org", "DATA-1:unasked/supports", ""),
    Case("asked", "P:male_ally\n" + asked("supports"), "DATA-1:unasked/supports", "OK ?"),
    Case(
        "asked tomorrow",
        "P:male_ally\n" + asked("supports", day="2026-02-01"),
        "DATA-1:unasked/supports",
        "BLIND_SPOT high unasked",
    ),
    Case(
        "one source",
        SHARED % ",source_ids=S1",
        "DATA-1:one_source",
        "BLIND_SPOT medium one_source",
    ),
    Case("two sources", SHARED % ",source_ids=S1|S2", "DATA-1:one_source", "OK ?"),
    Case(
        "the same one twice",
        SHARED % ",source_ids=S1|S1",
        "DATA-1:one_source",
        "BLIND_SPOT medium one_source",
    ),
    Case("confirmed", SHARED % ",confidence=confirmed", "DATA-1:one_source", "OK ?"),
    Case("not in P+", SHARED % ",sign=-", "DATA-1:one_source", ""),
    Case("on day 365", "A:ingo -funds{last_contact=2025-01-31}-> B:ingo", "DATA-1:old", "OK ?"),
    Case(
        "on day 366",
        "A:ingo -funds{last_contact=2025-01-30}-> B:ingo",
        "DATA-1:old",
        "BLIND_SPOT medium old",
    ),
    Case("without a day", "A:ingo -funds-> B:ingo", "DATA-1:old", ""),
    Case("a naming", "A:staff -nominates{last_contact=2020-01-01}-> B:male_ally", "DATA-1:old", ""),
    Case(
        "without a form",
        "A:mens_org -accountable_to-> F:feminist_org",
        "DATA-1:form",
        "BLIND_SPOT high form",
    ),
    Case(
        "with a form",
        "A:mens_org -accountable_to{form=informed}-> F:feminist_org",
        "DATA-1:form",
        "OK ?",
    ),
    Case("a person's", "A:male_ally -accountable_to-> F:feminist_org", "DATA-1:form", ""),
    Case("not asked about", "P:male_ally", "DATA-1:consent", ""),
    Case("asked, none", "P:male_ally\n" + ASKED, "DATA-1:consent", "GAP high consent"),
    Case("asked, given", AGREED % "" + ASKED, "DATA-1:consent", "OK ?"),
    Case(
        "others do not count",
        AGREED % "" + "Q:male_ally\n" + ASKED,
        "DATA-1:consent",
        "OK ?",
    ),
    Case("runs out today", AGREED % "expires=2026-01-31" + ASKED, "DATA-1:consent", "OK ?"),
    Case("ran out", AGREED % "expires=2026-01-30" + ASKED, "DATA-1:consent", "GAP high consent"),
    Case("from tomorrow", AGREED % "date=2026-02-01" + ASKED, "DATA-1:consent", "GAP high consent"),
    Case(
        "withdrawn today",
        AGREED % "withdrawn=2026-01-31" + ASKED,
        "DATA-1:consent",
        "GAP high consent",
    ),
    Case(
        "a withdrawal ends others",
        AGREED % "date=2025-05-01"
        + "consents actor=P basis=membership scope=analyse withdrawn=2025-06-01\n"
        + ASKED,
        "DATA-1:consent",
        "GAP high consent",
    ),
    Case(
        "given again",
        AGREED % "date=2025-07-01"
        + "consents actor=P basis=membership scope=analyse withdrawn=2025-06-01\n"
        + ASKED,
        "DATA-1:consent",
        "OK ?",
    ),
    Case(
        "reached later",
        WAVES + PRESENT.format("late", "not_reached") + PRESENT.format("early", "asked"),
        "DATA-1:not_reached",
        "OK ?",
    ),
    Case(
        "not reached in the last",
        WAVES + PRESENT.format("z", "asked") + PRESENT.format("late", "not_reached"),
        "DATA-1:not_reached",
        "BLIND_SPOT medium not_reached",
    ),
    Case("nobody present", "P:male_ally", "DATA-1:not_reached", ""),
]

ACT = "activities id=E date={0} element=stepping_out space=public people=P:{1} {2}\n"
SEEN = "P:male_ally\n" + ACT.format("2025-01-31", "speaker", "media=yes")
MODEL = "P:male_ally{role_model=yes}\n" + ACT.format("2026-01-01", "performer", "")

SHOWN = [
    Case("on day 365", SEEN, "CONS-1:P", "BLIND_SPOT critical media"),
    Case("on day 366", SEEN.replace("01-31", "01-30"), "CONS-1:P", ""),
    Case("asked", SEEN + ASKED, "CONS-1:P", "GAP critical media"),
    Case("no media", SEEN.replace("media=yes", "media=no"), "CONS-1:P", ""),
    Case("only listened", SEEN.replace("speaker", "participant"), "CONS-1:P", ""),
    Case("may publish", SEEN + AGREED % "", "CONS-1:P", "OK permitted"),
    Case(
        "a public role",
        SEEN + "consents actor=P basis=public_role scope=store",
        "CONS-1:P",
        "OK permitted",
    ),
    Case(
        "may only store",
        SEEN + "consents actor=P basis=consent scope=store",
        "CONS-1:P",
        "BLIND_SPOT critical media",
    ),
    Case("role model, no media", MODEL, "CONS-1:P", "BLIND_SPOT critical role_model"),
    Case("an organisation", SEEN.replace("male_ally", "mens_org"), "CONS-1:P", ""),
]

READY = "P:religious_leader{vetted=2026-01-31,trained=2020-01-01%s}\n"
BACKED = "M:male_ally -mentors{last_contact=2025-11-02%s}-> P\n"
STAGE = ACT.format("2026-01-01", "organiser", "")
CONCERN = "N:staff -nominates{as=concern,end=2020-01-01}-> P\n"

POWER = [
    Case("all steps", READY % "" + BACKED % "" + STAGE, "INF-2:P", "OK prepared"),
    Case("never on stage", READY % "" + BACKED % "", "INF-2:P", ""),
    Case("acting", READY % ",acting=2025-01-31" + BACKED % "", "INF-2:P", "OK prepared"),
    Case("acting tomorrow", READY % ",acting=2026-02-01" + BACKED % "", "INF-2:P", ""),
    Case("not of power", "P:male_ally\n" + STAGE, "INF-2:P", ""),
    Case(
        "vetted tomorrow",
        READY.replace("2026-01-31", "2026-02-01") % "" + BACKED % "" + STAGE,
        "INF-2:P",
        "BLIND_SPOT high unprepared",
    ),
    Case(
        "against them",
        READY % "" + BACKED % ",sign=-" + STAGE,
        "INF-2:P",
        "BLIND_SPOT high unprepared",
    ),
    Case(
        "asked of the missing step",
        READY % "" + STAGE + asked("supports"),
        "INF-2:P",
        "GAP high unprepared",
    ),
    Case(
        "asked of another step",
        READY % "" + STAGE + asked("actors"),
        "INF-2:P",
        "BLIND_SPOT high unprepared",
    ),
    Case("a concern, unready", READY % "" + STAGE + CONCERN, "INF-2:P", "GAP high unprepared"),
    Case("a concern", READY % "" + BACKED % "" + STAGE + CONCERN, "INF-2:P", "GAP high not_yet"),
]

US = "settings name=us value=U\nU:ingo\n"
TOLD = "U -collaborates_with{last_contact=2026-01-01}-> %s\n"
HERO = "P:male_ally{role_model=yes}\n"
LONG_AGO = ACT.format("2010-01-01", "speaker", "media=yes")

VOICES = [
    Case("no us", "U:ingo", "VOICE-1:media", ""),
    Case("no partner", US, "VOICE-1:media", "BLIND_SPOT medium media"),
    Case("asked", US + asked("collaborates_with"), "VOICE-1:research", "GAP medium research"),
    Case("a choir", US + TOLD % "C:arts_collective", "VOICE-1:media", "OK media"),
    Case(
        "not of research",
        US + TOLD % "C:media_outlet",
        "VOICE-1:research",
        "BLIND_SPOT medium research",
    ),
    Case("not asked whether", HERO, "VOICE-1:P", "BLIND_SPOT medium consent_unknown"),
    Case("does not want to", HERO + ASKED, "VOICE-1:P", ""),
    Case("wants to", HERO + AGREED % "", "VOICE-1:P", "OPPORTUNITY medium unseen"),
    Case("shown long ago", HERO + AGREED % "" + LONG_AGO, "VOICE-1:P", "OK seen"),
    Case("shown unasked", HERO + LONG_AGO, "VOICE-1:P", ""),
    Case(
        "will be shown",
        HERO + AGREED % "" + LONG_AGO.replace("2010", "2027"),
        "VOICE-1:P",
        "OPPORTUNITY medium unseen",
    ),
]


@pytest.mark.parametrize(("look", "case"), looks(UNKNOWN + SHOWN + POWER + VOICES), ids=called)
def test_what_is_unknown_and_who_is_seen(look, case):
    assert says(look, case)
