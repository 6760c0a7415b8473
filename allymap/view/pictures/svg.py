"""A drawing as SVG text: everything escaped, no font and no file from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from allymap.view.pictures.letters import legal
from allymap.view.pictures.shapes import PAPER, Box, Circle, Path, Text

if TYPE_CHECKING:
    from allymap.view.pictures.shapes import Drawing, Shape

FONTS = "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', 'Noto Sans', sans-serif"
# Unicode's marks around a text of its own direction; PNG and browsers both know them.
_FROM_RIGHT, _END = "\u2067", "\u2069"


def svg(drawing: Drawing) -> str:
    """The drawing as an SVG file that opens anywhere; the same drawing gives the same text."""
    wide, tall = drawing.width / drawing.scale, drawing.height / drawing.scale
    root = _tag(
        "svg",
        xmlns="http://www.w3.org/2000/svg",
        width=f"{_number(wide)}{drawing.unit}",
        height=f"{_number(tall)}{drawing.unit}",
        viewBox=f"0 0 {_number(drawing.width)} {_number(drawing.height)}",
        role="img",
        **{"xml:lang": drawing.language, "font-family": FONTS},
    )
    ground = Box(0, 0, drawing.width, drawing.height, PAPER)
    shapes = (_shape(one, drawing) for one in (ground, *drawing.shapes))
    head = f"<title>{_said(drawing.title)}</title>", f"<desc>{_said(drawing.about)}</desc>"
    return "\n".join((f"<{root}>", *head, *shapes, "</svg>", ""))


def _shape(shape: Shape, drawing: Drawing) -> str:
    if isinstance(shape, Text):
        return _text(shape, drawing)
    if isinstance(shape, Circle):
        about = {"cx": shape.x, "cy": shape.y, "r": shape.r}
        return f"<{_tag('circle', **about, **_paint(shape, shape.width))}/>"
    if isinstance(shape, Box):
        about = {"x": shape.x, "y": shape.y, "width": shape.width, "height": shape.height}
        about |= {"rx": shape.round} if shape.round else {}
        return f"<{_tag('rect', **about, **_paint(shape, shape.thick))}/>"
    points = " ".join(f"{_number(x)},{_number(y)}" for x, y in shape.points)
    name = "polygon" if shape.closed else "polyline"
    return f"<{_tag(name, points=points, **_paint(shape, shape.width))}/>"


def _text(shape: Text, drawing: Drawing) -> str:
    about: dict[str, object] = {
        "x": shape.x,
        "y": shape.y,
        "font-size": shape.size,
        "fill": shape.colour,
    }
    if shape.anchor != "start":
        about["text-anchor"] = shape.anchor
    if shape.bold:
        about["font-weight"] = "bold"
    said = _said(shape.text)
    if drawing.from_right:
        said = f"{_FROM_RIGHT}{said}{_END}"
    if shape.halo:
        about |= {"stroke": PAPER, "stroke-width": 4, "stroke-linejoin": "round"}
        about["paint-order"] = "stroke"
    return f"<{_tag('text', **about)}>{said}</text>"


def _paint(shape: Circle | Box | Path, width: float) -> dict[str, object]:
    paint: dict[str, object] = {"fill": shape.fill}
    if shape.stroke != "none":
        paint |= {"stroke": shape.stroke, "stroke-width": width}
    if shape.dash:
        paint["stroke-dasharray"] = " ".join(map(_number, shape.dash))
    if shape.opacity < 1:
        paint["opacity"] = shape.opacity
    return paint


def _tag(name: str, **about: object) -> str:
    told = (f"{key}={quoteattr(legal(_value(value)))}" for key, value in about.items())
    return " ".join((name, *told))


def _value(value: object) -> str:
    return _number(value) if isinstance(value, int | float) else str(value)


def _number(value: float) -> str:
    """At most two decimals, and none that say nothing."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _said(text: str) -> str:
    return escape(legal(text))
