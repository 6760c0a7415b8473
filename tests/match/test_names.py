"""A name without what comes and goes, in any script, is the name that people mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.match.around import split
from allymap.match.names import organisation_name, person_name

TITLED = [
    ("Imam Yusuf Marembe", "Yusuf Marembe"),
    ("Alhaji Dr. Salim Kalune", "Salim Kalune"),
    ("Sheikh Salim Kalune", "Salim Kalune"),
    ("El Hadj Ousmane Diallo", "Ousmane Diallo"),
    ("Mwl. Neema Juma", "Neema Juma"),
    ("Mwalimu Neema Juma", "Neema Juma"),
    ("Rt. Hon. Grace Akello, MP", "Grace Akello"),
    ("H.E. Prof. Kofi Mensah PhD", "Kofi Mensah"),
    ("Mme Awa Traoré", "Awa Traore"),
    ("Père Jean-Marie Kaboré", "Jean Marie Kabore"),
    ("Chef de village Moussa Ba", "Moussa Ba"),
    ("Doña Carmen Ruiz", "Carmen Ruiz"),
    ("Lic. Jorge Peña", "Jorge Pena"),
    ("Mãe Rosa dos Santos", "Rosa Santos"),
    ("Chief Tendai Moyo", "Tendai Moyo"),
    ("Mama Rehema Said", "Rehema Said"),
    ("Bapak H. Budi Santoso", "Budi Santoso"),
    ("Mst. Halima Khatun", "Halima Khatun"),
    ("Rahim Uddin Saheb", "Rahim Uddin"),
    ("Ato Dawit Bekele", "Dawit Bekele"),
]


@pytest.mark.parametrize(("titled", "bare"), TITLED)
def test_titles_of_faith_tradition_politics_and_courtesy_come_off(titled, bare):
    assert person_name(titled).words == person_name(bare).words


@pytest.mark.parametrize(
    ("titled", "bare"),
    [
        ("الشيخ محمد الحسن", "محمد الحسن"),
        ("الحاج د. إدريس الكلوني", "إدريس الكلوني"),
        ("ኢማም ዳዊት ኦሩና", "ዳዊት ኦሩና"),
        ("ወ/ሮ ተስፋዬ ቆጥዋሪ", "ተስፋዬ ቆጥዋሪ"),
        ("শেখ হাসান আলী", "হাসান আলী"),
        ("আলহাজ্ব মোঃ রহিম সাহেব", "মোহাম্মদ রহিম"),
        ("श्रीमती सीता देवी", "सीता देवी"),
        ("Отец Николай Петров", "Николай Петров"),
    ],
)
def test_titles_come_off_in_their_own_script(titled, bare):
    assert person_name(titled).words == person_name(bare).words


@pytest.mark.parametrize("name", ["Imam", "Pastor", "Haji", "Mama", "الشيخ", "Dr."])
def test_a_title_that_is_all_there_is_stays(name):
    assert person_name(name).words


def test_an_initial_is_not_a_title():
    assert person_name("M. Kimani").words == ("m", "kimani")
    assert person_name("Jack Ma").words == ("jack", "ma")


@pytest.mark.parametrize(
    ("original", "latin"),
    [
        ("محمد الحسن", "Mohammed Al-Hassan"),
        ("محمد الحسن", "Muhamad el Hasan"),
        ("إدريس الكلوني", "Idriss El Kalouni"),
        ("عائشة بنت سعيد", "Aïcha bint Saïd"),
        ("عبد الرحمن", "Abderrahmane"),
        ("عبد الله", "Abdallah"),
        ("يوسف", "Youssouf"),
        ("ዳዊት ኦሩና", "Dawit Oruna"),
        ("ተስፋዬ ቆጥዋሪ", "Tesfaye Kotwari"),
        ("মোহাম্মদ চৌধুরী", "Mohammad Chowdhury"),
        ("শেখ আব্দুল করিম", "Sheikh Abdul Karim"),
        ("Дмитрий Щербаков", "Dmitry Shcherbakov"),
        ("Юлия Цветкова", "Yuliya Tsvetkova"),
    ],
)
def test_a_name_has_the_same_consonants_in_its_script_and_in_latin_letters(original, latin):
    assert person_name(original).bones == person_name(latin).bones


def test_different_names_keep_different_consonants():
    for one, other in (("Wanjiku", "Wanjiru"), ("Hassan", "Hussam"), ("Amina", "Halima")):
        assert person_name(one).bones != person_name(other).bones


@pytest.mark.parametrize(
    ("full", "acronym"),
    [
        ("Forum for African Women Educationalists", "FAWE"),
        ("Réseau des Femmes de Tamzir", "RFT"),
        ("Red de Mujeres del Sur", "RMS"),
        ("Associação das Mulheres de Angola", "AMA"),
        ("Chama cha Wanawake wa Pwani", "CWP"),
        ("Союз женщин России", "СЖР"),
        ("Port Selwa Mothers' Union", "P.S.M.U."),
    ],
)
def test_an_acronym_is_among_the_initials_of_the_full_name(full, acronym):
    assert set(organisation_name(acronym).acronyms) & set(organisation_name(full).initials)


def test_an_acronym_in_brackets_is_known_and_not_a_word():
    name = organisation_name("Tamzir Women's Network (TWN)")
    assert name.acronyms == ("twn",)
    assert "twn" not in name.words


@pytest.mark.parametrize(
    ("formal", "bare"),
    [
        ("Femmes Debout asbl", "Femmes Debout"),
        ("Savings Circle Ltd.", "The Savings Circle"),
        ("Mujeres Libres, A.C.", "Mujeres Libres"),
        ("Yayasan Pulih", "Pulih"),
        ("Frauenhaus e.V.", "Frauenhaus"),
        ("ООО Заря", "Заря"),
    ],
)
def test_legal_forms_come_off(formal, bare):
    assert organisation_name(formal).words == organisation_name(bare).words


def test_a_group_is_the_same_in_two_languages():
    french = organisation_name("Association des femmes d'Amberi")
    english = organisation_name("Amberi Women's Association")
    assert sorted(french.words) == sorted(english.words)


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=40)


@given(NAMES)
def test_any_text_at_all_is_a_name(text):
    for read in (person_name, organisation_name):
        name = read(text)
        assert len(name.words) == len(name.bones)
        assert all(name.words)
        assert bool(name.words) == bool(split(text)) or not split(text)


@given(NAMES)
def test_case_and_spaces_do_not_matter(text):
    loud = f"  {text}  "
    assert person_name(loud).words == person_name(text).words
