"""Tables as people read them: heads, rows and a note, from what was counted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from allymap.gaps import counts, positions
from allymap.gaps.small_counts import told_to_others
from allymap.model.terms import form
from allymap.network.suppress import with_totals
from allymap.view.change import moves
from allymap.view.ladder import rungs
from allymap.view.naming import actor_name, place_name
from allymap.view.tell import few

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from allymap.gaps.counts import Counts
    from allymap.model.landscape import Landscape
    from allymap.view.words import Words


@dataclass(frozen=True, slots=True)
class Sheet:
    """A title, the head of each column, rows of cells, and what to know when reading them."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a table is made from: `before` is the wave before and its day; `outside`: small
    counts are hidden.
    """

    landscape: Landscape
    as_of: date
    words: Words
    outside: bool = False
    before: tuple[Landscape, date] | None = None

    def heads(self, *codes: str) -> tuple[str, ...]:
        """The heads of columns from the catalogue."""
        return tuple(self.words.say(f"table.head.{code}") for code in codes)

    def names(self, who: Iterable[str]) -> str:
        """Names in a row, the first of many."""
        return self.words.listed(
            few([actor_name(self.landscape, one, self.words) for one in who], self.words, 8)
        )

    def place(self, place: str) -> str:
        """A place's name, or that nobody noted it."""
        return place_name(self.landscape, place) if place else self.words.say("table.no_place")

    def label(self, codes: str, code: str) -> str:
        """What a code is called."""
        return self.landscape.vocabulary.label(codes, code)


def tables(name: str, asked: Asked) -> tuple[Sheet, ...]:
    """The sheets of a table by its name, a key of `TABLES`."""
    return tuple(
        replace(sheet, title=sheet.title or asked.words.say(f"table.title.{name}"))
        for sheet in TABLES[name](asked)
    )


def _spectrum(a: Asked) -> Iterator[Sheet]:
    names = {ask.id: ask.name for ask in a.landscape.asks}
    changed = _moved(a)
    for one in positions.spectrum(a.landscape, a.as_of):
        rows = (
            (a.words.say(f"band.{b}"), str(len(who)), _shown(a, b, who))
            for b, who in one.bands.items()
        )
        yield Sheet(
            names[one.ask],
            a.heads("band", "count", "who"),
            tuple(rows),
            a.words.say("table.note.spectrum"),
        )
        if one.ask in changed:
            head, *moved = moves(changed[one.ask], a.words)
            title = a.words.say("table.title.moves", ask=names[one.ask])
            yield Sheet(title, head, tuple(moved), a.words.say("table.note.moves"))


def _moved(a: Asked) -> dict[str, dict[tuple[int, int], int]]:
    if a.before is None:
        return {}
    found = positions.band_moves(*a.before, a.landscape, a.as_of)
    return {ask: dict(told) for ask, told in found.items()}


def _shown(a: Asked, band: int, who: Iterable[str]) -> str:
    """Names; of those against us only bodies, for persons are counted and never named."""
    against = band < 0
    return a.names(one for one in who if not against or form(a.landscape, one) != "person")


def _matrix(a: Asked) -> Iterator[Sheet]:
    corners = positions.matrix(a.landscape, a.as_of)
    rows = tuple(
        (
            a.words.say(f"aiim.{corner}"),
            str(len(who)),
            _weighed(a, corner, who),
            a.words.say(f"aiim.{corner}.do"),
        )
        for corner, who in corners.items()
    )
    yield Sheet(
        "", a.heads("corner", "count", "who", "action"), rows, a.words.say("table.note.matrix")
    )


def _weighed(a: Asked, corner: str, who: Iterable[str]) -> str:
    """Names with their influence; beyond our allies no person is named."""
    bare = [one for one in who if corner in ("ally", "aware") or form(a.landscape, one) != "person"]
    said = []
    for one in bare:
        influence = a.landscape.actor[one].influence
        said.append(
            f"{actor_name(a.landscape, one, a.words)} ({influence})"
            if influence
            else actor_name(a.landscape, one, a.words)
        )
    return a.words.listed(few(said, a.words, 8))


def _ladder(a: Asked) -> Iterator[Sheet]:
    none = a.words.say("ladder.none")
    heads = tuple(
        a.words.say(f"ladder.{c}") for c in ("place", "topic", "men", "women", "mixed", "advocacy")
    )
    rows = (
        (r.place, r.topic, *(day or none for day in (r.men, r.women, r.mixed, r.advocacy)))
        for r in rungs(a.landscape, a.as_of, a.words)
    )
    yield Sheet(a.words.say("ladder.title"), heads, tuple(rows), a.words.say("ladder.about"))


def _coverage(a: Asked) -> Iterator[Sheet]:
    yield _by_place(a, counts.elements_by_place(a.landscape, a.as_of), "elements", 0)
    areas = counts.elements_by_area(a.landscape, a.as_of)
    if areas.rows and not a.outside:
        yield _by_area(a, areas)
    if a.outside:  # what is hidden from them may be just the session that seems missing
        return
    rows = tuple(
        (
            a.place(place),
            a.label("kinds", kind),
            a.words.say(f"table.none.{'asked' if asked else 'unasked'}"),
        )
        for place, kind, asked in counts.without_reflection(a.landscape, a.as_of)
    )
    yield Sheet(a.words.say("table.title.reflection"), a.heads("place", "kind", "status"), rows)


def _relations(a: Asked) -> Iterator[Sheet]:
    yield _by_place(a, counts.relations(a.landscape, a.as_of), "spaces", 1)


def _by_area(a: Asked, found: Counts) -> Sheet:
    rows = tuple(
        (a.label("practice_areas", one), *map(_cell, row))
        for one, row in zip(found.rows, found.table(), strict=True)
    )
    heads = (*a.heads("area"), *(a.label("elements", column) for column in found.columns))
    return Sheet(a.words.say("table.title.areas"), heads, rows, a.words.say("table.note.areas"))


def _by_place(a: Asked, found: Counts, codes: str, which: int) -> Sheet:
    """Counts with their totals; for others, as `told_to_others` hides them: `which` of its two."""
    total = a.words.say("table.head.total")
    heads = (*a.heads("place"), *(a.label(codes, column) for column in found.columns), total)
    cells: Sequence[Sequence[int | None]] = with_totals(found.table())
    note = a.words.say("table.note.counts")
    if a.outside:
        cells = told_to_others(a.landscape, a.as_of)[which]
        note = a.words.say("table.note.hidden", n=a.landscape.vocabulary.days("suppression"))
    names = [*map(a.place, found.rows), total]
    body = ((n, *map(_cell, row)) for n, row in zip(names, cells, strict=True))
    return Sheet("", heads, tuple(body), note)


def _cell(count: int | None) -> str:
    return "*" if count is None else str(count)


def _backlash(a: Asked) -> Iterator[Sheet]:
    rows = tuple(
        (
            a.place(place),
            str(home),
            str(couples),
            a.words.say("table.backlash.do") if home and not couples else "",
        )
        for place, (home, couples) in counts.backlash_at_home(a.landscape, a.as_of).items()
    )
    yield Sheet(
        "", a.heads("place", "home", "couples", "action"), rows, a.words.say("table.note.backlash")
    )


def _ownership(a: Asked) -> Iterator[Sheet]:
    rows = []
    for place, (members, others, unknown) in counts.ownership(a.landscape, a.as_of).items():
        known = members + others
        share = (
            a.words.say("table.share", part=members, whole=known)
            if known
            else a.words.say("day.unknown")
        )
        rows.append((a.place(place), str(members), str(others), str(unknown), share))
    heads = a.heads("place", "members", "others", "unknown", "share")
    yield Sheet("", heads, tuple(rows), a.words.say("table.note.ownership"))


def _asks(a: Asked) -> Iterator[Sheet]:
    asks = {ask.id: ask for ask in a.landscape.asks}
    rows = tuple(
        (
            asks[ask].name,
            actor_name(a.landscape, asks[ask].lead or "", a.words),
            a.names(who) or a.words.say("table.nobody"),
        )
        for ask, who in positions.joined(a.landscape, a.as_of).items()
    )
    yield Sheet("", a.heads("ask", "lead", "joined"), rows, a.words.say("table.note.asks"))


def _who_does_what(a: Asked) -> Iterator[Sheet]:
    elements = a.landscape.vocabulary.codes["elements"]
    apart = counts.uncoordinated(a.landscape, a.as_of)
    rows = []
    for place, found in counts.who_does_what(a.landscape, a.as_of).items():
        for organiser, row in zip(found.rows, found.table(), strict=True):
            who = (
                actor_name(a.landscape, organiser, a.words)
                if organiser
                else a.words.say("table.no_organiser")
            )
            rows.append((a.place(place), who, *map(_cell, row)))
    heads = (*a.heads("place", "organiser"), *(a.label("elements", e) for e in elements))
    yield Sheet("", heads, tuple(rows), a.words.say("table.note.organisers"))
    pairs = tuple((a.place(p), a.names(pair)) for p, found in apart.items() for pair in found)
    if pairs:
        yield Sheet(a.words.say("table.title.apart"), a.heads("place", "who"), pairs)


TABLES: dict[str, Callable[[Asked], Iterator[Sheet]]] = {
    "spectrum": _spectrum,
    "matrix": _matrix,
    "ladder": _ladder,
    "coverage": _coverage,
    "relations": _relations,
    "backlash": _backlash,
    "ownership": _ownership,
    "asks": _asks,
    "who-does-what": _who_does_what,
}
# What may be shown outside: nothing that tells of stances, of persons, or of who did what.
OPEN = ("ladder", "coverage", "relations")
