"""``python -m tracker reports print …``: the same command as under ``flask``, ready sooner.

It loads no pages and no commands of other programs; and what lays out pages starts at once, beside
the rest.
"""

import gc
import sys

from tracker.memory import collect_less, without_collecting
from tracker.paper.files import our_styles
from tracker.paper.workers import Workers

PRINTING = (["reports", "print"], ["reports", "all"])


def main(words: list[str]) -> None:
    """Do what the command line asks."""
    with Workers() as workers:
        if words[:2] in PRINTING and "--help" not in words:
            workers.start(our_styles())
        with without_collecting():
            from click import Group
            from flask.cli import ScriptInfo

            from tracker import create_core
            from tracker.cli.reports import WORKERS, reports

            collect_less()
        info = ScriptInfo(create_app=create_core)
        info.data[WORKERS] = workers
        try:
            Group("tracker", {"reports": reports}).main(words, obj=info)
        finally:
            gc.freeze()  # it ends here: nothing needs to be looked for


if __name__ == "__main__":
    main(sys.argv[1:])
