"""No plain sentence in what the further verbs answer: on the terminal, in files, in errors."""

from __future__ import annotations

import openpyxl
import pytest
from cli.test_pseudo_pages import all_odd, page, texts

from allymap.cli.boundary import outcome
from allymap.gaps.rules import RULES
from allymap.model.vocabulary import built_in
from allymap.view.tables import TABLES

# Each verb about lists on which it has much to say. Headers and values as French lists have them.
LISTS = {
    "lieux": """identifiant;nom;situé dans
zyxland;Zyxland;
tamzir;Tamzir;zyxland
""",
    "acteurs": """identifiant;nom;type;genre;lieu;influence;attitude (-2 à +2);visible pour
zyx1;Zyx Kwame;homme allié;homme;Tamzir;4;2;
zyx2;Zyx Amina;femme leader;femme;Tamzir;3;2;
zyx3;Qorl Jumo;groupe d'hommes;;Tamzir;3;1;
zyx4;Qorl Asha;organisation féministe;;Tamzir;4;2;
zyx5;Qorl Nous;ONG internationale;;Tamzir;4;2;
zyx6;Qorl Palais;ministère;;Zyxland;5;0;
zyx7;Qorl Club;club de jeunes;;Tamzir;2;0;
zyx8;Zyx Personne;staff;femme;Tamzir;;;
zyx9;Qorl Jumo;groupe d'hommes;;Zyxland;3;-1;
""",
    "liens": """de;vers;type de lien;dernier contact;collègue en contact;d’après
zyx1;zyx3;est membre de;2026-01-20;;zyxs1
zyx1;zyx2;soutient;2026-01-20;;zyxs1
zyx5;zyx4;travaille avec;2024-01-20;zyx8;zyxs1
zyx5;zyx3;travaille avec;2026-01-20;zyx8;zyxs1
zyx4;zyx6;a accès à;2026-01-20;;zyxs1
zyx3;zyx4;rend compte à;2025-01-20;;zyxs1
""",
    "coalitions": """identifiant;nom;but
zyxc1;Zyx Pacte;
""",
    "sieges": """coalition;acteur;rôle;entrée le
zyxc1;zyx4;présidence;2025-01-01
zyxc1;zyx3;membre;2025-01-01
zyxc1;zyx5;comité de pilotage;2025-01-01
""",
    "revendications": """identifiant;nom;qui décide;qui mène
zyxd1;Zyx Loi;zyx6;zyx4
""",
    "prises": """acteur;revendication;position (-2 à +2);date
zyx4;zyxd1;2;2026-01-01
zyx6;zyxd1;-1;2026-01-01
""",
    "activites": """identifiant;date;élément;espace;thème;lieu;groupes;personnes
zyxa1;2026-01-10;dialogues intimes;hommes seulement;les violences basées sur le genre;Tamzir;zyx3;
zyxa2;2026-01-15;s’engager en public;public;le pouvoir et les privilèges;Tamzir;;zyx1:speaker
""",
    "entretiens": """identifiant;date;méthode;rôle de qui l’a dit
zyxs1;2026-01-20;entretien;zyx équipe
""",
    "parametres": """nom;valeur
us;zyx5
""",
}
DAY = ("--as-of", "2026-01-31")
# Findings, sides and files are called by codes that are typed; a workbook's sheets are words of
# `intake/languages`, which French and others have.
CODES = " ".join(rule.id for rule in RULES) + " zyx zyxc zyxd zyxa zyxs tamzir zyxland"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """The bytes of a store with these lists."""
    folder = tmp_path_factory.mktemp("lists")
    kept = folder / "kept.db"
    for name, text in LISTS.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        taken = ["import", folder / f"{name}.csv", "--no-input", "--wave", "zyxun"]
        assert outcome([*map(str, taken), "--store", str(kept)]) == 0, name
    return kept.read_bytes()


@pytest.fixture
def asked(spoken, store):
    """The command line in the pseudo-language, on that store."""
    (spoken.folder / "allymap.db").write_bytes(store)
    spoken.said += [*LISTS.values(), *LISTS, CODES]
    return spoken


LINES = [
    ("gaps", "--all", "--priority", *DAY),
    ("gaps", "--at", "zyxun", *DAY),
    ("ask", *DAY),
    ("meeting", "--on", "2026-01-31", "-o", "m.html"),
    ("route", *DAY),
    ("route", "Palais", *DAY),
    ("route", "Kwame", "Amina", *DAY),
    ("introduce", *DAY),
    ("introduce", "--for", "movement", "--measure", *DAY),
    ("coalition", "Pacte", *DAY),
    ("whatif", "leave", "Asha", *DAY),
    ("whatif", "join", "Zyx Neuf", "--kind", "groupe de femmes", "--place", "Tamzir", *DAY),
    ("whatif", "end", "Kwame", "Amina", *DAY),
    ("whatif", "stance", "Palais", "-2", *DAY),
    ("whatif", "tie", "zyx3", "travaille avec", "Asha", "--keep"),
    ("compare", "--by", "informant", *DAY),
    ("threshold",),
    ("threshold", "stale", "90"),
    ("explain",),
    *(("table", name, *DAY) for name in TABLES),
]


@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_what_the_further_verbs_answer(asked, line):
    if line == ("threshold",):
        asked.said.append(" ".join(built_in().thresholds).replace("_", " "))
    asked.do(*line)


@pytest.mark.parametrize("rule", [rule.id for rule in RULES])
def test_the_manual_page_of_every_rule(spoken, rule):
    """Names in its drawings are data, as those of a list are: only the first letters are big."""
    ran = spoken.run("explain", rule)
    lines = [line for line in ran.out.splitlines() if line.strip()]
    plain = [line for line in lines if "⟦" not in line and not line.startswith("  - ")]
    assert (ran.code, plain) == (0, [])


def test_two_waves(asked):
    asked.put("encore.csv", LISTS["acteurs"].replace("femme;Tamzir;3;2", "femme;Tamzir;3;1"))
    asked.do("import", "encore.csv", "--wave", "zyxdeux", "--no-input")
    asked.do("compare", "zyxun", "zyxdeux")
    asked.do("coalition", "Pacte", *DAY)
    asked.do("table", "spectrum", *DAY)


def test_what_is_decided_and_taken_back(asked):
    asked.do("mark", "ACC-1:zyx3", "planned", "--who", "Zyx", "--until", "2026-01-01", *DAY)
    asked.do("gaps", *DAY)
    asked.do("mark", "ACC-1:zyx3", "done", *DAY)
    asked.do("mark", "ACC-1:zyx3", "--undo", *DAY)
    asked.do("meeting", "--held", "--on", "2026-01-31", "-o", "m.html")
    asked.do("meeting", "--on", "2026-02-28", "-o", "m.html")
    asked.do("meeting", "--undo", "-o", "m.html")
    asked.do("threshold", "stale", "90", "--note", "zyx")
    asked.do("gaps", *DAY)
    asked.do("threshold", "stale", "--undo")


@pytest.mark.parametrize(
    ("args", "code", "typed"),
    [
        (("route", "Rien"), 2, ""),
        (("route", "Jumo"), 2, ""),
        (("route", "a", "b", "c"), 2, "FROM TO"),
        (("route", "--via", "Kwame"), 2, "via"),
        (("coalition", "Rien"), 2, ""),
        (("mark", "Rien", "done"), 2, ""),
        (("mark", "ACC", "done", "--undo"), 2, "accepted planned done open undo"),
        (("mark", "ACC-1:zyx3", "--undo"), 1, ""),
        (("meeting", "--undo"), 1, "held"),
        (("meeting", "-o", "m.xlsx"), 2, "output"),
        (("ask", "-o", "acteurs.csv"), 2, "output"),
        (("ask", "-o", "allymap.db"), 2, "output"),
        (("table", "ladder", "-o", "acteurs.csv"), 2, "output " + " ".join(TABLES)),
        (("table", "asks", "--for", "coalition"), 2, " ".join(TABLES)),
        (("threshold", "stale", "--undo"), 1, ""),
        (("threshold", "zyx"), 2, " ".join(built_in().thresholds)),
        (("threshold", "stale", "nan"), 3, "thresholds"),
        (("explain", "zyx"), 2, ""),
        (("compare", "zyxun", "rien"), 2, "list endline wave import"),
        (("compare", "zyxun"), 2, "by informant"),
        (("whatif", "rien"), 2, "leave join tie end stance kind"),
        (("whatif", "leave", "--zyxx"), 2, ""),
        (("whatif", "end", "Kwame", "Palais"), 2, ""),
        (("introduce", "--ask", "Loi", "--for", "meet"), 2, "target"),
    ],
)
def test_mistakes_in_the_further_verbs(asked, args, code, typed):
    asked.put("acteurs.csv", LISTS["acteurs"])
    asked.said += ["help", typed]
    asked.do(*args, code=code)


def test_the_files_of_the_further_verbs(asked, tmp_path):
    asked.said.append("questions")
    asked.do("ask", "-o", "questions-INTERNAL.html", *DAY)
    all_odd(asked.said, page(tmp_path / "questions-INTERNAL.html"))
    asked.do("meeting", "--on", "2026-01-31", "-o", "m.html")
    all_odd(asked.said, page(tmp_path / "m.html"))
    asked.do("table", "spectrum", "-o", "t.xlsx", *DAY)
    all_odd(asked.said, " ".join(texts(tmp_path / "t.xlsx")))
    asked.said.append("findings docx")
    asked.do("report", "-o", ".", *DAY)
    all_odd(asked.said, page(tmp_path / "report-INTERNAL.html"))


def test_the_questions_on_the_sheet_are_words_of_ours(asked, tmp_path):
    """Sheets and columns of lists are words of `intake/languages`; what we add is a sentence."""
    asked.do("ask", "-o", "q.xlsx", *DAY)
    book = openpyxl.load_workbook(tmp_path / "q.xlsx")
    sheet = next(one for one in book if "(allymap)" in str(one["A1"].value))
    ours = [cell.value for row in sheet.iter_rows(max_col=3) for cell in row if cell.value]
    assert len(ours) > 20
    all_odd(asked.said, " ".join(ours))
