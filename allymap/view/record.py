"""One record of any table in one line, as a sentence would name it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allymap.model.tables import TABLES, key_of, to_data
from allymap.view.naming import place_name, place_within
from allymap.view.values import in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from allymap.model.compare import Ref
    from allymap.model.landscape import Landscape
    from allymap.view.words import Words


def records_of(landscape: Landscape, refs: Iterable[Ref]) -> Mapping[Ref, Any]:
    """The records of these (table, key) pairs, as far as the landscape has them."""
    wanted = set(refs)
    tables = {table for table, _ in wanted}
    return {
        (name, key): record
        for name in TABLES
        if name in tables
        for record in getattr(landscape, name)
        if (name, key := _key(name, record)) in wanted
    }


def is_restricted(landscape: Landscape, ref: Ref, record: Any) -> bool:
    """Whether nobody may be told of a record: backlash, or who named whom."""
    table = ref[0]
    if table == "ties":
        return record is None or landscape.vocabulary.ties[record.type].restricted
    return TABLES[table].restricted


def line(landscape: Landscape, table: str, record: Any, words: Words) -> str:
    """A record in a line: `Kwame is a member of Lusoka Men's Circle`."""
    if table == "actors":
        return str(record.name)
    if table == "ties":
        return tie_line(landscape, record.source, record.type, record.target)
    if table == "settings":
        return words.say("record.us", who=landscape.name(record.value))
    if hasattr(record, "id"):
        return words.say("record.named", what=words.say(f"one.{table}"), name=_called(record))
    return words.say(
        "record.of", what=words.say(f"one.{table}"), who=_parts(landscape, record, table, words)
    )


def tie_line(landscape: Landscape, source: str, type_: str, target: str) -> str:
    """A tie as a sentence without its full stop."""
    label = landscape.vocabulary.ties[type_].label
    return f"{landscape.name(source)} {label} {landscape.name(target)}"


def actor_line(landscape: Landscape, actor: str, words: Words, *, within: bool = False) -> str:
    """Who somebody is, so that two of one name can be told apart: name, kind and place.

    `within`: with the larger place, too.
    """
    known = landscape.actor[actor]
    kind = landscape.vocabulary.kinds[known.kind].label
    if not known.place:
        return words.say("actor.kind", name=known.name, kind=kind)
    place = (place_within if within else place_name)(landscape, known.place)
    return words.say("actor.kind_place", name=known.name, kind=kind, place=place)


def _called(record: Any) -> str:
    return str(getattr(record, "name", None) or record.id)


def _parts(landscape: Landscape, record: Any, table: str, words: Words) -> str:
    about = TABLES[table]
    data = to_data(about, record)
    said = (in_words(landscape, about.column(name), data.get(name), words) for name in about.key)
    return ", ".join(filter(None, said))


def _key(table: str, record: Any) -> str:
    if table == "ties":
        return str(record.key)
    return key_of(TABLES[table], to_data(TABLES[table], record))
