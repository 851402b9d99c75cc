"""What a report says as JSON that stays: the same values, the same bytes, the same checksum."""

import json
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from tracker.domain.reporting import ReportKind
from tracker.reports.kinds import REPORTS

if TYPE_CHECKING:
    from pydantic import TypeAdapter


@cache
def adapter(kind: ReportKind) -> "TypeAdapter[Any]":
    """Return what reads and writes the content of a kind."""
    # Loaded here: a report that is printed as it is now needs no JSON.
    from pydantic import TypeAdapter

    return TypeAdapter(REPORTS[kind].content)


def to_json(kind: ReportKind, content: Any) -> str:
    """Return ``content`` as canonical JSON: sorted names, no spaces."""
    values = adapter(kind).dump_python(content, mode="json")
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(kind: ReportKind, text: str) -> Any:
    """Return the content that ``to_json`` wrote.

    Raises:
        pydantic.ValidationError: the text is not of this kind.
    """
    return adapter(kind).validate_json(text)


def checksum(text: str) -> str:
    """Return the SHA-256 of a content in JSON, in hexadecimal."""
    return sha256(text.encode()).hexdigest()
