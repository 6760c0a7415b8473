"""The page's own JavaScript: small modules, put into one closed scope in the order they need."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from allymap.view.single_file import part

if TYPE_CHECKING:
    from collections.abc import Iterator

_IMPORT = re.compile(r'^import (?:\{([^}]*)\} from )?"\./([a-z_]+)\.js";\n', re.M)
_EXPORT = re.compile(r"^export (?=(?:(?:async )?function|const|class) (\w+))", re.M)


@cache
def script(start: str) -> str:
    """The code of a module and of all that it needs, for a page that loads nothing."""
    code = "\n".join(_scoped(name) for name in modules(start))
    return f'(() => {{\n"use strict";\n{code}}})();'


def _scoped(name: str) -> str:
    """A module as a scope of its own, which gives what the module exports."""
    code = _module(name)
    given = ", ".join(match[1] for match in _EXPORT.finditer(code))
    taken = _IMPORT.sub(lambda one: _taken(one[1], one[2]), code)
    return f"const in_{name} = (() => {{\n{_EXPORT.sub('', taken)}return {{ {given} }};\n}})();"


def _taken(names: str | None, module: str) -> str:
    return f"const {{{names}}} = in_{module};\n" if names else ""


@cache
def modules(start: str) -> tuple[str, ...]:
    """The names of a module and of those it needs, each after what it needs itself."""
    return tuple(dict.fromkeys(_needed(start, ())))


def _needed(name: str, above: tuple[str, ...]) -> Iterator[str]:
    if name in above:
        raise ValueError(f"modules need each other: {' > '.join((*above, name))}")
    for _, other in _IMPORT.findall(_module(name)):
        yield from _needed(other, (*above, name))
    yield name


def _module(name: str) -> str:
    return part(f"js/{name}.js")
