"""Lists as staff write them, in six languages: every header, kind, tie, number and date."""

from __future__ import annotations

import pytest

from allymap.intake.codes import find, spellings
from allymap.intake.words import languages, plain, words
from allymap.model.vocabulary import built_in

ACTORS = {
    "en": (
        "Name of person,Type of actor,Village,M/F,Level of influence,Attitude,Identified on",
        "Pastor John Oduya,Pastor,Mbale,M,Very high,Supportive,14 March 2025",
    ),
    "fr": (
        "Nom et prénom,Type d’acteur,Localité,Sexe,"
        "Niveau d'influence,Positionnement,Date d'identification",
        "Aminata Traoré,Pasteur,Ségou,Homme,Très influent,Favorable,14 mars 2025",
    ),
    "es": (
        "Nombre completo,Tipo de actor,Municipio,Género,"
        "Nivel de influencia,Postura,Fecha de identificación",
        "Rosa Quispe,Sacerdote,Puno,Hombre,Muy alto,A favor,14 de marzo de 2025",
    ),
    "pt": (
        "Nome completo,Tipo de actor,Distrito,Sexo,"
        "Nível de influência,Atitude,Data de identificação",
        "Padre José Machava,Padre,Búzi,Masculino,Muito alta,A favor,14 de Março de 2025",
    ),
    "ar": (
        "الاسم الكامل,نوع الجهة,القرية,الجنس,درجة التأثير,الموقف,تاريخ التعرف",
        "أحمد السالمي,إمام,بيت الفقيه,ذكر,عالي جدًا,مؤيد,١٤ مارس ٢٠٢٥",
    ),
    "sw": (
        "Jina kamili,Aina ya mdau,Kijiji,Jinsia,"
        "Kiwango cha ushawishi,Msimamo,Tarehe ya kutambuliwa",
        "Juma Otieno,Mchungaji,Mtwapa,Mwanaume,Juu sana,Anaunga mkono,14 Machi 2025",
    ),
}

TIES = {
    "en": ("Who,Link,With whom,Last contact", "A,answers to,B,3 Feb 2025"),
    "fr": ("De,Type de lien,Vers,Dernier contact", "A,rend compte à,B,3 févr. 2025"),
    "es": ("Desde,Tipo de relación,Hacia,Último contacto", "A,Rinde cuentas a,B,3 feb 2025"),
    "pt": ("De,Tipo de relação,Para,Último contacto", "A,presta contas a,B,3 fev 2025"),
    "ar": ("من,نوع العلاقة,إلى,آخر تواصل", "A,مسؤول أمام,B,٣ شباط ٢٠٢٥"),
    "sw": (
        "Kutoka,Aina ya uhusiano,Kwenda,Mawasiliano ya mwisho",
        "A,anawajibika kwa,B,3 Februari 2025",
    ),
}

KINDS = {
    "en": {
        "Imam": "religious_leader",
        "VSLA": "savings_group",
        "CBO": "ngo_local",
        "Youth group": "youth_club",
        "Clinic": "health_service",
        "Nurse": "health_worker",
        "Village chief": "traditional_leader",
        "MP": "political_official",
        "Male champion": "male_ally",
        "Women's rights organization": "womens_rights_org",
    },
    "fr": {
        "Chef de village": "traditional_leader",
        "Sage-femme": "health_worker",
        "Élue locale": "political_official",
        "ONG internationale": "ingo",
        "Tontine": "savings_group",
        "École des maris": "fathers_group",
        "Leader religieux": "religious_leader",
        "Association feministe": "feminist_org",
    },
    "es": {
        "Lideresa": "woman_leader",
        "Alcalde": "political_official",
        "Policía": "police",
        "Colectiva feminista": "feminist_org",
        "Grupo de ahorro": "savings_group",
        "Centro de salud": "health_service",
        "Club de madres": "mothers_group",
    },
    "pt": {
        "Régulo": "traditional_leader",
        "Vereadora": "political_official",
        "Parteira": "health_worker",
        "Grupo de poupança": "savings_group",
        "Esquadra": "police",
        "Rádio comunitária": "media_outlet",
    },
    "ar": {
        "قائدة نسائية": "woman_leader",
        "مجموعة ادخار": "savings_group",
        "عاملة صحية": "health_worker",
        "منظمة نسوية": "feminist_org",
        "زعيم قبلي": "traditional_leader",
        "مدرسة": "school",
        "امام": "religious_leader",
    },
    "sw": {
        "Diwani": "political_official",
        "Chifu": "traditional_leader",
        "VICOBA": "savings_group",
        "Zahanati": "health_service",
        "Kikundi cha wanawake": "womens_group",
        "Mhudumu wa afya": "health_worker",
    },
}

UNCLEAR = [
    *("NGO", "CSO", "Sheikh", "Teacher", "Police officer", "Champion", "Feminist activist"),
    *("Women's organisation", "Activist", "Partner", "Volunteer", "Community leader"),
    *("ONG", "Association de femmes", "Marabout", "Organización de mujeres", "Docente"),
    *("Organização de mulheres", "شيخ", "منظمة", "معلمة", "Mwalimu", "Shirika", "Mwanaharakati"),
]


@pytest.mark.parametrize("language", ACTORS)
def test_a_list_of_actors_is_read_whole(files, language):
    header, row = ACTORS[language]
    taken = files.text(f"{header}\n{row}\n")
    (data,) = taken.data
    said = {name: data[name] for name in ("kind", "gender", "influence", "stance", "identified")}
    assert said == {
        "kind": "religious_leader",
        "gender": "man",
        "influence": 5,
        "stance": 1,
        "identified": "2025-03-14",
    }
    assert (data["name"], data["place"]) == (row.split(",")[0], row.split(",")[2])
    assert "attributes" not in data


@pytest.mark.parametrize("language", TIES)
def test_a_list_of_ties_is_read_whole(files, language):
    taken = files.text("\n".join(TIES[language]))
    assert taken.data == [
        {"source": "A", "target": "B", "type": "accountable_to", "last_contact": "2025-02-03"}
    ]


@pytest.mark.parametrize(
    ("language", "said", "kind"),
    [(code, said, kind) for code in KINDS for said, kind in KINDS[code].items()],
)
def test_a_kind_is_known_when_its_meaning_is_clear(language, said, kind):
    assert find(spellings(built_in(), "kinds"), said) == kind


@pytest.mark.parametrize("said", UNCLEAR)
def test_a_kind_that_may_be_several_is_left_open_and_suggested(said):
    assert find(spellings(built_in(), "kinds"), said) is None
    assert len(words().near["kinds"][plain(said)]) >= 2


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Rôle", "role"),
        ("PRÉNOM", "prenom"),
        ("قائدة", "قايده"),
        ("مُعَلِّمة", "معلمه"),
        ("Ｋｉｎｄ", "kind"),
        ("ＡＢＣ １", "abc1"),
        ("ዓይነት", "ዓይነት"),
        ("नाम", "नाम"),
    ],
)
def test_accents_and_vowel_signs_do_not_matter_where_they_are_no_letters(typed, meant):
    assert plain(typed) == plain(meant)


def test_letters_that_tell_words_apart_stay():
    assert plain("काम") != plain("कम")
    assert plain("мой") != plain("моя")


@pytest.mark.parametrize("language", ["en", "fr", "es", "pt", "ar", "sw"])
def test_every_language_has_every_month_and_yes_and_no(language):
    found = [raw for code, raw in languages() if code == language]
    months = {number: said for raw in found for number, said in raw.get("months", {}).items()}
    assert {int(number) for number in months} == set(range(1, 13))
    assert any(raw.get("cells", {}).get("yes") for raw in found)
    assert any(raw.get("cells", {}).get("no") for raw in found)
