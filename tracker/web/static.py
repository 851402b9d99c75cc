"""Addresses of static files carry a fingerprint, so that browsers may keep them for a year."""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from flask import Flask, current_app


@cache
def fingerprint(file: Path) -> str:
    """Return a few characters that change with the content of ``file``; empty when it is gone."""
    return sha256(file.read_bytes()).hexdigest()[:8] if file.is_file() else ""


def add_fingerprint(endpoint: str, values: dict[str, Any]) -> None:
    """Add the fingerprint to the address of a static file."""
    folder = current_app.static_folder
    if endpoint == "static" and folder is not None and "filename" in values:
        values["v"] = fingerprint(Path(folder) / values["filename"])


def use_fingerprints(app: Flask) -> None:
    """Give every address of a static file of ``app`` its fingerprint."""
    app.url_defaults(add_fingerprint)
