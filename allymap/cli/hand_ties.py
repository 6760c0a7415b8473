"""The ties that are meant when two actors, and perhaps how they are tied, are named."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from allymap.cli.hand_values import problem
from allymap.cli.naming import meant, one_of
from allymap.cli.say import talk
from allymap.cli.speech import words
from allymap.errors import Refused, UnknownName
from allymap.intake.codes import find, spellings
from allymap.match.near import nearest
from allymap.model.tables import TABLES
from allymap.view.record import tie_line
from allymap.view.values import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from allymap.model.landscape import Landscape
    from allymap.model.records import Tie
    from allymap.model.vocabulary import Vocabulary


def tie_type(vocabulary: Vocabulary, text: str) -> str:
    """The tie type that plain words mean, such as "answers to" for accountable_to.

    Raises `UnknownName` with the near one or all, `Refused` for one that nobody may be told of.
    """
    code = find(spellings(vocabulary, "ties"), text)
    if code is None:
        labels = [t.label for t in vocabulary.ties.values() if not t.restricted]
        near = nearest(text, [*labels, *vocabulary.list_of("ties")])
        known = ", ".join(f'"{one}"' for one in labels)
        raise UnknownName("tie_unlike" if near else "tie_none", value=text, near=near, known=known)
    if vocabulary.ties[code].restricted:
        raise Refused([problem("restricted_by_hand")])
    return code


def ends_of(
    landscape: Landscape, left: str, type_: str, right: str, *, ask: bool
) -> tuple[str, str, str]:
    """Source, type and target of a tie said in plain words: `A influences B` is turned round."""
    source, target = meant(landscape, left, ask=ask), meant(landscape, right, ask=ask)
    code = tie_type(landscape.vocabulary, type_)
    if source == target:
        raise Refused([problem("tie_to_itself", value=landscape.name(source))])
    if other := landscape.vocabulary.ties[code].flips_to:
        talk(words().say("hand.flipped", tie=tie_line(landscape, target, other, source)))
        return target, other, source
    return source, code, target


def refuse_turned(data: Mapping[str, Any]) -> None:
    """Raise `Refused` for a tie that ends before it began."""
    start, end = data.get("start"), data.get("end")
    if start and end and start > end:
        began, ended = (words().day(date.fromisoformat(one)) for one in (start, end))
        raise Refused([problem("ends_before", "end", start=began, day=ended)])


def ties_like(landscape: Landscape, source: str, type_: str, target: str) -> tuple[Tie, ...]:
    """The ties of a type from one actor to another; both ways where it has no direction.

    Raises `UnknownName` with the ties that there are, when there is none of this type.
    """
    both = not landscape.vocabulary.ties[type_].directed
    found = tuple(
        tie
        for tie in ties_between(landscape, source, target)
        if tie.type == type_ and (both or tie.source == source)
    )
    if not found:
        raise _no_tie(landscape, source, target, tie_line(landscape, source, type_, target))
    return found


def ties_between(landscape: Landscape, left: str, right: str) -> Iterator[Tie]:
    """Every tie between two actors, either way, but those nobody may be told of."""
    for source, target in ((left, right), (right, left)):
        for tie in landscape.ties_from.get(source, ()):
            if tie.target == target and not landscape.vocabulary.ties[tie.type].restricted:
                yield tie


def one_tie(landscape: Landscape, ties: Sequence[Tie], *, ask: bool) -> Tie:
    """The one of several ties that differ only in who told of them."""
    if len(ties) == 1:
        return ties[0]
    lines = {tie.key: told_line(landscape, tie) for tie in ties}
    name = tie_line(landscape, ties[0].source, ties[0].type, ties[0].target)
    key = one_of(name, lines, code="tie_not_one", ask=ask)
    return next(tie for tie in ties if tie.key == key)


def told_line(landscape: Landscape, tie: Tie) -> str:
    """A tie and who told of it."""
    said = tie_line(landscape, tie.source, tie.type, tie.target)
    if not tie.source_ids:
        return said
    column = TABLES["ties"].column("source_ids")
    sources = in_words(landscape, column, tie.source_ids, words())
    return words().say("tie.told_by", tie=said, sources=sources)


def _no_tie(landscape: Landscape, left: str, right: str, said: str) -> UnknownName:
    there = words().apart(
        tie_line(landscape, t.source, t.type, t.target)
        for t in ties_between(landscape, left, right)
    )
    facts = {"left": landscape.name(left), "right": landscape.name(right)}
    if there:
        return UnknownName("no_such_tie", tie=said, there=there, **facts)
    return UnknownName("no_tie", tie=said, **facts)
