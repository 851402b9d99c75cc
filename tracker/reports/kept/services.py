"""What people do with kept reports: begin, write, look, freeze, recall and replace."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from tracker.domain.reporting import OF_WIJK, ReportKind, ReportState
from tracker.extensions import db
from tracker.models import Report, ReportLook, ReportText, Trajectory, User, Wijk, now
from tracker.reports.codec import adapter, checksum, to_json
from tracker.reports.kept.checks import Check, checks
from tracker.reports.kept.content import live_content
from tracker.reports.kept.queries import hold, looks_of, replaced_by, texts_of
from tracker.reports.kinds import REPORTS
from tracker.reports.period import Period

# Counted up when the templates of a report change what a frozen one looks like.
TEMPLATE_VERSION = 1
PASSED = "vaststelling"  # the part that says what was passed, and why


class NotADraft(Exception):
    """Only a draft is written, looked at and frozen."""


class NotFrozen(Exception):
    """Only a frozen report is recalled or replaced."""


class WijkMissing(Exception):
    """A report of this kind is about one wijk, and none was chosen."""


class ReasonMissing(Exception):
    """A report does not end, and nothing is passed, without a reason."""


class AnswerMissing(Exception):
    """Who does not agree says why."""


class CheckBlocks(Exception):
    """Something in the report may never be frozen."""


def start_report(
    trajectory: Trajectory,
    *,
    kind: ReportKind,
    period: Period,
    user: User | None,
    wijk: Wijk | None = None,
) -> Report:
    """Return a new draft; a wijk counts only for the kinds that are about one.

    The caller commits.

    Raises:
        WijkMissing: the kind is about one wijk.
    """
    if kind in OF_WIJK and wijk is None:
        raise WijkMissing
    report = Report(
        gemeente_id=trajectory.gemeente_id,
        trajectory=trajectory,
        kind=kind,
        wijk=wijk if kind in OF_WIJK else None,
        starts_on=period.starts_on,
        ends_on=period.ends_on,
        made_by_id=user.id if user else None,
    )
    db.session.add(report)
    db.session.flush()
    return report


def write_text(report: Report, part: str, *, text: str, user: User | None) -> None:
    """Keep ``text`` with one part of a draft; nothing keeps nothing. The caller commits.

    Raises:
        NotADraft: the report was frozen.
    """
    if report.state is not ReportState.DRAFT:
        raise NotADraft
    kept = texts_of(report.id).get(part)
    if not text:
        if kept:
            db.session.delete(kept)
    elif kept:
        kept.text, kept.user_id = text, user.id if user else None
    else:
        user_id = user.id if user else None
        of = {"gemeente_id": report.gemeente_id, "report_id": report.id}
        db.session.add(ReportText(**of, part=part, text=text, user_id=user_id))
    db.session.flush()


def ask_look(report: Report, asked: User, *, question: str, user: User) -> ReportLook:
    """Return the question to ``asked`` to look at a draft; asked again, the answer is open again.

    The caller commits.

    Raises:
        NotADraft: the report was frozen.
    """
    hold(report)
    if report.state is not ReportState.DRAFT:
        raise NotADraft
    look = next((each for each in report.looks if each.asked_id == asked.id), None)
    if look is None:
        look = ReportLook(gemeente_id=report.gemeente_id, asked_id=asked.id, asked_by_id=user.id)
        report.looks.append(look)
    look.asked_by_id, look.question, look.asked_at = user.id, question, now()
    look.is_agreed, look.answer, look.answered_at = None, "", None
    db.session.flush()
    return look


def answer_look(report: Report, *, is_agreed: bool, answer: str, user: User) -> None:
    """Keep what ``user``, who was asked, thinks of a draft. The caller commits.

    Raises:
        NotADraft: the report was frozen meanwhile.
        AnswerMissing: not agreed, without a remark.
    """
    if report.state is not ReportState.DRAFT:
        raise NotADraft
    if not is_agreed and not answer:
        raise AnswerMissing
    look = next(each for each in report.looks if each.asked_id == user.id)
    look.is_agreed, look.answer, look.answered_at = is_agreed, answer, now()
    db.session.flush()


def checks_of(report: Report, content: Any) -> list[Check]:
    """Return what to look at before ``report``, that says ``content``, is frozen."""
    return checks(
        content,
        values=adapter(report.kind).dump_python(content, mode="json"),
        sections=REPORTS[report.kind].sections(content),
        looks=looks_of(report),
        report_id=report.id,
        slug=report.trajectory.slug,
    )


def freeze_report(
    report: Report,
    *,
    today: date,
    user: User | None,
    reason: str = "",
    at: datetime | None = None,
) -> None:
    """Fix what a draft says on ``today``, for good; what it replaces is replaced from now on.

    What is open is passed with ``reason``, and the report says so. The caller commits.

    Raises:
        NotADraft: it was frozen before.
        CheckBlocks: there is something in it that may never be frozen.
        ReasonMissing: something is open and there is no reason.
    """
    hold(report)
    if report.state is not ReportState.DRAFT:
        raise NotADraft
    content = live_content(report, today=today)
    still_open = [check for check in checks_of(report, content) if not check.is_met]
    if any(check.blocks for check in still_open):
        raise CheckBlocks
    if still_open:
        if not reason:
            raise ReasonMissing
        words = passed_text(still_open, reason)
        write_text(report, PASSED, text=words, user=user)
        content = replace(content, texts={**content.texts, PASSED: words})
    report.content = to_json(report.kind, content)
    report.checksum = checksum(report.content)
    report.template_version = TEMPLATE_VERSION
    report.frozen_by_id = user.id if user else None
    report.frozen_at = at or now()
    report.state = ReportState.FROZEN
    db.session.flush()
    end_replaced(report, at=report.frozen_at)


def discard_report(report: Report) -> None:
    """Throw a draft away, with its texts and the requests to look. The caller commits.

    What it was to replace holds as if no new version was ever begun.

    Raises:
        NotADraft: the report was frozen.
    """
    hold(report)
    if report.state is not ReportState.DRAFT:
        raise NotADraft
    for old in replaced_by(report):
        old.replaced_by_id = None
        if old.state is ReportState.FROZEN:  # a recalled one keeps the reason it has
            old.ended_reason, old.ended_by_id = "", None
    db.session.flush()
    for text in texts_of(report.id).values():
        db.session.delete(text)
    db.session.delete(report)
    db.session.flush()


def passed_text(still_open: Sequence[Check], reason: str) -> str:
    """Return in Markdown what was open when a report was fixed, and why it was all the same."""
    lines = "\n".join(f"- {check.text}" for check in still_open)
    return f"Toen dit rapport werd vastgesteld, stond nog open:\n\n{lines}\n\nReden: {reason}"


def end_replaced(report: Report, *, at: datetime) -> None:
    """Mark what waited for ``report`` as replaced; what was recalled meanwhile stays recalled."""
    waiting = select(Report).where(
        Report.replaced_by_id == report.id, Report.state == ReportState.FROZEN
    )
    for old in db.session.scalars(waiting):
        old.state = ReportState.REPLACED
        old.ended_at = at
    db.session.flush()


def recall_report(report: Report, *, reason: str, user: User) -> None:
    """Say of a frozen report that it no longer holds, and why; it stays readable.

    The caller commits.

    Raises:
        NotFrozen: it is a draft, or ended before.
        ReasonMissing: there is no reason.
    """
    if report.state is not ReportState.FROZEN:
        raise NotFrozen
    if not reason:
        raise ReasonMissing
    report.state = ReportState.RECALLED
    report.ended_reason, report.ended_by_id, report.ended_at = reason, user.id, now()
    db.session.flush()


def replace_report(report: Report, *, reason: str, user: User) -> Report:
    """Return a draft with the texts of a frozen or recalled report, to come in its place.

    Until it is frozen the old one holds. The caller commits.

    Raises:
        NotFrozen: it is a draft, or something else replaces it already.
        ReasonMissing: there is no reason.
    """
    if report.state not in (ReportState.FROZEN, ReportState.RECALLED) or report.replaced_by_id:
        raise NotFrozen
    if not reason:
        raise ReasonMissing
    draft = start_report(
        report.trajectory,
        kind=report.kind,
        period=Period(report.starts_on, report.ends_on),
        user=user,
        wijk=report.wijk,
    )
    for part, kept in texts_of(report.id).items():
        if part != PASSED:
            write_text(draft, part, text=kept.text, user=user)
    if report.state is ReportState.FROZEN:  # a recalled one keeps the reason it has
        report.ended_reason, report.ended_by_id = reason, user.id
    report.replaced_by_id = draft.id
    db.session.flush()
    return draft
