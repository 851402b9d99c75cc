"""Starting, describing, finishing and closing a trajectory."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from sqlalchemy import ColumnElement, exists, select

from tracker.domain.phases import STOPS, Phase
from tracker.domain.slug import MAX_LENGTH, slugify
from tracker.domain.vocabulary import TrajectoryStatus
from tracker.extensions import db
from tracker.models import Cycle, Gemeente, PhasePlan, Trajectory, TrajectoryWijk

DEFAULT_PLANS: dict[Phase, tuple[str, int]] = {
    Phase.MEASURE: ("meten", 28),
    Phase.SPEAK: ("spreken", 21),
    Phase.LEARN: ("leren", 14),
    Phase.IMPROVE: ("verbeteren", 56),
}
RESERVED = frozenset({"nieuw"})


class DatesOutOfOrder(Exception):
    """A trajectory ends before it starts."""


class ReportBeforeStart(Exception):
    """The next report is planned before the trajectory starts."""


class SlugTaken(Exception):
    """The address asked for is in use."""


class NotDraft(Exception):
    """The trajectory was started before."""


class NotRunning(Exception):
    """Only a running trajectory can be closed."""


class CyclesOpen(Exception):
    """A trajectory cannot be closed while a cycle is running."""


class Gap(StrEnum):
    """What a trajectory cannot start without."""

    TITLE = "title"
    PERIOD = "period"
    WIJK = "wijk"
    AMBITION = "ambition"


class RegistrationIncomplete(Exception):
    """A trajectory cannot start yet; ``gaps`` says what is missing, in order of the steps."""

    def __init__(self, gaps: tuple[Gap, ...]) -> None:
        """Keep what is missing for the sentence on screen."""
        super().__init__(", ".join(gaps))
        self.gaps = gaps


def start_trajectory(
    gemeente: Gemeente,
    *,
    title: str,
    theme: str,
    age_group: str,
    starts_on: date,
    ends_on: date,
    report_on: date | None = None,
    is_open_to_advisers: bool = False,
    slug: str | None = None,
) -> Trajectory:
    """Return a new draft with the four phases planned at their usual names and lengths.

    Without ``slug`` the address is made from the gemeente's name and the title, with a number
    behind it when it is taken.

    Raises:
        DatesOutOfOrder: ``ends_on`` lies before ``starts_on``.
        ReportBeforeStart: ``report_on`` lies before ``starts_on``.
        SlugTaken: another trajectory has ``slug``.
    """
    check_dates(starts_on, ends_on, report_on)
    if slug is not None and (slug in RESERVED or is_taken(slug)):
        raise SlugTaken
    trajectory = Trajectory(
        gemeente_id=gemeente.id,
        slug=slug or free_slug(f"{gemeente.name} {title}"),
        title=title,
        theme=theme,
        age_group=age_group,
        starts_on=starts_on,
        ends_on=ends_on,
        report_on=report_on,
        is_open_to_advisers=is_open_to_advisers,
        status=TrajectoryStatus.DRAFT,
        phase_plans=[
            PhasePlan(gemeente_id=gemeente.id, phase=phase, label=label, planned_days=days)
            for phase, (label, days) in DEFAULT_PLANS.items()
        ],
    )
    db.session.add(trajectory)
    db.session.flush()
    return trajectory


def check_dates(starts_on: date, ends_on: date, report_on: date | None) -> None:
    """Check that the days of a trajectory follow each other.

    Raises:
        DatesOutOfOrder: it ends before it starts.
        ReportBeforeStart: the report comes before the start.
    """
    if ends_on < starts_on:
        raise DatesOutOfOrder
    if report_on is not None and report_on < starts_on:
        raise ReportBeforeStart


def is_taken(slug: str) -> bool:
    """Return whether a trajectory has this address."""
    return bool(db.session.scalar(select(exists().where(Trajectory.slug == slug))))


def free_slug(text: str) -> str:
    """Return an address made from ``text`` that no trajectory has yet."""
    base = slugify(text)
    slug, number = base, 1
    while slug in RESERVED or is_taken(slug):
        number += 1
        slug = f"{base[: MAX_LENGTH - 5]}-{number}"
    return slug


def change_basics(
    trajectory: Trajectory,
    *,
    title: str,
    theme: str,
    age_group: str,
    starts_on: date,
    ends_on: date,
    report_on: date | None = None,
    is_open_to_advisers: bool = False,
) -> None:
    """Change what a trajectory is about and how long it runs; its address stays.

    Raises:
        DatesOutOfOrder: ``ends_on`` lies before ``starts_on``.
        ReportBeforeStart: ``report_on`` lies before ``starts_on``.
    """
    check_dates(starts_on, ends_on, report_on)
    trajectory.title = title
    trajectory.theme = theme
    trajectory.age_group = age_group
    trajectory.starts_on = starts_on
    trajectory.ends_on = ends_on
    trajectory.report_on = report_on
    trajectory.is_open_to_advisers = is_open_to_advisers


def set_phase_plans(trajectory: Trajectory, *, plans: Mapping[Phase, tuple[str, int]]) -> None:
    """Give phases the trajectory's own word and planned length in days.

    A phase that ``plans`` leaves out stays as it is.
    """
    stored = select(PhasePlan).where(PhasePlan.trajectory_id == trajectory.id)
    for plan in db.session.scalars(stored):
        if plan.phase in STOPS and plan.phase in plans:
            plan.label, plan.planned_days = plans[plan.phase]


def set_analysis(
    trajectory: Trajectory, *, who: str, causes: str, figures: str, present: str, missing: str
) -> None:
    """Set the five parts of the start analysis; a part may be empty."""
    trajectory.analysis_who = who
    trajectory.analysis_causes = causes
    trajectory.analysis_figures = figures
    trajectory.analysis_present = present
    trajectory.analysis_missing = missing


def set_ambition(
    trajectory: Trajectory,
    *,
    ambition: str,
    request: str = "",
    budget: float | None = None,
    spent: float | None = None,
) -> None:
    """Set the ambition, what is asked of college and raad, and the money of this year in euro."""
    trajectory.ambition = ambition
    trajectory.request = request
    trajectory.budget = budget
    trajectory.spent = spent


def registration_gaps(trajectory: Trajectory) -> tuple[Gap, ...]:
    """Return what a trajectory still lacks to start; the rest may come later."""
    of_this: ColumnElement[bool] = TrajectoryWijk.trajectory_id == trajectory.id
    has_wijk = bool(db.session.scalar(select(exists().where(of_this))))
    found = {
        Gap.TITLE: bool(trajectory.title.strip() and trajectory.theme.strip()),
        Gap.PERIOD: trajectory.starts_on <= trajectory.ends_on,
        Gap.WIJK: has_wijk,
        Gap.AMBITION: bool(trajectory.ambition.strip()),
    }
    return tuple(gap for gap, is_there in found.items() if not is_there)


def finish_registration(trajectory: Trajectory) -> None:
    """Start a draft: from now on cycles can run in its wijken.

    Raises:
        NotDraft: it was started before.
        RegistrationIncomplete: title, period, a wijk or the ambition is missing.
    """
    if trajectory.status is not TrajectoryStatus.DRAFT:
        raise NotDraft
    gaps = registration_gaps(trajectory)
    if gaps:
        raise RegistrationIncomplete(gaps)
    trajectory.status = TrajectoryStatus.RUNNING


def close_trajectory(trajectory: Trajectory) -> None:
    """Close a running trajectory; from now on it can only be read.

    Raises:
        NotRunning: it is a draft, or closed already.
        CyclesOpen: a cycle in one of its wijken is still running.
    """
    if trajectory.status is not TrajectoryStatus.RUNNING:
        raise NotRunning
    is_open = (Cycle.trajectory_id == trajectory.id) & (Cycle.phase != Phase.CLOSED)
    if db.session.scalar(select(exists().where(is_open))):
        raise CyclesOpen
    trajectory.status = TrajectoryStatus.CLOSED
