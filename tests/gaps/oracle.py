"""An independent checker of the seven rules: decisions/0002 read word by word, by brute force.

It imports nothing of the rules it checks, so that two readings of the same page meet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gaps.oracle_accountability import accountability
from gaps.oracle_bridges import connectors, holders
from gaps.oracle_nominations import influencers, supportive_men
from gaps.oracle_safety import referral, standing_alone
from gaps.oracle_sequence import sequence
from gaps.oracle_words import Verdicts, World

if TYPE_CHECKING:
    from datetime import date

    from allymap.model.landscape import Landscape

FAMILIES = (
    accountability,
    referral,
    standing_alone,
    sequence,
    connectors,
    holders,
    influencers,
    supportive_men,
)


def oracle(landscape: Landscape, as_of: date) -> Verdicts:
    """Finding id -> (status, severity, variant), OK included (with severity "")."""
    world = World(landscape, as_of)
    return {key: verdict for family in FAMILIES for key, verdict in family(world).items()}
