"""The commands that print reports."""

from collections.abc import Collection, Iterator
from contextlib import ExitStack
from datetime import datetime
from itertools import chain
from pathlib import Path

import click
from flask import current_app, g
from flask.cli import AppGroup, ScriptInfo

from tracker.domain.reporting import KINDS, OF_WIJK, ReportKind
from tracker.memory import collect_less
from tracker.models import Trajectory, Wijk
from tracker.paper.parts import CannotPrint
from tracker.paper.workers import Workers
from tracker.replacing import replace_file, replacing
from tracker.reports.heading import Heading
from tracker.reports.kept.content import content_of
from tracker.reports.kept.queries import report_by_id
from tracker.reports.kinds import REPORTS, Asked, NothingYet
from tracker.reports.period import Period, PeriodOutOfOrder, period_of
from tracker.reports.printing import FORMS, print_keeping_parts
from tracker.reports.queries import place_in, trajectory_by_slug
from tracker.reports.several import Each, Printed, Printer, write_zip
from tracker.reports.several_queries import gemeente_by_code, of_all
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
    replace_file(file, print_keeping_parts(made, stamp=stamp, workers=started_workers()))


def started_workers() -> Workers | None:
    """Return the processes that were started before the command, if any."""
    workers: Workers | None = (
        click.get_current_context().ensure_object(ScriptInfo).data.get(WORKERS)
    )
    return workers


def live_report(
    slug: str, kind: ReportKind, wijk: str | None, first: datetime | None, last: datetime | None
) -> Heading:
    """Return a report on a trajectory as it is now."""
    subject = trajectory_by_slug(slug)
    if subject is None:
        raise click.BadParameter(f"there is no trajectory {slug}", param_hint="TRAJECTORY")
    place = asked_place(subject, kind, wijk)
    period = asked_period(kind, first, last)
    try:
        made: Heading = REPORTS[kind].build(Asked(subject, period, today(), place))
    except NothingYet:
        raise click.BadParameter(f"there is no cycle in {wijk}", param_hint="--wijk") from None
    return made


def refuse_file(file: Path, forms: Collection[str] = FORMS) -> None:
    """Refuse a file that cannot be written, before anything is made."""
    if file.suffix.lower().removeprefix(".") not in forms:
        known = ", ".join(f".{form}" for form in forms)
        raise click.BadParameter(f"end the file in one of {known}", param_hint="--out")
    if not file.resolve().parent.is_dir():
        raise click.BadParameter(f"there is no folder {file.parent}", param_hint="--out")


def asked_period(kind: ReportKind, first: datetime | None, last: datetime | None) -> Period:
    """Return the time a report is about."""
    if kind is ReportKind.SHEET and (first or last):
        raise click.BadParameter("a praatplaat has no period", param_hint="--from, --to")
    try:
        return period_of(first and first.date(), last and last.date(), today=today())
    except PeriodOutOfOrder as error:
        raise click.BadParameter(str(error), param_hint="--from, --to") from None


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


@reports.command("all")
@click.option("--kind", type=click.Choice(list(KINDS)), default="voortgang", show_default=True)
@click.option("--gemeente", "code", help="Only of this one, by its code of CBS: GM0363.")
@click.option(
    "--out",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="The .zip to write.",
)
@click.option("--from", "first", type=DAY, help="First day; else that of the half year.")
@click.option("--to", "last", type=DAY, help="Last day; else today.")
def print_all(
    kind: str, code: str | None, file: Path, first: datetime | None, last: datetime | None
) -> None:
    """Print a report on every trajectory, or on every wijk, of all gemeenten into one .zip.

    What cannot be printed is named at the end; the others are in the .zip all the same.
    """
    refuse_file(file, ["zip"])
    period = asked_period(KINDS[kind], first, last)
    several = asked_reports(KINDS[kind], code)
    collect_less()
    g.only_reads = True  # on SQLite: others go on writing meanwhile
    failed: list[str] = []
    with ExitStack() as stack:
        workers = started_workers() or stack.enter_context(Workers())
        printer = Printer(period, today=today(), workers=workers)
        n = print_into(file, printed(printer, several, failed))
    click.echo(f"Reports: {n} in {file}" if n else f"Reports: none, {file} is not written")
    if failed:
        failures = "\n".join(f"  {each}" for each in failed)
        raise click.ClickException(f"{len(failed)} of {len(several)} failed:\n{failures}")


def asked_reports(kind: ReportKind, code: str | None) -> list[Each]:
    """Return what is to be printed, of all gemeenten or of the one with this code."""
    gemeente = gemeente_by_code(code) if code is not None else None
    if code is not None and gemeente is None:
        raise click.BadParameter(f"there is no gemeente {code}", param_hint="--gemeente")
    several = of_all(kind, gemeente=gemeente)
    if not several:
        what = "wijk of a trajectory" if kind in OF_WIJK else "trajectory"
        raise click.UsageError(f"there is no {what}" + (f" in {gemeente.name}" if gemeente else ""))
    return several


def printed(printer: Printer, several: list[Each], failed: list[str]) -> Iterator[Printed]:
    """Yield each of several reports as it is printed; say how far it is, and why one is missing."""
    for n, each in enumerate(several, 1):
        click.echo(f"{n} of {len(several)}: {each.title}")
        try:
            made = printer.print(each)
        except NothingYet:
            click.echo("  left out: there is no cycle yet")
        except Exception as error:  # whatever it is, the next may be printed
            current_app.logger.exception("A report could not be printed: %s", each.title)
            failed.append(f"{each.title}: {brief_words(error)}")
        else:
            yield made


def print_into(file: Path, files: Iterator[Printed]) -> int:
    """Put ``files`` in a .zip in the place of ``file``; without any, it stays as it was."""
    first = next(files, None)
    if first is None:
        return 0
    with replacing(file) as out:
        return write_zip(out, chain([first], files), made_on=today())


def brief_words(error: Exception) -> str:
    """Return what went wrong in one line; the whole is in the log."""
    first, *others = str(error).splitlines() or [""]
    words = f"{first} {others[-1]}" if others else first
    return words if isinstance(error, CannotPrint) else f"{type(error).__name__}: {words}"
