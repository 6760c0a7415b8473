"""Asking about one pair after another: same, different, not sure, skip, stop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import click

from allymap.cli.judging import Given, judge, names_of, shown_names
from allymap.cli.same_namesakes import ask_at_once
from allymap.cli.same_split import sides
from allymap.cli.say import Back, answer, answer_table, choice, talk, tell_problems, typed
from allymap.cli.speech import in_language, words
from allymap.errors import Refused
from allymap.match.settled import still_open
from allymap.model.judgement import ANSWERS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from allymap.cli.judging import Known
    from allymap.match.candidates import Candidate
    from allymap.model.judgement import Answer
    from allymap.model.landscape import Landscape
    from allymap.store.base import Store
    from allymap.view.pair import ToldPair

_CHOICES: tuple[Answer | Literal["skip", "stop"], ...] = (*ANSWERS, "skip", "stop")


def show(told: ToldPair, number: int) -> None:
    """One pair: why, what speaks against it, and both records side by side."""
    answer(f"{number}. {told.title}", style="bold")
    for line in told.why:
        answer(line, indent=3)
    for line in told.but:
        answer(words().say("same.but", what=line), indent=3, style="yellow")
    answer_table(told.rows(words()), indent=3)


def ask(store: Store, before: Known, pairs: Sequence[Candidate], by: str) -> None:
    """Ask until no pair is left or the user stops; each answer is kept at once.

    What follows from an answer is not asked.
    """
    names, number = names_of(before.journal), 0
    kept, stopped = ask_at_once(store, before, pairs, names, by)
    left, told = list(still_open(pairs, store.entries()) if kept else pairs), False
    while left and not stopped:
        pair, number = left[0], number + 1
        show(before.told([pair])[0], number)
        try:
            given = _given(store, pair, names, len(left))
        except Back:
            number -= 1
            continue
        if given == "stop":
            break
        left = left[1:]
        if isinstance(given, Given) and (new := _keep(store, given, names, by)):
            kept += new
            if given.answer == "same":
                answer(shown_as(store.landscape(), before, pair, again=told), indent=3)
                told = True
            left = list(still_open(left, store.entries()))
    _tell_done(store, kept, len(left))


def _given(
    store: Store, pair: Candidate, names: Mapping[str, str], left: int
) -> Given | Literal["skip", "stop"]:
    """What is said of a pair; from its name there is a way back to it."""
    chosen = _chosen(left)
    if chosen == "skip" or chosen == "stop":
        return chosen
    name = ask_name(store, names, pair) if chosen == "same" else ""
    return Given(pair.left, pair.right, chosen, name)


def _tell_done(store: Store, kept: int, left: int) -> None:
    """How many answers were kept, how to see and take back one, and what is next."""
    answer(words().say("same.done", n=kept, left=left))
    if kept:
        last = [one for one in store.entries() if one.kind == "judgement"][-1]
        talk(words().fill("same.undo_last", sides(last)), style="dim")
    talk(words().say("next.same_again" if left else "next.gaps"), style="dim")


def _chosen(left: int) -> Answer | Literal["skip", "stop"]:
    """What is answered; who stops with Ctrl+C stops here, and earlier answers stay."""
    try:
        return _CHOICES[choice(words().say("same.ask", n=left), _said(), "ask.number_kept")]
    except click.Abort:
        talk("")
        return "stop"


def ask_name(store: Store, names: Mapping[str, str], pair: Candidate) -> str:
    """Which of the two names is shown; who stops with Ctrl+C leaves it to us."""
    now = shown_names(in_language(store.landscape()), names)
    known = tuple(dict.fromkeys(now[one] for one in (pair.left, pair.right)))
    if len(known) == 1:
        return known[0]
    ways = [*known, words().say("same.own_name")]
    try:
        at = choice(words().say("same.ask_name"), ways, "same.number_name", back=True)
    except click.Abort:
        talk("")
        return ""
    if at < len(known):
        return known[at]
    said = typed(words().say("same.type_name")).strip()
    return ask_name(store, names, pair) if said == "0" else said


def shown_as(after: Landscape, before: Known, pair: Candidate, *, again: bool = False) -> str:
    """Under which name two actors are shown from now on, and what counts where they differ.

    `again`: what counts was said before.
    """
    left, right = pair.left, pair.right
    shown = next(one for one in (left, right) if one in after.actor)
    names = {"left": before.landscape.name(left), "right": before.landscape.name(right)}
    code = "same.kept.same_again" if again else "same.kept.same"
    return words().fill(code, {**names, "shown": after.name(shown)})


def _keep(store: Store, given: Given, names: Mapping[str, str], by: str) -> int:
    """Keep an answer; one that contradicts earlier ones is told and not kept."""
    try:
        return len(judge(store, [given], names, by))
    except Refused as refused:
        tell_problems(refused.problems)  # type: ignore[arg-type]
        return 0


def _said() -> list[str]:
    return [words().say(f"same.choice.{one}") for one in _CHOICES]
