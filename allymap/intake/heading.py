"""The header of a sheet: below title rows, over one or two rows, with merged cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.intake.cells import typed
from allymap.intake.words import plain, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from allymap.intake.sheet import Line

LOOKED_AT = 20
# A longer text alone above a header is a title, not the name of a group.
_SHORT = 2


def find_header(lines: Sequence[Line]) -> int:
    """Which of the first rows that say something is the header: the one that knows most columns.

    A row of titles knows at most one. When no row knows two, it is the first row, or the first
    of several cells below a title alone in its row.
    """
    known = [known_headers(cells) for _, cells in lines]
    most = max(known, default=0)
    if most > 1:
        return known.index(most)
    titles = 0
    while titles < len(lines) and _filled(lines[titles][1]) == 1 and not known[titles]:
        titles += 1
    return titles if titles < len(lines) else 0


def passed_over(lines: Sequence[Line], at: int) -> tuple[int, ...]:
    """The rows of a list above the header that knows more: from an earlier header on."""
    first = next((i for i in range(at) if known_headers(lines[i][1]) > 1), at)
    return tuple(row for row, cells in lines[first + 1 : at] if _filled(cells) > 1)


def whole_header(lines: Sequence[Line], at: int) -> tuple[list[str], list[str], int]:
    """The header that begins at a row, the group each of its cells is in, and how many rows.

    A cell that is merged with the one above has its text there; a row of finer headers below
    merged ones belongs to them.
    """
    row, cells = lines[at]
    header, groups = _texts(cells), [""] * len(cells)
    if at and lines[at - 1][0] == row - 1:
        above = _texts(lines[at - 1][1])
        groups = _groups(header, above)
        header = _from_above(header, above)
    if at + 1 < len(lines) and lines[at + 1][0] == row + 1:
        finer = _texts(lines[at + 1][1])
        if known_headers(cells) > 1 and _is_finer(header, finer):
            return (*_joined(header, finer), 2)
    return header, groups, 1


def known_headers(cells: Sequence[str]) -> int:
    """How many columns of one table a row knows; it has no cell twice, as data may have."""
    said = {plain(text) for text in cells if text.strip()}
    return max(len({known[w] for w in said & known.keys()}) for known in words().columns.values())


def _filled(cells: Sequence[str]) -> int:
    return sum(1 for text in cells if text.strip())


def _texts(cells: Sequence[str]) -> list[str]:
    return [typed(" ".join(text.split()).lstrip("\ufeff")) for text in cells]


def _from_above(header: list[str], above: list[str]) -> list[str]:
    """Blank headers get what stands over them, unless that is one title or names a group."""
    if sum(map(bool, above)) < 2:
        return header
    return [
        text or (above[i] if i < len(above) and _alone(header, above, i) else "")
        for i, text in enumerate(header)
    ]


def _alone(header: list[str], above: list[str], at: int) -> bool:
    """Whether the cell above is merged downwards, not sideways over other headers."""
    right = at + 1 < len(header) and header[at + 1] and not (above[at + 1 :] or [""])[0]
    return bool(above[at]) and not right


def _groups(header: list[str], above: list[str]) -> list[str]:
    """What stands over each header, also sideways as far as the next; nothing over a title's."""
    filled = [at for at, text in enumerate(above) if text]
    title = len(filled) == 1 and (filled == [0] or len(above[filled[0]].split()) > _SHORT)
    if title or known_headers(above) > 1:
        return [""] * len(header)
    groups, group = [], ""
    for at, text in enumerate(header):
        over = above[at] if at < len(above) else ""
        group = (over or group) if text else ""
        groups.append("" if any(c.isdigit() for c in group) else group)
    return groups


def _is_finer(header: list[str], below: list[str]) -> bool:
    """Whether the row below fills only what is blank in the header, or the start of a group."""
    filled = [at for at, text in enumerate(below) if text]
    blank = [at for at in filled if at >= len(header) or not header[at]]
    starts = [at for at in filled if at + 1 < len(header) and not header[at + 1]]
    words_only = not any(c.isdigit() for at in filled for c in below[at])
    return bool(blank) and words_only and set(filled) <= {*blank, *starts} and len(filled) > 1


def _joined(header: list[str], finer: list[str]) -> tuple[list[str], list[str]]:
    """The finer headers where there are some, and their groups; joined when they repeat."""
    wide = header + [""] * (len(finer) - len(header))
    joined, groups, group = [], [], ""
    for at, text in enumerate(wide):
        below = finer[at] if at < len(finer) else ""
        group = text or group
        named = f"{group} {below}" if below and finer.count(below) > 1 else below
        joined.append(named or text)
        groups.append(group if below else "")
    return joined, groups
