"""Why two names may be one, as a code: what a person would say when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.match.around import split
from allymap.match.names import latin

if TYPE_CHECKING:
    from allymap.match.names import Name


def name_reason(one: Name, other: Name) -> str:
    """What makes two names alike: the most telling code that holds.

    `same_in_other_script`, `same_name`, `order`, `same_without_titles`, `order_without_titles`,
    `same_without_legal_form`, `same_in_other_language`, `part_of_name`, `spelling` (the same
    consonants) or `typo`.
    """
    if one.script != other.script:
        return "same_in_other_script"
    if sorted(one.words) == sorted(other.words):
        return _same_words(one, other)
    if set(one.bones) < set(other.bones) or set(other.bones) < set(one.bones):
        return "part_of_name"
    return "spelling" if sorted(one.bones) == sorted(other.bones) else "typo"


def _same_words(one: Name, other: Name) -> str:
    said, told = (tuple(map(latin, split(name.text))) for name in (one, other))
    if said == told:
        return "same_name"
    if sorted(said) == sorted(told):
        return "order"
    if sorted(one.written) != sorted(other.written):
        return "same_in_other_language"
    if (one.taken or other.taken) and not one.person:
        return "same_without_legal_form"
    if one.taken or other.taken:
        return "same_without_titles" if one.words == other.words else "order_without_titles"
    return "same_name" if one.words == other.words else "order"
