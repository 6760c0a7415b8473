"""What hurts people stays where it belongs, in everything that is printed or written.

Two hundred planted words are looked for in every output; what has no word of its own (who
named whom, how much somebody is trusted, that somebody stands against us) is proved by a twin:
the same lists with only that secret changed must give the same outputs, letter for letter. So
a nominator may stand on a list of all actors, but nothing may tell whom she named.
"""

from __future__ import annotations

import io
import json
import re
import unicodedata
import zipfile
from datetime import date
from importlib import import_module

import pytest
from cli.planted import kept, opponents, plant
from never_noted import built, never_noted
from page_reading import data_of

from allymap.cli.app import VERBS
from allymap.cli.boundary import outcome
from allymap.model.stances import against_us
from allymap.model.vocabulary import built_in
from allymap.view.tables import OPEN, TABLES

DAY = ("--as-of", "2026-01-31")
TIMES = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)?")
# The title of a page or a workbook, the tab of a table, or the first word after a file's name.
TITLED = re.compile(r'(<title>|<dc:title>|<sheet name="1 |^\S+ "?)[^<"]{0,60}internal')

LEFT_OUT = "export --as gexf -o out/net.gexf --for coalition"
PARTNERS_EXPORT = "export -o out/tables --for coalition"

# Verbs with an audience, then those that are for inside only.
SHARED = (
    ("gaps", *DAY),
    ("gaps", "--all", "--priority", *DAY),
    ("gaps", "--json", *DAY),
    ("report", "-o", "out", *DAY),
    ("map", "-o", "out/map.html", *DAY),
    ("export", "-o", "out/tables"),
    ("export", "--as", "gexf", "-o", "out/net.gexf"),
    ("picture", "map", "-o", "out/map.svg", *DAY),
    ("picture", "ladder", "-o", "out/ladder.svg", *DAY),
    *(("table", one, *DAY) for one in OPEN),
    *(("table", one, "-o", f"out/{one}.xlsx", *DAY) for one in OPEN),
    *(("table", one, "-o", f"out/{one}.csv", *DAY) for one in OPEN),
    *(("table", one, "--json", *DAY) for one in OPEN),
)
INSIDE = (
    ("gaps", "--rule", "BASE-1", *DAY),
    ("who", "man-0", *DAY),
    ("who", "power-0", *DAY),
    ("who", "woman-0", "--json", *DAY),
    ("who", "woman-8", *DAY),
    ("who", "--measure", "betweenness", "--json", *DAY),
    ("explain", "BASE-1"),
    ("explain", "--json"),
    ("meeting", "--on", "2026-01-31", "-o", "out/meeting-INTERNAL.html"),
    ("meeting", "--json", "--on", "2026-01-31", "-o", "out/meeting-INTERNAL.html"),
    ("ask", "-o", "out/questions-INTERNAL.xlsx", *DAY),
    ("ask", "-o", "out/questions-INTERNAL.html", *DAY),
    ("ask", "--json", *DAY),
    ("mark", "BASE-1:man-0", "planned", "--who", "Rokia", *DAY),
    ("mark", "INF-2:power-0", "accepted", "--json", *DAY),
    ("route", *DAY),
    ("route", "--json", *DAY),
    ("route", "woman-0", "man-0", *DAY),
    ("route", "man-0", "woman-0", "--json", *DAY),
    ("whatif", "leave", "woman-0", *DAY),
    ("whatif", "leave", "woman-3", "--json", *DAY),
    ("whatif", "leave", "woman-8", "--json", *DAY),
    ("whatif", "leave", "power-0", *DAY),
    ("whatif", "end", "woman-0", "man-0", *DAY),
    ("whatif", "end", "woman-2", "man-0", *DAY),
    ("whatif", "end", "woman-0", "nominates", "man-0", *DAY),
    ("whatif", "tie", "woman-0", "nominates", "man-0", "--set", "as=supportive_man", *DAY),
    ("whatif", "tie", "woman-8", "nominates", "power-0", "--set", "as=concern", *DAY),
    ("introduce", *DAY),
    ("introduce", "--json", *DAY),
    ("coalition", "Family Law", *DAY),
    ("coalition", "Family Law", "--json", *DAY),
    ("compare", "baseline", "endline"),
    ("compare", "baseline", "endline", "--json"),
    ("compare", "--by", "informant", *DAY),
    ("compare", "--by", "informant", "--json", *DAY),
    ("status",),
    ("status", "--json"),
    ("log", "man-0", "--all"),
    ("log", "power-0", "--all", "--json"),
    ("log", "woman-8", "--all"),
    ("card", "man-0", "-o", "out/card-INTERNAL.html"),
    ("card", "power-0", "-o", "out/card-INTERNAL-2.html"),
    ("same", "--no-input", "--all"),
    ("same", "--no-input", "--all", "--json"),
    ("same", "--workbook", "out/pairs-INTERNAL.xlsx"),
    ("imports", "--all"),
    ("imports", "--all", "--json"),
    ("threshold",),
    ("threshold", "--json"),
    *(("table", one, *DAY) for one in TABLES if one not in OPEN),
    *(("table", one, "--json", *DAY) for one in TABLES if one not in OPEN),
    *(("table", one, "-o", f"out/{one}.xlsx", *DAY) for one in TABLES if one not in OPEN),
    *(("table", one, "-o", f"out/{one}.csv", *DAY) for one in TABLES if one not in OPEN),
)


# They answer only with what was just given to them, or hand over the whole store.
TAKING = {
    *("demo", "import", "check", "template", "add", "fix", "met", "end"),
    *("undo", "forget", "copy"),
}


class Outputs:
    """What each run gave: what it printed and every file it wrote, packed ones opened."""

    def __init__(self, folder, rows, monkeypatch, capsys):
        folder.mkdir()
        monkeypatch.chdir(folder)
        self.folder, self.capsys = folder, capsys
        self.store = kept(folder / "allymap.db", rows)
        self.said = {}

    def run(self, *args):
        """Run a verb and keep its outputs under its words; gives its exit code."""
        before = self._files()
        self.capsys.readouterr()
        code = outcome(list(args))
        printed = self.capsys.readouterr()
        self.said[" ".join(args), "terminal"] = plain(printed.out + "\n" + printed.err)
        for path, stamp in self._files().items():
            if before.get(path) != stamp:
                said = plain("\n".join((path.name, *opened(path.name, path.read_bytes()))))
                self.said[" ".join(args), path.relative_to(self.folder).as_posix()] = said
        return code

    def _files(self):
        every = self.folder.rglob("*")
        return {p: p.stat().st_mtime_ns for p in every if p.is_file() and p != self.store}


def opened(name, data):
    """The texts of a file: its own, or those of all that is packed in it; no time of writing."""
    if not data.startswith(b"PK"):
        text = data.decode("utf-8", "replace")
        return [text, json.dumps(data_of(text))] if 'id="data"' in text else [text]
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        inside = {one.filename: packed.read(one) for one in packed.infolist()}
    return [text for one, held in inside.items() for text in (one, *opened(one, held))]


def plain(text):
    """As it is compared: escapes read, accents put together, one case, one line, no times."""
    read = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), text)
    put = unicodedata.normalize("NFC", TIMES.sub("", read))
    return " ".join(put.casefold().split())


def found(words, outputs):
    """Each secret word that an output has, with the output."""
    looked = {plain(word): what for word, what in words.items()}
    return {
        (*where, word, what)
        for where, said in outputs.said.items()
        for word, what in looked.items()
        if word in said
    }


def differing(one, other):
    """The outputs, of the runs of the other, that the two do not share."""
    runs = {args for args, _ in other.said}
    where = {w for w in one.said.keys() | other.said.keys() if w[0] in runs}
    return sorted(w for w in where if one.said.get(w) != other.said.get(w))


@pytest.fixture
def outputs(tmp_path, monkeypatch, capsys):
    """Outputs in a folder of their own for these rows, of all these runs."""
    monkeypatch.setenv("COLUMNS", "400")
    monkeypatch.delenv("ALLYMAP_STORE", raising=False)

    def made(name, rows, runs):
        given = Outputs(tmp_path / name, rows, monkeypatch, capsys)
        codes = {args: given.run(*args) for args in runs}
        monkeypatch.chdir(tmp_path)
        return given, codes

    return made


def for_coalition(runs):
    """The same runs for partners."""
    return [(*args, "--for", "coalition") for args in runs]


def test_every_verb_is_looked_at_and_each_that_has_an_audience_for_partners_too():
    """A new verb must be put into one of the lists; one that asks for whom is never inside."""
    shared, inside = {args[0] for args in SHARED}, {args[0] for args in INSIDE}
    assert shared | inside | TAKING == set(VERBS)
    assert not (shared | inside) & TAKING
    assert shared == {name for name in VERBS if "audience" in _options(name)}


def _options(verb):
    command = import_module(f"allymap.cli.{VERBS[verb].module}").command
    return {parameter.name for parameter in command.params}


def test_nominators_and_concerns_are_nowhere_and_who_named_whom_changes_nothing(outputs):
    secrets, rows = plant()
    told, codes = outputs("one", rows, (*SHARED, *INSIDE))
    assert len(secrets.nowhere) + len(secrets.inside) >= 200
    assert not found(secrets.nowhere, told)
    failed = {args for args, code in codes.items() if code}
    assert {args[:1] for args in failed} <= {("whatif",)}, failed
    everything = " ".join(told.said.values())
    # What may be told inside is told, so that silence is no accident.
    assert "base-1:man-0" in everything
    assert "inf-2:power-0" in everything
    assert len({one[2] for one in found(secrets.inside, told)}) > 100
    again = [args for args in (*SHARED, *INSIDE) if args[0] != "table" or "--json" in args]
    swapped, _ = outputs("other", plant(shift=3)[1], again)
    assert differing(told, swapped) == []


def test_nothing_secret_leaves_the_organisation_nor_shapes_what_does(outputs):
    """Partners get what they would get had nobody noted who stands against us, nor the rest."""
    secrets, rows = plant()
    told, codes = outputs("one", rows, for_coalition(SHARED))
    assert set(codes.values()) == {0}, codes
    assert not found({**secrets.nowhere, **secrets.inside}, told)
    assert "planted open-0" in (actors := told.said[PARTNERS_EXPORT, "out/tables/actors.csv"])
    assert all(f"planted quarrel-{n}" in actors for n in range(4))
    assert not any(re.search(r"\bopposes\b", said) for said in told.said.values())
    against = opponents(rows)
    assert len(against) > 30
    assert against == against_us(built(rows, built_in()), date(2026, 1, 31))
    assert all(word in str(rows) for word in (*secrets.nowhere, *secrets.inside))
    for name, other in (
        ("never", never_noted(rows, against)),
        ("silent", plant(silent=True)[1]),
    ):
        assert len(other) < len(rows)
        twin, _ = outputs(name, other, for_coalition(SHARED))
        # How much a file leaves out is told to who writes it, and stands in no file.
        apart = [one for one in differing(told, twin) if one != (LEFT_OUT, "terminal")]
        assert apart == [], name


def test_what_is_for_inside_says_so_in_its_title_and_a_name_not_chosen(outputs):
    runs = [args for args in (*SHARED, *INSIDE) if "-o" in args and args[0] != "export"]
    told, codes = outputs(
        "one", plant()[1], [*runs, ("map", *DAY), ("meeting",), ("card", "man-0")]
    )
    assert set(codes.values()) == {0}
    files = {where: said for where, said in told.said.items() if where[1] != "terminal"}
    assert len(files) > len(runs)
    bare = [where for where, said in files.items() if not TITLED.search(said)]
    assert bare == []
    own = [name for args, name in files if "-o" not in args]
    assert own
    assert all("INTERNAL" in name for name in own)
