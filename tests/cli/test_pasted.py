"""A command that is shown can be pasted: no name from a list gives an order in it."""

from __future__ import annotations

import re
import subprocess
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from allymap.cli.app import VERBS
from allymap.view.command_line import typed
from allymap.view.words import LOCALE, words

ORDERS = ("$(touch ran)", "`touch ran`", '"; touch ran; "', "a\ntouch ran", "\\", "!!", "%PATH%")
FACTS = {"left": "Asha", "right": "Juma", "hub": "a", "name": "n", "shown": "Asha"}
COMMAND = re.compile(rf"allymap (?:{'|'.join(VERBS)})\b[^.;(]*")
# Answers of that verb are spoken of there, not the verb.
NO_COMMAND = ("undo.answers", "undo.answers_again")


def sentences(language):
    with (LOCALE / language / "LC_MESSAGES" / "allymap.po").open("rb") as file:
        for message in read_po(file):
            code = message.id[0] if isinstance(message.id, tuple) else message.id
            said = message.string if isinstance(message.string, tuple) else (message.string,)
            if code not in NO_COMMAND:
                yield from ((code, text) for text in said)


@pytest.mark.parametrize("language", ["en", "fr", "es", "pt", "ar"])
def test_every_hole_of_a_command_is_marked_as_one(language):
    """A number, a day of ours and words of the interface are no names."""
    ours = {"n", "number", "iso", "needed"}
    bare = [
        (code, hole)
        for code, text in sentences(language)
        for command in COMMAND.findall(text)
        for _, hole, _, conversion in Formatter().parse(command)
        if hole and conversion != "t" and hole not in ours
    ]
    assert bare == []


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("code", ["same.undo", "same.undo_last", "same.rename"])
def test_a_command_holds_no_name_that_gives_orders(code, order):
    facts = {one: f"{order} {name}" for one, name in FACTS.items()}
    said = words("en").say(code, **facts)
    assert order not in said
    assert "type it yourself" in said
    assert "type it yourself" not in words("en").say(code, **FACTS)


@pytest.mark.parametrize("name", [*ORDERS, "O'Neill & Sons; ls > x", "José (北京) *", "", "~"])
def test_what_is_shown_is_the_name_to_a_shell(name, tmp_path):
    said = typed(name)
    ran = subprocess.run(
        ["/bin/bash", "-c", f"printf %s {said}"], cwd=tmp_path, capture_output=True, check=True
    )
    assert ran.stdout.decode() == (name if said != "…" else "…")
    assert list(tmp_path.iterdir()) == []


LIST = "id,name,kind,place\nk1,Kwame $(touch ran),male_ally,Lusaka\nk2,Kwame A,male_ally,{}\n"


def test_a_merge_and_a_correction_print_no_order(run, tmp_path):
    (tmp_path / "a.csv").write_text(LIST.format("Lusaka"), encoding="utf-8")
    run("import", "a.csv")
    assert run("fix", "k2", "--set", "place=$(touch ran)").code == 0
    (tmp_path / "a.csv").write_text(LIST.format("Ndola"), encoding="utf-8")
    told = run("import", "a.csv").all
    assert ("gave way" in told, "allymap fix with" in told) == (True, False)
    assert "type it yourself with allymap fix" in told
    told = run("same", "k1", "k2", "--answer", "same").all
    assert ("allymap same" in told, "touch" in told.partition("allymap same")[2]) == (True, False)
