"""INCL-1 and BRIDGE-2: cases worked out by hand, for their checker and the rules."""

from __future__ import annotations

import pytest
from gaps.oracle_case import Case, asked, called, looks, says
from gaps.oracle_rooms import hypergeometric


def cast(**count: int) -> str:
    """So many actors of each kind, called after it: `mens_org0`."""
    return "".join(f"{kind}{n}:{kind}\n" for kind, many in count.items() for n in range(many))


def seats(role: str, **count: int) -> str:
    """Seats in K for the first so many of each kind."""
    names = [f"{kind}{n}" for kind, many in count.items() for n in range(many)]
    return "".join(f"seats coalition=K actor={name} role={role}\n" for name in names)


HALL = "coalitions id=K name=K\n" + cast(ngo_local=12, womens_group=8)
SEATED = HALL + seats("member", ngo_local=6)
TWO = HALL + seats("member", ngo_local=5, womens_group=1)
STEERING = (
    HALL
    + seats("member", womens_group=6)
    + "".join(f"seats coalition=K actor=ngo_local{n} role=steering\n" for n in range(6))
)
TALK = "activities id=E date={0} element=alliances space=public people={1}\n"
WOMEN = "".join(f"w{n}:woman_leader{{gender=woman}}\n" for n in range(5))
MEN = "".join(f"m{n}:male_ally{{gender=man}}\n" for n in range(5))


def talk(day: str, speakers: str) -> str:
    """All ten are there, and of one gender everybody speaks."""
    roles = {True: "speaker", False: "participant"}
    named = [f"{g}{n}:{roles[g == speakers]}" for g in "wm" for n in range(5)]
    return WOMEN + MEN + TALK.format(day, "|".join(named))


# Of 20 bodies 8 are women's groups; 6 seats: P(0) = .0238 and P(X <= 1) = .187.
ROOMS = [
    Case("none of eight", SEATED, "INCL-1:K/members/women", "BLIND_SPOT high left_out"),
    Case("one of eight", TWO, "INCL-1:K/members/women", ""),
    Case("one of eight, within", TWO, "INCL-1:K/members", "OK within"),
    Case("a room that fires", SEATED, "INCL-1:K/members", ""),
    Case("no seat held", HALL, "INCL-1:K/members", ""),
    Case(
        "asked of all", SEATED + asked("coalitions"), "INCL-1:K/members/women", "GAP high left_out"
    ),
    Case(
        "asked of the coalition",
        SEATED + asked("coalitions", about="K"),
        "INCL-1:K/members/women",
        "GAP high left_out",
    ),
    Case(
        "asked of each kind",
        SEATED + asked("coalitions", about="women") + "\n" + asked("coalitions", about="ngo"),
        "INCL-1:K/members/women",
        "GAP high left_out",
    ),
    Case(
        "asked of one kind",
        SEATED + asked("coalitions", about="women"),
        "INCL-1:K/members/women",
        "BLIND_SPOT high left_out",
    ),
    Case(
        "four are too few",
        HALL.replace("womens_group", "faith_group")
        + cast(womens_group=4)
        + seats("member", ngo_local=6),
        "INCL-1:K/members/women",
        "",
    ),
    Case(
        "led by women",
        SEATED.replace(":womens_group", ":faith_group{led_by=women}"),
        "INCL-1:K/members/led_by:women",
        "BLIND_SPOT high left_out",
    ),
    Case(
        "members who never steer", STEERING, "INCL-1:K/steering/women", "BLIND_SPOT high left_out"
    ),
    Case(
        "men above",
        STEERING.replace("ngo_local", "mens_org"),
        "INCL-1:K/steering/men",
        "BLIND_SPOT high above",
    ),
    Case(
        "only men speak",
        talk("2025-01-31", "m"),
        "INCL-1:speaking/woman",
        "BLIND_SPOT high left_out",
    ),
    Case(
        "men above on stage",
        talk("2025-01-31", "m"),
        "INCL-1:speaking/man",
        "BLIND_SPOT high above",
    ),
    Case(
        "activities asked",
        talk("2025-01-31", "m") + asked("activities"),
        "INCL-1:speaking/man",
        "GAP high above",
    ),
    Case("only women speak", talk("2025-01-31", "w"), "INCL-1:speaking", "OK within"),
    Case("longer ago", talk("2025-01-30", "m"), "INCL-1:speaking", ""),
]

TIE = "{0} -collaborates_with{{last_contact=2026-01-01}}-> {1}\n"


def ties(*pairs: tuple[str, str]) -> str:
    return "".join(TIE.format(*pair) for pair in pairs)


def camps(size: int, across: int) -> str:
    """Men's bodies all tied to each other, women's likewise, and so many ties across."""
    men, women = ([f"{kind}{n}" for n in range(size)] for kind in ("mens_org", "womens_group"))
    inside = [(a, b) for side in (men, women) for a in side for b in side if a < b]
    drawn = list(zip(men, women, strict=True))[:across]
    return cast(mens_org=size, womens_group=size) + ties(*inside, *drawn)


# Place 3 of 23 has three partners: the NGO and nine of the men's bodies, and none of ten women's.
# Third by open pairs have one: the NGO, and all men's bodies but the first and the last.
STAR = cast(ngo_local=1, mens_org=12, womens_group=10) + ties(
    *((f"{kind}{n}", "ngo_local0") for kind in ("mens_org", "womens_group") for n in range(10)),
    *((f"mens_org{n}", f"mens_org{n + 1}") for n in range(11)),
)
MEETINGS = [
    Case(
        "one tie",
        cast(mens_org=1, womens_group=1) + ties(("mens_org0", "womens_group0")),
        "BRIDGE-2:men-women",
        "OK meet",
    ),
    Case("no tie", cast(mens_org=1, womens_group=1), "BRIDGE-2:men-women", "BLIND_SPOT high none"),
    Case(
        "asked of both",
        cast(mens_org=1, womens_group=1) + asked("collaborates_with"),
        "BRIDGE-2:men-women",
        "GAP high none",
    ),
    Case(
        "asked of one side",
        cast(mens_org=1, womens_group=1) + asked("collaborates_with", about="men"),
        "BRIDGE-2:men-women",
        "BLIND_SPOT high none",
    ),
    Case("an empty side", cast(mens_org=1), "BRIDGE-2:men-women", ""),
    Case("two camps", camps(10, 1), "BRIDGE-2:men-women", "BLIND_SPOT high few"),
    Case("two camps of nine", camps(9, 1), "BRIDGE-2:men-women", "OK meet"),
    Case(
        "adults are all others",
        "Y:youth_club; X:ministry\n" + ties(("Y", "X")),
        "BRIDGE-2:youth-adults",
        "OK meet",
    ),
    Case(
        "a seat",
        "coalitions id=K name=K\nL:lgbtq_org\nseats coalition=K actor=L",
        "BRIDGE-2:coalitions-lgbtq",
        "OK meet",
    ),
    Case(
        "a level of its own",
        "A:mens_group{level=national}\nB:womens_group\n" + ties(("A", "B")),
        "BRIDGE-2:community-national",
        "OK meet",
    ),
    Case("no woman at the centre", STAR, "INCL-1:centre/women", "BLIND_SPOT high left_out"),
    Case("men broker", STAR, "INCL-1:brokerage/men", "BLIND_SPOT high above"),
    Case(
        "too small for a centre",
        cast(ngo_local=19) + ties(*((f"ngo_local{n}", f"ngo_local{n + 1}") for n in range(18))),
        "INCL-1:centre",
        "",
    ),
]


@pytest.mark.parametrize(("look", "case"), looks(ROOMS + MEETINGS), ids=called)
def test_rooms_and_meetings(look, case):
    assert says(look, case)


def test_the_chances_are_those_of_the_textbook():
    """The reference values of the domain notes: N = 20, K = 8, n = 6."""
    p = [float(hypergeometric(20, 8, 6, x)) for x in range(7)]
    assert (round(p[0], 4), round(p[0] + p[1], 4), round(sum(p), 9)) == (0.0238, 0.1873, 1.0)
