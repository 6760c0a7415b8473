"""Finding who is the same, beside rapidfuzz on the same names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from contests import Contest
from many_names import planted
from rapidfuzz import fuzz, process, utils

from allymap.match.blocks import pairs, word_table
from allymap.match.candidates import candidates
from allymap.match.evidence import evidence
from allymap.match.likeness import close, likeness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from allymap.match.subject import Subject

NAMES, CHUNK = 50_000, 500


def name_contests() -> Iterator[Contest]:
    """From a list of names to who may be the same; and the comparing alone."""
    subjects = planted(NAMES).subjects
    yield Contest(
        f"who may be the same, {NAMES:,} names, with reasons and warnings",
        lambda: candidates(subjects),
        {
            "rapidfuzz.cpdist over the same blocks, made anew (scores only)": lambda: _compared(
                subjects, *_blocks(subjects)
            ),
            f"rapidfuzz.cdist over all pairs, {CHUNK} names at a time (scores only)": lambda: (
                _everybody(subjects)
            ),
        },
    )
    yield _comparing(subjects)


def _comparing(subjects: Sequence[Subject]) -> Contest:
    names, found = _read(subjects), _blocks(subjects)
    words, both = word_table(names), np.stack(found)
    return Contest(
        f"comparing {both.shape[1]:,} pairs of names, by letters and by consonants",
        lambda: likeness(names, words, both[:, close(names, both)]),
        {"rapidfuzz.cpdist (by letters)": lambda: _compared(subjects, *found)},
    )


def _read(subjects: Sequence[Subject]) -> list[Any]:
    return [subject.read() for subject in subjects]


def _blocks(subjects: Sequence[Subject]) -> Any:
    names = _read(subjects)
    return pairs(subjects, names, word_table(names))


def _compared(subjects: Sequence[Subject], left: Any, right: Any) -> Any:
    texts = [utils.default_process(subject.name) for subject in subjects]
    return process.cpdist(
        [texts[i] for i in left.tolist()],
        [texts[i] for i in right.tolist()],
        scorer=fuzz.token_sort_ratio,
        score_cutoff=evidence().ask,
        dtype=np.float32,
    )


def _everybody(subjects: Sequence[Subject]) -> int:
    """How many pairs of the whole list reach the line; all scores at once would not fit."""
    texts = [utils.default_process(subject.name) for subject in subjects]
    line, found = evidence().ask, 0
    for at in range(0, len(texts), CHUNK):
        part = texts[at : at + CHUNK]
        scores = process.cdist(
            part, texts, scorer=fuzz.token_sort_ratio, score_cutoff=line, dtype=np.uint8
        )
        found += int(np.count_nonzero(scores))
    return found
