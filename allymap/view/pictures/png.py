"""A drawing as PNG: what programs show that do not know SVG."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from allymap.view.pictures.svg import svg

if TYPE_CHECKING:
    from allymap.view.pictures.shapes import Drawing

# Twice as fine as a screen: sharp on a slide and in print.
FINE = 2.0


def png(drawing: Drawing, fine: float = FINE) -> bytes:
    """The drawing as PNG bytes, `fine` pixels a unit; its letters are those of this computer."""
    from resvg_py import svg_to_bytes  # slow to load, and needed by nobody else

    plain = replace(drawing, unit="", scale=1)
    wide, tall = round(drawing.width * fine), round(drawing.height * fine)
    return svg_to_bytes(svg_string=svg(plain), width=wide, height=tall)
