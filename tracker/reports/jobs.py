"""What is printed outside a request: reports, sheets and large files with numbers.

Each runner looks again at what its asker may do: that may have changed since the button.
"""

import io
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeVar

from tracker.domain.reporting import JobKind, ReportKind
from tracker.extensions import db
from tracker.jobs.runners import CannotMake, Made, Progress, Runner, Work
from tracker.models import Conversation, Cycle, Report, Trajectory
from tracker.paper.workers import STANDBY
from tracker.policy import Act, OfTrajectory, may, visible_lessons
from tracker.preparation import prepare
from tracker.preparation.rows import conversations_of
from tracker.reports import grant_queries, queries
from tracker.reports.bundle import dossier_bundle_for
from tracker.reports.heading import Heading
from tracker.reports.kept.content import content_of, kept_name
from tracker.reports.kinds import REPORTS, Asked
from tracker.reports.number_files import FORMS
from tracker.reports.number_files import file_name as numbers_name
from tracker.reports.numbers import AT_ONCE, NumberRow, n_rows, number_rows
from tracker.reports.period import Period
from tracker.reports.printing import file_name, print_grant_sheet, print_keeping_parts
from tracker.reports.published.services import public_pdf
from tracker.reports.several import Each, Printed, Printer, write_zip
from tracker.reports.sheet import sheet_report
from tracker.reports.stamp import stamp_of

PDF = "application/pdf"
READING, PRINTING = "Gegevens verzamelen", "Bladzijden opmaken"
GONE = "Dit is er niet meer, of u mag het niet meer zien. Daarom is er niets gemaakt."
NOTHING_TO_PRINT = "Er is geen traject waarvan u het rapport mag maken."
NOTHING_CHOSEN = "De gekozen principes zijn er niet meer. Kies ze opnieuw."
ACTS = {
    ReportKind.PROGRESS: Act.READ_REPORT,
    ReportKind.ONE_PAGE: Act.READ_REPORT,
    ReportKind.LESSONS: Act.PRINT_LESSONS,
    ReportKind.WIJK: Act.PRINT_WIJK,
    ReportKind.SHEET: Act.PRINT_WIJK,
}
Subject = TypeVar("Subject", bound=OfTrajectory)


def report(work: Work) -> Made:
    """Print one report: one that is kept, one on a dossier, or one on a trajectory."""
    work.progress(READING, 0, 2)
    if "report" in work.arguments:
        return kept_report(work)
    if "public" in work.arguments:
        found = db.session.get(Report, work.arguments["public"])
        public = allowed(work, Act.PUBLISH_REPORT, found)
        work.progress(PRINTING, 1, 2)
        return public_pdf(public)
    if "dossier" in work.arguments:
        day = date.fromisoformat(work.arguments["today"])
        bundle = dossier_bundle_for(work.user, work.arguments["dossier"], today=day)
        if bundle is None:
            raise CannotMake(GONE)
        return on_paper(bundle, work.progress)
    return on_paper(live_report(work), work.progress)


def kept_report(work: Work) -> Made:
    """Print a report that is kept, under the stamp it has now."""
    found = db.session.get(Report, work.arguments["report"])
    kept = allowed(work, Act.READ_REPORT, found)
    day = date.fromisoformat(work.arguments["today"])
    content = content_of(kept, today=day)
    work.progress(PRINTING, 1, 2)
    stamp, name = stamp_of(kept, today=day), kept_name(kept, today=day)
    return Made(name, PDF, print_keeping_parts(content, stamp=stamp, progress=work.progress))


def live_report(work: Work) -> Heading:
    """Return the content of a report on a trajectory, or on one of its wijken."""
    arguments = work.arguments
    kind = ReportKind(arguments["kind"])
    found = db.session.get(Trajectory, arguments["trajectory"])
    if arguments["wijk"] is None:
        trajectory, place = allowed(work, ACTS[kind], found), None
    else:
        link = queries.link_of(arguments["trajectory"], arguments["wijk"])
        link = allowed(work, ACTS[kind], link)
        trajectory, place = link.trajectory, link.wijk
    first, last, day = days_in(work)
    made: Heading = REPORTS[kind].build(Asked(trajectory, Period(first, last), day, place))
    return made


def days_in(work: Work) -> tuple[date, date, date]:
    """Return the first and the last day a report is about, and the day it is made on."""
    first, last, day = (date.fromisoformat(work.arguments[key]) for key in ("van", "tot", "today"))
    return first, last, day


def on_paper(content: Heading, progress: Progress) -> Made:
    """Return a report on paper."""
    return Made(file_name(content), PDF, print_keeping_parts(content, progress=progress))


def reports(work: Work) -> Made:
    """Print the reports on all trajectories of the gemeente, in one zip."""
    found = queries.printed_trajectories(work.user)
    if not found:
        raise CannotMake(NOTHING_TO_PRINT)
    several = [Each(ReportKind.PROGRESS, each.id, each.title) for each in found]
    first, last, day = days_in(work)
    out = io.BytesIO()
    with STANDBY.taken() as workers:
        printer = Printer(Period(first, last), today=day, workers=workers)
        write_zip(out, printed(printer, several, work.progress), made_on=day)
    return Made(f"rapporten-{day.isoformat()}.zip", "application/zip", out.getvalue())


def printed(printer: Printer, several: Sequence[Each], progress: Progress) -> Iterator[Printed]:
    """Yield each of several reports as it is printed."""
    for n, each in enumerate(several):
        step = step_of(progress, each.title, n, len(several))
        step(READING, 0, 2)
        yield printer.print(each, step)


def sheet(work: Work) -> Made:
    """Print the praatplaat of a conversation, else of the newest in its cycle."""
    cycle = allowed(work, Act.PRINT_WIJK, db.session.get(Cycle, work.arguments["cycle"]))
    work.progress(READING, 0, 2)
    prepared = prepare(
        cycle,
        lessons=visible_lessons(work.user),
        today=date.fromisoformat(work.arguments["today"]),
        conversation=conversation_in(cycle, work.arguments["conversation"]),
    )
    return on_paper(sheet_report(prepared), work.progress)


def grant_sheet(work: Work) -> Made:
    """Print the sheet for grant requests."""
    day = date.fromisoformat(work.arguments["today"])
    chosen = grant_queries.principles_to_choose(dossier="", keys=work.arguments["principles"])
    if not chosen:
        raise CannotMake(NOTHING_CHOSEN)
    made = grant_queries.sheet_for(work.user, chosen, today=day)
    work.progress(PRINTING, 0, 1)
    return Made(f"toetskader-{day.isoformat()}.pdf", PDF, print_grant_sheet(made))


def numbers(work: Work) -> Made:
    """Write the numbers of one trajectory, or of all that may be read."""
    trajectories = queries.reported_trajectories(work.user)
    if (only := work.arguments["trajectory"]) is not None:
        trajectories = [each for each in trajectories if each.id == only]
    if not trajectories:
        raise CannotMake(GONE)
    ids = [each.id for each in trajectories]
    form, day = work.arguments["form"], date.fromisoformat(work.arguments["today"])
    mimetype, parts = FORMS[form]
    content = b"".join(parts(counted_rows(ids, work.progress), made_on=day))
    slug = "alle-trajecten" if only is None else trajectories[0].slug
    return Made(numbers_name(slug, form, made_on=day), mimetype, content)


def step_of(progress: Progress, title: str, n: int, n_all: int) -> Progress:
    """Return the progress of one of several reports, as progress of the whole."""
    return lambda step, _done, _all: progress(f"{title}: {step.lower()}", n, n_all)


def counted_rows(trajectory_ids: list[int], progress: Progress) -> Iterator[NumberRow]:
    """Yield the rows of a file with numbers, and say from time to time how far it is."""
    n_all = sum(n_rows(trajectory_ids).values())
    for n, row in enumerate(number_rows(trajectory_ids)):
        if n % AT_ONCE == 0:
            progress("Metingen opschrijven", n, n_all)
        yield row


def allowed(work: Work, act: Act, subject: Subject | None) -> Subject:
    """Return ``subject`` when it is there and whoever asked may ``act`` on it.

    Raises:
        CannotMake: it is not, or they may not.
    """
    if subject is None or not (may(work.user, Act.VIEW, subject) and may(work.user, act, subject)):
        raise CannotMake(GONE)
    return subject


def conversation_in(cycle: Cycle, conversation_id: int | None) -> Conversation | None:
    """Return the conversation that was asked for; None when none was.

    Raises:
        CannotMake: it is not there any more.
    """
    if conversation_id is None:
        return None
    for each in conversations_of(cycle.id):
        if each.id == conversation_id:
            return each
    raise CannotMake(GONE)


RUNNERS: dict[JobKind, Runner] = {
    JobKind.REPORT: report,
    JobKind.REPORTS: reports,
    JobKind.SHEET: sheet,
    JobKind.GRANT_SHEET: grant_sheet,
    JobKind.NUMBERS: numbers,
}
