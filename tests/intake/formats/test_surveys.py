"""KoboToolbox, ODK and Network Canvas: who answered, and whom they told us about."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from allymap.errors import Unreadable
from allymap.intake.mapping import Mapping

FILES = Path(__file__).with_name("files")
TITLE = "Allies of Karuwe"


def kobo(*, labels: bool = False, grouped: bool = True, select: str = "both"):
    """An export of a form with two repeats, the way formpack writes its sheets."""
    group = ("About you/" if labels else "person/") if grouped else ""
    tie = ("Who/" if labels else "tie/") if grouped else ""
    name, kind, village, skills, speak, train, whom, relationship, their = (
        ("Full name", "Kind of actor", "Village", "Skills", "Speak", "Train", "With whom",
         "Relationship", "Type of stakeholder")
        if labels
        else ("name", "kind", "village", "skills", "speak", "train", "whom", "relationship",
              "actor_type")
    )  # fmt: skip
    choices = [f"{group}{skills}/{speak}", f"{group}{skills}/{train}"]
    summary = [f"{group}{skills}"] if select in ("both", "summary") else []
    details = choices if select in ("both", "details") else []
    sent = ["_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status",
            "_submitted_by", "__version__", "_tags"]  # fmt: skip
    auto = ["_index", "_parent_table_name", "_parent_index", *(f"_submission_{s}" for s in sent)]

    def answer(at, who, what, where, speaks, trains):
        said = [" ".join([speak] * speaks + [train] * trains)] if summary else []
        ticks = [speaks, trains] if details else []
        return ["2026-02-01T09:00:00", "2026-02-01T09:30:00", who, what, where, *said, *ticks,
                100 + at, f"uuid-{at}", f"2026-02-0{at}T06:31:00", None, None, "submitted_via_web",
                None, "v1", None, at]  # fmt: skip

    def repeat(at, parent, *said):
        return [*said, at, TITLE, parent, 100 + parent, f"uuid-{parent}", *[None] * 7]

    return {
        TITLE: [
            ["start", "end", group + name, group + kind, group + village, *summary, *details,
             *sent, "_index"],
            answer(1, "Juma Otieno", "male_ally", "Lusoka", 1, 1),
            answer(2, "Amina Diallo", "woman_leader", "Tamzir", 0, 1),
        ],
        "works_with": [
            [tie + whom, tie + relationship, tie + their, *auto],
            repeat(1, 1, "Amina Diallo", "supports", None),
            repeat(2, 1, "Sauti Women's Union", "accountable_to", "womens_group"),
            repeat(3, 2, "Sauti Women's Union", "member_of", "womens_group"),
        ],
    }  # fmt: skip


PEOPLE = {
    "Juma Otieno": ("male_ally", "Lusoka"),
    "Amina Diallo": ("woman_leader", "Tamzir"),
    "Sauti Women's Union": ("womens_group", None),
}
TIES = {
    ("Juma Otieno", "supports", "Amina Diallo"),
    ("Juma Otieno", "accountable_to", "Sauti Women's Union"),
    ("Amina Diallo", "member_of", "Sauti Women's Union"),
}


@pytest.mark.parametrize("labels", [False, True])
@pytest.mark.parametrize("grouped", [False, True])
def test_a_kobo_export_means_who_answered_and_whom_they_work_with(
    take, tmp_path, labels, grouped, book
):
    found = take(book(tmp_path / "kobo.xlsx", kobo(labels=labels, grouped=grouped)))
    assert found.format == "kobo"
    assert found.people == PEOPLE
    assert found.ties == TIES


@pytest.mark.parametrize("select", ["both", "details", "summary"])
def test_several_choices_are_one_list_however_they_are_exported(take, tmp_path, select, book):
    found = take(book(tmp_path / "kobo.xlsx", kobo(select=select)))
    (juma,) = [actor for actor in found.landscape.actors if actor.name == "Juma Otieno"]
    assert juma.skills == (("speak train",) if select == "summary" else ("speak", "train"))


def test_each_submission_is_the_source_of_its_ties(take, tmp_path, book):
    landscape = take(book(tmp_path / "kobo.xlsx", kobo())).landscape
    assert {(s.id, str(s.date), s.method) for s in landscape.sources} == {
        ("uuid-1", "2026-02-01", "survey"),
        ("uuid-2", "2026-02-02", "survey"),
    }
    told = {tie.type: tie.source_ids for tie in landscape.ties}
    assert told == {
        "supports": ("uuid-1",),
        "accountable_to": ("uuid-1",),
        "member_of": ("uuid-2",),
    }


def test_what_the_server_added_is_left_out_and_named_once(take, tmp_path, book):
    found = take(book(tmp_path / "kobo.xlsx", kobo()))
    (told,) = [p for p in found.problems if p.code == "survey_columns_left"]
    assert {"start", "_uuid", "__version__", "_submission__uuid"} <= set(told.facts["columns"])
    assert all(not name.startswith("_") for name in found.extras("Juma Otieno"))


def test_a_repeat_inside_a_repeat_belongs_to_the_one_above_it(take, tmp_path, book):
    sheets = {
        "Groups of the district": [
            ["_id", "_uuid", "_submission_time", "_index"],
            [101, "u-1", "2026-02-01T06:31:00", 1],
        ],
        "members": [
            ["m/name", "m/kind", "m/village", "_index", "_parent_table_name", "_parent_index"],
            ["Juma Otieno", "male_ally", "Lusoka", 1, "Groups of the district", 1],
            ["Amina Diallo", "woman_leader", "Tamzir", 2, "Groups of the district", 1],
        ],
        "relations": [
            ["whom", "relationship", "_index", "_parent_table_name", "_parent_index"],
            ["Amina Diallo", "supports", 1, "members", 1],
            ["Juma Otieno", "mentors", 2, "members", 2],
        ],
    }
    found = take(book(tmp_path / "nested.xlsx", sheets))
    assert found.ties == {
        ("Juma Otieno", "supports", "Amina Diallo"),
        ("Amina Diallo", "mentors", "Juma Otieno"),
    }
    assert {tie.source_ids for tie in found.landscape.ties} == {("u-1",)}


def test_a_repeat_that_is_another_table_has_who_answered_as_its_actor(take, tmp_path, book):
    sheets = kobo()
    del sheets["works_with"]
    sheets["services"] = [
        ["service_type", "where", "_index", "_parent_table_name", "_parent_index"],
        ["health", "Lusoka", 1, TITLE, 2],
    ]
    (service,) = take(book(tmp_path / "kobo.xlsx", sheets)).landscape.services
    assert (service.actor, service.service_type, service.place) == (
        "amina-diallo.woman_leader.tamzir",
        "health",
        "Lusoka",
    )


def test_a_repeat_that_nobody_knows_is_told_and_not_dropped_in_silence(take, tmp_path, book):
    sheets = kobo()
    sheets["cows"] = [
        ["breed", "_index", "_parent_table_name", "_parent_index"],
        ["Zebu", 1, TITLE, 2],
    ]
    assert "sheet_unknown" in take(book(tmp_path / "kobo.xlsx", sheets)).codes("warning")


def test_rows_of_a_survey_are_those_of_the_export(errors, tmp_path, book):
    sheets = kobo(grouped=False)
    sheets["works_with"][2][1] = "adores"
    (problem,) = errors(book(tmp_path / "kobo.xlsx", sheets))
    assert (problem.code, problem.origin.sheet, problem.origin.row) == (
        "unknown_code",
        "works_with",
        3,
    )
    assert problem.facts["letter"] == "B"


def test_kobos_csv_with_questions_as_headers_means_who_answered_once_somebody_says_how(take):
    said = {"columns": {"actors": {"Your name": "name", "Kind of actor": "kind"}}}
    found = take("kobo_labels.csv", mapping=Mapping(said))
    assert found.format == "kobo"
    assert found.people == {
        "Juma Otieno": ("male_ally", "Lusoka"),
        "Amina Diallo": ("woman_leader", "Tamzir"),
    }
    assert found.extras("Juma Otieno") == {"What can you do?": "Speak in public|Train others"}


def packed(path, folder):
    """The files of a folder as a .zip, as servers hand them out."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for file in sorted((FILES / folder).iterdir()):
            package.write(file, file.name)
    return path


def test_odks_zip_means_who_answered_and_whom_they_work_with(take, tmp_path):
    found = take(packed(tmp_path / "allies.csv.zip", "odk"), kind="staff")
    assert found.format == "odk"
    assert found.people == PEOPLE
    assert found.ties == {
        ("Juma Otieno", "supports", "Amina Diallo"),
        ("Juma Otieno", "accountable_to", "Sauti Women's Union"),
        ("Amina Diallo", "mentors", "Juma Otieno"),
    }


def left_out(found):
    """The columns of a survey that were left out."""
    (told,) = [p for p in found.problems if p.code == "survey_columns_left"]
    return set(told.facts["columns"])


def test_where_people_stood_when_they_answered_odk_is_left_out(take, tmp_path):
    found = take(packed(tmp_path / "allies.zip", "odk"), kind="staff")
    assert {f"gps-{part}" for part in ("Latitude", "Longitude", "Altitude")} <= left_out(found)
    assert not any("36.8" in text for text in found.extras("Juma Otieno").values())


@pytest.mark.parametrize("group", ["", "person/"])
def test_a_point_on_the_globe_is_no_place_of_an_actor(take, book, tmp_path, group):
    """The same word is a place when people write it, and a point when a phone does."""
    sheets = kobo(grouped=bool(group))
    point = [
        f"{group}location",
        *(f"{group}_location_{part}" for part in ("latitude", "longitude")),
    ]
    header, *answers = sheets[TITLE]
    sheets[TITLE] = [[*point, *header], *(["-1.28 36.8 0 0", -1.28, 36.8, *row] for row in answers)]
    found = take(book(tmp_path / "kobo.xlsx", sheets))
    assert found.people == PEOPLE
    assert set(point) <= left_out(found)


def test_network_canvas_files_mean_their_alters_and_edges(take, tmp_path):
    found = take(packed(tmp_path / "export.zip", "network_canvas"))
    assert found.format == "network_canvas"
    names = [actor.name for actor in found.landscape.actors]
    assert sorted(names) == ["=Zeinab", "Ali", "Ali"]
    (tie,) = found.landscape.ties
    assert (tie.type, tie.source) == ("friend", "0f8fad5b-d9cb-469f-a165-70867728950e")
    assert {str(s.date) for s in found.landscape.sources} == {"2026-02-01", "2026-02-02"}
    assert tie.source_ids == ("2c1f0000-0000-4000-8000-000000000001",)


def test_one_attribute_list_of_network_canvas_is_a_list_of_actors(take):
    found = take("network_canvas/Tamzir 1_bbbb_attributeList_Person.csv")
    (ali,) = found.landscape.actors
    assert (ali.id, ali.kind) == ("e902893a-9d22-3c7e-a7b8-d6e313b71d9f", "person")
    assert ali.attributes["skills_speaks"] == "TRUE"


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"a.txt.exe": "x"}, "zip_without_lists"),
        ({"../evil.csv": "name,kind\nA,staff\n"}, "workbook_damaged"),
        ({"big.csv": "0" * 30_000_000}, "workbook_too_big"),
    ],
)
def test_a_zip_that_is_no_set_of_lists_is_refused(take, tmp_path, parts, code):
    with zipfile.ZipFile(tmp_path / "x.zip", "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    with pytest.raises(Unreadable) as refused:
        take(tmp_path / "x.zip")
    assert refused.value.code == code


def test_a_bad_quote_in_a_packed_list_is_told_under_its_name(errors, tmp_path):
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as package:
        package.writestr("actors.csv", 'name,kind\n"A,staff\n')
        package.writestr("readme.md", "x")
    (problem,) = errors(tmp_path / "x.zip")
    assert (problem.code, problem.origin.sheet) == ("quote_unclosed", "actors")
