"""A process of its own that lays out parts for another, and ends with it."""

import os
import shutil
import sys
import tempfile
import traceback
from multiprocessing.connection import Connection

from tracker.paper.press import collect_less, press_for, print_part

NICE = 10  # pages for people go first


def work(pipe: Connection) -> None:
    """Print what comes through ``pipe`` until it closes: first the styles, then the parts."""
    styles = pipe.recv()
    press_for(styles)
    collect_less()
    while True:
        try:
            pages = pipe.recv()
        except EOFError:
            return
        try:
            answer: bytes | str = print_part(pages, styles)
        except Exception:  # whatever it is, the other side tells it
            answer = traceback.format_exc()
        pipe.send(answer)


def main(number: int, folder: str) -> None:
    """Work for the other side of pipe ``number``; fonts are unpacked in ``folder``."""
    os.nice(NICE)
    tempfile.tempdir = folder
    try:
        work(Connection(number))
    finally:  # the other side does so too, if it is still there
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
