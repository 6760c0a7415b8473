"""Opening a file where there is a screen."""

from __future__ import annotations

import os
import sys
import webbrowser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def has_screen() -> bool:
    """Whether there is somebody to show a page to."""
    if not sys.stdout.isatty() or os.environ.get("CI"):
        return False
    return sys.platform in ("win32", "darwin") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )


def show_file(path: Path) -> None:
    """Open a local file in the browser."""
    webbrowser.open(path.resolve().as_uri())


def is_read_on_screen() -> bool:
    """Whether the answer goes to a terminal, and not into a file or another program."""
    return sys.stdout.isatty()
