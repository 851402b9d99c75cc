"""The commands that print reports."""

from datetime import datetime
from pathlib import Path

import click
from flask.cli import AppGroup, ScriptInfo

from tracker.domain.reporting import KINDS, OF_WIJK, ReportKind
from tracker.extensions import db
from tracker.memory import collect_less
from tracker.models import Trajectory, Wijk
from tracker.paper.making import make_pdf
from tracker.paper.store import DatabaseStore
from tracker.reports.heading import Heading
from tracker.reports.kept.content import content_of
from tracker.reports.kept.queries import report_by_id
from tracker.reports.kinds import REPORTS, Asked, NothingYet
from tracker.reports.period import PeriodOutOfOrder, period_of
from tracker.reports.printing import FORMS, paper_of, replace_file
from tracker.reports.queries import place_in, trajectory_by_slug
from tracker.reports.stamp import Stamp, stamp_of
from tracker.web.clock import today

reports = AppGroup("reports", help="Reports on paper.")
DAY = click.DateTime(formats=["%Y-%m-%d"])
WORKERS = "workers"  # under which the processes stand that lay out, if they are started


@reports.command("print")
@click.argument("trajectory", required=False)
@click.option("--kind", type=click.Choice(list(KINDS)), help="Which report.")
@click.option("--report", "report_id", type=int, help="A report that is kept, by its number.")
@click.option(
    "--out",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="The file to write; its suffix chooses the form.",
)
@click.option("--wijk", help="The wijk of a report on one, by its slug.")
@click.option("--from", "first", type=DAY, help="First day; else that of the half year.")
@click.option("--to", "last", type=DAY, help="Last day; else today.")
def print_report(
    trajectory: str | None,
    kind: str | None,
    report_id: int | None,
    file: Path,
    wijk: str | None,
    first: datetime | None,
    last: datetime | None,
) -> None:
    """Print a report on TRAJECTORY, or one that is kept, as .pdf, .html, .xlsx or .json."""
    refuse_file(file)
    collect_less()
    if report_id is not None:
        if trajectory or kind or wijk or first or last:
            raise click.UsageError("a kept report is named by its number alone")
        print_kept(report_id, file)
    elif not trajectory or not kind:
        raise click.UsageError("name a TRAJECTORY and its --kind, or a --report")
    else:
        write_report(live_report(trajectory, KINDS[kind], wijk, first, last), None, file)
    click.echo(f"Report: {file}")


def print_kept(report_id: int, file: Path) -> None:
    """Write a kept report: a draft as it is now, a frozen one as it was fixed."""
    kept = report_by_id(report_id)
    if kept is None:
        raise click.BadParameter(f"there is no report {report_id}", param_hint="--report")
    stamp = stamp_of(kept, today=today())
    write_report(content_of(kept, today=today()), stamp, file)


def write_report(made: Heading, stamp: Stamp | None, file: Path) -> None:
    """Write a report to a file; its suffix chooses the form."""
    form = file.suffix.lower().removeprefix(".")
    if form != "pdf":
        replace_file(file, FORMS[form].write(made, stamp=stamp))
        return
    paper = paper_of(made, stamp=stamp)
    db.session.commit()  # nobody waits while it is laid out
    store = DatabaseStore(db.engine, today=today())
    workers = click.get_current_context().ensure_object(ScriptInfo).data.get(WORKERS)
    replace_file(file, make_pdf(paper, store=store, workers=workers))


def live_report(
    slug: str, kind: ReportKind, wijk: str | None, first: datetime | None, last: datetime | None
) -> Heading:
    """Return a report on a trajectory as it is now."""
    subject = trajectory_by_slug(slug)
    if subject is None:
        raise click.BadParameter(f"there is no trajectory {slug}", param_hint="TRAJECTORY")
    place = asked_place(subject, kind, wijk)
    if kind is ReportKind.SHEET and (first or last):
        raise click.BadParameter("a praatplaat has no period", param_hint="--from, --to")
    try:
        period = period_of(first and first.date(), last and last.date(), today=today())
        made: Heading = REPORTS[kind].build(Asked(subject, period, today(), place))
    except PeriodOutOfOrder as error:
        raise click.BadParameter(str(error), param_hint="--from, --to") from None
    except NothingYet:
        raise click.BadParameter(f"there is no cycle in {wijk}", param_hint="--wijk") from None
    return made


def refuse_file(file: Path) -> None:
    """Refuse a file that cannot be written, before anything is made."""
    if file.suffix.lower().removeprefix(".") not in FORMS:
        known = ", ".join(f".{form}" for form in FORMS)
        raise click.BadParameter(f"end the file in one of {known}", param_hint="--out")
    if not file.resolve().parent.is_dir():
        raise click.BadParameter(f"there is no folder {file.parent}", param_hint="--out")


def asked_place(subject: Trajectory, kind: ReportKind, slug: str | None) -> Wijk | None:
    """Return the wijk a report is about; None for a kind that is about all of them."""
    if kind not in OF_WIJK:
        if slug:
            raise click.BadParameter("this report is on all wijken", param_hint="--wijk")
        return None
    if not slug:
        raise click.BadParameter("name the wijk this report is about", param_hint="--wijk")
    place = place_in(subject.id, slug)
    if place is None:
        raise click.BadParameter(f"there is no wijk {slug} in it", param_hint="--wijk")
    return place
