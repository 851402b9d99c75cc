"""What the pages of kept reports read."""

from collections.abc import Sequence

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import func, select
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm import joinedload

from tracker.extensions import db
from tracker.models import Report, ReportLook, ReportText, Trajectory, TrajectoryWijk, User, Wijk
from tracker.policy import Act, may, visible_reports, visible_trajectories
from tracker.policy.people import possible_lookers
from tracker.web.lists import page_of

PER_PAGE = 25


def kept_reports(user: User, *, slug: str, page: int) -> Pagination:
    """Return the kept reports that ``user`` reads, newest first; of one trajectory with a slug.

    Trajectory, wijk, what replaced it and who fixed it are loaded.
    """
    query = visible_reports(user)
    if slug:
        query = query.where(Trajectory.slug == slug)
    query = query.order_by(func.coalesce(Report.frozen_at, Report.made_at).desc(), Report.id.desc())
    loaded = query.options(
        joinedload(Report.trajectory).joinedload(Trajectory.gemeente),
        joinedload(Report.wijk),
        joinedload(Report.replaced_by),
        joinedload(Report.frozen_by),
    )
    return page_of(loaded, page, per_page=PER_PAGE)


def report_by_id(id: int) -> Report | None:
    """Return a kept report with its trajectory and wijk, or None."""
    loaded = joinedload(Report.trajectory), joinedload(Report.wijk)
    return db.session.scalar(select(Report).where(Report.id == id).options(*loaded))


def texts_of(report_id: int) -> dict[str, ReportText]:
    """Return the texts of a report by part."""
    rows = db.session.scalars(select(ReportText).where(ReportText.report_id == report_id))
    return {row.part: row for row in rows}


class ReportGone(Exception):
    """A draft was thrown away while somebody worked on it."""


def hold(report: Report) -> None:
    """Read again how ``report`` stands; nobody else writes in it until the transaction ends.

    Who comes in the same moment waits, and then meets what was written.

    Raises:
        ReportGone: it was thrown away in this moment.
    """
    try:
        db.session.refresh(report, ["state", "version"], with_for_update={"key_share": True})
    except InvalidRequestError:
        raise ReportGone from None


def text_to_change(report: Report, part: str) -> ReportText | None:
    """Return the text of one part of ``report`` as it is now, or None; nobody else changes it."""
    hold(report)
    query = select(ReportText).where(ReportText.report_id == report.id, ReportText.part == part)
    return db.session.scalar(query.execution_options(populate_existing=True))


def words_of(report_id: int) -> dict[str, str]:
    """Return what was written with each part of a report, by part."""
    return {part: row.text for part, row in texts_of(report_id).items()}


def replaced_by(report: Report) -> Sequence[Report]:
    """Return the reports that ``report`` replaces, or will when it is frozen."""
    query = select(Report).where(Report.replaced_by_id == report.id).order_by(Report.id)
    return db.session.scalars(query).all()


def writable_trajectories(user: User) -> list[Trajectory]:
    """Return the trajectories on which ``user`` may begin a report, by title."""
    rows = db.session.scalars(visible_trajectories(user).order_by(Trajectory.title, Trajectory.id))
    return [each for each in rows if may(user, Act.WRITE_REPORT, each)]


def wijken_to_choose(trajectories: Sequence[Trajectory]) -> list[tuple[Trajectory, Wijk]]:
    """Return the wijken of ``trajectories``, each with its trajectory."""
    by_id = {each.id: each for each in trajectories}
    rows = db.session.execute(
        select(TrajectoryWijk.trajectory_id, Wijk)
        .join(TrajectoryWijk.wijk)
        .where(TrajectoryWijk.trajectory_id.in_(by_id))
        .order_by(TrajectoryWijk.trajectory_id, TrajectoryWijk.position)
    )
    return [(by_id[trajectory_id], wijk) for trajectory_id, wijk in rows]


def lookers(report: Report, *, but: User) -> Sequence[User]:
    """Return the accounts that can be asked to look at ``report``, without ``but``, by title."""
    query = possible_lookers(report.trajectory).where(User.id != but.id)
    loaded = query.options(joinedload(User.organisation))
    return db.session.scalars(loaded.order_by(User.title, User.id)).all()


def looks_of(report: Report) -> Sequence[ReportLook]:
    """Return who was asked to look at ``report``, in order, with both accounts loaded."""
    query = select(ReportLook).where(ReportLook.report_id == report.id).order_by(ReportLook.id)
    accounts = joinedload(ReportLook.asked), joinedload(ReportLook.asked_by)
    return db.session.scalars(query.options(*accounts)).all()
