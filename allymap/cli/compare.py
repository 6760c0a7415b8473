"""allymap compare: what changed between two waves, or who told what."""

from __future__ import annotations

from dataclasses import asdict, replace
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from allymap.cli.options import Day, as_of_option, json_option, opened, store_option, today
from allymap.cli.say import answer, answer_json, answer_table, talk, working
from allymap.cli.speech import in_language, words
from allymap.errors import UnknownName
from allymap.gaps.changes import changes, found_in
from allymap.gaps.informants import told_by
from allymap.model.audience import for_audience
from allymap.model.past import last_of
from allymap.model.rounds import wave, waves
from allymap.view.change import parts
from allymap.view.informants import parts as informant_parts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from allymap.model.rounds import Wave
    from allymap.store.weigh import Journal
    from allymap.view.part import Part


@click.command(
    "compare",
    epilog="""\b
Examples:
  allymap compare baseline endline      what changed between two waves
  allymap compare baseline endline --days 2026-01-31 2027-01-31
  allymap compare --by informant        what women's groups, men's groups and staff told""",
)
@click.argument("waves_", metavar="WAVE WAVE", nargs=-1)
@store_option
@click.option(
    "--days",
    type=Day(),
    nargs=2,
    help="The day to look from in each wave.  [default: that of its newest source]",
)
@as_of_option
@click.option("--by", type=click.Choice(["informant"]), help="Compare who told, not when.")
@json_option
def command(
    waves_: tuple[str, ...],
    store: str,
    days: tuple[date, date] | None,
    as_of: date | None,
    by: str | None,
    as_json: bool,
) -> None:
    """What changed between two waves, and how sure we can be; or who told what.

    Not for sharing: it names people.
    """
    if bool(by) == bool(waves_) or len(waves_) not in (0, 2) or len(set(waves_)) != len(waves_):
        raise click.UsageError(_("Give two different waves, or --by informant."))
    place = opened(store)
    try:
        journal = place.journal()
    finally:
        place.close()
    if by:
        _informants(journal, as_of or today(), as_json=as_json)
    else:
        both = [_wave(journal, name, (days or (None, None))[i]) for i, name in enumerate(waves_)]
        _waves(both[0], both[1], as_json=as_json)


def _wave(journal: Journal, name: str, day: date | None) -> Wave:
    try:
        last_of(journal.revisions, name)
    except UnknownName as error:
        known = waves(journal.revisions)
        code = "unknown_wave" if known else "no_waves"
        raise UnknownName(code, value=name, known=known) from error
    found = wave(journal.revisions, journal.rows, journal.entries, name, day)
    return replace(found, landscape=in_language(found.landscape))


def _waves(first: Wave, second: Wave, *, as_json: bool) -> None:
    with working():
        change = changes(first, second)
    if as_json:
        stances = [[*pair, n] for pair, n in sorted((change.stances or {}).items())]
        days = {wave.name: wave.day for wave in (first, second)}
        answer_json({"waves": days, **asdict(replace(change, stances=None)), "stances": stances})
        return
    with working():
        found = {f.id: f for told in found_in(first, second) for f in told}
    seen = replace(second, landscape=for_audience(second.landscape, "internal", today()))
    before, after = words().day(first.day), words().day(second.day)
    names = {"first": first.name, "second": second.name}
    answer(words().fill("change.head", {**names, "before": before, "after": after}), style="bold")
    _tell(parts(first, seen, change, found, words()))


def _informants(journal: Journal, day: date, *, as_json: bool) -> None:
    seen = for_audience(in_language(journal.landscape()), "internal", today())
    with working():
        told = told_by(seen, day)
    if as_json:
        answer_json(asdict(told))
        return
    _tell(informant_parts(seen, told, words()))


def _tell(told: Iterable[Part]) -> None:
    for part in told:
        answer(part.title, style="bold")
        for line in part.lines:
            answer(line.strip(), indent=len(line) - len(line.lstrip()) + 2)
        if part.rows:
            answer_table(part.rows, indent=2)
    talk(words().say("change.care"), style="dim")
