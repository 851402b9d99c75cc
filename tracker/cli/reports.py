"""The commands: parse, call a service, commit."""

from datetime import datetime
from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup, ScriptInfo, pass_script_info

from tracker import tally
from tracker.demo.load import load_demo
from tracker.demo.parts import LibraryMissing, PlacesMissing
from tracker.demo.scale import AlreadyScaled, TooFewGemeenten, scale
from tracker.domain.loading import LoadResult
from tracker.domain.reporting import KINDS, OF_WIJK, ReportKind
from tracker.extensions import db
from tracker.jobs import worker
from tracker.library.services import load_library
from tracker.models import Trajectory, Wijk
from tracker.paper.making import make_pdf
from tracker.paper.store import DatabaseStore
from tracker.places.services import load_places
from tracker.reports.heading import Heading
from tracker.reports.kept.content import content_of
from tracker.reports.kept.queries import report_by_id
from tracker.reports.kinds import REPORTS, Asked, NothingYet
from tracker.reports.period import PeriodOutOfOrder, period_of
from tracker.reports.printing import FORMS, paper_of, replace_file
from tracker.reports.queries import place_in, trajectory_by_slug
from tracker.reports.stamp import Stamp, stamp_of
from tracker.search.services import load_synonyms
from tracker.searching.index import rebuild
from tracker.web.clock import today

library = AppGroup("library", help="The knowledge library.")
places = AppGroup("places", help="Gemeenten and the areas of CBS.")
demo = AppGroup("demo", help="Two trajectories to look at and to try things on.")
reports = AppGroup("reports", help="Reports on paper.")
search = AppGroup("search", help="What people search in.")
evidence = AppGroup("evidence", help="What shared lessons say of principles.")
jobs = AppGroup("jobs", help="Work outside the requests.")

groups: list[click.Group] = [library, places, demo, reports, search, evidence, jobs]
DAY = click.DateTime(formats=["%Y-%m-%d"])


def report(what: str, result: LoadResult) -> None:
    """Say what a load did."""
    counts = f"{result.added} added, {result.changed} changed, {result.unchanged} unchanged"
    click.echo(f"{what}: {counts}")


@library.command("load")
def load_the_library() -> None:
    """Load the dossiers, interventions, instruments and practice examples; safe to repeat."""
    result = load_library(today())
    synonyms = load_synonyms()
    db.session.commit()
    report("Library", result)
    report("Synonyms", synonyms)


@places.command("load")
def load_the_places() -> None:
    """Load the gemeenten and the areas of CBS; safe to repeat."""
    result = load_places()
    db.session.commit()
    report("Places", result)


@demo.command("load")
@click.option("--yes", is_flag=True, help="Load it outside development too.")
def load_the_demo(yes: bool) -> None:
    """Add the demo with its accounts and their open password; does nothing a second time."""
    if not yes and not current_app.config["WELCOMES_DEMO"]:
        raise click.ClickException(
            "The demo has accounts with a password that everybody knows. Not loaded: this is not "
            "a development environment. Add --yes if you want it all the same."
        )
    try:
        is_added = load_demo(today())
    except LibraryMissing:
        raise click.ClickException("Load the library first: library load.") from None
    except PlacesMissing:
        raise click.ClickException("Load the places first: places load.") from None
    db.session.commit()
    click.echo("Demo: loaded." if is_added else "Demo: it was there already, nothing changed.")


@demo.command("scale")
@click.option("--gemeenten", type=click.IntRange(1), default=342, show_default=True)
@click.option("--trajectories", type=click.IntRange(1), default=684, show_default=True)
@click.option("--lessons", type=click.IntRange(0), default=0, show_default=True)
@click.option("--actions", type=click.IntRange(0), default=0, show_default=True)
def scale_up(gemeenten: int, trajectories: int, lessons: int, actions: int) -> None:
    """Add made-up records in great numbers, the same each time; for measuring, never for use."""
    try:
        scale(gemeenten=gemeenten, trajectories=trajectories, lessons=lessons, actions=actions)
    except AlreadyScaled:
        raise click.ClickException("This database was filled before.") from None
    except TooFewGemeenten:
        raise click.ClickException("There are fewer gemeenten. Load the places first.") from None
    db.session.commit()
    click.echo(f"Demo: {trajectories} trajectories, {lessons} lessons, {actions} actions added.")


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
    replace_file(file, make_pdf(paper, store=DatabaseStore(db.engine, today=today())))


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


@search.command("index")
def index_all() -> None:
    """Make the search index again, for instance after a change in how words are taken apart."""
    n_entries = sum(rebuild())
    db.session.commit()
    click.echo(f"Search: {n_entries} entries.")


@evidence.command("count")
def count_all() -> None:
    """Count again what shared lessons say of each principle; needed only after work in SQL."""
    n_lessons = tally.rebuild()
    db.session.commit()
    click.echo(f"Evidence: {n_lessons} shared lessons on a principle counted.")


@jobs.command("work", with_appcontext=False)
@pass_script_info
def work(info: ScriptInfo) -> None:
    """Make what people ask for, one thing at a time, until SIGTERM or Ctrl-C."""
    worker.work(info.load_app())
