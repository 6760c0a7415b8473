"""Which columns are set aside: how to reach people, what could harm one, what was agreed."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from allymap.intake.agreement import GIVEN
from allymap.intake.contact import form_of
from allymap.intake.phrases import Phrases, phrases
from allymap.intake.words import plain, words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

CONTACT = "contact"
# What cells can confirm, where only what stands over a header speaks of it.
_SEEN = ("phone", "email")


@dataclass(frozen=True, slots=True)
class Aside:
    """One column that is set aside: its header, and `contact`, `sensitive` or `consent`."""

    header: str
    use: str
    what: str


def asides(
    table: str,
    header: Sequence[str],
    mapped: Collection[str] = (),
    rows: Sequence[Sequence[str]] = (),
    groups: Sequence[str] = (),
) -> dict[int, Aside]:
    """The columns of a sheet that are set aside, by their index; `rows` are some of its first.

    `groups` has what stands over each header. A header that a table knows is set aside only for
    what it says together with its group, such as Home above Village.
    """
    found = {}
    for index, text in enumerate(header):
        if text and text not in mapped:
            cells = [row[index].strip() for row in rows if index < len(row)]
            use = _aside(text, groups[index] if index < len(groups) else "", table, cells)
            if use:
                found[index] = Aside(text, *use)
    return found


def needs_group(group: str, header: str) -> bool:
    """Whether a survey's column can only be judged together with the group it stands in."""
    alone, whole = _use(header, "actors"), _aside(header, group, "actors", ())
    return not alone and bool(whole or _perhaps().said_in(group))


def _aside(text: str, group: str, table: str, cells: Sequence[str]) -> tuple[str, str] | None:
    if plain(text) in words().columns[table]:
        return _with_group(text, group, table)
    group = group or text.rpartition("/")[0].replace("/", " ")
    if use := _use(text, table) or _with_group(text, group, table):
        return use
    if use := _by_group(text, group, table, cells):
        return use
    perhaps = _perhaps().said_in(text) or _perhaps().said_in(group)
    form = form_of(cells, perhaps=perhaps)
    return (CONTACT, form) if form else None


def _with_group(text: str, group: str, table: str) -> tuple[str, str] | None:
    """What only a header and its group together say, unless it is about work or a number."""
    if not group or _unless().said_in(text) or _use(group, table):
        return None
    return _use(f"{group} {text}", table)


def _by_group(text: str, group: str, table: str, cells: Sequence[str]) -> tuple[str, str] | None:
    """What only the group says; it may end before this column, so cells may contradict it."""
    use = _use(group, table) if group and not _unless().said_in(text) else None
    if not use or use[0] == "consent":
        return None
    seen = use[1] not in _SEEN or not any(cells) or form_of(cells, perhaps=True)
    return use if seen else None


def _use(header: str, table: str) -> tuple[str, str] | None:
    """What a header is set aside for, by all of it or by what follows a survey's group."""
    last = header.rpartition("/")[2]
    calm = _unless().said_in(header)
    for use, said in _phrases().items():
        if (use != CONTACT and calm) or (use == "consent" and table != "actors"):
            continue
        for what, some in said.items():
            if use == "consent" and what in GIVEN and _other().said_in(header):
                continue
            if some.said_in(header) or (last != header and some.said_in(last)):
                return use, what
    return None


@cache
def care_words() -> Mapping[str, Any]:
    """What care.toml says."""
    return tomllib.loads(Path(__file__).with_name("care.toml").read_text(encoding="utf-8"))


@cache
def _perhaps() -> Phrases:
    return phrases(care_words()["perhaps"]["contact"])


@cache
def _unless() -> Phrases:
    return phrases(care_words()["unless"]["headers"])


@cache
def _other() -> Phrases:
    return phrases(care_words()["consent"]["other"]["words"])


@cache
def _phrases() -> Mapping[str, Mapping[str, Phrases]]:
    """Consent first: a column of consent to be called by phone is no phone number."""
    raw = care_words()
    consent = {**raw["consent"]["parts"], **{name: raw["consent"]["given"][name] for name in GIVEN}}
    groups = {"consent": consent, "sensitive": raw["sensitive"], CONTACT: raw["contact"]}
    return {
        use: {what: phrases(some) for what, some in said.items()} for use, said in groups.items()
    }
