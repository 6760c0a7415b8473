"""What changed between two waves, in sentences, each with how sure we can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.gaps.fates import FATES, counted
from allymap.view.bonds import bonds_said
from allymap.view.naming import actor_name, place_name
from allymap.view.part import Part
from allymap.view.tell import few, tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from allymap.gaps.changes import Change, Partners, Ties
    from allymap.gaps.finding import Finding
    from allymap.model.landscape import Landscape
    from allymap.model.rounds import Wave
    from allymap.view.words import Words

BANDS = (-2, -1, 0, 1, 2)
_NAMED = ("closed", "new", "now_known", "changed", "not_known")


def parts(
    first: Wave, second: Wave, change: Change, found: Mapping[str, Finding], words: Words
) -> tuple[Part, ...]:
    """The whole comparison; `found` are the findings of both waves by id, the later ones count."""
    seen = second.landscape
    limits = seen.vocabulary.thresholds
    return (
        Part(words.say("change.roster"), tuple(_roster(first, second, change, words))),
        Part(words.say("change.unlike"), tuple(_unlike(seen, change, words))),
        Part(words.say("change.ties"), tuple(_ties(seen, change, limits, words))),
        Part(words.say("change.bridges"), tuple(_bridges(seen, change, words))),
        Part(words.say("change.partners"), tuple(_partners(change, limits, words))),
        Part(words.say("change.allies"), tuple(_allies(change, words))),
        _stances(change, words),
        Part(words.say("change.findings"), tuple(_findings(seen, change, found, words))),
    )


def _named(landscape: Landscape, who: Iterable[str], words: Words) -> str:
    return words.listed(few(sorted(actor_name(landscape, one, words) for one in who), words, 10))


def _roster(first: Wave, second: Wave, change: Change, words: Words) -> Iterator[str]:
    roster, seen = change.roster, second.landscape
    for name in ("new", "gone", "missing"):
        who = getattr(roster, name)
        names = (
            _named(seen if one in seen.actor else first.landscape, (one,), words) for one in who
        )
        yield words.say(f"change.{name}", n=len(who), wave=second.name)
        if who:
            yield words.listed(sorted(names))
    yield words.say("change.panel", n=len(roster.panel), first=first.name, second=second.name)


def _unlike(landscape: Landscape, change: Change, words: Words) -> Iterator[str]:
    for topic, about, name in change.unlike:
        asked = landscape.vocabulary.label("scope_topics", topic)
        yield words.say("change.unlike.one", topic=asked, about=_about(landscape, about), wave=name)
    if not change.unlike:
        yield words.say("change.unlike.none")


def _about(landscape: Landscape, about: str) -> str:
    vocabulary = landscape.vocabulary
    for name in ("kinds", "constituencies"):
        if about in vocabulary.list_of(name):
            return vocabulary.label(name, about)
    return landscape.name(about) if about in landscape.actor else place_name(landscape, about)


def _refused(change: Change, words: Words) -> str:
    """Why nothing of the panel is compared; "" when it is."""
    roster = change.roster
    if roster.unnoted:
        return words.say("change.no_presence", waves=words.listed(roster.unnoted))
    return "" if roster.panel else words.say("change.no_panel")


def _ties(
    landscape: Landscape, change: Change, limits: Mapping[str, float], words: Words
) -> Iterator[str]:
    if refused := _refused(change, words):
        yield refused
        return
    ties: Ties = change.ties
    counts = {"kept": len(ties.kept), "new": len(ties.new), "lost": len(ties.lost)}
    yield words.say("change.ties.count", **counts)
    for name in ("new", "lost"):
        if bonds := getattr(ties, name):
            yield words.say(f"change.ties.{name}", which=bonds_said(landscape, bonds, words))
    if ties.left_out:
        yield words.say("change.ties.left_out", n=ties.left_out)
    if ties.jaccard is not None:
        sure = "doubtful" if ties.jaccard < limits["jaccard_doubtful"] else "comparable"
        yield words.say(f"change.ties.{sure}", share=round(100 * ties.jaccard))


def _bridges(landscape: Landscape, change: Change, words: Words) -> Iterator[str]:
    for one in change.bridging:
        name = actor_name(landscape, one.connector, words)
        yield words.say("change.bridges.new", n=len(one.new), connector=name)
        for a, b in one.new:
            yield words.say(
                "change.bridges.pair",
                one=actor_name(landscape, a, words),
                other=actor_name(landscape, b, words),
            )
        yield words.say(
            "change.bridges.lost" if one.lost else "change.bridges.stays", connector=name
        )
    if not change.bridging:
        yield words.say("change.bridges.none")


def _partners(change: Change, limits: Mapping[str, float], words: Words) -> Iterator[str]:
    if refused := _refused(change, words):
        yield refused
        return
    told: Partners = change.partners
    yield words.say("change.partners.count", more=told.more, fewer=told.fewer, same=told.same)
    if told.chance is None:
        yield words.say("change.partners.same")
        return
    sure = "unlikely" if told.chance < limits["chance_small"] else "chance"
    yield words.say(f"change.partners.{sure}", draws=max(1, round(100 * told.chance)))


def _allies(change: Change, words: Words) -> Iterator[str]:
    before, after = change.allies
    if refused := _refused(change, words):
        yield refused
    elif before is None or after is None:
        yield words.say("change.allies.unknown")
    else:
        yield words.say("change.allies.share", before=_outside(before), after=_outside(after))
        yield words.say("change.allies.sure")


def _outside(index: float) -> int:
    """The share of ties that go outside, of 100: (1 + E-I) / 2."""
    return round(50 * (1 + index))


def _stances(change: Change, words: Words) -> Part:
    title = words.say("change.stances")
    if change.stances is None:
        return Part(title, (words.say("change.stances.unasked"),))
    moved = sum(n for (one, two), n in change.stances.items() if one != two)
    lines = (
        words.say("change.stances.moved", n=moved, of=sum(change.stances.values())),
        words.say("change.stances.sure"),
    )
    return Part(title, lines, moves(change.stances, words) if change.stances else ())


def moves(counts: Mapping[tuple[int, int], int], words: Words) -> tuple[tuple[str, ...], ...]:
    """The five bands then (rows) by the five bands now (columns)."""
    head = ("", *(f"{band:+d}" if band else "0" for band in BANDS))
    rows = (
        (words.say(f"band.{one}"), *(str(counts.get((one, two), 0) or "·") for two in BANDS))
        for one in BANDS
    )
    return (head, *rows)


def _findings(
    landscape: Landscape, change: Change, found: Mapping[str, Finding], words: Words
) -> Iterator[str]:
    counts = counted(change.fates)
    yield words.listed(words.say(f"fate.{f}", n=counts[f]) for f in FATES if counts[f])
    for rule, by_fate in change.fates.items():
        told = [words.say(f"fate.{f}", n=len(by_fate[f])) for f in FATES if f in by_fate]
        title = words.say("text.labelled", label=rule, text=words.say(f"{rule}.title"))
        yield words.say("text.labelled", label=title, text=words.listed(told))
        for fate in (f for f in _NAMED if f in by_fate):
            about = [
                one.about or one.title
                for one in tell((found[i] for i in by_fate[fate]), landscape, words)
            ]
            label = words.say(f"fate.{fate}.label")
            yield "  " + words.say(
                "text.labelled", label=label, text=words.apart(few(about, words))
            )
    yield words.say("change.findings.sure")
