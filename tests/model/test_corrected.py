"""A correction by hand outlives the next import of the same list, but not news."""

from __future__ import annotations

from allymap.model.fold import fold
from allymap.model.journal import BY_HAND, Entry, Revision, Row
from allymap.model.provenance import provenance

REF = ("actors", "a")


def _held(*said):
    """The actor after each (list, values) in turn, and the number of the row each stands on."""
    revisions, rows = [], []
    for number, (list_, data) in enumerate(said, start=1):
        revisions.append(Revision(f"r{number}", list_, "f", "", "", number=number))
        rows.append(Row(f"r{number}", "actors", "a", {"id": "a", **data}))
    actor = fold(revisions, rows, []).actor["a"]
    told = provenance(revisions, rows, [], [REF])[REF]
    return actor, {name: at for at, one in enumerate(told, start=1) for name in one.stands}


ASHA = {"name": "Asha", "kind": "womens_group", "place": "N1"}


def test_the_same_list_again_takes_no_correction_back():
    actor, stands = _held(("l", ASHA), (BY_HAND, {"place": "N2"}), ("l", ASHA))
    assert (actor.place, stands["place"]) == ("N2", 2)


def test_what_was_made_blank_stays_blank():
    actor, stands = _held(("l", ASHA), (BY_HAND, {"cleared": ["place"]}), ("l", ASHA))
    assert actor.place is None
    assert "place" not in stands


def test_what_the_list_never_said_before_is_news_and_wins():
    moved = {**ASHA, "place": "N3"}
    actor, stands = _held(("l", ASHA), (BY_HAND, {"place": "N2"}), ("l", moved))
    assert (actor.place, stands["place"]) == ("N3", 3)


def test_news_once_told_is_no_longer_corrected():
    moved = {**ASHA, "place": "N3"}
    actor, _ = _held(("l", ASHA), (BY_HAND, {"place": "N2"}), ("l", moved), ("l", ASHA))
    assert actor.place == "N1"


def test_a_list_that_says_the_same_as_the_correction_keeps_it():
    n2 = {"place": "N2"}
    actor, _ = _held(("l", ASHA), (BY_HAND, n2), ("m", {**ASHA, **n2}), ("l", ASHA))
    assert actor.place == "N2"


def test_another_list_that_says_the_old_value_for_the_first_time_is_news():
    actor, _ = _held(("l", ASHA), (BY_HAND, {"place": "N2"}), ("m", ASHA))
    assert actor.place == "N1"


def test_other_columns_and_lists_without_corrections_go_on_as_before():
    older, newer = {**ASHA, "influence": 1}, {**ASHA, "influence": 2}
    actor, _ = _held(("l", older), (BY_HAND, {"place": "N2"}), ("m", newer), ("l", older))
    assert (actor.place, actor.influence) == ("N1", 1)
    assert _held(("l", older), ("m", newer), ("l", older))[0].influence == 1


def test_the_whole_list_that_only_repeats_itself_takes_no_correction_back():
    first = Revision("r1", "l", "f", "", "", number=1)
    hand = Revision("r2", BY_HAND, "f", "", "", number=2)
    whole = Revision("r3", "l", "f", "", "", whole=True, number=3)
    said = {"r1": ASHA, "r2": {"place": "N2"}, "r3": ASHA}
    rows = [Row(one, "actors", "a", {"id": "a", **data}) for one, data in said.items()]
    assert fold([first, hand, whole], rows, []).actor["a"].place == "N2"
    told = provenance([first, hand, whole], rows, [], [REF])[REF]
    assert ["place" in one.stands for one in told] == [False, True, False]
    undone = Revision("r1", "l", "f", "", "", undone=True, number=1)
    assert fold([undone, hand, whole], rows, []).actor["a"].place == "N1"


def test_a_correction_of_somebody_merged_outlives_either_list():
    lists = {"r1": "a", "r2": "b", "r3": BY_HAND, "r4": "b"}
    revisions = [
        Revision(one, list_, "f", "", "", number=number)
        for number, (one, list_) in enumerate(lists.items(), 1)
    ]
    said = [("r1", "a", ASHA), ("r2", "b", ASHA), ("r3", "a", {"place": "N2"}), ("r4", "b", ASHA)]
    rows = [Row(r, "actors", key, {"id": key, **data}) for r, key, data in said]
    answer = {"left": "a", "right": "b", "answer": "same", "by": "", "names": ["Asha", "Asha"]}
    same = Entry("e", "", "judgement", answer)
    (actor,) = fold(revisions, rows, [same]).actors
    assert (actor.id, actor.place) == ("a", "N2")
    assert {a.place for a in fold(revisions, rows, []).actors} == {"N1", "N2"}
