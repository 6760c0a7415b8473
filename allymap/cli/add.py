"""allymap add: one actor, tie, seat or activity, without a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from allymap.cli.by_hand import by_hand_options, correct, store_and_landscape
from allymap.cli.hand_ties import ends_of, refuse_turned
from allymap.cli.hand_values import column_named, data_of, pairs, problem
from allymap.cli.naming import meant
from allymap.cli.say import talk
from allymap.cli.speech import words
from allymap.errors import AllymapError, Refused, UnknownName
from allymap.match.called import bare
from allymap.model.fold import merged
from allymap.model.identity import mint
from allymap.model.journal import Row
from allymap.model.tables import TABLES, key_of
from allymap.view.record import actor_line, line, records_of, tie_line
from allymap.view.values import label

if TYPE_CHECKING:
    from allymap.model.landscape import Landscape
    from allymap.model.tables import Table
    from allymap.store.base import Store

# What is added, its table, and the columns that are said by their place alone.
SHAPES = {
    "actor": ("actors", ("name",), 'actor "Kwame Addo" --kind "male ally" --place Lusoka'),
    "tie": ("ties", ("source", "type", "target"), 'tie Kwame "is a member of" "Lusoka Circle"'),
    "seat": ("seats", ("actor", "coalition"), 'seat "Women\'s Union" "Equality Platform"'),
    "activity": (
        "activities",
        ("date", "element", "space"),
        'activity 2026-01-31 conscientization men_only --set "groups=Lusoka Circle"',
    ),
    "service": ("services", ("actor", "service_type"), 'service "Lusoka Clinic" health'),
    "consent": ("consents", ("actor", "basis"), 'consent Kwame consent --set "scope=store"'),
    "position": ("positions", ("actor", "ask", "position"), 'position "The Mayor" "Quota" 1'),
    "coalition": ("coalitions", ("name",), 'coalition "Equality Platform"'),
    "ask": ("asks", ("name",), 'ask "Parental leave" --set "target=The Ministry"'),
    "initiative": ("initiatives", ("name",), 'initiative "Fathers First"'),
    "place": ("places", ("name",), 'place "Lusoka Road" --set "parent=Lusoka"'),
    "us": ("settings", ("value",), 'us "Our Organisation"'),
}


@click.command(
    "add",
    epilog="""\b
Examples:
  allymap add actor "Kwame Addo" --kind "male ally" --place Lusoka
  allymap add tie Kwame "is a member of" "Lusoka Circle"
  allymap add seat "Women's Union" "Equality Platform" --set role=steering""",
)
@click.argument("what")
@click.argument("said", nargs=-1, metavar="NAMES...")
@click.option("--kind", default="", help="The kind of an actor, in plain words.")
@click.option("--place", default="", help="Where it is.")
@click.option(
    "--set", "settings", multiple=True, metavar="COLUMN=VALUE", help="What else is known."
)
@by_hand_options
def command(
    what: str,
    said: tuple[str, ...],
    store: str,
    no_input: bool,
    settings: tuple[str, ...],
    kind: str,
    place: str,
    **how: Any,
) -> None:
    """Add one thing by name; no ids and no workbook needed.

    WHAT is actor, tie, seat, activity, service, consent, position, coalition, ask,
    initiative, place, or us: which of the actors your own organisation is.
    """
    if what not in SHAPES:
        raise UnknownName("what_unknown", value=what, known=", ".join(SHAPES))
    _, positional, example = SHAPES[what]
    if len(said) != len(positional):
        shape = " ".join((what, *(label(one, words()).upper() for one in positional)))
        raise UnknownName("what_lacks", shape=shape, example=f"allymap add {example}")
    named = [*zip(positional, said, strict=True), ("kind", kind), ("place", place)]
    pairs_ = [(one, text) for one, text in named if text] + pairs(settings)
    with store_and_landscape(store) as (kept, landscape):
        row = row_said(landscape, what, dict(pairs_), ask=not no_input)
        if what != "us":
            _refuse_hidden(kept, row)
        namesake = _namesake(landscape, row)
        correct(kept, "add", [row], ask=not no_input, **how)
        if namesake:
            talk(words().say("hand.namesake", who=namesake))


def row_said(landscape: Landscape, what: str, said: dict[str, str], *, ask: bool) -> Row:
    """The row that says all this; raises `Refused` when it lacks something or is there."""
    table = TABLES[SHAPES[what][0]]
    if what == "us":
        return _ours(landscape, said["value"], ask=ask)
    ends: dict[str, Any] = {}
    if table.name == "ties":
        source, type_, target = ends_of(
            landscape, said.pop("source"), said.pop("type"), said.pop("target"), ask=ask
        )
        ends = {"source": source, "target": target, "type": type_}
    columns = [(column_named(table, name), text) for name, text in said.items()]
    data = {**ends, **data_of(landscape, columns, ask=ask)}
    if table.name == "ties":
        refuse_turned(data)
        data = begun_again(landscape, table, data)
    _refuse_lacking(table, data)
    if table.column("id") and table.key == ("id",) and "id" not in data:
        data["id"] = _minted(what, data)
    key = key_of(table, data)
    _refuse_known(landscape, table, key, data)
    return Row("", table.name, key, data)


def _ours(landscape: Landscape, name: str, *, ask: bool) -> Row:
    """Which actor our own organisation is; said again, it is another one."""
    data = {"name": "us", "value": meant(landscape, name, ask=ask)}
    return Row("", "settings", key_of(TABLES["settings"], data), data)


def begun_again(landscape: Landscape, table: Table, data: dict[str, Any]) -> dict[str, Any]:
    """A tie that ended and begins again is a tie of its own: the first keeps its days."""
    ref = (table.name, key_of(table, data))
    known = records_of(landscape, [ref]).get(ref)
    if known is None or known.end is None:
        return data
    if data.get("start", "") < known.end.isoformat():
        said = line(landscape, table.name, known, words())
        raise AllymapError("ended_there", what=said, day=words().day(known.end))
    ends = (data["source"], data["type"], data["target"], data["start"])
    return {**data, "id": ".".join(ends)}


def _minted(what: str, data: dict[str, Any]) -> str:
    """A readable id, made as those of lists are."""
    name = data.get("name") or data.get("topic") or data["element"]
    if what == "place":
        return mint(name, "")
    return mint(name, data.get("kind") or data.get("space") or what, _where(data))


def _where(data: dict[str, Any]) -> str:
    return " ".join(filter(None, (data.get("place", ""), data.get("date", ""))))


def _refuse_lacking(table: Table, data: dict[str, Any]) -> None:
    lacking = [
        column.name
        for column in table.columns
        if column.required and column.name != "id" and column.name not in data
    ]
    if lacking:
        raise Refused([problem("not_said", c, what=label(c, words())) for c in lacking])


def _refuse_known(landscape: Landscape, table: Table, key: str, data: dict[str, Any]) -> None:
    ref = (table.name, key)
    known = records_of(landscape, [ref])
    if ref in known:
        said = line(landscape, table.name, known[ref], words())
        raise AllymapError("already_there", what=said)
    if table.name == "ties" and not landscape.vocabulary.ties[data["type"]].directed:
        turned = {**data, "source": data["target"], "target": data["source"]}
        if records_of(landscape, [("ties", key_of(table, turned))]):
            said = tie_line(landscape, data["source"], data["type"], data["target"])
            raise AllymapError("already_there", what=said)


def _refuse_hidden(store: Store, row: Row) -> None:
    """The id of somebody who is shown under another is taken, too."""
    journal = store.journal()
    if (row.table, row.key) in merged(journal.revisions, journal.rows, journal.entries):
        raise AllymapError("already_there", what=row.key)


def _namesake(landscape: Landscape, row: Row) -> str:
    """Somebody known who is called just so."""
    if row.table != "actors":
        return ""
    called = bare(row.data["name"])
    known = (actor.id for actor in landscape.actors if bare(actor.name) == called)
    return words().apart(actor_line(landscape, one, words()) for one in known)
