"""`python -m allymap`."""

from __future__ import annotations

from allymap.cli import main

if __name__ == "__main__":
    main()
