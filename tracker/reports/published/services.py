"""Making a report public, and taking it back."""

import json
from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import uuid4

from tracker.domain.dutch import join_and
from tracker.domain.privacy import Found, find_personal_data
from tracker.domain.reporting import SLUGS, ReportState
from tracker.extensions import db
from tracker.jobs.runners import Made
from tracker.models import KeptFile, Report, User
from tracker.policy import is_public
from tracker.reports.codec import from_json
from tracker.reports.kinds import REPORTS
from tracker.reports.printing import print_pdf
from tracker.reports.stamp import public_stamp
from tracker.web.clock import day_of
from tracker.web.form import sentence

PDF = "application/pdf"


class Publication(StrEnum):
    """Who may read a report."""

    INTERNAL = "internal"
    PUBLIC = "public"
    RETRACTED = "retracted"


class NotPublishable(Exception):
    """Something stands in the way; the obstacles say what."""


class NotPublic(Exception):
    """Only what is public can be retracted."""


def publication(report: Report) -> Publication:
    """Return who may read ``report`` outside the gemeente."""
    if report.published_at is None:
        return Publication.INTERNAL
    return Publication.PUBLIC if is_public(report) else Publication.RETRACTED


def title_of(report: Report, content: Any) -> str:
    """Return what ``report`` is called: its kind and the title in its ``content``."""
    return f"{REPORTS[report.kind].name} {content.title}"


def obstacles(report: Report) -> list[str]:
    """Return in whole sentences what stands in the way of publishing; its content is loaded."""
    if report.retracted_at is not None:
        return ["Dit rapport is ingetrokken. Stel een nieuw rapport vast en maak dat openbaar."]
    match report.state:
        case ReportState.DRAFT:
            return ["Dit rapport is nog een concept. Stel het eerst vast."]
        case ReportState.RECALLED:
            return ["Dit rapport is teruggeroepen."]
        case ReportState.REPLACED:
            return ["Dit rapport is vervangen. Maak het nieuwe rapport openbaar."]
    stops = dict.fromkeys(sentence(each) for each in personal_data(report) if each.blocks)
    return [f"{each} Vervang het rapport door een nieuw." for each in stops]


def personal_data(report: Report) -> list[Found]:
    """Return what looks like personal data anywhere in the content of ``report``."""
    texts = dict.fromkeys(texts_in(json.loads(report.content or "{}")))
    return [each for text in texts for each in find_personal_data(text)]


def texts_in(value: Any) -> Iterator[str]:
    """Yield every text inside a content."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts_in(each)


def remarks(report: Report, content: Any) -> list[str]:
    """Return in whole sentences what to look at before ``report`` with ``content`` is public."""
    doubts = dict.fromkeys(each.excerpt for each in personal_data(report) if not each.blocks)
    found = [f"Lees na of dit over een persoon gaat: ‘{each}’." for each in doubts]
    if gaps := getattr(content, "gaps", ()):
        found.append(f"Nog niet ingevuld: {join_and(gaps)}.")
    if sure := getattr(content, "reliability", None):
        found.append(sure.withheld)
    if getattr(content, "story", None):
        found.append("Er staat een verhaal in, met toestemming van wie het vertelde.")
    if getattr(content, "has_examples", False):
        found.append("Er staan voorbeeldcijfers in. Die zijn verzonnen.")
    return found


def publish(report: Report, *, by: User, at: datetime) -> None:
    """Make ``report`` public under an address of its own. The caller commits.

    Its content must be loaded. A report that is public already stays as it is. The page is the
    report; ``public_pdf`` adds the PDF.

    Raises:
        NotPublishable: see ``obstacles``.
    """
    if is_public(report):
        return
    if obstacles(report):
        raise NotPublishable
    report.public_id = str(uuid4())
    report.public_title = title_of(report, from_json(report.kind, report.content or ""))
    report.published_at, report.published_by_id = at, by.id


def public_pdf(report: Report) -> Made:
    """Return the PDF of what was fixed; once kept, it is the one of the public address.

    Its content must be loaded. Of a report that has its PDF already that one stays.
    """
    content = from_json(report.kind, report.content or "")
    assert report.frozen_at is not None
    name = f"{SLUGS[report.kind]}-{content.slug}-{day_of(report.frozen_at).isoformat()}.pdf"
    report_id = report.id

    def attach(file: KeptFile) -> None:
        kept = db.session.get_one(Report, report_id)
        if kept.file_id is None:
            kept.file_id = file.id

    printed = print_pdf(content, stamp=public_stamp(report))
    return Made(name, PDF, printed, days=None, and_then=attach)


def retract(report: Report, *, reason: str, at: datetime) -> None:
    """Take ``report`` back: in its place stands that it was, and why. The caller commits.

    Raises:
        NotPublic: it is not public, or not any more.
    """
    if not is_public(report):
        raise NotPublic
    report.retracted_at, report.retracted_reason = at, reason
