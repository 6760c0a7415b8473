"""allymap: stakeholder lists of work with men and boys, turned into answers.

    landscape = open_store("allymap.db").landscape()
    for finding in find_gaps(landscape, as_of=date(2026, 1, 31)):
        print(finding.status, finding.id)

Everything is loaded at first use, so that `import allymap` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from allymap.gaps.rules import find_gaps
    from allymap.intake.read import read
    from allymap.model.landscape import Landscape
    from allymap.model.records import Actor, Tie
    from allymap.network.standing import measure
    from allymap.store import open_store
    from allymap.view.brief import make_brief
    from allymap.view.map import draw_map
    from allymap.view.report import write_report

_HOMES = {
    "read": "allymap.intake.read",
    "open_store": "allymap.store",
    "measure": "allymap.network.standing",
    "find_gaps": "allymap.gaps.rules",
    "draw_map": "allymap.view.map",
    "make_brief": "allymap.view.brief",
    "write_report": "allymap.view.report",
    "Landscape": "allymap.model.landscape",
    "Actor": "allymap.model.records",
    "Tie": "allymap.model.records",
}

__all__ = [
    "Actor",
    "Landscape",
    "Tie",
    "draw_map",
    "find_gaps",
    "make_brief",
    "measure",
    "open_store",
    "read",
    "write_report",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'allymap' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
