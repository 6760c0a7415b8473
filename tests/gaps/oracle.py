"""An independent checker of the rules: decisions/0002 and 0008 read word by word, by brute force.

It imports nothing of the rules it checks, so that two readings of the same pages meet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gaps.oracle_accountability import accountability
from gaps.oracle_affected import affected
from gaps.oracle_bridges import connectors, holders
from gaps.oracle_doorways import cut_off_levels, doorways, joined_late
from gaps.oracle_meeting import meetings
from gaps.oracle_nominations import influencers, supportive_men
from gaps.oracle_puzzle import facilitators, mixes, one_part
from gaps.oracle_rooms import missing_and_stuck
from gaps.oracle_safety import referral, standing_alone
from gaps.oracle_sequence import sequence
from gaps.oracle_stage import power_holders, shown, voices
from gaps.oracle_trust import one_sided, roads
from gaps.oracle_unknown import unknown
from gaps.oracle_words import Readings, Said, Verdicts, World

if TYPE_CHECKING:
    from datetime import date

    from allymap.model.landscape import Landscape

# The order in which decisions/0008 tells the rules.
ORDER = (
    *("DATA-1", "ACC-1", "SAFE-1", "SAFE-2", "CONS-1", "SYNC-1", "INF-2", "TRUST-1"),
    *("INCL-1", "SYNC-2", "BRIDGE-2", "BRIDGE-1", "INF-1", "SAFE-3", "TARGET-1"),
    *("BASE-1", "ENTRY-1", "SCALE-1", "EARLY-1", "ELEM-1", "VOICE-1"),
)
FIRST_SEVEN = (
    accountability,
    referral,
    standing_alone,
    sequence,
    connectors,
    holders,
    influencers,
    supportive_men,
)
OTHER_FOURTEEN = (
    unknown,
    shown,
    power_holders,
    one_sided,
    missing_and_stuck,
    one_part,
    meetings,
    facilitators,
    roads,
    doorways,
    cut_off_levels,
    joined_late,
    mixes,
    voices,
)
INSIDE = ("SAFE-2:", "SAFE-1:?", "BASE-1:", "BRIDGE-1:holder:")


def readings(landscape: Landscape, as_of: date) -> Readings:
    """Everything the pages say of each finding, by its id."""
    world = World(landscape, as_of)
    found: Readings = {}
    for family in FIRST_SEVEN:
        for key, verdict in family(world).items():
            # A colleague on whom nothing hangs affects nobody the page could count.
            number = affected(world, key) or None
            found[key] = Said(*verdict, number, key.startswith(INSIDE))
    for family in OTHER_FOURTEEN:
        found.update(family(world))
    return found


def oracle(landscape: Landscape, as_of: date) -> Verdicts:
    """Finding id -> (status, severity, variant), OK included (with severity "")."""
    return {key: said.verdict for key, said in readings(landscape, as_of).items()}
