"""Parts laid out side by side in processes of their own."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe, wait
from tempfile import TemporaryDirectory

from config import ROOT
from tracker.paper.listing import words_of
from tracker.paper.parts import CannotPrint, Part

N_PROCESSES = 2  # on a server of two cores, at low priority
PATIENCE = 1.0  # seconds between two signs of life
# Below this a process of its own costs more than it gains; a letter takes about two microseconds.
MANY_LETTERS = 150_000

Pulse = Callable[[Part], None]  # called at least every PATIENCE seconds; may raise to stop


@dataclass
class Worker:
    """A process that lays out one part at a time, as it is reached."""

    pipe: Connection
    place: int | None = None  # of the part it works on


def letters(part: Part) -> int:
    """Return how much there is to lay out and to set."""
    listed = sum(len(word) for item in part.listing for word in words_of(item))
    return len(part.html) + listed


class Workers:
    """Processes that lay out parts; they stay for the parts that come later."""

    def __init__(self) -> None:
        """Start none yet: perhaps all parts are kept."""
        self.stack = ExitStack()
        self.all: list[Worker] = []
        self.read: tuple[str, ...] = ()  # the style sheets they know

    def __enter__(self) -> "Workers":
        """Keep them until the end."""
        return self

    def __exit__(self, *_error: object) -> None:
        """End all processes, whatever they are doing."""
        self.stack.close()
        self.all, self.read = [], ()

    def start(self, *styles: str) -> None:
        """Start processes that begin to read ``styles``: it takes a while, best beside the rest.

        The first loads all and splits into the others, which is cheaper than to load it again.
        """
        folder = self.stack.enter_context(
            TemporaryDirectory(prefix="paper-", ignore_cleanup_errors=True)
        )
        pipes = [Pipe() for _ in range(N_PROCESSES)]
        numbers = [far_end.fileno() for _, far_end in pipes]
        command = [sys.executable, "-m", "tracker.paper.child", folder, *map(str, numbers)]
        process = subprocess.Popen(command, cwd=ROOT, pass_fds=numbers, start_new_session=True)
        self.stack.callback(end, process)
        for pipe, far_end in pipes:
            far_end.close()
            self.all.append(Worker(self.stack.enter_context(pipe)))
        self.let_read(styles)

    def let_read(self, styles: tuple[str, ...]) -> None:
        """Let all know ``styles``; those who know others are ended, and new ones started."""
        if self.read != styles[: len(self.read)]:
            self.__exit__()
        if not self.all:
            self.start(*styles)
        for worker in self.all:
            for sheet in styles[len(self.read) :]:
                with suppress(OSError):  # it ended already: who gives it a part finds out
                    worker.pipe.send(sheet)
        self.read = styles

    @property
    def are_started(self) -> bool:
        """Return whether processes stand ready."""
        return bool(self.all)

    def print(
        self, parts: Sequence[Part], styles: tuple[str, ...], pulse: Pulse
    ) -> Iterator[tuple[int, bytes]]:
        """Yield the place of each part and its PDF, in the order they are done.

        When it stops halfway, all processes are ended: what they were still laying out would
        else come as the answer to what they are given next.

        Raises:
            CannotPrint: a part could not be laid out, or a process was ended from outside.
        """
        self.let_read(styles)
        try:
            yield from self.answers(parts, pulse)
        except BaseException:
            self.__exit__()
            raise

    def answers(self, parts: Sequence[Part], pulse: Pulse) -> Iterator[tuple[int, bytes]]:
        """Yield what comes back for each part, until all are done."""
        # The longest first, so that no process waits for the last one.
        todo = sorted(range(len(parts)), key=lambda place: letters(parts[place]))
        for worker in self.all:
            hand_over(worker, parts, todo)
        while busy := [worker for worker in self.all if worker.place is not None]:
            ready = wait([worker.pipe for worker in busy], PATIENCE)
            for worker in busy:
                if worker.pipe in ready:
                    place, content = take(worker, parts)
                    hand_over(worker, parts, todo)
                    yield place, content
            pulse(next((parts[w.place] for w in busy if w.place is not None), parts[-1]))


class StandBy:
    """Processes that wait for the next paper, where papers are printed all day."""

    def __init__(self) -> None:
        """Let none wait: each paper starts its own."""
        self.styles: tuple[str, ...] | None = None
        self.waiting: Workers | None = None

    @contextmanager
    def begun(self, *styles: str) -> Iterator[None]:
        """Let processes that know ``styles`` wait from now on, until the end."""
        self.styles = styles
        self.renew()
        try:
            yield
        finally:
            self.styles = None
            self.renew()

    def renew(self) -> None:
        """Let new processes wait in the place of those that do, if any are to."""
        if self.waiting is not None:
            self.waiting.__exit__()
        self.waiting = None
        if self.styles is not None:
            self.waiting = Workers()
            self.waiting.start(*self.styles)

    @contextmanager
    def taken(self) -> Iterator[Workers]:
        """Give those that wait to one paper; new ones take their place: memory grows with use."""
        workers, self.waiting = self.waiting or Workers(), None
        try:
            with workers:
                yield workers
        finally:
            self.renew()


STANDBY = StandBy()


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process and those it split into."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def hand_over(worker: Worker, parts: Sequence[Part], todo: list[int]) -> None:
    """Give a worker the next part, if there is one."""
    worker.place = todo.pop() if todo else None
    if worker.place is not None:
        part = parts[worker.place]
        try:
            worker.pipe.send(part)
        except OSError:
            raise ended(part) from None


def take(worker: Worker, parts: Sequence[Part]) -> tuple[int, bytes]:
    """Return the place and the PDF of the part a worker has done."""
    assert worker.place is not None
    part = parts[worker.place]
    try:
        answer = worker.pipe.recv()
    except (EOFError, OSError):
        raise ended(part) from None
    if isinstance(answer, str):
        raise CannotPrint(f"The part {part.name!r} cannot be laid out.\n{answer}")
    return worker.place, answer


def ended(part: Part) -> CannotPrint:
    """Return the error that says at which part a process came to its end."""
    return CannotPrint(f"The process that laid out {part.name!r} ended by itself.")
