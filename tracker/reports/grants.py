"""The sheet to judge a grant request by: questions to the applicant, from chosen principles."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from tracker.domain.vocabulary import LessonDirection
from tracker.models import Principle

CONTENT = Path(__file__).parent / "content" / "grant-questions.toml"
# What one page of A4 holds with room to write beside it. More questions would make a form that is
# filled in without being read.
MOST = 5

Said = Mapping[LessonDirection, int]


@dataclass(frozen=True)
class GrantQuestion:
    """What is asked about one principle, and what whoever judges the answer should know."""

    key: str
    title: str
    text: str
    avoid: str
    dossier: str
    dossier_slug: str
    source: str  # title and year
    n_lessons: int  # shared lessons on the principle
    n_against: int  # of these, that contradict it


@dataclass(frozen=True)
class GrantSheet:
    """One page of questions; the same principles give the same page on the same day."""

    sender: str
    theme: str | None  # the house style
    made_on: date
    questions: Sequence[GrantQuestion]

    @property
    def keys(self) -> list[str]:
        """Return the keys of the principles, in the order of the page."""
        return [question.key for question in self.questions]


def grant_sheet(
    principles: Sequence[Principle],
    said: Mapping[str, Said],
    *,
    sender: str,
    theme: str | None,
    made_on: date,
) -> GrantSheet:
    """Return the sheet on ``principles``: one to MOST, with their edition and dossier loaded.

    ``said`` holds by key how many shared lessons say what.

    Source: the method, subsidy criteria in Amsterdam: judge on what is known to work.
    """
    questions = [grant_question(each, said.get(each.key, {})) for each in principles]
    return GrantSheet(sender=sender, theme=theme, made_on=made_on, questions=questions)


def grant_question(principle: Principle, said: Said) -> GrantQuestion:
    """Return what is asked about one principle."""
    year, title = principle.source_year, principle.source_title
    return GrantQuestion(
        key=principle.key,
        title=principle.title,
        text=question_text(principle.key),
        avoid=principle.avoid,
        dossier=principle.edition.dossier.title,
        dossier_slug=principle.edition.dossier.slug,
        source=f"{title}, {year}" if year and str(year) not in title else title,
        n_lessons=sum(said.values()),
        n_against=said.get(LessonDirection.CONTRADICTS, 0),
    )


def question_text(key: str) -> str:
    """Return the question on the principle with ``key``; the one for all others when it is new."""
    shipped = shipped_questions()
    text = shipped["questions"].get(key, shipped["other"])
    return str(text)


@cache
def shipped_questions() -> dict[str, dict[str, str]]:
    """Return the questions as they are shipped."""
    return tomllib.loads(CONTENT.read_text(encoding="utf-8"))
