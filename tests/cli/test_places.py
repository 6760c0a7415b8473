"""Places that lists and corrections name by their names."""

from __future__ import annotations

import json

import pytest

from allymap.store import open_store

PLACES = """id,name,parent
amberi,Amberi,
amberi-hill,Hill Villages,amberi
port-selwa,Port Selwa,
tamzir-market,Le Marché,
"""
ACTORS = """name,kind,place
Asha,male_ally,hill villages
Juma,male_ally,Le Marche
Karim,male_ally,بورت سلوى
Ali,male_ally,Hill Vilages
Omar,male_ally,Elsewhere
"""


@pytest.fixture
def lists(run, put):
    """The places, then the actors."""
    put("places.csv", PLACES)
    put("actors.csv", ACTORS)
    assert run("import", "places.csv").code == 0
    return run


def wheres():
    store = open_store("allymap.db", create=False)
    found = {actor.name: actor.place for actor in store.landscape().actors}
    store.close()
    return found


def warned(ran, code):
    return [one for one in json.loads(ran.out)["warnings"] if one["code"] == code]


def test_what_names_places_already_known_is_said_once_a_file(lists):
    ran = lists("import", "actors.csv")
    assert ran.code == 0
    assert "2 rows name places already known" in ran.all
    assert "hill villages (amberi-hill)" in ran.all
    assert "Le Marche (tamzir-market)" in ran.all
    assert wheres()["Asha"] == "amberi-hill"
    assert wheres()["Juma"] == "tamzir-market"
    assert wheres()["Omar"] == "Elsewhere"


def test_a_list_of_places_that_comes_later_says_whom_it_places(run, put):
    put("places.csv", PLACES)
    put("actors.csv", ACTORS)
    assert run("import", "actors.csv").code == 0
    assert wheres()["Asha"] == "hill villages"
    ran = run("import", "places.csv")
    assert "2 rows of earlier lists name places that this file defines" in ran.all
    assert wheres()["Asha"] == "amberi-hill"


def test_nothing_is_said_of_places_named_by_their_ids(lists, put):
    put("actors.csv", "name,kind,place\nAsha,male_ally,amberi-hill\n")
    assert "already known" not in lists("import", "actors.csv").all


def test_places_that_look_alike_are_warned_of_with_the_line_that_answers(lists):
    ran = lists("import", "actors.csv")
    assert '"بورت سلوى" = "port-selwa"' in ran.all
    assert '"Hill Vilages" = "amberi-hill"' in ran.all
    assert wheres()["Karim"] == "بورت سلوى"
    assert wheres()["Ali"] == "Hill Vilages"


def test_the_answer_may_be_given_in_a_file_and_holds_for_the_list(lists, put):
    put("answers.toml", '[places]\n"بورت سلوى" = "port-selwa"\n"Hill Vilages" = ""\n')
    ran = lists("import", "actors.csv", "--map", "answers.toml")
    assert ran.code == 0
    assert "[places]" not in ran.all
    assert wheres()["Karim"] == "port-selwa"
    assert wheres()["Ali"] == "Hill Vilages"
    again = lists("import", "actors.csv")
    assert "[places]" not in again.all
    assert "Nothing was changed" in again.all


def test_it_is_asked_once_at_a_terminal(lists, typing):
    typing("1", "2")
    ran = lists("import", "actors.csv")
    assert ran.code == 0, ran.all
    assert wheres()["Karim"] == "port-selwa"
    assert wheres()["Ali"] == "Hill Vilages"
    typing()
    assert lists("import", "actors.csv").code == 0


def test_a_name_that_two_places_have_is_asked_about(lists, put, typing):
    put("more.csv", "id,name,parent\nhill-2,Hill Villages,\n")
    ran = lists("import", "more.csv")
    assert "Two places or more are called Hill Villages" in ran.all
    put("one.csv", "name,kind,place\nAsha,male_ally,hill villages\n")
    assert '"hill villages" = "amberi-hill"' in lists("import", "one.csv", "--no-input").all
    assert wheres()["Asha"] == "hill villages"
    typing("2")
    assert lists("import", "one.csv").code == 0
    assert wheres()["Asha"] == "hill-2"


def test_services_in_places_that_were_answered_have_the_keys_of_these(lists, put):
    put("actors.csv", "id,name,kind\nclinic,Clinic,health_service\n")
    put("services.csv", "actor,service_type,place\nclinic,health,Hill Vilages\n")
    put("answers.toml", '[places]\n"Hill Vilages" = "amberi-hill"\n')
    assert lists("import", "actors.csv").code == 0
    assert lists("import", "services.csv", "--map", "answers.toml").code == 0
    assert lists("import", "services.csv").code == 0
    store = open_store("allymap.db", create=False)
    (service,) = store.landscape().services
    store.close()
    assert service.place == "amberi-hill"


def test_by_hand_a_place_is_known_by_its_name(lists):
    lists("import", "actors.csv")
    ran = lists("fix", "Juma", "--set", "place=tamzir-market")
    assert "it is so already" in ran.all
    assert "undo" not in ran.all
    ran = lists("fix", "Juma", "--set", "place=Hill Villages")
    assert "Le Marché" in ran.all
    assert "Hill Villages" in ran.all
    assert wheres()["Juma"] == "amberi-hill"


def test_by_hand_a_name_of_two_places_is_not_guessed(lists, put):
    put("more.csv", "id,name,parent\nhill-2,Hill Villages,\n")
    lists("import", "more.csv")
    lists("import", "actors.csv")
    ran = lists("fix", "Omar", "--set", "place=Hill Villages", "--no-input")
    assert ran.code == 2
    assert "hill-2" in ran.all
    assert wheres()["Omar"] == "Elsewhere"


def test_by_hand_a_place_that_looks_alike_is_warned_of(lists):
    lists("import", "actors.csv")
    ran = lists("fix", "Omar", "--set", "place=Hill Vilages")
    assert "Hill Villages (amberi-hill)" in ran.all


def test_what_was_asked_in_a_place_may_name_it(lists):
    ran = lists("import", "--asked", "supports", "--about", "Hill Villages")
    assert ran.code == 0, ran.all
    store = open_store("allymap.db", create=False)
    assert set(store.landscape().asked["supports"]) == {"amberi-hill"}
    store.close()


def test_what_is_exported_names_the_place_and_comes_back_the_same(lists, tmp_path):
    lists("import", "actors.csv")
    before = wheres()
    assert lists("export", "-o", "out").code == 0
    (tmp_path / "allymap.db").unlink()
    for name in ("places", "actors"):
        ran = lists("import", tmp_path / "out" / f"{name}.csv")
        assert ran.code == 0
        assert "already known" not in ran.all
    assert wheres() == before
