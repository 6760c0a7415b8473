"""The verbs and where they live; a verb's module is loaded when it is called, not before."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

import click


class Verb(NamedTuple):
    """A command: its module and function, and its line in the help."""

    module: str
    about: str


FIRST_DAY = {
    "demo": Verb("demo", "See everything with a fictional country, Karuwe."),
    "import": Verb("import_", "Take a list in: a workbook or a CSV file."),
    "check": Verb("check", "Read a list and say what is wrong with it, without taking it in."),
    "gaps": Verb("gaps", "What is missing, what nobody has asked, and what to do."),
    "map": Verb("map_", "Write the map: one page that opens without a network."),
    "who": Verb("who", "What is known about one actor, in sentences."),
    "report": Verb("report", "Write the findings as a page and as a workbook."),
    "status": Verb("status", "What is in the store, and what to do next."),
}
LATER = {
    "imports": Verb("imports", "The files taken in so far."),
    "copy": Verb("copy", "Copy one store into another, from a file to Neo4j or back."),
    "export": Verb("export", "Write all tables as CSV files."),
}
VERBS = {**FIRST_DAY, **LATER}


class Verbs(click.Group):
    """A group that knows its verbs by name and loads each at first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 click gives it
        """All verbs, those of a first day first."""
        return list(VERBS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 click gives it
        cmd_name: str,
    ) -> click.Command | None:
        """The command of a verb, its module loaded now."""
        if cmd_name not in VERBS:
            return None
        module = import_module(f"allymap.cli.{VERBS[cmd_name].module}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was meant; a near miss is named."""
        if args and args[0] not in VERBS:
            from allymap.match.near import nearest

            near = nearest(args[0], VERBS)
            hint = f" Did you mean '{near}'?" if near else " See 'allymap --help'."
            ctx.fail(f"There is no command '{args[0]}'.{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 click gives it
        formatter: click.HelpFormatter,
    ) -> None:
        """The verbs in two sections, from the table above: no module is loaded for it."""
        for title, verbs in (("The first day", FIRST_DAY), ("Later", LATER)):
            with formatter.section(title):
                formatter.write_dl([(name, verb.about) for name, verb in verbs.items()])


@click.command(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="allymap", message="allymap %(version)s")
def app() -> None:
    """Turn stakeholder lists into answers: whose work with men answers to the women's
    movement, who is safe, which bridges are missing, and what nobody has asked yet.

    \b
    Start with:   allymap demo
    Then:         allymap import my_list.xlsx
                  allymap gaps
                  allymap map
    """
