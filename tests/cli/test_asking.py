"""What a question at the terminal shows, so that it can be answered without opening the list."""

from __future__ import annotations

EARLIER = "name,kind,place\nHamidou Vantu,religious leader,Lusoka\n"
HERE = "name,kind,place\nHamidou Vantu,staff,Amberi\n"
TIES = "source,target,type\nAsha,Juma,goes along with\n"
TWO = "id,name,kind\nAsha,Asha,staff\nJuma,Juma,staff\n"


def test_a_namesake_is_shown_as_this_row_has_them_beside_the_earlier_one(run, typing, put):
    run("import", put("a.csv", EARLIER))
    typing(1)
    ran = run("import", put("b.csv", HERE))
    assert '"Hamidou Vantu", here staff member, Amberi, row 2, has the name' in ran.all
    assert "1. Hamidou Vantu, religious leader in Lusoka" in ran.all


def test_who_is_not_sure_keeps_two_who_are_proposed_in_same(run, typing, put):
    run("import", put("a.csv", EARLIER))
    typing(3)
    ran = run("import", put("b.csv", HERE))
    assert (ran.code, "3. Not sure: keep two" in ran.all) == (0, True)
    assert "Hamidou Vantu and Hamidou Vantu?" in run("same", "--no-input").all
    typing()
    assert "Nothing new" in run("import", "b.csv").all


def test_who_is_somebody_else_is_not_proposed(run, typing, put):
    run("import", put("a.csv", EARLIER))
    typing(2)
    assert run("import", put("b.csv", HERE)).code == 0
    assert "Hamidou Vantu and Hamidou Vantu?" not in run("same", "--no-input").all


def test_a_type_of_tie_is_asked_with_the_tie(run, typing, put):
    run("import", put("a.csv", TWO))
    typing("works with", "n")
    ran = run("import", put("ties.csv", TIES))
    assert ran.code == 0, ran.all
    assert 'What does "goes along with" mean as a type of tie? It is in row 2.' in ran.all
    assert "There, of Asha and Juma." in ran.all


def test_french_asks_for_a_type_of_tie(run, typing, put):
    run("import", put("a.csv", TWO))
    typing("works with", "n")
    ran = run("--language", "fr", "import", put("ties.csv", TIES))
    assert "comme type de lien ? C’est ici : ligne 2. Là, entre Asha et Juma." in ran.all


def test_a_column_is_asked_about_with_what_it_says(run, typing, put):
    typing(1)
    text = "name,kind,Poids\nA,staff,très forte\nB,staff,faible\nC,staff,faible\n"
    ran = run("import", put("a.csv", text))
    assert "It says, for example: très forte, faible." in ran.all


def test_several_columns_are_named_with_what_they_say(run, typing, put):
    typing(1)
    ran = run("import", put("a.csv", "name,kind,Poids,Note\nA,staff,forte,7\n"))
    assert "2 columns are not known: Poids (forte) and Note (7)." in ran.all


def test_questions_and_check_count_the_same_problems(run, typing, put):
    put("a.csv", "name,kind\nA,Teacher\nB,Teacher\nC,zzz\n")
    assert "3 problems. Nothing was written." in run("check", "a.csv").all
    typing("staff", "staff", "n")
    ran = run("import", "a.csv")
    assert "3 problems. 2 questions about this list" in ran.all
