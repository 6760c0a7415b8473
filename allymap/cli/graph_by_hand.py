"""What somebody changed by hand in the graph of a server: taken in, or drawn again."""

from __future__ import annotations

import uuid
from contextlib import closing
from typing import TYPE_CHECKING

from allymap.cli.options import now, opened
from allymap.cli.say import answer, answer_json, talk, tell_problems
from allymap.cli.speech import in_language, words
from allymap.cli.taken import Taken
from allymap.model.journal import BY_HAND, Revision
from allymap.view.record import is_restricted, records_of

if TYPE_CHECKING:
    from allymap.model.compare import Changes, Ref
    from allymap.model.landscape import Landscape

_FILE = "neo4j"


def take_in_by_hand(store: str, *, as_json: bool) -> None:
    """Take in what was added and changed by hand, and say what came and what did not."""
    revision = Revision(id=str(uuid.uuid4()), list=BY_HAND, file=_FILE, sha256="", at=now())
    with closing(opened(store)) as place:
        before = in_language(place.landscape())
        changes = place.take_in_by_hand(revision)
        hidden = _hidden(place.landscape(), changes)
        left = place.check()
    taken = Taken(revision, changes, left, kept=True, before=before, hidden=hidden)
    if as_json:
        answer_json(taken.as_json())
        return
    tell_problems(left)
    if changes.nothing:
        answer(words().say("check.none_by_hand", store=store))
    else:
        answer(words().say("check.taken_in", store=store))
        for line in taken.lines(words()):
            answer(line)
        talk(words().say("hand.undo"), style="dim")
    if left:
        talk(words().say("check.left", n=len(left)))


def draw_again(store: str, *, as_json: bool) -> None:
    """Draw what was removed by hand, and say how much that was."""
    with closing(opened(store)) as place:
        drawn = place.draw_again()
    if as_json:
        answer_json({"store": store, "drawn": drawn})
    elif drawn:
        answer(words().say("check.drawn", store=store, n=drawn))
    else:
        answer(words().say("check.none_removed", store=store))


def _hidden(landscape: Landscape, changes: Changes) -> frozenset[Ref]:
    """The new ties that nobody may be told of."""
    known = records_of(landscape, (*changes.added, *changes.changed))
    return frozenset(r for r, record in known.items() if is_restricted(landscape, r, record))
