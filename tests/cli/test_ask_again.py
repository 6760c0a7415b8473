"""Every kind of question comes back from the workbook: asked in vain, answered, or not asked."""

from __future__ import annotations

import json
import re
from zipfile import ZipFile

import openpyxl
import pytest

from allymap.gaps.rules import RULES
from allymap.model.vocabulary import built_in

DAY = ("--as-of", "2026-01-31")
LISTS = {
    "actors": """id,name,kind,place,gender,influence
us1,Our Office,international NGO,Lusoka,,
m1,Lusoka Circle,men's group,Lusoka,,
k1,Kwame Addo,male ally,Lusoka,man,
k2,Omar Zed,religious leader,Lusoka,man,5
w1,Sisters,women's group,Lusoka,,
f1,Rights House,feminist organisation,Lusoka,,
d1,Ministry,ministry,Lusoka,,5
y1,Youth Club,youth club,Lusoka,,
s1,Facilitator Fatou,staff,Lusoka,woman,
""",
    "ties": """source,type,target,last_contact
us1,collaborates_with,f1,2026-01-10
k1,supports,k2,2026-01-10
""",
    "coalitions": "id,name\nc1,Fair Law\n",
    "asks": "id,name,target,lead\nq1,Reform,d1,f1\n",
    "settings": "name,value\nus,us1\n",
    "initiatives": "id,name,start,actors\ni1,Fathers Days,2025-06-01,m1\n",
    "activities": """id,date,element,space,topic,place,groups,people,facilitators
v1,2026-01-05,intimate_dialogues,men_only,gbv,Lusoka,m1,,s1
v2,2026-01-15,stepping_out,public,gbv,Lusoka,,k2:speaker,s1
""",
}
# What those who were asked said, a row of a sheet each; and the finding that it decides.
DAY_BEFORE = "2026-01-30"
ANSWERS = {
    "accountable_to": (
        "ties",
        {"source": "m1", "target": "f1", "type": "answers to", "last_contact": DAY_BEFORE},
        "ACC-1:m1",
    ),
    "collaborates_with": (
        "ties",
        {"source": "m1", "target": "w1", "type": "works with", "last_contact": DAY_BEFORE},
        "BRIDGE-2:men-women",
    ),
    "has_access_to": (
        "ties",
        {"source": "f1", "target": "d1", "type": "has access to", "last_contact": DAY_BEFORE}
        | {f"trust_{one}": "4" for one in ("reliability", "mission", "openness")},
        "TARGET-1:q1",
    ),
    "coalitions": ("seats", {"coalition": "c1", "actor": "f1", "role": "chair"}, "ACC-1:c1"),
    "actors": ("actors", {"id": "k2", "vetted": DAY_BEFORE, "trained": DAY_BEFORE}, "INF-2:k2"),
    "activities": (
        "activities",
        {
            "id": "v9",
            "date": DAY_BEFORE,
            "element": "conscientization",
            "space": "mixed",
            "groups": "y1",
        },
        "ENTRY-1:y1",
    ),
}


@pytest.fixture
def asking(run, tmp_path):
    for name, text in LISTS.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        assert run("import", f"{name}.csv", "--no-input").code == 0
    return run


def questions(run):
    return json.loads(run("ask", "--json", *DAY).out)


def status(run):
    found = json.loads(run("gaps", "--json", *DAY).out)["findings"]
    return {one["id"]: one["status"] for one in found}


def verdict(run, finding):
    found = json.loads(run("gaps", "--json", *DAY).out)["findings"]
    return next((one for one in found if one["id"] == finding), None)


def filled(run, name, said, answers=()):
    """The workbook with what somebody wrote beside each question, and on the sheets of answers."""
    assert run("ask", "-o", name, *DAY).code == 0
    book = openpyxl.load_workbook(name)
    scopes = next(one for one in book if "(allymap)" in str(one["A1"].value))
    asked = {row[1].value: row[0] for row in scopes.iter_rows(min_row=2)}
    for question, word in said.items():
        asked[question].value = word
    for table, answer in answers:
        sheet = book[table.capitalize()]
        header = [cell.value.lower().replace(" ", "_") for cell in sheet[1]]
        ids = [row[header.index("id")].value for row in sheet.iter_rows()] if "id" in header else []
        at = ids.index(answer["id"]) + 1 if answer.get("id") in ids else sheet.max_row + 1
        for column, value in answer.items():
            sheet.cell(at, header.index(column) + 1, value)
    book.save(name)
    ran = run("import", name, "--no-input")
    assert ran.code == 0, ran.all


def test_the_lists_raise_every_kind_of_question(asking):
    """Initiatives apart: what ACC-1 and EARLY-1 ask about a body's answer decides both."""
    kinds = {one["topic"] for one in questions(asking)}
    wanted = {topic for rule in RULES for topic in rule.asks} - {"initiatives"}
    assert kinds >= wanted | {""}


def test_each_kind_asked_in_vain_decides_its_findings_and_no_other(asking):
    every = questions(asking)
    done = set()
    for number, topic in enumerate(sorted({one["topic"] for one in every} - {""})):
        before = status(asking)
        mine = [one for one in questions(asking) if one["topic"] == topic]
        filled(asking, f"q{number}.xlsx", {one["question"]: "yes" for one in mine})
        done.add(topic)
        after = status(asking)
        needs = {}
        for one in every:
            for finding in one["findings"]:
                needs.setdefault(finding, set()).add(one["topic"])
        for finding in {f for one in mine for f in one["findings"]}:
            decided = needs.get(finding, {topic}) <= done
            assert (after.get(finding) == "BLIND_SPOT") == (not decided), (topic, finding)
        touched = {f for one in mine for f in one["findings"]}
        changed = {f for f in before.keys() & after.keys() if before[f] != after[f]}
        assert changed <= touched, (topic, changed - touched)
    assert {one["topic"] for one in questions(asking)} <= {""}


@pytest.mark.parametrize("word", ["no", "unknown", "", "?"])
def test_what_was_not_asked_or_is_not_known_stays_a_blind_spot(asking, word):
    before = status(asking)
    said = {one["question"]: word for one in questions(asking)}
    filled(asking, "q.xlsx", said)
    assert status(asking) == before


@pytest.mark.parametrize("topic", ANSWERS)
def test_each_kind_asked_and_answered_is_more_than_asked(asking, topic):
    """With the answer the verdict is another than with a yes alone."""
    table, row, finding = ANSWERS[topic]
    asked = {one["question"]: "yes" for one in questions(asking) if finding in one["findings"]}
    assert asked
    filled(asking, "none.xlsx", asked)
    without = verdict(asking, finding)
    filled(asking, "q.xlsx", {}, [(table, row)])
    with_answer = verdict(asking, finding)
    assert with_answer != without, (with_answer, without)
    assert with_answer is None or with_answer["status"] != "BLIND_SPOT"


def test_no_rule_of_the_workbook_names_a_sheet_it_lacks(asking):
    """Excel calls such a file damaged."""
    asking("ask", "-o", "q.xlsx", *DAY)
    book = openpyxl.load_workbook("q.xlsx")
    titles = set(book.sheetnames)
    assert "INTERNAL: names of people" in str(book.worksheets[0]["A3"].value)
    with ZipFile("q.xlsx") as parts:
        sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
        for name in sheets:
            named = re.findall(r"'([^'!]+)'!", parts.read(name).decode("utf-8"))
            assert set(named) <= titles


def test_every_topic_has_a_label(asking):
    topics = built_in().list_of("scope_topics")
    assert {one["topic"] for one in questions(asking)} - {""} <= set(topics)
