"""The log lines of an action: what was done, when, and how many people it reached."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from tracker.actions.services import note_entry
from tracker.extensions import db
from tracker.models import Action, ActionLog, Organisation, User
from tracker.web.clock import not_in_future


class NegativeReach(Exception):
    """No fewer than nobody can be reached."""


class LineOfOther(Exception):
    """A line is changed only by the organisation that wrote it."""


class KeyTaken(Exception):
    """The key of this line belongs to a line elsewhere."""


def log_line(
    action: Action,
    *,
    text: str,
    on: date,
    reached: int | None,
    organisation: Organisation,
    user: User | None,
    client_key: str,
) -> ActionLog:
    """Add a line to ``action`` and return it; sent twice, the first line. The caller commits.

    Args:
        on: the day of the work, today or earlier; it may lie before the start of the action.
        client_key: made once per form, at most 36 characters; it names the line.

    Raises:
        InFuture: ``on`` lies after today.
        NegativeReach: ``reached`` is below zero.
        KeyTaken: the key names a line of another action or organisation.
    """
    _check(on, reached)
    first = _line(client_key)
    if first is None:
        line = ActionLog(
            gemeente_id=action.gemeente_id,
            action_id=action.id,
            organisation_id=organisation.id,
            user_id=user.id if user else None,
            text=text,
            logged_on=on,
            reached=reached,
            client_key=client_key,
        )
        note_entry(action, on)
        # Two requests with one key may run at once: the later one then takes the earlier's line.
        try:
            with db.session.begin_nested():
                db.session.add(line)
        except IntegrityError:
            first = _line(client_key)
            if first is None:
                raise
        else:
            return line
    if (first.action_id, first.organisation_id) != (action.id, organisation.id):
        raise KeyTaken
    return first


def change_line(
    line: ActionLog, *, text: str, on: date, reached: int | None, organisation: Organisation
) -> None:
    """Change a line in the name of ``organisation``. The caller commits.

    Raises:
        LineOfOther: another organisation wrote it.
        InFuture: ``on`` lies after today.
        NegativeReach: ``reached`` is below zero.
    """
    if line.organisation_id != organisation.id:
        raise LineOfOther
    _check(on, reached)
    line.text = text
    line.logged_on = on
    line.reached = reached
    note_entry(line.action, on)


def _check(on: date, reached: int | None) -> None:
    not_in_future(on)
    if reached is not None and reached < 0:
        raise NegativeReach


def _line(client_key: str) -> ActionLog | None:
    return db.session.scalar(select(ActionLog).where(ActionLog.client_key == client_key))
