"""The page for everybody, from the command line: it says what it tells, or refuses."""

from __future__ import annotations

import pytest

from allymap.cli.boundary import outcome

LIST = "id,name,kind,place\n" + "".join(f"g{n},Circle {n},mens_group,Orun\n" for n in range(6))


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """A store with six groups of men; runs a verb and gives its code and what it printed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ALLYMAP_STORE", raising=False)
    monkeypatch.setenv("COLUMNS", "300")
    (tmp_path / "actors.csv").write_text(LIST, encoding="utf-8")
    assert outcome(["import", "actors.csv"]) == 0

    def ran(*args):
        capsys.readouterr()
        code = outcome(list(args))
        said = capsys.readouterr()
        return code, said.out + said.err

    return ran


@pytest.mark.parametrize("option", ["--for", "--audience"])
def test_it_writes_sums_and_says_what_could_be_inferred(run, tmp_path, option):
    code, said = run("map", option, "public")
    page = (tmp_path / "map-public.html").read_text(encoding="utf-8")
    assert code == 0
    for line in ("counts at least 6; 0% of those", "17% of guesses on average, 17% at most"):
        assert line in said
        assert line in page
    assert "FOR EVERYBODY" in page
    assert "Circle" not in page
    assert "<script" not in page


def test_it_refuses_with_the_figure_and_says_what_to_do(run, tmp_path):
    assert run("threshold", "suppression", "3", "--by", "Zuri")[0] == 0
    assert run("forget", "g5", "--yes")[0] == 0
    assert run("forget", "g4", "--yes")[0] == 0
    code, said = run("map", "--for", "public")
    assert code == 1
    assert "25% of guesses, in a sum of 4; at most 20% is allowed" in said
    assert "allymap threshold suppression 5" in said
    assert run("threshold", "suppression", "5", "--by", "Zuri")[0] == 0
    code, said = run("map", "--for", "public")
    assert code == 1
    assert "Fewer than 5 of this list may be counted" in said
    assert not (tmp_path / "map-public.html").exists()


@pytest.mark.parametrize(
    "args", [("gaps",), ("report",), ("export",), ("table", "ladder"), ("map", "--at", "1")]
)
def test_what_makes_no_sense_for_everybody_says_so(run, args):
    code, said = run(*args, "--for", "public")
    assert code == 2
    assert "For everybody there is" in said
