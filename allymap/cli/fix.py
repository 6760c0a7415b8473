"""allymap fix: correct what is known about one actor or one tie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from allymap.cli.by_hand import by_hand_options, correct, store_and_landscape
from allymap.cli.hand_ties import ends_of, one_tie, refuse_turned, ties_like
from allymap.cli.hand_values import column_named, data_of, pairs, problem
from allymap.cli.naming import meant
from allymap.cli.speech import words
from allymap.errors import Refused, UnknownName
from allymap.intake.words import plain
from allymap.model.columns import CLEARED
from allymap.model.journal import Row
from allymap.model.tables import TABLES, to_data
from allymap.view.values import label

if TYPE_CHECKING:
    from allymap.model.columns import Column
    from allymap.model.landscape import Landscape
    from allymap.model.records import Tie


@click.command(
    "fix",
    epilog="""\b
Examples:
  allymap fix "Kwame Addo" --set place=Lusoka
  allymap fix Kwame "answers to" "Women's Union" --set form=decides
  allymap fix "Kwame Addo" --clear vetted""",
)
@click.argument("said", nargs=-1, required=True, metavar="ACTOR | ACTOR TIE ACTOR")
@click.option("--set", "settings", multiple=True, metavar="COLUMN=VALUE", help="What is right.")
@click.option("--clear", multiple=True, metavar="COLUMN", help="Make it blank: nobody knows.")
@by_hand_options
def command(
    said: tuple[str, ...],
    store: str,
    no_input: bool,
    settings: tuple[str, ...],
    clear: tuple[str, ...],
    **how: Any,
) -> None:
    """Correct what is known about an actor, or about a tie between two."""
    if len(said) not in (1, 3):
        raise UnknownName("fix_unclear")
    if not settings and not clear:
        raise UnknownName("nothing_to_fix")
    with store_and_landscape(store) as (kept, landscape):
        row = _row(landscape, said, settings, clear, ask=not no_input)
        correct(kept, "fix", [row], ask=not no_input, **how)


def row_of(tie: Tie, **more: Any) -> Row:
    """A row that says something more about a tie: what makes it this tie, and that."""
    table = TABLES["ties"]
    known = to_data(table, tie)
    named = {name: known[name] for name in ("id", *table.key) if name in known}
    return Row("", "ties", tie.key, {**named, **more})


def _row(
    landscape: Landscape,
    said: tuple[str, ...],
    settings: tuple[str, ...],
    clear: tuple[str, ...],
    *,
    ask: bool,
) -> Row:
    record = _record(landscape, said, ask=ask)
    row = row_of(record) if len(said) > 1 else Row("", "actors", record.id, {"id": record.id})
    table, own = TABLES[row.table], {plain(name): name for name in record.attributes}
    kept = {own[plain(name)]: text for name, text in pairs(settings) if plain(name) in own}
    known = [(name, text) for name, text in pairs(settings) if plain(name) not in own]
    columns = [(column_named(table, name), text) for name, text in known]
    cleared = [column_named(table, name) for name in clear if plain(name) not in own]
    _refuse_fixed(table.name, [column for column, _ in columns], cleared)
    more = data_of(landscape, columns, ask=ask)
    if len(said) > 1:
        refuse_turned({**to_data(table, record), **more})
    blank = [
        *(own[plain(name)] for name in clear if plain(name) in own),
        *(c.name for c in cleared),
    ]
    whole = {"attributes": kept, CLEARED: blank}
    return Row(
        "", row.table, row.key, {**row.data, **more, **{n: v for n, v in whole.items() if v}}
    )


def _record(landscape: Landscape, said: tuple[str, ...], *, ask: bool) -> Any:
    """The actor that is meant, or the tie between two."""
    if len(said) == 1:
        return landscape.actor[meant(landscape, said[0], ask=ask)]
    ends = ends_of(landscape, *said, ask=ask)
    return one_tie(landscape, ties_like(landscape, *ends), ask=ask)


def _refuse_fixed(table: str, set_: list[Column], cleared: list[Column]) -> None:
    """What says which record it is stays, and what every record needs cannot be blank."""
    fixed = {"id", *TABLES[table].key}
    problems = [
        problem("key_fixed", c.name, what=label(c.name, words()))
        for c in (*set_, *cleared)
        if c.name in fixed
    ]
    problems += [
        problem("not_cleared", c.name, what=label(c.name, words()))
        for c in cleared
        if c.required and c.name not in fixed
    ]
    if problems:
        raise Refused(problems)
