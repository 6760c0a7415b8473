"""A coalition in sentences: what is so, what moved, and nothing that ranks anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.gaps.coalition import by_constituency, by_role
from allymap.model.terms import asked
from allymap.view.naming import actor_name
from allymap.view.part import Part
from allymap.view.sides import side
from allymap.view.tell import few, tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from allymap.gaps.coalition import Card, Share
    from allymap.model.landscape import Landscape
    from allymap.view.words import Words


def parts(landscape: Landscape, card: Card, as_of: date, words: Words) -> tuple[Part, ...]:
    """The card in words; names as this landscape has them."""
    said = {
        "seats": _seats(landscape, card, words),
        "stage": _stage(landscape, card, as_of, words),
        "men": _men(landscape, card, words),
        "answers": _findings(landscape, card, ("ACC-1", "INCL-1"), words),
        "hangs": (
            *_findings(landscape, card, ("BRIDGE-1",), words),
            *_alone(landscape, card, words),
        ),
        "us": (*_us(landscape, card, words), *_leaving(landscape, card, words)),
    }
    return tuple(
        Part(words.say(f"coalition.{name}"), tuple(lines) or (words.say(f"coalition.{name}.none"),))
        for name, lines in said.items()
    )


def moved(landscape: Landscape, before: Card, now: Card, words: Words) -> tuple[str, ...]:
    """What changed between two waves, without saying which is better."""
    then, today = ({seat.actor: seat.role or "" for seat in c.seats} for c in (before, now))
    changed = {
        "joined": [one for one in today if one not in then],
        "left": [one for one in then if one not in today],
        "role": [one for one in today if one in then and then[one] != today[one]],
        "speaks_now": [one for one in now.speaking if one not in before.speaking],
        "silent_now": [one for one in before.speaking if one in now.sitting],
    }
    lines = [
        words.say(f"coalition.moved.{name}", n=len(who), who=_names(landscape, who, words))
        for name, who in changed.items()
        if who
    ]
    links = (len(before.links), len(now.links))
    if links[0] != links[1]:
        lines.append(words.say("coalition.moved.links", before=links[0], now=links[1]))
    return tuple(lines) or (words.say("coalition.moved.nothing"),)


def _names(landscape: Landscape, who: Iterable[str], words: Words) -> str:
    return words.listed(few(sorted(actor_name(landscape, one, words) for one in who), words))


def _seats(landscape: Landscape, card: Card, words: Words) -> Iterator[str]:
    if not card.seats:
        return
    yield words.say("coalition.seats.count", n=len(card.members))
    for role in by_role(card.seats):
        who = [seat.actor for seat in card.seats if (seat.role or "") == role]
        called = landscape.vocabulary.label("seat_roles", role) or words.say("coalition.no_role")
        yield words.say("text.labelled", label=called, text=_names(landscape, who, words))
    sides = tuple(_sides(landscape, by_constituency(landscape, card.members), words))
    if len(sides) > 1:
        yield words.say("coalition.seats.sides", sides=", ".join(sides))


def _sides(
    landscape: Landscape, groups: Mapping[str, tuple[str, ...]], words: Words
) -> Iterator[str]:
    """How many of each constituency; beside members' names a few of an LGBTQ+ one would point
    at them, so the small ones are then told together.
    """
    least, kinds = landscape.vocabulary.days("suppression"), landscape.vocabulary.kinds
    theirs = {kinds[kind].constituency for kind in landscape.vocabulary.terms["lgbtq"]["kinds"]}
    small = {code for code, who in groups.items() if len(who) < least}
    folded = small if small & theirs else set()
    for code in (code for code in groups if code not in folded):
        yield f"{side(code, landscape, words)} {len(groups[code])}"
    if folded:
        yield words.say("coalition.seats.others", n=sum(len(groups[code]) for code in folded))


def _stage(landscape: Landscape, card: Card, as_of: date, words: Words) -> Iterator[str]:
    if card.sitting and not card.speaking:
        yield words.say("coalition.silent")
    for name, who in (("speaking", card.speaking), ("sitting", card.sitting)):
        if card.speaking and who:
            yield words.say(f"coalition.{name}", n=len(who), who=_names(landscape, who, words))
    if not asked(landscape, "activities", {"all"}, as_of):
        yield words.say("coalition.stage.unasked")


def _men(landscape: Landscape, card: Card, words: Words) -> Iterator[str]:
    of = {share.room: share for share in card.shares}
    limit = landscape.vocabulary.thresholds["inclusion_p"]
    for share in card.shares:
        yield words.say(f"coalition.men.{share.room}", n=share.there, men=share.men)
        if share.room != "members" and share.above(of["members"]) and share.chance < limit:
            yield words.say("coalition.men.above", draws=_draws(share))


def _draws(share: Share) -> int:
    return max(1, round(100 * share.chance))


def _findings(
    landscape: Landscape, card: Card, rules: tuple[str, ...], words: Words
) -> tuple[str, ...]:
    found = [finding for finding in card.findings if finding.rule in rules]
    return tuple(
        told.what
        if told.status == "BLIND_SPOT"  # such a sentence says itself that nobody asked
        else words.say("text.labelled", label=words.say(f"status.{told.status}"), text=told.what)
        for told in tell(found, landscape, words)
    )


def _alone(landscape: Landscape, card: Card, words: Words) -> tuple[str, ...]:
    return tuple(
        words.say(
            "coalition.alone",
            n=len(who),
            holder=actor_name(landscape, holder, words),
            who=_names(landscape, who, words),
        )
        for holder, who in card.alone.items()
    )


def _us(landscape: Landscape, card: Card, words: Words) -> Iterator[str]:
    if card.leaving is None:
        return
    if card.links:
        yield words.say("coalition.links", n=len(card.links))
    else:
        yield words.say("coalition.links.none")
    for one, other in card.links_inside():
        names = actor_name(landscape, one, words), actor_name(landscape, other, words)
        yield words.say("coalition.links.inside", one=names[0], other=names[1])


def _leaving(landscape: Landscape, card: Card, words: Words) -> Iterator[str]:
    left = card.leaving
    if left is None:
        return
    same = left.parts == left.parts_left and not left.cut_off
    code = "coalition.leave.same" if same else "coalition.leave.parts"
    yield words.say(code, before=left.parts, after=left.parts_left)
    if left.cut_off:
        who = _names(landscape, left.cut_off, words)
        yield words.say("coalition.leave.cut_off", n=len(left.cut_off), who=who)
    for told in tell(left.opens, landscape, words):
        about = words.say("text.labelled", label=told.about, text=told.title)
        yield words.say("coalition.leave.opens", finding=about if told.about else told.title)
