"""allymap end: a tie has ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from allymap.cli.by_hand import by_hand_options, correct, on_option, store_and_landscape
from allymap.cli.fix import row_of
from allymap.cli.hand_ties import ends_of, ties_like
from allymap.cli.hand_values import problem
from allymap.cli.speech import words
from allymap.errors import Refused, UnknownName
from allymap.view.record import tie_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from allymap.model.records import Tie


@click.command(
    "end",
    epilog="""\b
Examples:
  allymap end Kwame "is a member of" "Lusoka Circle" --on 2026-01-31
  allymap end Kwame supports Amina --on today --note "she told us\"""",
)
@click.argument("actor")
@click.argument("tie")
@click.argument("other")
@on_option
@by_hand_options
def command(
    actor: str, tie: str, other: str, on: date, store: str, no_input: bool, **how: Any
) -> None:
    """Note that a tie between two actors ended, and when. It stays in the history."""
    with store_and_landscape(store) as (kept, landscape):
        source, type_, target = ends_of(landscape, actor, tie, other, ask=not no_input)
        found = ties_like(landscape, source, type_, target)
        going = [one for one in found if one.end is None or one.end > on]
        if not going:
            said = tie_line(landscape, source, type_, target)
            last = max(one.end for one in found if one.end)
            raise UnknownName("ended_already", tie=said, day=words().day(last))
        _refuse_early(going, on)
        rows = [row_of(one, end=on.isoformat()) for one in going]
        correct(kept, "end", rows, ask=not no_input, **how)


def _refuse_early(ties: Sequence[Tie], on: date) -> None:
    begun = [tie.start for tie in ties if tie.start and tie.start > on]
    if begun:
        start, day = words().day(max(begun)), words().day(on)
        raise Refused([problem("ends_before", "end", start=start, day=day)])
