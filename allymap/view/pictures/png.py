"""A drawing as PNG: what programs show that do not know SVG."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt
from typing import TYPE_CHECKING

from allymap.errors import AllymapError
from allymap.view.pictures.svg import svg

if TYPE_CHECKING:
    from allymap.view.pictures.shapes import Drawing

# Twice as fine as a screen: sharp on a slide and in print.
FINE = 2.0
MOST = 50_000_000  # pixels; drawing them takes about 400 MB


def png(drawing: Drawing, fine: float = FINE, least: float = 1.0) -> bytes:
    """The drawing as PNG bytes, `fine` pixels a unit; its letters are those of this computer.

    Fewer where it is large; raises `AllymapError` where even `least` pixels a unit are too many.
    """
    from resvg_py import svg_to_bytes  # slow to load, and needed by nobody else

    fit = sqrt(MOST / (drawing.width * drawing.height))
    if fit < least:
        raise AllymapError("picture_too_large")
    plain, fine = replace(drawing, unit="", scale=1), min(fine, fit)
    wide, tall = round(drawing.width * fine), round(drawing.height * fine)
    return svg_to_bytes(svg_string=svg(plain), width=wide, height=tall)
