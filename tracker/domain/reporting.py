"""The kinds of reports, what becomes of one, and the work that is done while people go on."""

from enum import StrEnum


class ReportKind(StrEnum):
    """What a report is for."""

    PROGRESS = "progress"  # for college and raad
    WIJK = "wijk"  # for the wijknetwerk
    SHEET = "sheet"  # the praatplaat, for a conversation
    ONE_PAGE = "one_page"  # for who has one minute
    LESSONS = "lessons"  # what was learned, by principle, for and against


# How a kind is called in addresses, in names of files and on the command line.
SLUGS = {
    ReportKind.PROGRESS: "voortgang",
    ReportKind.WIJK: "wijk",
    ReportKind.SHEET: "praatplaat",
    ReportKind.ONE_PAGE: "a4",
    ReportKind.LESSONS: "lessenbundel",
}
KINDS = {slug: kind for kind, slug in SLUGS.items()}

# Kinds that are about one wijk.
OF_WIJK = frozenset({ReportKind.WIJK, ReportKind.SHEET})


class ReportState(StrEnum):
    """Where a report stands: it is written, or it is fixed for good."""

    DRAFT = "draft"
    FROZEN = "frozen"
    REPLACED = "replaced"  # by a newer one, with a reason
    RECALLED = "recalled"  # with a reason


class JobKind(StrEnum):
    """What is made while somebody goes on."""

    REPORT = "report"  # one PDF
    REPORTS = "reports"  # several, in a zip
    SHEET = "sheet"  # the praatplaat of a conversation
    GRANT_SHEET = "grant_sheet"  # the toetskader
    NUMBERS = "numbers"  # the measured values as a file


class JobState(StrEnum):
    """Where work stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


OPEN_JOBS = frozenset({JobState.WAITING, JobState.RUNNING})
