"""A list as a French spreadsheet saves it: `tamzir.csv`."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from field_plan import day, planned

if TYPE_CHECKING:
    from pathlib import Path

    from world import Line

HEADER = (
    "Nom",
    "Catégorie",
    "Localité",
    "Sexe",
    "Téléphone",
    "Poids",
    "Date d’identification",
    "Remarques",
)
SCALE = {"5": "très forte", "4": "forte", "3": "moyenne", "2": "faible", "1": "très faible"}
SEXES = {"man": "homme", "woman": "femme", "": ""}


def write_tamzir(path: Path) -> None:
    """Semicolons, Windows-1252, days before months."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADER)
    writer.writerows(_cells(row) for row in planned("tamzir").actors)
    path.write_bytes(text.getvalue().encode("cp1252"))


def _cells(row: Line) -> list[str]:
    return [
        row["name"],
        row["said"],
        row["place"],
        SEXES[row["sex"]],
        row["phone"],
        SCALE[row["influence"]],
        day(row).strftime("%d/%m/%Y"),
        row["note"],
    ]
