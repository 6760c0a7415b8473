"""Karuwe with two hundred secrets planted in it, each with a word that nothing else has."""

from __future__ import annotations

from karuwe import karuwe

from allymap.model.journal import Revision, Row
from allymap.model.tables import TABLES, key_of, to_data
from allymap.store import open_store

# The same word in several scripts, with and without accents; a number makes each one unique.
SCRIPTS = ("Zuqavi", "Žuqâvï", "Зукави", "زوقافي", "ዙቃቪ", "சுகவி", "祖卡维")
US, BODY, FEMINISTS = "kep", "mens-org", "fem-network"
TODAY = "2026-01-31"
MOVEMENT = ("feminist_org", "womens_rights_org", "feminist_network")
NAMED, POWERS = 4, 2  # men whom two women named; power holders whom one woman doubts
WOMEN = 2 * NAMED + POWERS


class Secrets:
    """`nowhere`: in no output; `inside`: in none that leaves the organisation. Word -> what."""

    def __init__(self):
        self.nowhere, self.inside = {}, {}
        self.rows = []

    def word(self, what, *, nowhere=False):
        """A new word, remembered with what it stands for."""
        n = len(self.nowhere) + len(self.inside)
        made = f"{SCRIPTS[n % len(SCRIPTS)]}{n:03}"
        (self.nowhere if nowhere else self.inside)[made] = what
        return made

    def add(self, table, **data):
        """A row of a table."""
        self.rows.append((table, data))

    def person(self, what, kind="male_ally", **more):
        """Somebody whose id, name, telephone, address and note are secrets outside."""
        one = self.word(f"id of {what}")
        self.add("actors", id=one, name=self.word(f"name of {what}"), kind=kind, **more)
        self.rows[-1][1]["attributes"] = self.notes(what)
        return one

    def notes(self, what):
        """What a list says of somebody in columns nobody knows."""
        return {one: self.word(f"{one} of {what}") for one in ("phone", "email", "note")}

    def told(self, what, source="", *, nowhere=False):
        """What a tie says of where it comes from: a source, a role, a colleague, free text."""
        fields = ("holder", "frequency") if source else ("holder", "frequency", "reported_by_role")
        return {
            **{one: self.word(f"{one} of {what}", nowhere=nowhere) for one in fields},
            "source_ids": [source or self.word(f"source of {what}", nowhere=nowhere)],
            "attributes": {"why": self.word(f"note of {what}", nowhere=nowhere)},
        }


def plant(shift=0, *, silent=False):
    """The secrets and all rows.

    With `shift`, the same women named, but each somebody else. With `silent`, nobody who may
    be seen is opposed, trusted, nominated, a concern, met by backlash or of any stance.
    """
    secrets = Secrets()
    _nominations(secrets, shift)
    _unconsenting(secrets)
    _visible(secrets)
    _opponents(secrets)
    _quarrels(secrets)
    _movement(secrets)
    _papers(secrets)
    known = [(t, to_data(TABLES[t], one)) for t in TABLES for one in getattr(karuwe(), t)]
    rows = [*known, *secrets.rows]
    return secrets, _silenced(rows) if silent else rows


def _silenced(rows):
    """The rows without what may not shape what partners get: all but who stands against us."""
    against = opponents(rows)
    return [_hushed(*row, against) for row in rows if not _is_loud(*row, against)]


def _is_loud(table, data, against):
    if table == "backlash" or data.get("type") in ("nominates", "trusts"):
        return True
    quarrel = table == "positions" or data.get("type") == "opposes"
    return quarrel and data.get("actor", data.get("source")) not in against


def _hushed(table, data, against):
    loud = {"trust_reliability", "trust_mission", "trust_openness"}
    if table == "actors" and data["id"] not in against:
        loud.add("stance")
    return table, {name: value for name, value in data.items() if name not in loud}


def opponents(rows):
    """Who stands against us, read from the rows by the letter of decision 14."""
    of = {}
    for table, data in rows:
        of.setdefault(table, []).append(data)
    fem = {a["id"] for a in of["actors"] if a["kind"] in MOVEMENT}
    stance = {a["id"]: a.get("stance") for a in of["actors"]}
    newest = {(p["actor"], p["ask"]): p for p in sorted(of["positions"], key=_day)}
    doubted = {p["actor"] for p in newest.values() if p["position"] < 0}
    hostile = {a for a, said in stance.items() if said is not None and said < 0}
    hostile |= {a for a in doubted if stance[a] is None and a not in fem}
    ours = ({US, *(ask.get("lead") for ask in of["asks"])} | fem) - hostile
    ties = [t for t in of["ties"] if t["type"] == "opposes" and t.get("end", "9") > TODAY]
    return hostile | {t["source"] for t in ties if t["target"] in ours and t["source"] not in fem}


def _day(position):
    return position.get("date", "")


def _nominations(secrets, shift):
    """Women with no other tie, so that where one is named beside a man it is for that."""
    women = [f"woman-{n}" for n in range(WOMEN)]
    for one in women:
        _person(secrets, one, "community_member", gender="woman")
    targets = [f"man-{n // 2}" for n in range(2 * NAMED)] + [f"power-{n}" for n in range(POWERS)]
    for n in range(NAMED):
        _person(secrets, f"man-{n}", "community_member", gender="man", age_band="adult")
    for n in range(POWERS):
        day = {"vetted": "2025-05-01", "trained": "2025-06-01"} if n == 0 else {}
        _person(secrets, f"power-{n}", "religious_leader", gender="man", **day)
        tie = {"source": FEMINISTS, "target": f"power-{n}", "type": "supports"}
        secrets.add("ties", **tie, last_contact="2026-01-10")
        act = {"element": "stepping_out", "space": "public", "people": [[f"power-{n}", "speaker"]]}
        secrets.add("activities", id=f"stage-{n}", date="2025-11-02", **act)
    for n, target in enumerate(targets):
        concern = n >= 2 * NAMED
        # Each rotates among those who said the same: how many named whom stays as it is.
        whole, first = (POWERS, 2 * NAMED) if concern else (2 * NAMED, 0)
        woman = women[first + (n - first + shift) % whole]
        said = {"as": "concern" if concern else "supportive_man", "start": "2025-11-01"}
        tie = {"source": woman, "target": target, "type": "nominates", **said}
        # Every other one is told by a side that others can be compared with.
        source = "women-told" if n % 2 else ""
        secrets.add("ties", **tie, **secrets.told("a nomination", source, nowhere=True))
    for side, role in (("women-told", "women's group"), ("men-told", "men's group")):
        secrets.add("sources", id=side, date="2026-01-10", informant_role=role)
        for topic in ("nominates", "collaborates_with"):
            secrets.add("scopes", source=side, topic=topic, about="all")
    for source in ("women-told", "men-told"):
        tie = {"source": FEMINISTS, "target": BODY, "type": "collaborates_with", "id": source}
        low = {f"trust_{item}": 1 for item in ("reliability", "mission", "openness")}
        secrets.add("ties", **tie, **low, last_contact="2026-01-10", source_ids=[source])


def _person(secrets, one, kind, **more):
    """Somebody who may be named to the coalition; nothing of this is a secret."""
    secrets.add("actors", id=one, name=f"Planted {one}", kind=kind, place="lusoka-mill", **more)
    scope = ["store", "analyse", "name_internal", "name_coalition"]
    secrets.add("consents", actor=one, basis="consent", scope=scope, date="2025-06-01")


def _unconsenting(secrets):
    """No consent, a withdrawn, an ended or a lesser one: against us, and met by backlash."""
    scope = ["store", "analyse", "name_internal", "name_coalition"]
    consents = (
        {},
        {"scope": scope, "date": "2025-01-01", "withdrawn": "2025-12-01"},
        {"scope": scope, "date": "2024-01-01", "expires": "2025-12-31"},
        {"scope": ["store", "analyse", "name_internal"], "date": "2025-06-01"},
    )
    for n in range(12):
        one = secrets.person("somebody without consent", stance=(-2, -1, 2)[n % 3], influence=4)
        if consent := consents[n % 4]:
            secrets.add("consents", actor=one, basis="consent", **consent)
        tie = {"source": one, "target": BODY, "type": "member_of", "last_contact": "2026-01-10"}
        secrets.add("ties", **tie, **secrets.told("a hidden membership"))
        secrets.add("ties", source=one, target=FEMINISTS, type="opposes", start="2025-03-01")
        secrets.add("positions", actor=one, ask="family-law", position=-2, date="2025-08-01")
        trust = {f"trust_{item}": 1 for item in ("reliability", "mission", "openness")}
        secrets.add(
            "ties", source=one, target=US, type="trusts", last_contact="2026-01-05", **trust
        )
        note = secrets.word("note of backlash", nowhere=True)
        met = {"actor": one, "month": "2025-12-01", "source": "home"}
        secrets.add("backlash", **met, attributes={"note": note})


def _visible(secrets):
    """Those who may be named, with what may not be told of them."""
    for n in range(4):
        one = f"open-{n}"
        secrets.add("actors", id=one, name=f"Planted {one}", kind="male_ally", place="lusoka-mill")
        secrets.rows[-1][1].update(skills=[secrets.word("a skill")], attributes=secrets.notes(one))
        scope = ["store", "name_internal", "name_coalition"]
        secrets.add("consents", actor=one, basis="consent", scope=scope, date="2025-06-01")
        tie = {"source": one, "target": BODY, "type": "member_of", "last_contact": "2026-01-10"}
        secrets.add("ties", **tie, **secrets.told("an open membership"), id=secrets.word("tie id"))
    against = {"id": "listed-against", "name": "Planted body", "kind": "faith_institution"}
    secrets.add("actors", **against, stance=-2, attributes=secrets.notes("an opponent"))
    secrets.add("ties", source="listed-against", target=FEMINISTS, type="opposes")
    secrets.add("positions", actor="listed-against", ask="family-law", position=-2)
    represents = [secrets.word("whom a body represents")]
    hidden = secrets.word("id of a body for inside")
    name = secrets.word("name of a body for inside")
    secrets.add("actors", id=hidden, name=name, kind="ngo_local", visibility="internal")
    secrets.rows[-1][1].update(represents=represents)


def _opponents(secrets):
    """Each way of standing against us, by those who might else be seen, with all that lists hold.

    Some work with a group of men that answers to nobody else, heal in a place without another
    service, or are the only way between two who would be apart.
    """
    ways = (
        ("a ministry of a stance below 0", "ministry", {"stance": -1}, {}),
        ("who opposes us", "ngo_local", {}, {"target": US}),
        ("who opposed us long ago", "faith_institution", {}, {"target": US, "start": "2019-03-01"}),
        (
            "who opposes the lead of an ask",
            "private_company",
            {"stance": 1},
            {"target": "lead-body"},
        ),
        ("who opposes women", "ngo_local", {}, {"target": FEMINISTS}),
        ("who stands against an ask", "school", {}, {}),
        ("a house of the movement that left us", "feminist_org", {"stance": -2}, {}),
    )
    secrets.add("actors", id="lead-body", name="Planted lead", kind="ngo_local")
    secrets.add("asks", id="planted-ask", name="Planted ask", lead="lead-body", target="open-0")
    for n, (what, kind, more, tie) in enumerate(ways):
        one = secrets.person(what, kind, place=secrets.word(f"place of {what}"), **more)
        secrets.add("places", id=secrets.rows[-1][1]["place"], parent="lusoka-mill")
        if tie:
            secrets.add("ties", source=one, type="opposes", **tie, **secrets.told("opposition"))
        if kind == "school":
            secrets.add("positions", actor=one, ask="planted-ask", position=-1, date="2025-03-01")
        _embedded(secrets, one, n)


def _embedded(secrets, one, n):
    """What lists say of somebody who works with others."""
    group = {"id": f"planted-group-{n}", "name": f"Planted group {n}", "kind": "mens_group"}
    secrets.add("actors", **group, place="lusoka-mill", group_size=9)
    day = {"last_contact": "2026-01-10"}
    answer = {"source": group["id"], "target": one, "type": "accountable_to", "form": "consulted"}
    secrets.add("ties", **answer, **day, **secrets.told("an answer to an opponent"))
    for other in (BODY, "lusoka-mens-1"):
        tie = {"source": one, "target": other, "type": "collaborates_with"}
        secrets.add("ties", **tie, **day, **secrets.told("work with an opponent"))
    secrets.add(
        "services", actor=one, service_type="legal", place="lusoka-mill", last_verified=TODAY
    )
    secrets.add("seats", coalition="law-coalition", actor=one, role="steering")
    secrets.add("presence", actor=one, wave="baseline", status="asked")
    secrets.add("scopes", source="s-port-selwa", topic="activities", about=one)
    secrets.add("initiatives", id=secrets.word("work of an opponent"), actors=[one, BODY])
    met = {"element": "alliances", "space": "mixed", "place": "lusoka-mill"}
    shared = {"groups": [group["id"], one], "organiser": one}
    secrets.add("activities", id=f"with-opponent-{n}", date="2025-12-04", **met, **shared)
    alone = {"groups": [one], "people": [[one, "speaker"]]}
    secrets.add(
        "activities", id=secrets.word("their own session"), date="2025-12-06", **met, **alone
    )


def _quarrels(secrets):
    """Who opposes others, once opposed us, or is of the movement: seen, without that tie."""
    against = (
        ("ngo_local", {"target": "lusoka-imam-1"}),
        ("ngo_local", {"target": US, "end": "2025-06-01"}),
        ("feminist_org", {"target": US}),
        ("womens_rights_org", {"target": "lead-body"}),
    )
    for n, (kind, tie) in enumerate(against):
        one = f"quarrel-{n}"
        known = {"kind": kind, "place": "lusoka-mill", "stance": n % 3}
        secrets.add("actors", id=one, name=f"Planted {one}", **known)
        secrets.add("ties", source=one, type="opposes", **tie, **secrets.told("a quarrel"))
    secrets.add("positions", actor="quarrel-2", ask="planted-ask", position=-2)


def _movement(secrets):
    """An LGBTQ+ organisation that agreed to nothing, who belongs to it, and where it met."""
    group = secrets.person("an LGBTQ+ organisation", "lgbtq_org", place="lusoka-mill")
    for _ in range(3):
        one = secrets.person("one of its members", "community_member")
        secrets.add("ties", source=one, target=group, type="member_of", last_contact="2026-01-10")
    secrets.add("seats", coalition="law-coalition", actor=group, role="steering")
    day = {"date": "2025-12-05", "element": "alliances", "space": "mixed", "place": "lusoka-mill"}
    secrets.add("activities", id=secrets.word("its session"), **day, organiser=group)
    secrets.add("ties", source=US, target=group, type="supports", last_contact="2026-01-10")
    source = secrets.word("a source about it")
    role = secrets.word("role of an informant")
    secrets.add("sources", id=source, date="2026-01-10", informant_role=role)
    secrets.add("scopes", source=source, topic="collaborates_with", about=group)


def _papers(secrets):
    """Purposes, asks and pieces of work, in the words of those who wrote the lists."""
    lead = secrets.person("an opponent who leads", "religious_leader", stance=-2)
    name = secrets.word("a coalition of opponents")
    against = {"id": secrets.word("its id"), "purpose": secrets.word("its purpose")}
    secrets.add("coalitions", **against, name=name)
    secrets.add("seats", coalition=against["id"], actor=lead, role="chair")
    purpose = secrets.word("purpose of an open coalition")
    secrets.add("coalitions", id="open-coalition", name="Planted coalition", purpose=purpose)
    secrets.add("seats", coalition="open-coalition", actor="listed-against", role="chair")
    ask = secrets.word("id of an ask")
    secrets.add("asks", id=ask, name=secrets.word("name of an ask"), target=lead, lead=lead)
    work = secrets.word("id of a piece of work")
    secrets.add("initiatives", id=work, name=secrets.word("its name"), actors=[BODY, lead])


def kept(path, rows):
    """A store that took these rows in, in two waves."""
    store = open_store(str(path))
    try:
        days = {"baseline": "2026-01-31T09:00:00+00:00", "endline": "2026-01-31T10:00:00+00:00"}
        more = ("actors", {"id": "newcomer", "name": "Newcomer", "kind": "ngo_local"})
        for wave, some in (("baseline", rows), ("endline", [more])):
            revision = Revision(wave, wave, f"{wave}.csv", wave, days[wave], wave=wave)
            store.append(revision, [_row(wave, *one) for one in some])
    finally:
        store.close()
    return path


def _row(revision, table, data):
    return Row(revision, table, key_of(TABLES[table], data), data)
