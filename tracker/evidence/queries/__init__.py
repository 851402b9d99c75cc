"""What the pages of practice read."""

from tracker.evidence.queries.matrix import (
    ORDER,
    Matrix,
    edition_of,
    matrix_by_gemeente,
    matrix_by_group,
)
from tracker.evidence.queries.principle import EvidencePage, evidence_page

__all__ = [
    "ORDER",
    "EvidencePage",
    "Matrix",
    "edition_of",
    "evidence_page",
    "matrix_by_gemeente",
    "matrix_by_group",
]
