"""Google Contacts, Action Network and CiviCRM: people first, ties where the format has them."""

from __future__ import annotations


def test_new_google_contacts_are_people_and_relations_are_ties(take):
    found = take("google_new.csv", kind="community member", tie="knows")
    assert found.format == "google_contacts"
    assert found.people == {
        "Juma Ali Otieno": ("community_member", "Lusoka"),
        "Zeinab Noor": ("community_member", None),
        "Sauti Women's Union": ("community_member", None),
        "Sheikh Omar": ("community_member", None),
        "Ali Noor": ("community_member", None),
    }
    assert found.ties == {
        ("Juma Ali Otieno", "manager", "Sheikh Omar"),
        ("Juma Ali Otieno", "assistant", "Zeinab Noor"),
        ("Juma Ali Otieno", "assistant", "Ali Noor"),
    }


def test_labels_and_several_values_of_google_are_kept_without_its_marks(take):
    said = take("google_new.csv", kind="staff").extras("Juma Ali Otieno")
    assert said["Labels"] == "Allies | myContacts"
    assert said["Organization Name"] == "Lusoka Mosque"
    assert said["Name Prefix"] == "Imam"


def test_an_address_without_a_name_is_nobody_and_is_told(take):
    found = take("google_new.csv", kind="staff")
    (told,) = [p for p in found.problems if p.code == "contacts_without_name"]
    assert (told.severity, told.facts["count"]) == ("warning", 1)


def test_empty_columns_of_an_address_book_are_not_told_one_by_one(take):
    told = take("google_new.csv", kind="staff").codes("warning")
    assert told.count("column_unknown") < 15  # of 38 columns


def test_old_google_contacts_are_people_and_relations_are_ties(take):
    found = take("google_old.csv", kind="journalist")
    assert found.format == "google_contacts"
    assert found.people == {
        "Amina Diallo": ("journalist", None),
        "Juma Otieno": ("journalist", None),
    }
    assert found.ties == {("Amina Diallo", "friend", "Juma Otieno")}
    assert found.extras("Amina Diallo")["Organization 1 - Name"] == "Radio Karuwe"


def test_contacts_need_a_kind_and_say_so_once(errors):
    assert [p.code for p in errors("google_old.csv")] == ["column_missing"]


def test_action_network_people_have_their_city_as_place(take):
    found = take("action_network.csv", kind="youth activist")
    assert found.format == "action_network"
    assert found.people == {
        "Juma Otieno": ("youth_activist", "Lusoka"),
        "Amina Diallo": ("youth_activist", "Tamzir"),
    }
    assert found.extras("Juma Otieno")["can2_user_tags"] == "ally, speaker"
    assert found.extras("Juma Otieno")["Committee"] == "Fathers"
    assert "contacts_without_name" in found.codes("warning")


def test_civicrm_contacts_carry_what_powermap_says(take):
    found = take("civicrm_contacts.csv")
    assert found.format == "civicrm"
    assert found.people == {
        "Juma Otieno": ("individual", "Lusoka"),
        "Sauti Women's Union": ("organization", "Lusoka"),
        "Amina Diallo": ("individual", "Tamzir"),
    }
    by_name = {actor.name: actor for actor in found.landscape.actors}
    assert (by_name["Juma Otieno"].influence, by_name["Juma Otieno"].stance) == (4, 2)
    assert by_name["Sauti Women's Union"].stance == -2
    assert (by_name["Amina Diallo"].influence, by_name["Amina Diallo"].stance) == (None, 0)
    assert found.extras("Juma Otieno")["Contact ID"] == "17"


def test_civicrm_relationships_are_ties_with_their_strength(take):
    found = take("civicrm_relationships.csv", kind="staff")
    assert found.format == "civicrm"
    (tie,) = [tie for tie in found.landscape.ties if tie.type == "supports"]
    assert (tie.weight, str(tie.start)) == (3, "2024-02-01")
    assert ("Amina Diallo", "knows", "Juma Otieno") in found.ties
