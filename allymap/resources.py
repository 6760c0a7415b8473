"""Where the files that travel with the package are: `cypher/` and `sample_data/`."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def folder(name: str) -> Path:
    """The folder `name`, beside the package in a checkout and inside it in a wheel."""
    packed = _PACKAGE / "data" / name
    return packed if packed.is_dir() else _PACKAGE.parent / name
