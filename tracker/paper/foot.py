"""What stands at the foot of each page: what the paper is called and "blad 7 van 24"."""

from html import escape

from tracker.domain.dutch import brief
from tracker.paper.parts import Paper, Part

WORDS = "blad {number} van {n}"
MOST_LETTERS = 110  # what fits beside the number


def foot_of(paper: Paper) -> str:
    """Return what stands at the foot of each page, cut to what fits."""
    return brief(paper.running, MOST_LETTERS)


def sample(paper: Paper) -> Part:
    """Return the part from which the letters at the foot are taken."""
    letters = sorted(set(foot_of(paper) + WORDS + "0123456789…") - {" "})
    text = escape(" ".join(letters))  # apart, so that no two become one
    return Part(
        "Voetregels",
        f'<!doctype html><html lang="{paper.lang}"><title>x</title>'
        f"<body><p>{text}</p></body></html>",
    )
