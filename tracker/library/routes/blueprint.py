"""The blueprint all pages of the library hang on."""

from typing import TypeVar

from flask import Blueprint, abort

bp = Blueprint("library", __name__)
Found = TypeVar("Found")


def found(record: Found | None) -> Found:
    """Return ``record``, or answer 404 when there is none."""
    if record is None:
        abort(404)
    return record
