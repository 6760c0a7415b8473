"""What the statements of `cypher/gaps/` ask for: the words and thresholds of a vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allymap.store.graph import type_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from allymap.model.vocabulary import Vocabulary

THRESHOLDS = (
    *("stale", "support", "panel", "public", "backlash", "steering_seats", "nominations"),
    *("fragile", "trust_low", "trust_high", "hops"),
)


def rule_words(words: Vocabulary, as_of: date) -> dict[str, Any]:
    """Every parameter that a statement of a rule may name."""
    return {
        "as_of": as_of,
        **{name: words.thresholds[name] for name in THRESHOLDS},
        **_kinds(words),
        **_ties(words),
        **_sessions(words),
        "movements": words.terms["trust"]["kinds"],
        "steering": words.terms["steering"]["roles"],
        "working": words.terms["engaged"]["with"],
        "pairs": words.terms["meet"]["pairs"],
        "sides": words.terms["meet"]["sides"],
        "national": words.terms["scale"]["national"],
        "publish": words.terms["permission"]["scopes"],
        "public_bases": words.terms["permission"]["bases"],
    }


def _kinds(words: Vocabulary) -> dict[str, Any]:
    kinds = {
        code: {
            "form": kind.form,
            "constituency": kind.constituency,
            "level": kind.level,
            "ally": kind.ally,
            "power_over": list(kind.power_over),
        }
        for code, kind in words.kinds.items()
    }
    of = [(code, kind["constituency"], kind["form"]) for code, kind in kinds.items()]
    return {
        "kinds": kinds,
        "fem": words.terms["fem"]["kinds"],
        "constituency": "men",
        "men": [k for k, who, form in of if who == "men" and form in ("group", "organisation")],
        "women": [k for k, who, form in of if (who, form) == ("women", "group")],
    }


def _ties(words: Vocabulary) -> dict[str, list[str]]:
    positive = [code for code, tie in words.ties.items() if tie.positive]
    return {
        "positive": _types(positive),
        "roads": _types((*positive, "has_access_to", "trusts")),
        "undirected": _types(code for code, tie in words.ties.items() if not tie.directed),
        "engaging": _types(words.terms["engaged"]["ties"]),
    }


def _types(codes: Iterable[str]) -> list[str]:
    return [type_of(code) for code in codes]


def _sessions(words: Vocabulary) -> dict[str, Any]:
    order, seen = words.terms["sequence"], words.terms["public_act"]
    touches = words.sensitivity.items()
    return {
        "sensitive": [topic for topic, how in touches if how >= order["sensitivity"]],
        "opening": [topic for topic, how in touches if how == 1],
        "dialogues": words.terms["referral"]["elements"],
        **{name: order[name] for name in ("mixed", "shared", "separate")},
        **{name: order[name] for name in ("advocacy_elements", "advocacy_spaces")},
        **{f"public_{name}": seen[name] for name in ("spaces", "elements", "roles")},
    }
