"""On what several reports are asked for: trajectories of all gemeenten, or of one."""

from sqlalchemy import select, true

from tracker.domain.reporting import OF_WIJK, ReportKind
from tracker.domain.slug import slugify
from tracker.extensions import db
from tracker.models import Gemeente, Trajectory, TrajectoryWijk, Wijk
from tracker.reports.several import Each


def gemeente_by_code(code: str) -> Gemeente | None:
    """Return the gemeente with a code of CBS ("GM0363"), or None."""
    return db.session.scalar(select(Gemeente).where(Gemeente.code == code.upper()))


def of_all(kind: ReportKind, *, gemeente: Gemeente | None = None) -> list[Each]:
    """Return a report of ``kind`` on every trajectory, or on every wijk for the kinds about one.

    By gemeente, so that those in one house style follow each other, then by title. Looks at no
    rights: for who runs the machine.
    """
    order = (Gemeente.name, Gemeente.code, Trajectory.title, Trajectory.id)
    of_one = true() if gemeente is None else Gemeente.id == gemeente.id
    if kind not in OF_WIJK:
        whole = select(Trajectory, Gemeente).join(Trajectory.gemeente)
        rows = db.session.execute(whole.where(of_one).order_by(*order))
        return [on_trajectory(kind, *row) for row in rows]
    parts = select(Trajectory, Gemeente, Wijk).join(Trajectory.gemeente)
    parts = parts.join(Trajectory.wijk_links).join(TrajectoryWijk.wijk)
    places = db.session.execute(parts.where(of_one).order_by(*order, TrajectoryWijk.position))
    return [on_wijk(kind, *row) for row in places]


def on_trajectory(kind: ReportKind, trajectory: Trajectory, gemeente: Gemeente) -> Each:
    """Return the report on a whole trajectory, in the folder of its gemeente."""
    title = f"{gemeente.name}, {trajectory.title}"
    return Each(kind, trajectory.id, title, folder=folder_of(gemeente))


def on_wijk(kind: ReportKind, trajectory: Trajectory, gemeente: Gemeente, wijk: Wijk) -> Each:
    """Return the report on a wijk, in a folder of its trajectory.

    Else "oost" in "aanpak-noord" and "noord-oost" in "aanpak" would be one file.
    """
    title = f"{gemeente.name}, {trajectory.title}, {wijk.name}"
    folder = f"{folder_of(gemeente)}{trajectory.slug}/"
    return Each(kind, trajectory.id, title, wijk_id=wijk.id, folder=folder)


def folder_of(gemeente: Gemeente) -> str:
    """Return the folder for the reports of a gemeente: "amsterdam-gm0363/"."""
    return f"{slugify(gemeente.name)}-{gemeente.code.lower()}/"
