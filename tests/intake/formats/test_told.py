"""Names in interviews: who is one actor, and who is two until somebody says otherwise."""

from __future__ import annotations

import itertools

import pytest

from allymap.intake.earlier import Lists
from allymap.intake.mapping import Mapping
from allymap.intake.read import read
from allymap.match.candidates import candidates
from allymap.match.subject import subjects
from allymap.model.vocabulary import built_in

JUMA = ("Juma Otieno", "male_ally", "Lusoka")
AMINA = ("Amina Diallo", "woman_leader", "Tamzir")
ZURI = ("Zuri Kamau", "woman_leader", "Lusoka")


def survey(*interviews):
    """An export with an answer each of (uuid, who, [(whom, tie, kind, place)])."""
    parents = [["name", "kind", "village", "_id", "_uuid", "_submission_time", "_index"]]
    ties = [["whom", "relationship", "their kind", "their place", "_index", "_parent_table_name",
             "_parent_index", "_submission__uuid"]]  # fmt: skip
    for at, (uuid, who, told) in enumerate(interviews, 1):
        parents.append([*who, at, uuid, "2026-02-01T06:31:00", at])
        for name, tie, kind, place in told:
            ties.append([name, tie, kind, place, len(ties), "Allies", at, uuid])
    return {"Allies": parents, "works_with": ties}


ABOUT = {"columns": {"actors": {"their kind": "kind", "their place": "place"}}}
ONE = ("u-1", JUMA, [("Ali Hassan", "trusts", "male_ally", "Lusoka")])
OTHER = ("u-2", AMINA, [("Ali Hassan", "trusts", "male_ally", "Lusoka")])


@pytest.fixture
def told(take, book, tmp_path):
    """Takes a survey in, and gives what it means."""

    def taken(*interviews, said=ABOUT, **how):
        path = book(tmp_path / "kobo.xlsx", survey(*interviews))
        return take(path, mapping=Mapping(said), **how)

    return taken


def called(found, name):
    return sorted(actor.id for actor in found.landscape.actors if actor.name == name)


def test_a_name_told_of_in_two_interviews_is_two_actors_each_with_its_tie(told):
    found = told(ONE, OTHER)
    alis = called(found, "Ali Hassan")
    assert len(alis) == 2
    assert all(one.startswith("ali-hassan.told-") for one in alis)
    ties = {(tie.source_ids, tie.target) for tie in found.landscape.ties}
    assert {source for (source,), _ in ties} == {"u-1", "u-2"}
    assert sorted(target for _, target in ties) == alis
    assert "told_apart" in found.codes("warning")


def test_the_pair_is_proposed_with_a_warning_about_interviews(told):
    found = told(ONE, OTHER)
    pair = [c for c in candidates(subjects(found.landscape)) if "ali" in c.left]
    assert [(c.left, c.right) for c in pair] == [tuple(called(found, "Ali Hassan"))]
    assert "told_by_different_people" in pair[0].warnings


def test_a_name_told_of_twice_in_one_interview_is_one_actor(told):
    uuid, who, ties = ONE
    found = told((uuid, who, [*ties, ("ali  hassan", "supports", "", "")]))
    assert len([a for a in found.landscape.actors if "ali" in a.id]) == 1
    assert len(found.landscape.ties) == 2
    assert "told_apart" not in found.codes("warning")


def test_what_one_interview_tells_of_somebody_at_two_places_is_put_together(told):
    ties = [("Ali Hassan", "trusts", "male_ally", ""), ("Ali Hassan", "supports", "", "Lusoka")]
    (ali,) = [a for a in told(("u-1", JUMA, ties)).landscape.actors if "ali" in a.id]
    assert (ali.kind, ali.place) == ("male_ally", "Lusoka")


def test_other_words_in_one_interview_are_said_and_stay_one(told):
    uuid, who, ties = ONE
    found = told((uuid, who, [*ties, ("Ali Hassan", "supports", "male_ally", "Tamzir")]))
    assert len(called(found, "Ali Hassan")) == 1
    assert "told_otherwise" in found.codes("warning")


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_ids_stay_when_rows_are_in_another_order_and_interviews_are_added(told, order):
    every = (ONE, OTHER, ("u-3", ZURI, [("Ali Hassan", "trusts", "male_ally", "")]))
    before = called(told(ONE), "Ali Hassan")
    after = called(told(*(every[at] for at in order)), "Ali Hassan")
    assert (len(after), set(before) < set(after)) == (3, True)
    assert after == called(told(*every), "Ali Hassan")


def test_who_answered_is_meant_by_their_name(told):
    found = told(("u-1", JUMA, [("amina DIALLO", "trusts", "", "")]), ("u-2", AMINA, []))
    assert found.ties == {("Juma Otieno", "trusts", "Amina Diallo")}
    assert len(found.landscape.actors) == 2


def test_who_is_described_as_somebody_else_than_who_answered_is_somebody_else(told):
    told_of = ("Amina Diallo", "trusts", "religious_leader", "Port Selwa")
    found = told(("u-1", JUMA, [told_of]), ("u-2", AMINA, []))
    assert len(called(found, "Amina Diallo")) == 2
    (tie,) = found.landscape.ties
    assert tie.target.startswith("amina-diallo.told-")
    assert "told_apart" in found.codes("warning")


@pytest.mark.parametrize("way", [1, -1])
def test_whichever_row_of_an_interview_says_more_of_a_name_decides_for_all(told, way):
    rows = [("Amina Diallo", "trusts", "staff", ""), ("Amina Diallo", "supports", "", "")][::way]
    found = told(("u-1", JUMA, rows), ("u-2", AMINA, []))
    (target,) = {tie.target for tie in found.landscape.ties}
    assert target.startswith("amina-diallo.told-")


def test_who_was_told_of_before_they_answered_stays_two_until_somebody_says_so(told):
    before = told(("u-1", JUMA, [("Amina Diallo", "trusts", "woman_leader", "")]))
    known = {actor.id: actor.name for actor in before.landscape.actors}
    found = told(
        ("u-1", JUMA, [("Amina Diallo", "trusts", "woman_leader", "")]),
        ("u-2", AMINA, []),
        elsewhere=known,
        lists=Lists("kobo", known),
    )
    assert set(called(before, "Amina Diallo")) < set(called(found, "Amina Diallo"))
    (tie,) = found.landscape.ties
    assert tie.target == called(before, "Amina Diallo")[0]


def test_a_list_inside_interviews_is_told_by_each_of_them(take, book, tmp_path):
    sheets = {
        "Groups": [["_id", "_uuid", "_submission_time", "_index"],
                   [1, "u-1", "2026-02-01T06:31:00", 1], [2, "u-2", "2026-02-01T06:31:00", 2]],
        "members": [
            ["m/name", "m/kind", "m/village", "_index", "_parent_table_name", "_parent_index"],
            ["Ali Hassan", "male_ally", "Lusoka", 1, "Groups", 1],
            ["Zuri Kamau", "woman_leader", "Lusoka", 2, "Groups", 1],
            ["Ali Hassan", "male_ally", "Lusoka", 3, "Groups", 2],
        ],
        "relations": [
            ["whom", "relationship", "_index", "_parent_table_name", "_parent_index"],
            ["Zuri Kamau", "supports", 1, "members", 1],
            ["Ali Hassan", "mentors", 2, "members", 2],
        ],
    }  # fmt: skip
    found = take(book(tmp_path / "nested.xlsx", sheets))
    assert len(called(found, "Ali Hassan")) == 2
    supports, mentors = sorted(found.landscape.ties, key=lambda tie: tie.type, reverse=True)
    assert (supports.source, supports.target) == (mentors.target, mentors.source)


@pytest.fixture
def among(book, tmp_path):
    """Whom the ties of a survey mean beside those of earlier lists, and what was told of names."""

    def taken(known, *interviews, said=ABOUT):
        path = book(tmp_path / "kobo.xlsx", survey(*interviews))
        more = {"elsewhere": known, "mapping": Mapping(said), "kind": "staff"}
        reading = read(path, built_in(), "r", **more)
        targets = {row.data["target"] for row in reading if row.table == "ties"}
        assert reading.errors == []
        codes = ("name_shared", "names_matched", "row_twice")
        return targets, [p.code for p in reading.problems if p.code in codes]

    return taken


BARE = ("u-1", JUMA, [("Zuri Kamau", "trusts", "", "")])


def test_a_bare_name_means_the_only_one_on_earlier_lists_and_that_is_said(among):
    assert among({"z1": "Zuri Kamau"}, BARE) == ({"z1"}, ["names_matched"])


@pytest.mark.parametrize(
    "known",
    [{"z1": "Zuri Kamau", "z2": "Zuri Kamau"}, {"zuri-kamau.told-abcdef": "Zuri Kamau"}],
)
def test_a_bare_name_of_several_or_of_another_interview_is_an_actor_of_its_own(among, known):
    targets, codes = among(known, BARE)
    assert [target in known for target in targets] == [False]
    assert codes == ["name_shared"]


def test_a_described_name_on_an_earlier_list_is_asked_about_and_stays_two(among):
    told_of = ("u-1", JUMA, [("Zuri Kamau", "trusts", "woman_leader", "")])
    targets, codes = among({"z1": "Zuri Kamau"}, told_of)
    assert (targets & {"z1"}, codes) == (set(), ["name_shared"])


def test_two_interviews_may_both_mean_one_on_an_earlier_list_in_different_words(among):
    interviews = (
        ("u-1", JUMA, [("Zuri Kamau", "trusts", "woman_leader", "Lusoka")]),
        ("u-2", AMINA, [("Zuri Kamau", "trusts", "woman_leader", "")]),
    )
    said = {**ABOUT, "people": {"zuri kamau": "z1"}}
    targets, codes = among({"z1": "Zuri Kamau"}, *interviews, said=said)
    assert (targets, codes) == ({"z1"}, [])


@pytest.mark.parametrize("said", ["a-7", "Amina Diallo"])
def test_ids_that_the_survey_gives_itself_are_meant(take, book, tmp_path, said):
    """As a choice list made of the survey's own people gives them."""
    kind = "staff" if said == "a-7" else ""
    sheets = survey(("u-1", JUMA, [(said, "trusts", kind, "")]), ("u-2", AMINA, []))
    for row, one in zip(sheets["Allies"], ("id", "a-6", "a-7"), strict=True):
        row.append(one)
    found = take(book(tmp_path / "kobo.xlsx", sheets), mapping=Mapping(ABOUT))
    assert sorted(actor.id for actor in found.landscape.actors) == ["a-6", "a-7"]
    assert found.ties == {("Juma Otieno", "trusts", "Amina Diallo")}


RADIO = ("Radio Karuwe", "trusts", "media outlet", "")


def interviews(*told):
    """An interview for each of these, with another person each time."""
    return [(f"u-{n}", (f"Person {n}", "staff", ""), [one]) for n, one in enumerate(told)]


def radio(kind="media outlet", place=""):
    return ("Radio Karuwe", "trusts", kind, place)


def test_an_organisation_told_of_in_fifty_interviews_is_one_actor_with_fifty_ties(told):
    found = told(*interviews(*[RADIO] * 49, ("radio  KARUWE", "trusts", "Media outlet", "Lusoka")))
    (one,) = [a for a in found.landscape.actors if a.kind == "media_outlet"]
    assert (one.id, one.place) == ("radio-karuwe.media-outlet.told", "Lusoka")
    assert len({tie.source_ids for tie in found.landscape.ties if tie.target == one.id}) == 50
    (said,) = [p for p in found.problems if p.code == "told_as_one"]
    assert (said.severity, said.facts["named"]) == ("notice", ("Radio Karuwe (50)",))
    assert found.codes("warning") == []
    assert candidates(subjects(found.landscape))[:1] == ()


@pytest.mark.parametrize("kind", ["male_ally", "womens_group", "savings_group", ""])
def test_persons_groups_and_those_without_a_kind_stay_apart(told, kind):
    found = told(*interviews(radio(kind), radio(kind)), kind="staff")
    assert len(called(found, "Radio Karuwe")) == 2


def test_organisations_of_other_kinds_or_places_are_others(told):
    found = told(*interviews(radio(), radio("ngo_local"), radio("ngo_local")))
    assert len(called(found, "Radio Karuwe")) == 2
    places = (radio(place="Lusoka"), radio(place="Tamzir"), radio(place="lusoka"), radio())
    assert called(told(*interviews(*places)), "Radio Karuwe") == [
        "radio-karuwe.media-outlet.lusoka.told",
        "radio-karuwe.media-outlet.tamzir.told",
        "radio-karuwe.media-outlet.told",
    ]


def test_the_kind_of_an_organisation_may_be_a_word_that_the_user_has_explained(told):
    said = {**ABOUT, "values": {"kind": {"wireless": "media_outlet"}}}
    found = told(*interviews(radio("wireless"), radio("media_outlet")), said=said)
    assert called(found, "Radio Karuwe") == ["radio-karuwe.media-outlet.told"]


def test_what_each_interview_says_of_an_organisation_is_kept_and_what_it_repeats_is_not(
    book, tmp_path
):
    other = ("RADIO KARUWE", "trusts", "media_outlet", "")
    path = book(tmp_path / "kobo.xlsx", survey(*interviews(RADIO, other, RADIO)))
    reading = read(path, built_in(), "r", mapping=Mapping(ABOUT))
    said = [row.data["name"] for row in reading if row.key == "radio-karuwe.media-outlet.told"]
    assert (said, reading.errors) == (["Radio Karuwe", "RADIO KARUWE"], [])


def test_ids_of_organisations_stay_when_an_interview_with_another_place_comes(told):
    before = told(*interviews(radio(place="Lusoka"), radio()))
    known = {actor.id: actor.name for actor in before.landscape.actors}
    places = {"radio-karuwe.media-outlet.told": "Lusoka"}
    after = interviews(radio(place="Lusoka"), radio(), radio(place="Tamzir"))
    for order in (after, after[::-1]):
        found = told(*order, elsewhere=known, lists=Lists("kobo", known, frozenset(), places))
        assert called(found, "Radio Karuwe") == [
            "radio-karuwe.media-outlet.tamzir.told",
            "radio-karuwe.media-outlet.told",
        ]
        targets = [t.target for t in found.landscape.ties if t.source_ids in (("u-0",), ("u-1",))]
        assert set(targets) == {"radio-karuwe.media-outlet.told"}


def test_organisations_on_lists_inside_interviews_are_one_too(take, book, tmp_path):
    sheets = {
        "Groups": [["_id", "_uuid", "_submission_time", "_index"],
                   [1, "u-1", "2026-02-01T06:31:00", 1], [2, "u-2", "2026-02-01T06:31:00", 2]],
        "members": [
            ["m/name", "m/kind", "m/village", "_index", "_parent_table_name", "_parent_index"],
            ["Radio Karuwe", "media_outlet", "Lusoka", 1, "Groups", 1],
            ["Zuri Kamau", "woman_leader", "Lusoka", 2, "Groups", 1],
            ["Radio Karuwe", "media_outlet", "Lusoka", 3, "Groups", 2],
        ],
        "relations": [
            ["whom", "relationship", "_index", "_parent_table_name", "_parent_index"],
            ["Zuri Kamau", "supports", 1, "members", 1],
            ["Radio Karuwe", "supports", 2, "members", 2],
        ],
    }  # fmt: skip
    found = take(book(tmp_path / "nested.xlsx", sheets))
    assert called(found, "Radio Karuwe") == ["radio-karuwe.media-outlet.told"]
    assert "row_twice" not in found.codes("warning")
    assert len(found.ties) == 2
