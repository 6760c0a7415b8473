"""Who is meant in all that was ever taken in, also in imports that were undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.cli.naming import meant
from allymap.errors import UnknownName
from allymap.model.identity import name_key
from allymap.model.judgement import group_of

if TYPE_CHECKING:
    from allymap.store.weigh import Journal


def whom(journal: Journal, said: str, *, exact: bool) -> str:
    """The id of who is meant by an id, a name in full, or, unless `exact`, a part of one.

    Raises `UnknownName` when that is nobody, or several who were not judged the same.
    """
    names = names_ever(journal)
    if said in names:
        return said
    called = sorted(one for one, known in names.items() if name_key(said) in known)
    if called and group_of(journal.entries, called[:1]) >= set(called):
        return called[0]
    if called:
        raise UnknownName("forget_not_one", value=said, n=len(called), ids=", ".join(called))
    if exact:
        raise UnknownName("forget_unknown", value=said)
    return meant(journal.landscape(), said)


def names_ever(journal: Journal) -> dict[str, set[str]]:
    """Every name that each id ever had, for comparison."""
    names: dict[str, set[str]] = {}
    for row in journal.rows:
        if row.table == "actors":
            known = names.setdefault(row.key, set())
            known |= {name_key(str(row.data["name"]))} if row.data.get("name") else set()
    return names
