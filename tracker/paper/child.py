"""Processes of their own that lay out parts for another, and end with it."""

import ctypes.util
import os
import shutil
import sys
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path

from tracker.memory import collect_less, without_collecting
from tracker.paper.files import our_styles
from tracker.paper.parts import Part
from tracker.paper.press import Press, print_part, rules_of

NICE = 10  # pages for people go first
# Printed for nobody: the first page takes three times as long as the next. The narrow word lets the
# rules by which words are broken be read.
FIRST = Part(
    "Proef",
    """<!doctype html><html lang="nl"><title>x</title><body><h1>a</h1><p>a <b>a</b></p>
<p style="width: 3em; hyphens: auto">verantwoordelijkheid</p>
<table><tr><th>a</th></tr></table><svg width="9" height="9"><text>a</text></svg></body></html>""",
)


def work(pipe: Connection) -> None:
    """Take what comes through ``pipe`` until it closes: style sheets, and parts to print."""
    press = Press()
    while True:
        try:
            given = pipe.recv()
        except EOFError:
            return
        if isinstance(given, str):
            press.read(given)
            print_part(FIRST, press)
            continue
        try:
            answer: bytes | str = print_part(given, press)
        except Exception:  # whatever it is, the other side tells it
            answer = traceback.format_exc()
        pipe.send(answer)


@contextmanager
def by_name_alone() -> Iterator[None]:
    """Let the libraries of the system be found by their names, meanwhile.

    WeasyPrint tries several names for each. For those that are not there Python asks the linker
    and a compiler, which took a sixth of a second.
    """
    asked = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = asked


def split(numbers: Sequence[int]) -> int:
    """Become a process for each pipe; return the pipe of this one, and close all others."""
    mine, *others = numbers
    for number in others:
        if os.fork() == 0:
            mine = number
            break
    for number in numbers:
        if number != mine:
            os.close(number)
    return mine


def main(folder: Path, numbers: Sequence[int]) -> None:
    """Work for the other side of each pipe in ``numbers``; fonts are unpacked in ``folder``."""
    os.nice(NICE)
    with without_collecting(), by_name_alone():
        rules_of(our_styles())  # loaded and read once for all, before there are fonts
        import_module("tracker.paper.setting")
        collect_less()
    number = split(numbers)
    own = folder / str(number)
    own.mkdir()
    tempfile.tempdir = str(own)
    try:
        work(Connection(number))
    finally:  # the other side does so too, if it is still there
        shutil.rmtree(own, ignore_errors=True)
        with suppress(OSError):  # the last one can
            folder.rmdir()


if __name__ == "__main__":
    main(Path(sys.argv[1]), [int(number) for number in sys.argv[2:]])
