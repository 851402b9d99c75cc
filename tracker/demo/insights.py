"""The insights of the demo, their proposals, and the draft of the next edition of a dossier."""

from sqlalchemy import select

from tracker.demo.content import Record, read
from tracker.demo.days import noon
from tracker.demo.parts import Parts
from tracker.domain.vocabulary import Role
from tracker.extensions import db
from tracker.insights.services import make_proposal, publish_insight, write_insight
from tracker.library.drafting import drafting
from tracker.library.services import start_draft, take_over_proposal
from tracker.models import DossierEdition, Insight, Lesson


def add_insights(parts: Parts) -> None:
    """Write the insights, and begin the edition in which a proposal is taken over."""
    content = read("insights")
    draft = begin(content["draft"], parts)
    for record in content["insights"]:
        insight = add_insight(record, parts)
        for proposal in record.get("proposals", []):
            propose(proposal, insight, draft, parts)


def begin(record: Record, parts: Parts) -> DossierEdition:
    """Return a draft of the next edition of a dossier."""
    work = drafting(record["dossier"])
    assert work is not None, "the library is loaded: the trajectories rest on it"
    return start_draft(work.current, on=parts.day(record["on"]))


def add_insight(record: Record, parts: Parts) -> Insight:
    """Return an insight, published when the content says so."""
    titles = record["lessons"]
    lessons = db.session.scalars(select(Lesson.id).where(Lesson.title.in_(titles))).all()
    assert len(lessons) == len(titles), "a lesson behind an insight is not in the demo"
    insight = write_insight(
        record["principle"],
        lessons=lessons,
        on=parts.day(record["on"]),
        user=parts.one_with(Role.ADVISER),
        title=record["title"],
        says=record["says"],
        in_favour=record["in_favour"],
        against=record["against"],
        conditions=record["conditions"],
        unknown=record["unknown"],
    )
    if "published" in record:
        publish_insight(insight, at=noon(parts.day(record["published"])))
    return insight


def propose(record: Record, insight: Insight, draft: DossierEdition, parts: Parts) -> None:
    """Make a proposal, taken over in the draft when the content says so."""
    proposal = make_proposal(
        insight,
        text=record["text"],
        why=record["why"],
        on=parts.day(record["on"]),
        user=parts.one_with(Role.ADVISER),
    )
    if "taken_over" in record:
        take_over_proposal(proposal, draft=draft, on=parts.day(record["taken_over"]))
