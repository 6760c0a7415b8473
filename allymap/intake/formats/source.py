"""What a file holds before anybody knows what it means, and what a format makes of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from allymap.intake.codes import find, spellings
from allymap.intake.earlier import Known
from allymap.intake.headers import named
from allymap.intake.mapping import NOTHING_SAID
from allymap.intake.sheet import Sheet
from allymap.intake.words import key
from allymap.model.vocabulary import built_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from allymap.intake.formats.graph import Graph
    from allymap.intake.mapping import Mapping
    from allymap.intake.reading import Telling
    from allymap.intake.sheet import Line
    from allymap.model.vocabulary import Vocabulary

_SEEN = 20
NOBODY = Known({})
_ONE_OF_A_NAME = ("organisation", "institution")


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet that is kept whole: its name, its header with the header's row, the rows below."""

    name: str
    row: int
    header: tuple[str, ...]
    lines: tuple[Line, ...] = field(repr=False)
    hidden: bool = False

    def index(self, *names: str) -> int:
        """Where a header with one of these names stands, in any case; -1 when there is none."""
        wanted = {name.casefold() for name in names}
        found = (at for at, text in enumerate(self.header) if text.casefold() in wanted)
        return next(found, -1)

    def has(self, *names: str) -> bool:
        """Whether all of these headers are there, in any case."""
        return all(self.index(name) >= 0 for name in names)

    def column(self, at: int) -> list[str]:
        """The cells of a column, one for each row."""
        return [cell(cells, at) for _, cells in self.lines]


@dataclass(frozen=True, slots=True)
class Head:
    """What can be seen of a sheet without reading it: its name, header and first row.

    `row`: where the header stands.
    """

    name: str
    header: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    row: int = 0

    def index(self, name: str) -> int:
        """Where a header stands, in any case; -1 when there is none."""
        found = (at for at, text in enumerate(self.header) if text.casefold() == name.casefold())
        return next(found, -1)

    def has(self, *names: str) -> bool:
        """Whether all of these headers are there, in any case."""
        return all(self.index(name) >= 0 for name in names)


@dataclass(frozen=True, slots=True)
class Source:
    """The sheets of a list, or the tree of a JSON file, or the graph of an XML file.

    `known` tells whom of earlier imports a name may mean; `mapping` is what the user has said
    of columns and words, and `vocabulary` what is known without that.
    """

    file: str
    telling: Telling
    sheets: tuple[Sheet, ...] = ()
    heads: tuple[Head, ...] = ()
    tree: Any = None
    root: str = ""
    graph: Graph | None = None
    known: Known = NOBODY
    mapping: Mapping = NOTHING_SAID
    vocabulary: Vocabulary = field(default_factory=built_in, repr=False)

    def means(self, table: str, header: Sequence[str]) -> dict[str, int]:
        """Where the columns of a table are: as the user said, else by what headers mean."""
        found = named(table, header, self.mapping)
        return {name: at for at, name in reversed(found.items()) if name}

    def organisation(self, kind: str) -> str:
        """The code of a kind as a cell says it, when organisations or institutions are of it."""
        said = self.mapping.values("kind").get(key(kind))
        code = find(spellings(self.vocabulary, "kinds"), kind if said is None else said)
        known = self.vocabulary.kinds.get(code or "")
        return known.code if known and known.form in _ONE_OF_A_NAME else ""

    def grids(self) -> list[Grid]:
        """The filled sheets, kept whole."""
        return [grid for grid in map(kept, self.sheets) if grid]


@dataclass(frozen=True, slots=True)
class Format:
    """One foreign format: whether a file is it, and the sheets it means.

    `ignored`: what stands in the name of a sheet that its users want left out.
    """

    name: str
    fits: Callable[[Source], bool]
    sheets: Callable[[Source], list[Sheet]]
    ignored: str = ""

    def ignores(self, sheet: Sheet) -> bool:
        """Whether a sheet is marked to be left out."""
        return bool(self.ignored) and self.ignored in sheet.name.casefold()


def kept(sheet: Sheet) -> Grid | None:
    """A sheet from its first row that says something, kept whole; None when all is blank."""
    lines = [line for line in sheet.lines() if any(map(str.strip, line[1]))]
    return grid_of(sheet.name, lines, hidden=sheet.hidden) if lines else None


def grid_of(name: str, lines: Sequence[Line], *, hidden: bool = False) -> Grid:
    """Lines as a grid: the first is the header, as wide as the widest row.

    So a cell that stands beyond the headers has one without a name above it, and is told.
    """
    (row, header), *rest = lines
    width = max((at for _, cells in lines for at, text in enumerate(cells, 1) if text.strip()))
    named = [*map(clean, header), *[""] * width][: max(width, len(header))]
    cut = tuple((at, cells[: len(named)]) for at, cells in rest)
    return Grid(name, row, tuple(named), cut, hidden)


def peeked(sheet: Sheet) -> tuple[Sheet, Head]:
    """A sheet and its head; what was read to see it is not read again."""
    rest = sheet.lines()
    seen = list(islice(rest, _SEEN))
    begun = [chain(seen, rest)]

    def lines() -> Iterator[Line]:
        return begun.pop() if begun else sheet.lines()

    said = [line for line in seen if any(map(str.strip, line[1]))]
    header, first = (tuple(map(clean, cells)) for _, cells in [*said, (0, []), (0, [])][:2])
    head = Head(sheet.name, header, first, said[0][0] if said else 0)
    return replace(sheet, lines=lines), head


def filled(sheet: Sheet, head: Head) -> Sheet:
    """A sheet in which merged cells have their value in each of their rows."""
    return replace(sheet, lines=lambda: sheet.laid.fill(sheet.lines(), head.row))


def clean(header: str) -> str:
    """A header without spaces and byte order marks around it."""
    return header.strip().lstrip("\ufeff").strip()


def cell(cells: Sequence[str], at: int) -> str:
    """A cell's text; nothing when the row is shorter, or there is no such column."""
    return cells[at].strip() if 0 <= at < len(cells) else ""


def made(grid: Grid, table: str, header: Sequence[str], lines: Iterable[Line]) -> Sheet:
    """A table of ours out of a sheet, under the sheet's own name and with its rows.

    Columns keep their place, so that a spreadsheet's letters stay right.
    """
    return written(table, grid.name, header, lines, row=grid.row, hidden=grid.hidden)


def written(
    table: str,
    name: str,
    header: Sequence[str],
    lines: Iterable[Line],
    *,
    row: int = 0,
    hidden: bool = False,
    minted: bool = False,
) -> Sheet:
    """A table of ours; `name` is what the file calls the place it came from.

    `minted`: the ids in it were made here.
    """

    @cache
    def whole() -> tuple[Line, ...]:
        return ((row, list(header)), *lines)

    def each() -> Iterator[Line]:
        return iter(whole())

    return Sheet(name, each, hidden, table, minted)


def without_blanks(grid: Grid, *, keep: Iterable[int] = ()) -> tuple[str, ...]:
    """The header with no name above columns that no row fills; nothing is lost with them."""
    filled = {at for _, cells in grid.lines for at, text in enumerate(cells) if text.strip()}
    stays = filled | set(keep)
    return tuple(text if at in stays else "" for at, text in enumerate(grid.header))
