"""The library as it is shipped: the files under ``content/`` as plain values."""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).parent / "content"

Record = dict[str, Any]  # one table of a TOML file; content/README.md names its fields


@dataclass(frozen=True)
class RecognitionLevel:
    """A level of recognition of an intervention, explained in our own words."""

    rank: int
    name: str
    explanation: str


def read_dossiers(folder: Path = CONTENT) -> list[Record]:
    """Return every shipped dossier with its principles, by slug."""
    return [_read(file) for file in sorted(folder.glob("dossiers/*.toml"))]


def read_records(kind: str, folder: Path = CONTENT) -> list[Record]:
    """Return the shipped ``interventions``, ``instruments`` or ``practice_examples``."""
    return list(_read(folder / f"{kind.replace('_', '-')}.toml")[kind])


@cache
def recognition_levels() -> Mapping[str, RecognitionLevel]:
    """Return the levels of recognition by name, lowest first."""
    levels = [
        RecognitionLevel(level["rank"], level["name"], level["explanation"])
        for level in _read(CONTENT / "recognition-levels.toml")["levels"]
    ]
    return {level.name: level for level in sorted(levels, key=lambda level: level.rank)}


@cache
def recognition_sources() -> list[Record]:
    """Return the sources behind the explanation of the levels, as title and url."""
    return list(_read(CONTENT / "recognition-levels.toml")["sources"])


def checksum(record: Record) -> str:
    """Return the sha256 of what a record says, whatever its layout in the file."""
    text = json.dumps(record, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _read(file: Path) -> Record:
    return tomllib.loads(file.read_text(encoding="utf-8"))
