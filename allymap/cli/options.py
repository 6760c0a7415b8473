"""The options that several verbs share, and what they default to."""

from __future__ import annotations

from datetime import UTC, date, datetime
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from allymap.cli.hints import reached
from allymap.cli.speech import in_language, words
from allymap.model.audience import AUDIENCES
from allymap.model.lookback import as_known_now

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Sequence

    from allymap.model.audience import Audience
    from allymap.model.landscape import Landscape
    from allymap.store.base import Store
    from allymap.store.weigh import Journal

Command = TypeVar("Command", bound="Callable[..., Any]")
DEFAULT_STORE = "allymap.db"


class Day(click.ParamType[date]):
    """A date on the command line, as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date, or a message that says how to write one."""
        if isinstance(value, date):
            return value
        try:
            day = date.fromisoformat(value)
        except ValueError:
            told = _("'{value}' is not a date; write it as 2026-01-31.")
            self.fail(told.format(value=value), param, ctx)
        if not 1900 <= day.year <= 2100:
            told = _("'{value}' is too far away; choose a day from 1900 to 2100.")
            self.fail(told.format(value=value), param, ctx)
        return day


class Output(click.Path):
    """A file to write, named with one of these endings.

    What is `filled` in by hand is not replaced: answers may be in it.
    """

    def __init__(self, *endings: str, filled: tuple[str, ...] = ()) -> None:
        super().__init__(path_type=Path, dir_okay=False)
        self.endings, self.filled = endings, filled

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Path:
        """The path, or a message that says how to name it."""
        path = Path(str(super().convert(value, param, ctx)))
        ending = path.suffix.lower()
        if ending not in self.endings:
            told = _("Name a file with one of these endings: {endings}.")
            self.fail(told.format(endings=", ".join(self.endings)), param, ctx)
        if ending in self.filled and path.exists():
            self.fail(words().say("file.there", path=path), param, ctx)
        return path


def _reached(context: click.Context, option: click.Parameter, store: str) -> str:
    """Let messages name a store that one does not get without saying so."""
    asked = context.get_parameter_source("store") == ParameterSource.COMMANDLINE
    usual = option.value_from_envvar(context) or DEFAULT_STORE
    reached(store if asked and store != usual else "")
    return store


def store_option(command: Command) -> Command:
    """--store: where the landscape is kept."""
    return click.option(
        "--store",
        envvar="ALLYMAP_STORE",
        default=DEFAULT_STORE,
        show_default=True,
        callback=_reached,
        help="A file, or the address of a Neo4j server (bolt://localhost:7687).",
    )(command)


def as_of_option(command: Command) -> Command:
    """--as-of: the day to look from."""
    return click.option("--as-of", type=Day(), help="The day to look from.  [default: today]")(
        command
    )


def at_option(command: Command) -> Command:
    """--at: the import or wave to look back to."""
    return click.option(
        "--at",
        default="",
        metavar="IMPORT",
        help="Look back: as it stood after this import (its number) or wave (its name).",
    )(command)


def json_option(command: Command) -> Command:
    """--json: the answer for programs."""
    return click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")(command)


class For(click.Choice[str]):
    """Who will see an output; for everybody there is the map alone."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The audience, or a message that says what there is for it."""
        if value in AUDIENCES and value not in self.choices:
            self.fail(
                _("For everybody there is only the map: allymap map --for public"), param, ctx
            )
        return super().convert(value, param, ctx)


def audience_option(command: Command) -> Command:
    """--for, or --audience: who of inside and partners will see the output."""
    told = "Who will see it. For the coalition, people who have not agreed are left out."
    return _audience(AUDIENCES[:2], told)(command)


def every_audience_option(command: Command) -> Command:
    """The same, and everybody too."""
    told = "Who will see it. Coalition: who has not agreed is left out. Public: sums alone."
    return _audience(AUDIENCES, told)(command)


def _audience(audiences: Sequence[str], told: str) -> Callable[[Command], Command]:
    return click.option(
        "--for",
        "--audience",
        "audience",
        type=For(audiences),
        default="internal",
        show_default=True,
        help=told,
    )


def _reason(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str:
    if value is not None and not value.strip():
        raise click.BadParameter(_("Say in a few words why this is no list of cases."))
    return (value or "").strip()


def care_options(command: Command) -> Command:
    """--not-case-data: why a list that looks like case data is none; and --keep-contact."""
    case = click.option(
        "--not-case-data",
        metavar="REASON",
        callback=_reason,
        help="Why this is no list of cases, when it was refused as one. Kept in the journal.",
    )
    contact = click.option(
        "--keep-contact",
        is_flag=True,
        help="Keep phones, e-mails and addresses too; they are left out otherwise.",
    )
    return case(contact(command))


def reading_options(command: Command) -> Command:
    """--format, --encoding, --kind, --tie: what a file is, and what its rows leave out."""
    options = (
        click.option(
            "--format", "format_", default="", help="What the file is: kobo, kumu, gexf, table, ..."
        ),
        click.option("--encoding", default="", help="How a CSV file is written: cp1252, ..."),
        click.option("--kind", default="", help="The kind of the actors that have none."),
        click.option("--tie", default="", help="The type of the ties that have none."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def today() -> date:
    """Today, here; the only place that reads the calendar."""
    return datetime.now(UTC).astimezone().date()


def now() -> str:
    """This moment in UTC, for the journal."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def landscape_of(store: Store, at: str = "", audience: Audience = "internal") -> Landscape:
    """What a store holds now, or held after an import or a wave; in the language spoken now.

    For partners the past holds nobody whom they may not see today.
    """
    return in_language(unspoken(store, at, audience))


def unspoken(store: Store, at: str = "", audience: Audience = "internal") -> Landscape:
    """The same, its codes called as the vocabulary has them: for what speaks several languages."""
    return _then(store.journal(), at, audience) if at else store.landscape()


def of_journal(journal: Journal, at: str, audience: Audience) -> Landscape:
    """What a journal that was read already holds, in the language spoken now."""
    return in_language(_then(journal, at, audience))


def _then(journal: Journal, at: str, audience: Audience) -> Landscape:
    past = (journal.at(at) if at else journal).landscape()
    if at and audience != "internal":
        past = as_known_now(past, journal.landscape(), today())
    return past


def opened(store: str, *, create: bool = False) -> Store:
    """The store at a path or address."""
    from allymap.store import open_store

    return open_store(store, create=create)
