"""Files for other programs: reference readers open them, and what comes back is as it was."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import networkx as nx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from karuwe import AS_OF, karuwe
from lxml import etree
from node import HERE, installed, run
from store.histories import revision
from view.test_exports import TEXT, folded, records

from allymap.errors import AllymapError
from allymap.intake.read import read
from allymap.model.audience import for_audience
from allymap.model.fold import fold
from allymap.model.journal import one_by_one
from allymap.model.sketch import sketch
from allymap.model.tables import TABLES, key_of, to_data
from allymap.view.arrangements import arranged
from allymap.view.elsewhere.gexf import gexf
from allymap.view.elsewhere.graphml import graphml
from allymap.view.elsewhere.kumu import blueprint, write_kumu
from allymap.view.elsewhere.losses import Loss, counted, losses
from allymap.view.elsewhere.net import net_of
from allymap.view.words import words

SCHEMA = Path(__file__).with_name("gexf13.rng")
TEXTS = {"gexf": gexf, "graphml": graphml, "json": blueprint}
ENDINGS = (*TEXTS, "xlsx")
FEW = settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.filter_too_much,
    ],
)


def written(landscape, path):
    """A landscape as the file that its ending says."""
    net = net_of(landscape, {})
    if path.suffix == ".xlsx":
        write_kumu(path, net)
    else:
        path.write_text(TEXTS[path.suffix[1:]](net), encoding="utf-8", newline="\n")
    return path


def taken_in(path):
    """What an import of the file makes of it, as anybody would import it."""
    rows = list(one_by_one(read(path, karuwe().vocabulary, "rev-1", keep_contact=True)))
    return fold([revision(1)], rows, ())


def graph_of(landscape):
    """The actors and ties alone."""
    none = {name: () for name in TABLES if name not in ("actors", "ties")}
    return replace(landscape, **none)


@pytest.fixture(scope="module")
def country():
    return for_audience(karuwe(), "internal", AS_OF, AS_OF)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_whole_country_comes_back_but_for_the_tables_that_are_declared(country, ending, tmp_path):
    path = written(country, tmp_path / f"k.{ending}")
    back = taken_in(path)
    assert back.actors == tuple(sorted(country.actors, key=lambda a: a.id))
    assert {tie.key: tie for tie in back.ties} == {tie.key: tie for tie in country.ties}
    found = losses(country, path)
    assert {one.how for one in found} == {"table"}
    gone = {name: len(getattr(country, name)) for name in TABLES if name not in ("actors", "ties")}
    assert counted(found)["table"] == {name: n for name, n in gone.items() if n}


def test_networkx_reads_gexf_with_names_types_and_places(country, tmp_path):
    spots = arranged(country, "network").at
    path = tmp_path / "k.gexf"
    path.write_text(gexf(net_of(country, spots)), encoding="utf-8")
    graph = nx.read_gexf(path)
    assert {n: d["label"] for n, d in graph.nodes(data=True)} == {
        a.id: a.name for a in country.actors
    }
    undirected = sum(not country.vocabulary.ties[t.type].directed for t in country.ties)
    assert graph.number_of_edges() == len(country.ties) + undirected
    for actor, about in graph.nodes(data=True):
        place = about["viz"]["position"]
        assert (place["x"], place["y"]) == (spots[actor][0], -spots[actor][1])


def test_graphology_reads_gexf_with_names_places_and_directions(country, tmp_path):
    installed("graphology-gexf/package.json")
    spots = arranged(country, "network").at
    path = tmp_path / "k.gexf"
    path.write_text(gexf(net_of(country, spots)), encoding="utf-8")
    ran = run(HERE / "read_gexf.cjs", path)
    assert ran.returncode == 0, ran.stderr
    seen = json.loads(ran.stdout)
    assert {one["id"]: (one["label"], one["x"], one["y"]) for one in seen["nodes"]} == {
        a.id: (a.name, spots[a.id][0], -spots[a.id][1]) for a in country.actors
    }
    directed = country.vocabulary.ties
    assert sorted((e["source"], e["target"], e["undirected"]) for e in seen["edges"]) == sorted(
        (t.source, t.target, not directed[t.type].directed) for t in country.ties
    )


def test_networkx_reads_graphml_with_typed_values(country, tmp_path):
    graph = nx.read_graphml(written(country, tmp_path / "k.graphml"))
    said = {about["allymap_id"]: about for _, about in graph.nodes(data=True)}
    assert said.keys() == country.actor.keys()
    for actor in country.actors:
        about = said[actor.id]
        assert about["label"] == actor.name
        assert about.get("influence") == actor.influence
        assert about.get("risk_contact") == actor.risk_contact
    assert graph.number_of_edges() == len(country.ties)
    weights = sorted(d["weight"] for *_, d in graph.edges(data=True) if "weight" in d)
    assert weights == sorted(float(t.weight) for t in country.ties if t.weight)


def test_gexf_keeps_to_the_schema_of_version_1_3(country):
    schema = etree.RelaxNG(etree.parse(str(SCHEMA)))
    tree = etree.fromstring(gexf(net_of(country, {})).encode())
    schema.assertValid(tree)
    assert len(set(tree.xpath("//*[local-name()='edge']/@id"))) == len(country.ties)
    tree.xpath("//*[local-name()='edge']")[0].set("type", "both")
    assert not schema.validate(tree)


def test_kumus_blueprint_has_what_kumu_asks_for(country):
    made = json.loads(blueprint(net_of(country, {})))
    assert set(made) == {"elements", "connections"}
    ids = [one["id"] for one in (*made["elements"], *made["connections"])]
    assert len(ids) == len(set(ids)) == len(country.actors) + len(country.ties)
    assert not any(mark in one for one in ids for mark in "._")
    elements = {one["id"] for one in made["elements"]}
    for one in made["connections"]:
        assert {one["from"], one["to"]} <= elements
        assert one["direction"] in ("directed", "undirected", "mutual")
    assert all(one["label"] and one["type"] for one in made["elements"])


def test_kumus_workbook_has_its_headers_where_kumu_looks(country, tmp_path):
    book = openpyxl.load_workbook(written(country, tmp_path / "k.xlsx"))
    assert book.sheetnames == ["Elements", "Connections"]
    first = [[cell.value for cell in next(page.iter_rows())] for page in book]
    assert first[0][:3] == ["ID", "Label", "Type"]
    assert first[1][:6] == ["ID", "From", "To", "Type", "Direction", "Strength"]
    flags = {"yes", "no", "on", "off", "true", "false"}
    assert not flags & {head.casefold() for heads in first for head in heads}
    assert all(c.data_type != "f" for page in book for row in page.iter_rows() for c in row)


def test_kinds_and_types_are_words_that_people_read(country):
    net = net_of(country, {})
    assert {node.values["kind"] for node in net.nodes} >= {"male ally", "religious leader"}
    french = replace(country, vocabulary=words("fr").labels(country.vocabulary))
    assert "allié" in " ".join(node.values["kind"] for node in net_of(french, {}).nodes)


@pytest.mark.parametrize("ending", ENDINGS)
def test_nothing_tells_partners_who_told_us(ending, tmp_path):
    seen = for_audience(karuwe(), "coalition", AS_OF, AS_OF)
    hidden = {s for tie in karuwe().ties for s in tie.source_ids}
    path = written(seen, tmp_path / f"k.{ending}")
    text = path.read_text("utf-8") if ending != "xlsx" else _cells(path)
    assert hidden
    assert not [one for one in hidden if one in text]
    assert {one.how for one in losses(seen, path)} == {"table"}


def _cells(path):
    book = openpyxl.load_workbook(path)
    return "\n".join(str(c.value) for page in book for row in page.iter_rows() for c in row)


def test_two_ties_that_seem_one_are_two_edges_and_the_loss_is_told(tmp_path):
    land = sketch("A:mens_group -supports-> B:womens_group")
    (tie,) = land.ties
    twice = replace(land, ties=(tie, replace(tie, key="other")))
    path = written(twice, tmp_path / "k.gexf")
    assert nx.read_gexf(path).number_of_edges() == 2
    assert [one.how for one in losses(twice, path)] in (["missing"], [])


@pytest.mark.parametrize("ending", ENDINGS)
@FEW
@given(st.data())
def test_the_losses_that_are_declared_are_those_that_are_found(tmp_path, ending, data):
    rows = data.draw(nets())
    landscape = graph_of(folded(rows))
    path = written(landscape, tmp_path / f"k.{ending}")
    declared = losses(landscape, path)
    try:
        back = taken_in(path)
    except AllymapError:
        assert declared
        return
    assert {(one.table, one.record, one.column) for one in declared} == set(
        _differences(landscape, back)
    )


def nets():
    """Actors and ties with nasty names and columns, ids that only count, and no control signs."""
    name = TEXT
    ids = st.lists(st.sampled_from(("1", "2", "n3", "a1", "Añø 3", "x|y", "<&>\"'")), unique=True)
    return ids.filter(lambda found: len(found) > 1).flatmap(lambda found: _rows(found, name))


def _rows(ids, name):
    actors = st.tuples(*(st.tuples(st.just(one), records(TABLES["actors"]), name) for one in ids))
    ends = st.lists(
        st.tuples(st.permutations(ids).map(lambda two: two[:2]), records(TABLES["ties"])),
        max_size=3,
        unique_by=lambda one: tuple(one[0]),
    )
    return st.tuples(actors, ends).map(_joined)


def _joined(drawn):
    actors = [
        ("actors", {**data, "id": id_, "name": called}) for id_, (_, data), called in drawn[0]
    ]
    ties = [
        ("ties", {**data, "source": a, "target": b, **({"id": f"T{n}"} if "id" in data else {})})
        for n, ((a, b), (_, data)) in enumerate(drawn[1])
    ]
    return [*actors, *ties]


def _differences(before, after):
    """Every record and column in which two landscapes differ, looked for one by one."""
    for name in ("actors", "ties"):
        table = TABLES[name]
        old, new = (
            {key_of(table, to_data(table, r)): to_data(table, r) for r in getattr(land, name)}
            for land in (before, after)
        )
        for key in old.keys() ^ new.keys():
            yield name, key, ""
        for key in old.keys() & new.keys():
            for column in {*old[key], *new[key]} - {"attributes"}:
                if old[key].get(column) != new[key].get(column):
                    yield name, key, column
            mine, theirs = (one[key].get("attributes", {}) for one in (old, new))
            for column in {*mine, *theirs}:
                if mine.get(column) != theirs.get(column):
                    yield name, key, f"attributes.{column}"


@pytest.mark.parametrize("ending", ["gexf", "graphml"])
def test_a_sign_that_xml_cannot_hold_is_declared_and_nothing_else(tmp_path, ending):
    land = sketch("A:mens_group -supports-> B:womens_group")
    actors = tuple(replace(a, name="Ami\x0bna") if a.id == "A" else a for a in land.actors)
    broken = replace(land, actors=actors)
    path = written(broken, tmp_path / f"k.{ending}")
    etree.parse(str(path))
    assert losses(broken, path) == (Loss("actors", "A", "name", "changed"),)


@pytest.mark.parametrize("ending", ENDINGS)
def test_nasty_names_are_text_and_stay_whole(tmp_path, ending):
    nasty = ("<script>alert(1)</script>", "=1+1", "أمينة", "a&b;\"'", "two\nlines", "0017", "a|b")
    land = sketch("\n".join(f"n{n}:mens_group" for n, _ in enumerate(nasty)))
    actors = tuple(replace(a, name=name) for a, name in zip(land.actors, nasty, strict=True))
    broken = replace(land, actors=actors)
    path = written(broken, tmp_path / f"k.{ending}")
    assert {a.name for a in taken_in(path).actors} == set(nasty)
    assert losses(broken, path) == ()


# What a graph or a program has of its own, and what a landscape has.
OURS = ("allymap_id", "kind", "label", "name", "id", "place", "type", "x", "size", "from", "to",
        "direction", "weight", "strength", "source", "target")  # fmt: skip
THREE = "A:mens_group{place=P} -supports{id=T1}-> B:womens_group; C:mens_group"


def own_columns(landscape, columns):
    """The same with columns of its own, in which somebody else's id stands."""
    actors = landscape.actors
    said = [dict.fromkeys(columns, other.id) for other in (*actors[1:], actors[0])]
    mine = [replace(a, attributes=own) for a, own in zip(actors, said, strict=True)]
    ties = [replace(tie, attributes=dict.fromkeys(columns, "B")) for tie in landscape.ties]
    return replace(landscape, actors=tuple(mine), ties=tuple(ties))


@pytest.mark.parametrize("case", [str, str.capitalize])
@pytest.mark.parametrize("ending", ENDINGS)
def test_a_lists_own_column_never_takes_the_place_of_ours(tmp_path, ending, case):
    land = sketch(THREE)
    for column in map(case, OURS):
        mine = own_columns(land, [column])
        path = written(mine, tmp_path / f"{column}.{ending}")
        back = taken_in(path)
        bare = [[replace(one, attributes={}) for one in of] for of in (back.actors, back.ties)]
        assert bare == [list(land.actors), list(land.ties)], column
        assert [[*one.attributes.values()] for one in back.actors] == [["B"], ["C"], ["A"]], column
        lost = {(one.table, one.record, one.column) for one in losses(mine, path)}
        assert lost == set(_differences(mine, back)), column


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_own_column_of_the_new_name_stays_too(tmp_path, ending):
    mine = own_columns(sketch(THREE), ["label", "Label (2)", "label (2)"])
    back = taken_in(written(mine, tmp_path / f"k.{ending}"))
    assert [[*one.attributes.values()] for one in back.actors] == [["B"] * 3, ["C"] * 3, ["A"] * 3]
