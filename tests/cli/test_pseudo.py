"""No sentence that the tool prints is untranslated: in a language of odd letters none is plain."""

from __future__ import annotations

import click
import pytest
from cli.pseudo import TIES

from allymap.cli.add import SHAPES
from allymap.cli.app import VERBS, app
from allymap.gaps.rules import RULES
from allymap.model.tables import TABLES
from allymap.model.vocabulary import built_in
from allymap.network.standing import MEASURES
from allymap.view.words import Words

WRONG = """nom;catégorie;localité;vérifié le;influence;téléphone
Zyx Kwame;licorne;Lusoka;demain;9;1
;homme allié;Lusoka;03/04/2025;2;1
Zyx Amina;femme leader;Lusoka;2025-13-45;deux;2
"""
WARNED = """nom;catégorie;localité;humeur
Zyx Kwame;homme allié;Lusoka;gai
Zyx Kwame;homme allié;Lusoka;gai
Zyx Amina;femme leader;Lusoka;gai
"""
CASES = """nom;âge de la survivante;type de violence;date de l'incident
Zyx Kwame;15;viol;2025-01-01
"""


def _options(command):
    """What a command line may hold: options, choices, defaults, file names in them."""
    for param in command.params:
        yield from (*param.opts, *param.secondary_opts, str(param.default), *_choices(param))


def _choices(param):
    return param.type.choices if isinstance(param.type, click.Choice) else ()


def test_the_front_page(spoken):
    spoken.said += [*VERBS, *_options(app)]
    spoken.do("--help")
    spoken.do("--version")


@pytest.mark.parametrize("verb", list(VERBS))
def test_the_help_of_every_verb(spoken, verb):
    command = app.get_command(click.Context(app), verb)
    spoken.said += [*_options(command), "store", "help", "h"]
    spoken.do(verb, "--help")


# What the user wrote or is to write: command words, ids made of names, rules, keys of a mapping.
COLUMNS = " ".join(column.name for column in TABLES["actors"].columns).replace("_", " ")
RULE_IDS = " ".join(rule.id for rule in RULES)
IDS = "zyx kwame lusoka male ally amina woman leader omar"
MAPPING = "values dates actors kind vetted influence"
ADDED = " ".join(SHAPES)


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("gasp", "gaps"),
        ("import", "asked"),
        ("import --nothing", "no input encoding"),
        ("import a b c", ""),
        ("who", "measure"),
        ("who --measure", ""),
        ("gaps --as-of hier", ""),
        ("gaps --as-of 1500-01-01", ""),
        ("gaps --rule XYZ", RULE_IDS),
        ("gaps --all=yes", ""),
        ("map --for everybody", "internal coalition public audience"),
        ("fix", ""),
        ("met Kwame Amina", "on"),
        ("same Kwame", ""),
        ("forget Kwame", ""),
        ("export --for coalition --restricted", ""),
    ],
)
def test_mistakes_on_the_command_line(spoken, line, typed):
    spoken.said += ["help", typed]
    spoken.do(*line.split(), code=2)


@pytest.mark.parametrize("verb", ["check", "import"])
@pytest.mark.parametrize("file", ["liste.csv", "cas.csv", "casse.xlsx", "vide.csv", "rien.csv"])
def test_lists_that_are_refused(spoken, verb, file):
    spoken.put("liste.csv", WRONG)
    spoken.put("cas.csv", CASES)
    spoken.put("casse.xlsx", "x")
    spoken.put("vide.csv", "")
    spoken.said += [MAPPING, "problems"]
    spoken.do(verb, file, code=3)


def test_a_list_with_warnings(spoken):
    spoken.put("liste.csv", WARNED)
    ran = spoken.do("import", "liste.csv")
    assert ran.err.count("liste.csv") >= 3


@pytest.mark.parametrize(
    ("line", "code", "typed"),
    [
        ("import liens.csv", 0, ""),
        ("import liste.csv --dry-run", 0, ""),
        ("import --asked accountable_to --about Tamzir", 0, "asked"),
        ("import --asked licorne", 2, " ".join(built_in().list_of("scope_topics"))),
        ("import --asked trusts --about Ailleurs", 2, ""),
        ("check", 0, ""),
        ("status", 0, ""),
        ("imports", 0, ""),
        ("gaps", 0, RULE_IDS),
        ("gaps --all", 0, RULE_IDS),
        ("gaps --for coalition", 0, RULE_IDS),
        ("gaps --at 9", 2, ""),
        ("who Kwame", 0, IDS),
        ("who Zyx", 2, IDS),
        ("who Personne", 2, ""),
        ("who --measure betweenness", 0, ""),
        ("who --measure licorne", 2, " ".join(one.name for one in MEASURES)),
        ("log Kwame", 0, IDS),
        ("same", 0, ""),
        ("same Kwame Amina --answer different", 0, ""),
        ("same Kwame Amina --split", 2, ""),
        ("card Kwame", 0, IDS),
        ("undo", 0, ""),
        ("undo 7", 2, ""),
        ("undo 1", 1, "zyx qorl jumo asha lusoka tamzir mens group feminist org " + IDS),
        ("undo 2 --redo", 1, ""),
        ("template", 0, "lists en"),
        ("report", 0, "findings"),
        ("map", 0, ""),
        ("export", 0, ""),
        ("export --person Kwame", 0, "person"),
        ("forget --yes Personne", 2, ""),
    ],
)
def test_verbs_on_a_store_with_lists(spoken_lists, line, code, typed):
    spoken_lists.said.append(typed)
    spoken_lists.do(*line.split(), code=code)


def test_forgetting_and_the_list_that_has_somebody_again(spoken_lists):
    spoken_lists.do("forget", "Zyx Amina", "--yes")
    spoken_lists.do("import", "liste.csv", "--no-input")


@pytest.mark.parametrize(
    ("args", "code", "typed"),
    [
        (("add", "actor", "Zyx Omar", "--kind", "homme allié", "--place", "Lusoka"), 0, ""),
        (("add", "actor", "Zyx Omar", "--kind", "licorne"), 3, ""),
        (("add", "actor", "Zyx Omar"), 3, "kind"),
        (("add", "tie", "Kwame", "travaille avec", "Qorl Asha"), 0, ""),
        (("add", "tie", "Kwame", "soutient", "Zyx Amina"), 1, ""),
        (("add", "tie", "Kwame", "mange", "Qorl Jumo"), 2, ""),
        (("add", "tie", "Kwame", "cite", "Qorl Jumo"), 3, ""),
        (("add", "lune"), 2, ADDED),
        (("add", "place"), 2, SHAPES["place"][2]),
        (("fix", "Kwame", "--set", "influence=4"), 0, ""),
        (("fix", "Kwame", "--set", "influence=9"), 3, ""),
        (("fix", "Kwame", "--set", "lune=4"), 2, COLUMNS),
        (("fix", "Kwame", "--set", "lune"), 2, ""),
        (("fix", "Kwame"), 2, ""),
        (("met", "Kwame", "Qorl Jumo", "--on", "2026-01-25"), 0, ""),
        (("met", "Kwame", "Qorl Asha", "--on", "2026-01-25"), 2, ""),
        (("met", "Kwame", "Qorl Jumo", "--on", "2099-01-25"), 3, ""),
        (("end", "Kwame", "soutient", "Zyx Amina", "--on", "2026-01-30"), 0, ""),
        (("end", "Kwame", "finance", "Zyx Amina", "--on", "2026-01-30"), 2, ""),
    ],
)
def test_small_corrections(spoken_lists, args, code, typed):
    spoken_lists.said.append(typed)
    spoken_lists.do(*args, code=code)


def test_corrections_in_the_log_and_among_the_imports(spoken_lists):
    spoken_lists.do("fix", "Kwame", "--set", "influence=4", "--by", "Zuri", "--note", "vu")
    spoken_lists.said.append(IDS)
    spoken_lists.do("log", "Kwame")
    spoken_lists.do("imports")
    spoken_lists.do("undo")
    spoken_lists.do("imports")


def test_what_was_asked_is_said_in_words(spoken_lists):
    spoken_lists.do("import", "--asked", "rend compte à", "--about", "Tamzir")
    spoken_lists.said.append("asked")
    spoken_lists.do("imports")


def test_waves_and_whole_lists(spoken_lists):
    spoken_lists.put("vague.csv", "nom;catégorie;localité\nZyx Kwame;homme allié;Tamzir\n")
    spoken_lists.said += [RULE_IDS, IDS]
    spoken_lists.put("liens2.csv", TIES.replace("2026-01-20", "2026-02-20"))
    spoken_lists.do("import", "liens2.csv", "--list", "liens", "--wave", "endline", "--whole")
    spoken_lists.do("imports")
    spoken_lists.do("gaps", "--at", "endline")
    spoken_lists.said.append("actors qorl jumo asha mens group feminist org tamzir problems")
    spoken_lists.do("import", "vague.csv", "--list", "liste", "--whole", code=3)


def test_a_colleague_and_a_copy(spoken_lists, tmp_path):
    spoken_lists.do("copy", "allymap.db", "copie.db")
    spoken_lists.do("import", "copie.db", "--store", "autre.db")
    spoken_lists.do("fix", "Kwame", "--set", "influence=4")
    spoken_lists.do("fix", "Kwame", "--set", "influence=2", "--store", "autre.db")
    spoken_lists.do("import", "autre.db", "--dry-run")
    spoken_lists.do("import", "autre.db")


def test_no_store(spoken):
    spoken.do("gaps", code=4)


def test_an_untranslated_sentence_is_seen(spoken, monkeypatch):
    """The guard itself: one sentence that no catalogue has, and the run is not plain-free."""
    monkeypatch.setattr(Words, "say", lambda *_, **__: "Nothing has come in yet.")
    with pytest.raises(AssertionError, match="'Nothing', 'come', 'has'"):
        spoken.do("gaps", code=4)
