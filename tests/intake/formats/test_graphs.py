"""GEXF and GraphML as programs write them: who is there, how they are tied, and no entities."""

from __future__ import annotations

import pytest

from allymap.errors import Unreadable


def test_a_gexf_1_3_file_means_its_actors_and_ties(take):
    found = take("primer.gexf")
    assert found.format == "gexf"
    juma, other, union = sorted(found.landscape.actors, key=lambda a: (a.name, a.place))
    assert (juma.kind, juma.place, other.place) == ("male_ally", "Lusoka", "Tamzir")
    assert (union.name, union.kind, union.place) == (
        "Sauti Women's Union",
        "womens_group",
        "Lusoka",
    )
    assert juma.attributes["speaks in public"] == "true"
    ties = {(t.source, t.type, t.target) for t in found.landscape.ties}
    assert ties == {
        (juma.id, "accountable_to", union.id),
        (other.id, "supports", union.id),
        (union.id, "supports", other.id),
    }


def test_two_nodes_of_a_gexf_with_one_name_stay_two_people(take):
    names = [actor.name for actor in take("primer.gexf").landscape.actors]
    assert names.count("Juma Otieno") == 2


def test_the_weight_and_attributes_of_a_gexf_edge_are_kept(take):
    ties = take("primer.gexf").landscape.ties
    (tie,) = [tie for tie in ties if tie.type == "accountable_to"]
    assert (tie.weight, tie.attributes["Since the year"]) == (2, "2019")


def test_ids_that_people_gave_are_kept_and_a_label_is_the_type(take):
    found = take("hello_1.2.gexf", kind="male_ally")
    assert {actor.id for actor in found.landscape.actors} == {"ally-1", "union-1"}
    (tie,) = found.landscape.ties
    assert (tie.source, tie.type, tie.target) == ("ally-1", "collaborates_with", "union-1")
    assert tie.weight is None
    assert tie.attributes == {"weight (GEXF)": "0.35", "direction": "undirected"}


def test_a_graph_without_kinds_asks_for_them_once(errors):
    assert [p.code for p in errors("hello_1.2.gexf")] == ["column_missing"]


def test_gephis_graphml_means_its_actors_and_ties(take):
    found = take("gephi.graphml")
    assert found.format == "graphml"
    assert found.people == {
        "Juma Otieno": ("male_ally", None),
        "Sauti Women's Union": ("womens_group", None),
    }
    (tie,) = found.landscape.ties
    assert (tie.source, tie.type, tie.weight) == ("juma-otieno.male_ally", "supports", 3)
    assert tie.attributes["Edge Label"] == "since the flood"


def test_several_graphs_of_network_canvas_are_read_and_nobody_is_merged(take):
    found = take("network_canvas.graphml")
    assert [actor.name for actor in found.landscape.actors].count("Ali") == 2
    assert {actor.kind for actor in found.landscape.actors} == {"person"}
    assert found.ties == {("Ali", "friend", "Zeinab")}


def test_the_labels_of_yed_are_names_and_types(take):
    found = take("yed.graphml", kind="male ally")
    assert found.ties == {("Juma Otieno", "supports", "Sauti")}
    assert found.extras("Juma Otieno") == {"description": "met at the market"}


def test_rows_of_a_graph_are_lines_of_its_file(errors, tmp_path):
    text = """<gexf><graph><nodes>
    <node id="a" label="Juma" kind="x"/>
    <node id="b" label="Sauti"/></nodes>
    <edges><edge source="a" target="b" kind="supports"/>
    <edge source="b" target="a" kind="adores"/></edges></graph></gexf>"""
    (tmp_path / "g.gexf").write_text(text, encoding="utf-8")
    (problem,) = errors(tmp_path / "g.gexf", kind="staff")
    assert (problem.code, problem.origin.row) == ("unknown_code", 5)


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    '<graphml><graph><node id="&b;"/></graph></graphml>'
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    '<gexf><graph><nodes><node id="0" label="&a;"/></nodes></graph></gexf>'
)


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("laughs.graphml", LAUGHS, "xml_doctype"),
        ("outside.gexf", OUTSIDE, "xml_doctype"),
        ("empty_doctype.gexf", "<!DOCTYPE gexf><gexf/>", "xml_doctype"),
        ("cut.gexf", "<gexf><graph><nodes>", "xml_damaged"),
        ("entity.gexf", "<gexf>&nothing;</gexf>", "xml_damaged"),
        ("words.graphml", "Juma supports Sauti", "name_and_content"),
        ("other.xml", "<rss/>", "format_not_found"),
    ],
)
def test_a_graph_file_that_could_do_harm_or_is_none_is_refused(take, tmp_path, name, text, code):
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(Unreadable) as refused:
        take(tmp_path / name)
    assert refused.value.code == code


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1"])
def test_a_graph_in_another_encoding_that_it_says_is_read(take, tmp_path, encoding):
    text = f"""<?xml version="1.0" encoding="{encoding}"?><gexf><graph><nodes>
        <node id="0" label="Hélène Côté"/></nodes></graph></gexf>"""
    (tmp_path / "g.gexf").write_bytes(text.encode(encoding))
    assert list(take(tmp_path / "g.gexf", kind="staff").people) == ["Hélène Côté"]


def graph(path, nodes, edges):
    """A small GEXF file with these elements."""
    path.write_text(
        f"<gexf><graph><nodes>{nodes}</nodes><edges>{edges}</edges></graph></gexf>",
        encoding="utf-8",
    )
    return path


TWO = '<node id="0" label="Juma"/><node id="1" label="Sauti"/>'


def test_a_loop_is_left_out_and_told_for_nobody_can_mend_a_graph_by_hand(take, tmp_path):
    edges = '<edge id="0" source="0" target="0" kind="supports"/>' * 2
    edges += '<edge id="1" source="0" target="1" kind="supports"/>'
    found = take(graph(tmp_path / "g.gexf", TWO, edges), kind="staff")
    (told,) = [p for p in found.problems if p.code == "loops_left"]
    assert (told.severity, told.facts["count"]) == ("warning", 2)
    assert found.ties == {("Juma", "supports", "Sauti")}


def test_parallel_edges_that_say_different_things_stay_parallel(take, tmp_path):
    edges = "".join(
        f'<edge id="{at}" source="0" target="1" kind="supports" weight="{weight}"/>'
        for at, weight in enumerate((2, 3, 2))
    )
    found = take(graph(tmp_path / "g.gexf", TWO, edges), kind="staff")
    assert sorted(tie.weight for tie in found.landscape.ties) == [2, 3]
    assert found.codes("warning").count("row_twice") == 1


def test_names_that_differ_only_in_signs_are_two_people(take, tmp_path):
    nodes = '<node id="0" label="Juma Ali"/><node id="1" label="Juma-Ali"/>'
    edges = '<edge source="0" target="1" kind="mentors"/>'
    found = take(graph(tmp_path / "g.gexf", nodes, edges), kind="staff")
    assert found.ties == {("Juma Ali", "mentors", "Juma-Ali")}
