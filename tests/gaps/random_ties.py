"""Random ties, often between two actors such as their type is meant for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gaps.random_days import contact, maybe_day, pick

from allymap.model import records

if TYPE_CHECKING:
    import random

    from allymap.model.vocabulary import Vocabulary

HOLDERS = ("h1", "h2")

FORMS = {"": 3, "informed": 2, "consulted": 1, "decides": 1}
SIGNS = {"": 6, "+": 1, "0": 1, "-": 1}
NOMINATIONS = {"supportive_man": 14, "concern": 1, "influencer": 1, "role_model": 1}


def ties(
    rng: random.Random,
    words: Vocabulary,
    theme: dict[str, int],
    actors: tuple[records.Actor, ...],
    us: str,
) -> tuple[records.Tie, ...]:
    """Half as many ties as actors up to four times as many, a few of them told twice."""
    found: list[records.Tie] = []
    for _ in range(rng.randint(len(actors) // 2, 4 * len(actors))):
        tie_type = pick(rng, theme)
        source, target = _ends(rng, words, actors, tie_type, us)
        if source != target:
            found.append(_tie(rng, f"T{len(found)}", source, target, tie_type))
    parallel = [
        _tie(rng, f"T{len(found) + number}", tie.source, tie.target, tie.type)
        for number, tie in enumerate(found)
        if rng.random() < 0.15
    ]
    return tuple(found + parallel)


def _ends(
    rng: random.Random,
    words: Vocabulary,
    actors: tuple[records.Actor, ...],
    tie_type: str,
    us: str,
) -> tuple[str, str]:
    """Two actors, often such as the type is meant for."""
    of = {
        name: [a.id for a in actors if name in _sides(words, a)]
        for name in ("men's body", "fem", "ally", "group", "women", "man", "person", "any")
    }
    likely = {
        "accountable_to": ("men's body", rng.choice(("fem", "fem", "any"))),
        "member_of": (rng.choice(("ally", "any")), "group"),
        "supports": ("any", "ally"),
        "mentors": ("any", "ally"),
        "nominates": (rng.choice(("women", "women", "any")), "person"),
        "collaborates_with": (rng.choice(("any", "any", "men's body")), "any"),
    }.get(tie_type, ("any", "any"))
    if tie_type in ("listens_to", "nominates") and rng.random() < 0.7:
        return rng.choice(of["women"] or of["any"]), (of["man"] or of["any"])[0]
    if tie_type == "collaborates_with" and rng.random() < 0.4:
        return rng.choice(of["any"]), us
    source, target = (rng.choice(of[name] or of["any"]) for name in likely)
    return source, target


def _sides(words: Vocabulary, actor: records.Actor) -> set[str]:
    kind = words.kinds[actor.kind]
    sides = {"any", kind.form}
    if kind.constituency == "men" and kind.form in ("group", "organisation"):
        sides.add("men's body")
    if actor.kind in words.terms["fem"]["kinds"]:
        sides.add("fem")
    if kind.ally:
        sides.add("ally")
    if actor.gender == "man" and kind.form == "person":
        sides.add("man")
    if actor.gender == "woman":
        sides.add("women")
    return sides


def _tie(rng: random.Random, key: str, source: str, target: str, tie_type: str) -> records.Tie:
    return records.Tie(
        key=key,
        id=key,
        source=source,
        target=target,
        type=tie_type,
        form=pick(rng, FORMS) or None,
        as_=pick(rng, NOMINATIONS) if tie_type == "nominates" else None,
        weight=rng.choice((None, 1, 3, 5)),
        sign=pick(rng, SIGNS) or None,
        start=maybe_day(rng, 0.3),
        last_contact=contact(rng),
        end=maybe_day(rng, 0.1),
        holder=rng.choice((None, *HOLDERS, HOLDERS[0])),
    )
