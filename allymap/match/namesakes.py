"""Many open pairs of one name and kind: one question for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from allymap.model.identity import name_key
from allymap.model.judgement import pair_of, shown_as

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from allymap.match.candidates import Candidate
    from allymap.match.subject import Subject
    from allymap.model.judgement import Answer, Pair

# Two are one pair, which is asked about as any other.
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Namesakes:
    """Actors of one name and kind, the open pairs among them, and the interviews that told."""

    name: str
    kind: str
    actors: tuple[str, ...]
    pairs: tuple[Candidate, ...]
    interviews: int


def namesakes(pairs: Iterable[Candidate], subjects: Mapping[str, Subject]) -> tuple[Namesakes, ...]:
    """Those who may be asked about at once: three or more whom open pairs hold together."""
    alike = [one for one in pairs if _key(subjects[one.left]) == _key(subjects[one.right])]
    ids = sorted({one for pair in alike for one in (pair.left, pair.right)})
    first = shown_as((pair_of(one.left, one.right) for one in alike), ids)
    groups: dict[str, list[Candidate]] = {}
    for one in alike:
        groups.setdefault(first.get(one.left, one.left), []).append(one)
    made = (_made(found, subjects) for found in groups.values())
    return tuple(one for one in made if len(one.actors) >= _LEAST)


def one_answer(
    actors: Sequence[str], pairs: Iterable[Pair], answer: Answer
) -> Iterator[tuple[str, str, Answer]]:
    """What one answer about all of a name says of pairs, each of which can be taken back.

    The same: each is the first one, so that a split takes one of them out. Different: so is
    each pair that would be asked about.
    """
    if answer == "same":
        yield from ((actors[0], other, answer) for other in actors[1:])
        return
    among = set(actors)
    yield from ((*pair, answer) for pair in pairs if among.issuperset(pair))


def _made(pairs: Sequence[Candidate], subjects: Mapping[str, Subject]) -> Namesakes:
    actors = tuple(sorted({one for pair in pairs for one in (pair.left, pair.right)}))
    told = {source for one in actors for source in subjects[one].informants}
    one = subjects[actors[0]]
    return Namesakes(one.name, one.kind, actors, tuple(pairs), len(told))


def _key(subject: Subject) -> tuple[str, str]:
    return name_key(subject.name), subject.kind
