"""The command of the process that does the work outside the requests."""

from flask.cli import AppGroup, ScriptInfo, pass_script_info

from tracker.jobs import worker
from tracker.memory import collect_less

jobs = AppGroup("jobs", help="Work outside the requests.")


@jobs.command("work", with_appcontext=False)
@pass_script_info
def work(info: ScriptInfo) -> None:
    """Make what people ask for, one thing at a time, until SIGTERM or Ctrl-C."""
    app = info.load_app()
    collect_less()
    worker.work(app)
