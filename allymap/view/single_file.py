"""A page in one file: our own template, everything inline, a policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
import tomllib
import zlib
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NONE: Mapping[str, str] = MappingProxyType({})
PAGE = Path(__file__).with_name("page")


def hashed(text: str) -> str:
    """The name a content security policy gives a script or style: `sha256-...`."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")


def policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """A content security policy that runs these scripts and styles and loads nothing at all."""
    return (
        f"default-src 'none'; script-src {_quoted(scripts)}; style-src {_quoted(styles)}; "
        "img-src data:; font-src 'none'; connect-src 'none'; object-src 'none'; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def part(name: str) -> str:
    """The text of one of our files under `page/`."""
    return (PAGE / name).read_text(encoding="utf-8")


@cache
def vendored(name: str) -> tuple[str, tuple[str, ...]]:
    """A vendored script, without its pointer to a source map, and the styles that it adds."""
    about = tomllib.loads(part("vendor/vendor.toml"))[name]
    script, _, _ = part(f"vendor/{about['file']}").partition("\n//# sourceMappingURL=")
    return script, tuple(about["styles"])


@cache
def packed(script: str) -> str:
    """A script or our own words in a third of their room; `js/unpack.js` expands them."""
    return base64.b64encode(zlib.compress(script.encode("utf-8"), 9)).decode("ascii")


def render(
    template: str,
    css: str,
    scripts: Mapping[str, str],
    *,
    packing: Mapping[str, str] = NONE,
    nonce: str = "",
    **context: Any,
) -> str:
    """The page: `scripts` maps template names to code; all other text is escaped.

    `packing` are scripts that stand in it packed. Scripts and styles that carry the `nonce` may
    come later, where there is one.
    """
    _, styles = vendored("vis-network")
    marked = (f"nonce-{nonce}",) if nonce else ()
    run = map(hashed, (*scripts.values(), *packing.values()))
    allowed = policy((*run, *marked), (hashed(css), *styles, *marked))
    texts = {**scripts} | {name: packed(text) for name, text in packing.items()}
    code = {name: Markup(text) for name, text in texts.items()}  # noqa: S704 our own files
    page = _templates().get_template(template)
    style = Markup(css)  # noqa: S704 our own file
    return page.render(policy=allowed, css=style, **code, **context)


@cache
def _templates() -> Environment:
    found = Environment(
        loader=FileSystemLoader(PAGE, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    # The data of a page stay in their order, as letters people can read, without needless room.
    found.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    return found


def _quoted(hashes: Iterable[str]) -> str:
    return " ".join(f"'{one}'" for one in hashes)
