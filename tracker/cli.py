"""The commands: parse, call a service, commit."""

from datetime import datetime
from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup

from tracker import tally
from tracker.demo.load import load_demo
from tracker.demo.parts import LibraryMissing, PlacesMissing
from tracker.demo.scale import AlreadyScaled, TooFewGemeenten, scale
from tracker.domain.loading import LoadResult
from tracker.extensions import db
from tracker.library.services import load_library
from tracker.models import Trajectory
from tracker.paper.store import DatabaseStore
from tracker.places.services import load_places
from tracker.policy import shared_lessons
from tracker.preparation import prepare
from tracker.preparation.rows import present_cycle
from tracker.reports.content import progress_report
from tracker.reports.period import PeriodOutOfOrder, period_of
from tracker.reports.printing import SUFFIXES, write_report
from tracker.reports.queries import trajectory_by_slug
from tracker.reports.sheet_printing import write_sheet
from tracker.search.services import load_synonyms
from tracker.searching.index import rebuild
from tracker.web.clock import today

library = AppGroup("library", help="The knowledge library.")
places = AppGroup("places", help="Gemeenten and the areas of CBS.")
demo = AppGroup("demo", help="Two trajectories to look at and to try things on.")
reports = AppGroup("reports", help="Reports on paper.")
search = AppGroup("search", help="What people search in.")
evidence = AppGroup("evidence", help="What shared lessons say of principles.")

groups: list[click.Group] = [library, places, demo, reports, search, evidence]
KINDS = ("voortgang", "praatplaat")
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
@click.argument("trajectory")
@click.option("--kind", type=click.Choice(KINDS), required=True, help="Which report.")
@click.option(
    "--out",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="The file to write; its suffix chooses the form.",
)
@click.option("--wijk", help="The wijk of a praatplaat, by its slug.")
@click.option("--from", "first", type=DAY, help="First day; else that of the half year.")
@click.option("--to", "last", type=DAY, help="Last day; else today.")
def print_report(
    trajectory: str,
    kind: str,
    file: Path,
    wijk: str | None,
    first: datetime | None,
    last: datetime | None,
) -> None:
    """Print a report on TRAJECTORY, named by its slug, as .pdf or .html."""
    if file.suffix.lower() not in SUFFIXES:
        raise click.BadParameter(f"end the file in {' or '.join(SUFFIXES)}", param_hint="--out")
    if not file.resolve().parent.is_dir():
        raise click.BadParameter(f"there is no folder {file.parent}", param_hint="--out")
    subject = trajectory_by_slug(trajectory)
    if subject is None:
        raise click.BadParameter(f"there is no trajectory {trajectory}", param_hint="TRAJECTORY")
    if kind == "praatplaat":
        if first or last:
            raise click.BadParameter("a praatplaat has no period", param_hint="--from, --to")
        print_sheet(subject, wijk, file)
    else:
        if wijk:
            raise click.BadParameter("this report is on all wijken", param_hint="--wijk")
        print_progress(subject, first, last, file)
    click.echo(f"Report: {file}")


def print_progress(
    subject: Trajectory, first: datetime | None, last: datetime | None, file: Path
) -> None:
    """Write the progress report."""
    try:
        period = period_of(first and first.date(), last and last.date(), today=today())
    except PeriodOutOfOrder as error:
        raise click.BadParameter(str(error), param_hint="--from, --to") from None
    report = progress_report(subject, period=period, today=today())
    db.session.commit()  # nobody waits while the report is laid out
    write_report(report, file=file, store=DatabaseStore(db.engine, today=today()))


def print_sheet(subject: Trajectory, wijk: str | None, file: Path) -> None:
    """Write the praatplaat of the present cycle in ``wijk``."""
    if not wijk:
        raise click.BadParameter("name the wijk of the praatplaat", param_hint="--wijk")
    cycle = present_cycle(subject.id, wijk)
    if cycle is None:
        raise click.BadParameter(f"there is no cycle in {wijk}", param_hint="--wijk")
    prepared = prepare(cycle, lessons=shared_lessons(), today=today())
    db.session.commit()  # nobody waits while the sheet is laid out
    write_sheet(prepared, file=file)


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
