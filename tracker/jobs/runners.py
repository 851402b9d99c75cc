"""Who makes what: each kind of job has one runner. Areas bring theirs when the app is made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Flask

from tracker.domain.reporting import JobKind
from tracker.models import KeptFile, User

# The step in words, how many parts are done, and of how many (0: not known yet).
Progress = Callable[[str, int, int], None]

RUNNERS = "job_runners"  # under this name an app keeps its runners


class CannotMake(Exception):
    """What was asked cannot be made, now or later; the message says why, in Dutch."""


@dataclass(frozen=True)
class Work:
    """What a runner gets.

    ``progress`` says what is being done; call it between parts. It raises when the job was
    cancelled or given to another worker: let that pass.
    """

    user: User  # who asked; what they may do is looked at again by the runner
    arguments: Mapping[str, Any]
    progress: Progress


@dataclass(frozen=True)
class Made:
    """The file a runner made, and how many days it is kept; None: for good."""

    name: str
    mimetype: str
    content: bytes
    days: int | None = 7
    and_then: Callable[[KeptFile], None] | None = None  # in the transaction that keeps the file


# Runs in an app context that only reads: what it writes, it writes in a context of its own.
Runner = Callable[[Work], Made]


def use_runners(app: Flask, runners: Mapping[JobKind, Runner]) -> None:
    """Let ``app`` make these kinds."""
    app.extensions.setdefault(RUNNERS, {}).update(runners)


def runner_of(app: Flask, kind: JobKind) -> Runner:
    """Return what makes ``kind``.

    Raises:
        KeyError: no area brought it.
    """
    runner: Runner = app.extensions[RUNNERS][kind]
    return runner
