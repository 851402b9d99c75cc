"""The demo as it is shipped: the files under ``content/`` as plain values."""

import csv
import tomllib
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).parent / "content"
TRAJECTORIES = ("amsterdam", "rotterdam", "utrecht", "utrecht-rondkomen")

Record = dict[str, Any]  # one table of a TOML file; content/README.md names its fields


def read(name: str) -> Record:
    """Return the content of ``name``.toml."""
    return tomllib.loads((CONTENT / f"{name}.toml").read_text(encoding="utf-8"))


def read_figures() -> list[dict[str, str]]:
    """Return the rows of the real figures by column name, every value as text."""
    with (CONTENT / "figures.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
