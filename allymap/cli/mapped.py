"""What was said of a list's sheets, columns and words: given, remembered, or asked now."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from allymap.cli.naming import at_terminal
from allymap.cli.say import talk
from allymap.cli.speech import words
from allymap.cli.writing import unused, write_text
from allymap.errors import BadMapping, Unreadable
from allymap.intake.mapping import NOTHING_SAID, Mapping, parse_mapping
from allymap.intake.own_sheets import list_of
from allymap.model.journal import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from allymap.intake.reading import Reading
    from allymap.model.journal import Revision
    from allymap.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line says of mappings: one to use, one to write, whether to ask.

    `again`: what was answered before does not count. `list`, `revision`: which list the file
    is, and which import brings it.
    """

    use: Path | None = None
    save: Path | None = None
    ask: bool = False
    again: bool = False
    list: str = ""
    revision: str = ""


def map_options(command: Any) -> Any:
    """--map, --save-map and --ask-again: what sheets, columns and words mean."""
    about = "Ask again what was answered for a list like this one before."
    command = click.option("--ask-again", is_flag=True, help=about)(command)
    for names, about in (
        (("--save-map",), "Write what sheets, columns and words mean into a file, to fill in."),
        (("--map", "use_map"), "A file that says what sheets, columns and words mean."),
    ):
        command = click.option(*names, type=click.Path(path_type=Path), help=about)(command)
    return command


def _nothing_more(mapping: Mapping) -> Mapping:
    return mapping


def settle(
    file: Path,
    wishes: Wishes,
    entries: Sequence[Entry],
    vocabulary: Vocabulary,
    read_with: Callable[[Mapping], Reading],
    at: str,
    called: Callable[[str], str] = str,
    more: Callable[[Mapping], Mapping] = _nothing_more,
) -> tuple[Mapping, list[Entry]]:
    """What holds for a list, and what of it is new and must be remembered.

    A mapping that is given counts; else what was said of the last list with the same headers.
    `called`: an actor of an earlier list, by its id, as people know them. `more`: what else is
    asked at a terminal.
    Raises `BadMapping` and `Unreadable`.
    """
    kept = any(entry.kind == "mapping" and not entry.undone for entry in entries)
    headers = _headers(file) if kept or wishes.use else ""
    known = _remembered(entries, headers, wishes.list, vocabulary)
    mapping = NOTHING_SAID if wishes.again else known
    if wishes.use:
        # What was said of this list's people holds, whatever its columns are said to mean.
        mapping = mapping.of_people().with_(_given(wishes.use, vocabulary).said)
    if mapping.of_words() and not wishes.use:
        talk(words().say("map.remembered", file=file), style="dim")
    if wishes.ask and at_terminal():
        mapping = _asked(file, wishes, read_with, mapping, vocabulary, called, more)
    elif wishes.save:
        _write_questions(file, wishes.save, read_with(mapping), mapping, vocabulary)
    if mapping == known:
        return mapping, []
    return mapping, _to_remember(headers or _headers(file), wishes, known, mapping, at)


def counting(entries: Iterable[Entry], revisions: Iterable[Revision]) -> tuple[Entry, ...]:
    """Entries without the answers that imports brought which are taken back by now."""
    undone = {one.id for one in revisions if one.undone}
    return tuple(e for e in entries if e.kind != "mapping" or e.data.get("revision") not in undone)


def _to_remember(
    headers: str, wishes: Wishes, known: Mapping, mapping: Mapping, at: str
) -> list[Entry]:
    """What is new: of words for lists with the same headers, of people for this list alone."""
    new = []
    if mapping.of_words() != known.of_words():
        new.append({"headers": headers, "text": mapping.of_words().to_toml()})
    if mapping.of_people() != known.of_people():
        said = mapping.of_people().to_toml()
        new.append({"headers": "", "list": wishes.list, "text": said})
    by = {"revision": wishes.revision}
    return [Entry(str(uuid.uuid4()), at, "mapping", {**said, **by}) for said in new]


def _asked(
    file: Path,
    wishes: Wishes,
    read_with: Callable[[Mapping], Reading],
    mapping: Mapping,
    vocabulary: Vocabulary,
    called: Callable[[str], str],
    more: Callable[[Mapping], Mapping],
) -> Mapping:
    from allymap.cli.asking import ask_about, wants_saved

    answered = more(ask_about(read_with, mapping, vocabulary, called))
    text = answered.to_toml()
    path = _place(wishes.save or file.with_name(f"{list_of(file.stem)}.map.toml"), text)
    new = answered.of_words() != mapping.of_words()
    if wishes.save or (new and wants_saved(str(path))):
        write_text(path, text)
        talk(words().say("map.saved", path=path))
    return answered


def _place(wanted: Path, text: str) -> Path:
    """The whole path of a file to write, which overwrites nothing that somebody has made."""
    return unused(wanted.resolve(), text.encode())


def _write_questions(
    file: Path, path: Path, reading: Reading, mapping: Mapping, vocabulary: Vocabulary
) -> None:
    """The mapping so far, and below it the questions that are open."""
    from allymap.intake.questions import questions
    from allymap.view.skeleton import skeleton

    for _row in reading:
        pass
    open_ = skeleton(questions(reading.problems), vocabulary, words())
    said = mapping.to_toml() if mapping else ""
    text = "\n".join(filter(None, (said, *open_))) + "\n"
    path = _place(path, text)
    write_text(path, text)
    talk(words().say("map.to_fill" if open_ else "map.saved", path=path, file=file))


def _given(path: Path, vocabulary: Vocabulary) -> Mapping:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadMapping("mapping_not_toml", about=str(error.reason)) from error
    except OSError as error:
        raise Unreadable("file_missing", file=path.name) from error
    return parse_mapping(text, vocabulary)


def _remembered(
    entries: Sequence[Entry], headers: str, list_: str, vocabulary: Vocabulary
) -> Mapping:
    """What was said last of a list with these headers, and of the people of this list."""
    said = [e.data for e in entries if e.kind == "mapping" and not e.undone]
    like_it = [data["text"] for data in said if headers and data["headers"] == headers]
    own = [data["text"] for data in said if data.get("list") == list_]
    mapping = NOTHING_SAID
    for text in (*like_it[-1:], *own[-1:]):
        mapping = mapping.with_(parse_mapping(text, vocabulary).said)
    return mapping


def _headers(file: Path) -> str:
    from allymap.intake.fingerprint import fingerprint

    return fingerprint(file)
