"""allymap same: who may be the same, asked one by one, and answers taken back."""

from __future__ import annotations

from contextlib import closing
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from allymap.cli.judging import Given, Known, judge, known, names_of
from allymap.cli.naming import at_terminal
from allymap.cli.options import Output, json_option, opened, store_option
from allymap.cli.same_asking import ask, show, shown_as
from allymap.cli.same_namesakes import tell_many
from allymap.cli.same_split import split, tell_answered
from allymap.cli.say import answer, answer_json, talk
from allymap.cli.speech import words
from allymap.cli.writing import whole
from allymap.errors import UnknownName
from allymap.match.settled import newest
from allymap.model.judgement import ANSWERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from allymap.match.candidates import Candidate
    from allymap.store.base import Store

_MOST = 20


@click.command(
    "same",
    epilog="""\b
Examples:
  allymap same                              ask about one pair after another
  allymap same --workbook pairs.xlsx        a workbook to answer in
  allymap same --answers pairs.xlsx         take the answers in
  allymap same "Imam Salim" "S. Kalune" --answer same
  allymap same "Imam Salim" "S. Kalune" --answer same --name "Imam Salim Kalune"
  allymap same --answered                   what was answered, by whom and when
  allymap same "Imam Salim" "S. Kalune" --split""",
)
@click.argument("actor", required=False)
@click.argument("other", required=False)
@store_option
@click.option("--answer", "said", type=click.Choice(ANSWERS), help="What these two actors are.")
@click.option("--name", default="", help="The name to show of two who are the same.")
@click.option("--split", "apart", is_flag=True, help="Take the answer about these two back.")
@click.option("--answered", is_flag=True, help="List the answers that were given.")
@click.option(
    "--workbook", type=Output(".xlsx", filled=(".xlsx",)), help="Write the pairs to answer in."
)
@click.option(
    "--answers",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A workbook with answers to take in.",
)
@click.option("--by", default="", envvar="ALLYMAP_BY", help="Who says so: your name.")
@click.option("--all", "everything", is_flag=True, help="List every pair, not the first 20.")
@click.option("--no-input", is_flag=True, help="List the pairs, and never ask.")
@json_option
def command(actor: str | None, other: str | None, store: str, by: str, **how: Any) -> None:
    """Who may be the same person or group, the surest first, and why.

    Nobody is merged by a score: you say whether two are the same, and every answer can be
    taken back.
    """
    if bool(actor) != bool(other) or ((how["said"] or how["apart"]) and not actor):
        raise click.UsageError(_("Give two actors: allymap same A B."))
    if how["name"] and how["said"] != "same":
        raise click.UsageError(_("--name goes with --answer same."))
    with closing(opened(store)) as place:
        if actor and other:
            _two(place, actor, other, by, **how)
        elif how["answered"]:
            tell_answered(known(place), as_json=how["as_json"])
        elif how["answers"]:
            _take(place, how["answers"], by, as_json=how["as_json"])
        else:
            _all(place, by, **how)


def _two(place: Store, actor: str, other: str, by: str, **how: Any) -> None:
    """One pair: what is said of it, its answer, or its answer taken back."""
    before, asking = known(place), not how["no_input"]
    if how["apart"]:
        split(place, before, actor, other, ask=asking, as_json=how["as_json"])
        return
    left, right = (before.meant(name, ask=asking) for name in (actor, other))
    if left == right:
        raise UnknownName("same_already", value=before.landscape.name(left))
    if how["said"]:
        given = Given(left, right, how["said"], how["name"].strip())
        kept = judge(place, [given], names_of(before.journal), by)
        _tell_kept(place, before, left, right, how["said"], as_json=how["as_json"], new=bool(kept))
        return
    pair = before.pair(left, right)
    if how["as_json"]:
        answer_json(_plain(before, [pair]))
    elif asking and at_terminal():
        ask(place, before, [pair], by)
    else:
        show(before.told([pair])[0], 1)


def _all(place: Store, by: str, **how: Any) -> None:
    """Every open pair: listed, written to a workbook, or asked about."""
    before = known(place)
    pairs = before.open()
    if how["as_json"]:
        answer_json(_plain(before, pairs))
    elif not pairs:
        answer(words().say("same.none"))
    elif how["workbook"]:
        _write(before, pairs, how["workbook"])
    elif at_terminal() and not how["no_input"]:
        ask(place, before, pairs, by)
    else:
        _list(before, pairs, len(pairs) if how["everything"] else _MOST)


def _list(before: Known, pairs: Sequence[Candidate], most: int) -> None:
    for number, told in enumerate(before.told(pairs[:most]), start=1):
        show(told, number)
    if len(pairs) > most:
        answer(words().say("same.more", n=len(pairs) - most))
    tell_many(before, pairs)
    talk(words().say("next.same"), style="dim")


def _write(before: Known, pairs: Sequence[Candidate], path: Path) -> None:
    from allymap.match.namesakes import namesakes
    from allymap.view.same_workbook import write_same_workbook

    with whole(path) as draft:
        many, names = namesakes(pairs, before.subjects), before.best_names(pairs)
        write_same_workbook(draft, pairs, before.told(pairs), names, words(), many)
    answer(words().say("same.written", n=len(pairs), path=path))
    talk(words().say("next.answers", path=path), style="dim")


def _take(place: Store, path: Path, by: str, *, as_json: bool) -> None:
    """The answers of a workbook, all or none."""
    from allymap.view.same_workbook import read_same_workbook

    names = names_of(place.journal())
    given = [Given(*row) for row in read_same_workbook(path, names)]
    kept = judge(place, given, names, by)
    if as_json:
        answer_json([dict(entry.data) for entry in kept])
        return
    counts = [(one, sum(entry.data["answer"] == one for entry in kept)) for one in ANSWERS]
    said = [words().say(f"same.counted.{one}", n=n) for one, n in counts if n]
    code = "same.taken" if kept else "same.taken_none"
    answer(words().say(code, file=path.name, what=words().listed(said), n=len(given)))
    talk(words().say("next.gaps"), style="dim")


def _tell_kept(
    place: Store, before: Known, left: str, right: str, said: str, *, as_json: bool, new: bool
) -> None:
    if as_json:
        answer_json({"left": left, "right": right, "answer": said, "new": new})
        return
    names = {"left": before.landscape.name(left), "right": before.landscape.name(right)}
    if new and said == "same":
        answer(shown_as(place.landscape(), before, before.pair(left, right)))
    else:
        answer(words().fill(f"same.kept.{said}" if new else "same.kept_before", names))
    if said == "same":
        shown = place.landscape().name(left)
        talk(words().fill("same.rename", {"shown": shown}), style="dim")
        talk(words().fill("same.undo", names), style="dim")


def _plain(before: Known, pairs: Sequence[Candidate]) -> list[dict[str, Any]]:
    """The pairs for programs."""
    return [
        {
            "left": {"id": pair.left, **told.left},
            "right": {"id": pair.right, **told.right},
            "score": pair.score,
            "reasons": list(pair.reasons),
            "warnings": list(pair.warnings),
            "answer": newest(before.journal.entries, pair.left, pair.right),
        }
        for pair, told in zip(pairs, before.told(pairs), strict=True)
    ]
