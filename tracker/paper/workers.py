"""Parts laid out side by side in processes of their own."""

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe, wait
from tempfile import TemporaryDirectory

from config import ROOT
from tracker.paper.parts import CannotPrint, Part

N_PROCESSES = 2  # on a server of two cores, at low priority
PATIENCE = 1.0  # seconds between two signs of life
# Below this a process of its own costs more than it gains; a letter takes about two microseconds.
MANY_LETTERS = 150_000

Pulse = Callable[[Part], None]  # called at least every PATIENCE seconds; may raise to stop


@dataclass
class Worker:
    """A process that lays out one part at a time."""

    process: subprocess.Popen[bytes]
    pipe: Connection
    place: int | None = None  # of the part it works on


def letters(parts: Sequence[Part]) -> int:
    """Return how much there is to lay out."""
    return sum(len(part.html) for part in parts)


@contextmanager
def started(styles: str) -> Iterator[Worker]:
    """Give a process that knows ``styles``; it is ended afterwards, whatever it is doing."""
    pipe, far_end = Pipe()
    with TemporaryDirectory(prefix="paper-", ignore_cleanup_errors=True) as folder, pipe:
        with far_end:
            number = far_end.fileno()
            command = [sys.executable, "-m", "tracker.paper.child", str(number), folder]
            process = subprocess.Popen(command, cwd=ROOT, pass_fds=(number,))
        try:
            with suppress(OSError):  # it ended already: who gives it a part finds out
                pipe.send(styles)
            yield Worker(process, pipe)
        finally:
            process.kill()
            process.wait()


class Workers:
    """Processes that lay out parts; they stay for the parts that come later."""

    def __init__(self, styles: str) -> None:
        """Know what to start them with."""
        self.styles = styles
        self.stack = ExitStack()
        self.all: list[Worker] = []

    def __enter__(self) -> "Workers":
        """Start none yet: perhaps all parts are kept."""
        return self

    def __exit__(self, *_error: object) -> None:
        """End all processes."""
        self.stack.close()

    @property
    def are_started(self) -> bool:
        """Return whether processes stand ready."""
        return bool(self.all)

    def print(self, parts: Sequence[Part], pulse: Pulse) -> Iterator[tuple[int, bytes]]:
        """Yield the place of each part and its PDF, in the order they are done.

        Raises:
            CannotPrint: a part could not be laid out, or a process was ended from outside.
        """
        while len(self.all) < min(N_PROCESSES, len(parts)):
            self.all.append(self.stack.enter_context(started(self.styles)))
        # The longest first, so that no process waits for the last one.
        todo = sorted(range(len(parts)), key=lambda place: len(parts[place].html))
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


def hand_over(worker: Worker, parts: Sequence[Part], todo: list[int]) -> None:
    """Give a worker the next part, if there is one."""
    worker.place = todo.pop() if todo else None
    if worker.place is not None:
        part = parts[worker.place]
        try:
            worker.pipe.send((part.html, *part.smaller))
        except OSError:
            raise ended(worker, part) from None


def take(worker: Worker, parts: Sequence[Part]) -> tuple[int, bytes]:
    """Return the place and the PDF of the part a worker has done."""
    assert worker.place is not None
    part = parts[worker.place]
    try:
        answer = worker.pipe.recv()
    except (EOFError, OSError):
        raise ended(worker, part) from None
    if isinstance(answer, str):
        raise CannotPrint(f"The part {part.name!r} cannot be laid out.\n{answer}")
    return worker.place, answer


def ended(worker: Worker, part: Part) -> CannotPrint:
    """Return the error that says how the process of a worker came to its end."""
    code = worker.process.wait()
    return CannotPrint(f"The process that laid out {part.name!r} ended by itself, code {code}.")
