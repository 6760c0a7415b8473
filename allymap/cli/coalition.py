"""allymap coalition: who sits, who speaks, and what hangs on whom in one coalition."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from allymap.cli.naming import meant_in
from allymap.cli.options import as_of_option, at_option, json_option, opened, store_option, today
from allymap.cli.say import answer, answer_json, talk, working
from allymap.cli.speech import in_language, words
from allymap.gaps.coalition import by_constituency, by_role, card
from allymap.model.audience import for_audience
from allymap.model.rounds import wave, waves
from allymap.view.coalition import moved, parts

if TYPE_CHECKING:
    from datetime import date

    from allymap.gaps.coalition import Card
    from allymap.model.landscape import Landscape
    from allymap.store.weigh import Journal


@click.command(
    "coalition",
    epilog="""\b
Examples:
  allymap coalition "Family Law"           by name, whole or in part
  allymap coalition "Family Law" --json    with its numbers""",
)
@click.argument("name")
@store_option
@as_of_option
@at_option
@json_option
def command(name: str, store: str, as_of: date | None, at: str, as_json: bool) -> None:
    """Who sits in a coalition, who speaks, and what hangs on whom.

    Not for sharing: it names colleagues and what would follow if we left.
    """
    place = opened(store)
    try:
        journal = place.journal()
    finally:
        place.close()
    journal = journal.at(at) if at else journal
    landscape = in_language(journal.landscape())
    coalition = meant_in(landscape, "coalitions", name)
    day = as_of or today()
    seen = for_audience(landscape, "internal", today())
    with working():
        found, before = card(landscape, coalition, day), _before(journal, coalition)
    if as_json:
        answer_json(_plain(landscape, found))
        return
    _tell(seen, found, before, day)


def _tell(seen: Landscape, found: Card, before: tuple[str, Card] | None, day: date) -> None:
    called = next(c.name for c in seen.coalitions if c.id == found.id)
    answer(words().say("coalition.head", name=called, day=words().day(day)), style="bold")
    for part in parts(seen, found, day, words()):
        answer(part.title, style="bold")
        for line in part.lines:
            answer(line, indent=2)
    if before:
        answer(words().say("coalition.moved", wave=before[0]), style="bold")
        for line in moved(seen, before[1], found, words()):
            answer(line, indent=2)
    talk(words().say("coalition.care"), style="dim")


def _before(journal: Journal, coalition: str) -> tuple[str, Card] | None:
    """The card at the end of the wave before the last one, if the coalition was known then."""
    names = waves(journal.revisions)
    if len(names) < 2:
        return None
    then = wave(journal.revisions, journal.rows, journal.entries, names[-2])
    if coalition not in {c.id for c in then.landscape.coalitions}:
        return None
    return then.name, card(then.landscape, coalition, then.day)


def _plain(landscape: Landscape, found: Card) -> dict[str, object]:
    """The card for programs: ids and codes, and the terms that sentences leave out."""
    left = found.leaving
    return {
        "id": found.id,
        "seats": [{"actor": s.actor, "role": s.role, "joined": s.joined} for s in found.seats],
        "roles": dict(by_role(found.seats)),
        "constituencies": by_constituency(landscape, found.members),
        "speaking": found.speaking,
        "sitting": found.sitting,
        "men": [asdict(share) for share in found.shares],
        "findings": [f.id for f in found.findings if f.status != "OK"],
        "alone": found.alone,
        "exclusive_pairs": found.links,
        "exclusive_pairs_inside": found.links_inside(),
        "without_us": left
        and {
            "parts": left.parts,
            "parts_left": left.parts_left,
            "cut_off": left.cut_off,
            "opens": [f.id for f in left.opens],
        },
        "terms": found.terms,
    }
