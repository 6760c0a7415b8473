"""What a picture is drawn from: what an audience sees, what was found, where actors stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from allymap.view.naming import actor_name
from allymap.view.pictures.frame import Key
from allymap.view.pictures.shapes import SOFT, mark
from allymap.view.style import channel, style

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from allymap.gaps.finding import Finding
    from allymap.view.pictures.shapes import Shape
    from allymap.view.tables import Asked


@dataclass(frozen=True, slots=True)
class Wanted:
    """A view's material; `ask` says which demand alone, when not all are wanted."""

    asked: Asked
    found: Sequence[Finding] = ()
    spots: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    ask: str = ""

    def say(self, code: str, n: int | None = None, **facts: object) -> str:
        """A sentence of the catalogue."""
        return self.asked.words.say(code, n, **facts)

    def name(self, actor: str) -> str:
        """An actor's name."""
        return actor_name(self.asked.landscape, actor, self.asked.words)

    def look(self, actor: str) -> tuple[str, str]:
        """The mark and the colour of an actor, as on the map."""
        land = self.asked.landscape
        kind = land.vocabulary.kinds[land.actor[actor].kind]
        return channel("shape").of(kind.form), channel("colour").of(kind.constituency)

    def marked(self, actor: str, x: float, y: float, r: float) -> Shape:
        """An actor's mark at a spot."""
        form, colour = self.look(actor)
        return mark(form, x, y, r * style()["shape"]["scale"][form], colour)

    def keys(self, actors: Iterable[str]) -> tuple[Key, ...]:
        """The legend of the constituencies and forms of these actors."""
        land = self.asked.landscape
        kinds = {land.vocabulary.kinds[land.actor[one].kind] for one in actors}
        groups, forms = {k.constituency for k in kinds}, {k.form for k in kinds}
        colours, shapes = channel("colour"), channel("shape")
        labels = land.vocabulary.codes["constituencies"]
        return (
            *(
                Key((mark("dot", 0, 0, 8, colours.of(code)),), label, 9)
                for code, label in labels.items()
                if code in groups
            ),
            *(
                Key((mark(shape, 0, 0, 8, SOFT),), self.say(f"picture.form.{code}"), 9)
                for code, shape in shapes.values.items()
                if code in forms
            ),
        )
