"""CONS-1, INF-2, TRUST-1, INCL-1, SAFE-3, VOICE-1: the smallest change that removes the cause."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from allymap.model.records import Activity, Consent, Seat, Tie

RECENT = date(2026, 1, 20)
# Women who came to public sessions; none of them holds power, and one agreed to be published.
HEARD = ("journalist-1", "woman-amberi-2", "woman-orun-1", "woman-selwa-2")


def publish(landscape, finding):
    """The person agreed to be published."""
    return landscape.with_(consents=[Consent(finding.subjects[0], "consent", ("store", "publish"))])


def prepare(landscape, finding):
    """Vetted, trained and supported."""
    who = finding.subjects[0]
    ready = changed(landscape, who, vetted=date(2025, 3, 1), trained=date(2025, 4, 1))
    key = f"cure-supports-{who}"
    return ready.with_(ties=[Tie(key, "fac-tamzir", who, "supports", id=key, last_contact=RECENT)])


def trust(landscape, finding):
    """They say that they trust us."""
    kept = tuple(t for t in landscape.ties if not _says(t, finding.subjects[0], landscape.us))
    told = Tie("cure-trusts", finding.subjects[0], landscape.us, "trusts", id="cure-trusts")
    items = {"trust_reliability": 4, "trust_mission": 4, "trust_openness": 4}
    return replace(landscape, ties=(*kept, replace(told, **items)))


def _says(tie, who, us):
    return (tie.type, tie.source, tie.target) == ("trusts", who, us)


def give_seat(landscape, finding):
    """One women's group takes a seat."""
    group = next(a.id for a in landscape.actors if a.kind == "womens_group")
    return landscape.with_(seats=[Seat(finding.subjects[0], group, "member")])


def let_speak(landscape, _finding):
    """The women who came speak."""
    return replace(landscape, activities=tuple(map(_spoken, landscape.activities)))


def _spoken(activity):
    public = activity.space == "public"
    people = (
        (who, "speaker" if public and who in HEARD else role) for who, role in activity.people
    )
    return replace(activity, people=tuple(people))


def train(landscape, finding):
    """Trained before the first session that they led, or has the skill that was missing."""
    who = finding.subjects[0]
    if finding.variant == "skills":
        skills = (*landscape.actor[who].skills, *finding.facts["lacks"])
        return changed(landscape, who, skills=skills)
    return changed(landscape, who, trained=date(2025, 4, 1))


def tell(landscape, finding):
    """The role model agreed and spoke with media."""
    who = (finding.subjects[0], "speaker")
    session = Activity("cure-told", RECENT, "stepping_out", "public", people=(who,), media=True)
    return publish(landscape, finding).with_(activities=[session])


def changed(landscape, actor, **values):
    """One actor with other values."""
    actors = tuple(replace(a, **values) if a.id == actor else a for a in landscape.actors)
    return replace(landscape, actors=actors)


PEOPLE = {
    "CONS-1": publish,
    "INF-2": prepare,
    "TRUST-1": trust,
    "INCL-1:members": give_seat,
    "INCL-1:speaking": let_speak,
    "SAFE-3": train,
    "VOICE-1": tell,
}
