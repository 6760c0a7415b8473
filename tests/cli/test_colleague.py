"""A colleague's store is taken in like a list, and says where the two disagree."""

from __future__ import annotations

import json
import shutil

HEAD = "id,name,kind,place\n"


def both(run, tmp_path):
    """Our store, and a colleague's with another word about one person."""
    (tmp_path / "ours.csv").write_text(HEAD + "a,Amina,woman_leader,Lusoka\n", encoding="utf-8")
    (tmp_path / "theirs.csv").write_text(
        HEAD + "a,Amina,woman_leader,Tamzir\nb,Juma,male_ally,Tamzir\n", encoding="utf-8"
    )
    assert run("import", "ours.csv").code == 0
    assert run("import", "theirs.csv", "--store", "colleague.db").code == 0


def test_a_store_is_known_by_its_content_and_combined(run, tmp_path):
    both(run, tmp_path)
    shutil.copy(tmp_path / "colleague.db", tmp_path / "from_neema.bin")
    would = run("import", "from_neema.bin", "--dry-run")
    assert "1 import of from_neema.bin would be taken in" in would.all
    ran = run("import", "from_neema.bin")
    assert ran.code == 0
    assert "Amina, place: yours is Lusoka (list ours); theirs is Tamzir" in ran.all
    assert "Tamzir" in run("who", "Amina").all
    assert len(json.loads(run("imports", "--json").out)) == 2
    again = json.loads(run("import", "from_neema.bin", "--json").out)
    assert (again["imports"], again["conflicts"]) == (0, [])


def test_a_colleague_store_that_was_harmed_is_not_taken_in(run, tmp_path):
    both(run, tmp_path)
    file = tmp_path / "colleague.db"
    file.write_bytes(file.read_bytes().replace(b"Juma", b"Juna"))
    assert run("import", "colleague.db").code == 4
    assert len(json.loads(run("imports", "--json").out)) == 1
