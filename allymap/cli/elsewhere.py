"""allymap export --as: one file that another program opens, and what it cannot hold."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from allymap.cli.drawing import kept_places
from allymap.cli.options import landscape_of, today
from allymap.cli.say import answer, answer_json, talk, working
from allymap.cli.speech import words
from allymap.cli.writing import whole
from allymap.model.audience import for_audience
from allymap.view.changing import current
from allymap.view.elsewhere.gexf import gexf
from allymap.view.elsewhere.graphml import graphml
from allymap.view.elsewhere.kumu import blueprint, write_kumu
from allymap.view.elsewhere.losses import counted, losses
from allymap.view.elsewhere.net import net_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from allymap.model.audience import Audience
    from allymap.store.base import Store
    from allymap.view.elsewhere.losses import Loss
    from allymap.view.elsewhere.net import Net

# What each format is written with, and how its files end.
FORMATS: dict[str, tuple[str, Callable[[Path, Net], None]]] = {
    "gexf": (".gexf", lambda path, net: _write(path, gexf(net))),
    "graphml": (".graphml", lambda path, net: _write(path, graphml(net))),
    "kumu": (".xlsx", write_kumu),
    "kumu-json": (".json", lambda path, net: _write(path, blueprint(net))),
}


def write_elsewhere(
    place: Store, format_: str, output: Path | None, audience: Audience, *, at: str, as_json: bool
) -> None:
    """Write the actors and ties that an audience sees, read them again, and say what is lost."""
    day = today()
    ending, write = FORMATS[format_]
    path = (output or Path(named(format_, audience))).with_suffix(ending)
    with working():
        seen = for_audience(landscape_of(place, at, audience), audience, day)
        net = net_of(seen, kept_places(place, current(seen, day), audience, day))
        with whole(path) as draft:
            write(draft, net)
        rules = seen.vocabulary.raw["audiences"].get(audience, {})
        lost = losses(seen, path, rules.get("unwritten", ()))
    if as_json:
        answer_json({"file": str(path), "format": format_, "losses": [asdict(o) for o in lost]})
    else:
        facts = {"path": path, "ties": len(net.edges)}
        answer(words().say("export.elsewhere", n=len(net.nodes), **facts))
        answer(told(lost))
    if audience == "internal":
        talk(words().say("map.internal"), style="dim")


def named(format_: str, audience: Audience) -> str:
    """The file's name, which says for whom it is."""
    ending = "INTERNAL" if audience == "internal" else audience
    return f"{format_.removesuffix('-json')}-{ending}"


def told(lost: tuple[Loss, ...]) -> str:
    """What a file does not bring back, in a sentence or two."""
    counts = counted(lost)
    say = words().say
    said = [
        say(f"export.lost.{how}", what=words().listed(_tables(counts[how])))
        for how in ("table", "missing", "changed", "new")
        if how in counts
    ]
    return " ".join(said) or say("export.lost.nothing")


def _tables(counts: dict[str, int]) -> list[str]:
    return [words().say(f"table.{table}", n=n) for table, n in counts.items()]


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
