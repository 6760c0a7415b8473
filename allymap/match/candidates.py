"""Who may be the same: pairs with a score, reasons that a person understands, and warnings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from allymap.match.blocks import pairs, word_table
from allymap.match.circumstances import acronym_letters, circumstances, in_contact
from allymap.match.evidence import evidence
from allymap.match.likeness import close, likeness
from allymap.match.reasons import name_reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from allymap.match.blocks import Pairs, Whole
    from allymap.match.circumstances import Circumstances
    from allymap.match.likeness import Flags, Likeness, Numbers
    from allymap.match.names import Name
    from allymap.match.subject import Subject


_ALIKE = 70
# What makes a likely pair nearly certain: a name or a contact in common.
_SAME = frozenset({"same_contact", "same_name", "same_without_titles", "same_without_legal_form"})
_SURE = ("nearly_certain", "likely", "possible")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two actors that may be one; `reasons` speak for it, `warnings` against.

    `score` is from 0 to 100, and only puts the surest first: it merges nobody.
    """

    left: str
    right: str
    score: int
    reasons: tuple[str, ...]
    warnings: tuple[str, ...]

    @property
    def sure(self) -> str:
        """How sure it is; what speaks against it leaves it possible at most."""
        if self.warnings or self.score < evidence().likely:
            return "possible"
        return "nearly_certain" if _SAME.intersection(self.reasons) else "likely"


@dataclass(frozen=True, slots=True)
class _Compared:
    """The pairs that were compared, and all that was found."""

    pairs: Pairs
    scores: Numbers
    alike: Likeness
    around: Circumstances
    contact: Flags
    acronym: Numbers

    def at(self, kept: Whole) -> _Compared:
        """The same of some pairs only."""
        around = {code: flags[kept] for code, flags in self.around.items()}
        scores, contact, acronym = self.scores[kept], self.contact[kept], self.acronym[kept]
        alike = self.alike.at(kept)
        return _Compared(self.pairs[:, kept], scores, alike, around, contact, acronym)


def candidates(subjects: Sequence[Subject]) -> tuple[Candidate, ...]:
    """The pairs to ask about: those without a warning first, and of these the surest."""
    if len(subjects) < 2:
        return ()
    names = [subject.read() for subject in subjects]
    found = _told(subjects, names, _compared(subjects, names, evidence().ask))
    return tuple(sorted(found, key=_order))


def compared(one: Subject, other: Subject) -> Candidate:
    """What speaks for and against two being one, however little it is."""
    both = (one, other)
    names = [subject.read() for subject in both]
    return next(_told(both, names, _compared(both, names, line=0)))


def _compared(subjects: Sequence[Subject], names: Sequence[Name], line: int) -> _Compared:
    """The pairs whose score reaches the line, compared."""
    words = word_table(names)
    found = pairs(subjects, names, words)
    contact, acronym = in_contact(subjects, found), acronym_letters(names, found)
    kept = np.flatnonzero(close(names, found) | contact | (acronym > 0) | (line <= 0))
    found, contact, acronym = found[:, kept], contact[kept], acronym[kept]
    alike = likeness(names, words, found)
    best = _best(alike, contact, acronym)
    kept = np.flatnonzero(best >= line - sum(evidence().bonus.values()))
    found, best = found[:, kept], best[kept]
    around = circumstances(subjects, names, found)
    scores = _weighed(best, around)
    told = _Compared(found, scores, alike.at(kept), around, contact[kept], acronym[kept])
    return told.at(np.flatnonzero(scores >= line))


def _best(alike: Likeness, contact: Flags, acronym: Numbers) -> Numbers:
    """What the names amount to, or a contact in common, or an acronym: the strongest of them."""
    name, reach = evidence().name, evidence().contact
    part = np.where(alike.fewer > 1, name["larger_part"], name["part"]) * alike.part
    letters = (name["acronym"] + name["per_acronym_letter"] * acronym) * (acronym > 0)
    best = np.maximum(np.maximum(alike.score, part), letters)
    both = np.maximum(alike.letters, alike.consonants)
    through = np.maximum(reach["base"] + reach["share"] * both, best + reach["bonus"])
    found: Numbers = np.where(contact, through, best)
    return found


def _weighed(best: Numbers, around: Circumstances) -> Numbers:
    """The score after what speaks for and against it, from 0 to 100."""
    for code, bonus in evidence().bonus.items():
        best = best + bonus * around[code]
    for code, penalty in evidence().penalty.items():
        best = best - penalty * around[code]
    scores: Numbers = np.clip(best, 0, 100)
    return scores


def _told(
    subjects: Sequence[Subject], names: Sequence[Name], compared: _Compared
) -> Iterator[Candidate]:
    for at, (i, j) in enumerate(compared.pairs.T.tolist()):
        first, second = sorted((subjects[i].id, subjects[j].id))
        reasons, warnings = _reasons(names[i], names[j], compared, at), _warnings(compared, at)
        yield Candidate(first, second, int(compared.scores[at]), reasons, warnings)


def _reasons(one: Name, other: Name, compared: _Compared, at: int) -> tuple[str, ...]:
    """Why, the most telling first."""
    acronym = compared.acronym[at] > 0
    around = compared.around
    told = (
        ("same_contact", compared.contact[at]),
        ("acronym", acronym),
        (name_reason(one, other), compared.alike.score[at] >= _ALIKE or compared.alike.part[at]),
        ("same_place_and_kind", around["same_place"][at] and around["same_kind"][at]),
    )
    return tuple(code for code, holds in told if holds)


def _warnings(compared: _Compared, at: int) -> tuple[str, ...]:
    """What speaks against it, the gravest first."""
    found = [code for code in evidence().penalty if compared.around[code][at]]
    backed = compared.contact[at] or compared.around["same_place"][at]
    if not backed and "different_place" not in found:
        found.append("only_the_name")
    return tuple(found)


def _order(one: Candidate) -> tuple[bool, int, int, str, str]:
    return bool(one.warnings), _SURE.index(one.sure), -one.score, one.left, one.right
