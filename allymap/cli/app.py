"""The verbs and where they live; a verb's module is loaded when it is called, not before."""

from __future__ import annotations

import os
import sys
from gettext import gettext as _
from importlib import import_module
from typing import Any, NamedTuple

import click

from allymap.cli.speech import speak, translated
from allymap.view.words import languages


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
    "report": Verb("report", "Write the findings as a brief, and as a workbook."),
    "status": Verb("status", "What is in the store, and what to do next."),
}
RIGHT = {
    "same": Verb("same", "Who may be the same person or group, and your answers."),
    "add": Verb("add", "Add one actor, tie, seat, activity, ... by name."),
    "fix": Verb("fix", "Correct what is known about an actor or a tie."),
    "met": Verb("met", "Note that two actors were in contact."),
    "end": Verb("end", "Note that a tie ended."),
    "card": Verb("card", "Write a printable page of what we hold about an actor."),
    "template": Verb("template", "Write an empty list to fill in, or a form for a survey."),
}
FURTHER = {
    "explain": Verb("explain", "What a rule looks at, and which numbers decide it."),
    "ask": Verb("ask", "What nobody asked yet, as questions to take along."),
    "mark": Verb("mark", "Note what was decided about a finding."),
    "meeting": Verb("meeting", "What changed, who has gone cold, three things to do: one page."),
    "threshold": Verb("threshold", "The numbers that decide, and how to set one of your own."),
    "route": Verb("route", "The most trusted way to a decision-maker, and whom it rests on."),
    "whatif": Verb("whatif", "What would change if somebody left, joined or tied."),
    "introduce": Verb("introduce", "Who should be introduced to whom, by whom, and how."),
    "coalition": Verb("coalition", "Who sits in a coalition, who speaks, what hangs on whom."),
    "table": Verb("table", "What is done where, and who stands where, as tables."),
    "picture": Verb("picture", "A view as a picture for a slide, a brief or a wall."),
    "compare": Verb("compare", "What changed between two waves, or who told what."),
}
BACK = {
    "imports": Verb("imports", "The files taken in so far."),
    "undo": Verb("undo", "Take an import back, or take it in again."),
    "log": Verb("log", "Where every value about an actor came from."),
    "forget": Verb("forget", "Erase somebody, for good."),
    "export": Verb("export", "Write all tables as CSV files, or a file for Gephi or Kumu."),
    "copy": Verb("copy", "Copy one store into another, from a file to Neo4j or back."),
}
VERBS = {**FIRST_DAY, **RIGHT, **FURTHER, **BACK}


def forget_stdout() -> None:
    """Whoever read our output has gone: let Python not complain about it at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


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
        command: click.Command = translated(module.command)
        if not any("--language" in one.opts for one in command.params):
            command.params.append(_language(hidden=True))
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was meant; a near miss is named."""
        if args and args[0] not in VERBS:
            from allymap.match.near import nearest

            near = nearest(args[0], VERBS)
            hint = _("Did you mean '{near}'?") if near else _("See 'allymap --help'.")
            told = _("There is no command '{name}'.").format(name=args[0])
            ctx.fail(f"{told} {hint.format(near=near)}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a verb; that nobody reads its answer to the end, as in `| head`, is no failure."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            return forget_stdout()

    def get_help(self, ctx: click.Context) -> str:
        """The help page, in the language spoken now."""
        return click.Group.get_help(translated(self), ctx)

    def get_usage(self, ctx: click.Context) -> str:
        """The usage line, in the language spoken now."""
        return click.Group.get_usage(translated(self), ctx)

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 click gives it
        formatter: click.HelpFormatter,
    ) -> None:
        """The verbs in sections, from the tables above: no module is loaded for it."""
        sections = (
            (_("The first day"), FIRST_DAY),
            (_("Keeping it right"), RIGHT),
            (_("Asking further"), FURTHER),
            (_("Looking back, taking back, handing over"), BACK),
        )
        for title, verbs in sections:
            with formatter.section(title):
                formatter.write_dl([(name, _(verb.about)) for name, verb in verbs.items()])


def _speak(_context: click.Context, _option: click.Parameter, language: str | None) -> None:
    if language:
        speak(language)


def _language(*, hidden: bool = False) -> click.Option:
    """--language: before the verb, where the help shows it, or after."""
    return click.Option(
        ["--language"],
        type=click.Choice(languages()),
        is_eager=True,
        expose_value=False,
        callback=_speak,
        hidden=hidden,
        help="Speak this language.  [default: ALLYMAP_LANGUAGE, or the computer's]",
    )


@click.command(
    cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]}, params=[_language()]
)
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
