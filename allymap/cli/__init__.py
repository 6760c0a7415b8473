"""The command line: one verb a file, one place that prints, one boundary for errors."""

from __future__ import annotations


def main() -> None:
    """Run `allymap` with the arguments of the process."""
    from allymap.cli.boundary import run

    run()
