"""Setting a signal aside with a reason, and putting it back. Nothing is ever changed or removed."""

from tracker.domain.signals import Signal
from tracker.extensions import db
from tracker.models import SignalDecision, Trajectory, User


class ReasonMissing(Exception):
    """A signal is only set aside with a reason, for the report prints it."""


def set_aside(trajectory: Trajectory, signal: Signal, *, reason: str, user: User) -> SignalDecision:
    """Return the decision to set ``signal`` aside for as long as the facts behind it hold.

    Raises:
        ReasonMissing: ``reason`` is blank.
    """
    if not reason.strip():
        raise ReasonMissing
    return decide(trajectory, signal, is_aside=True, reason=reason.strip(), user=user)


def put_back(trajectory: Trajectory, signal: Signal, *, user: User) -> SignalDecision:
    """Return the decision that ``signal`` counts again; the earlier reason stays on record."""
    return decide(trajectory, signal, is_aside=False, reason="", user=user)


def decide(
    trajectory: Trajectory, signal: Signal, *, is_aside: bool, reason: str, user: User
) -> SignalDecision:
    """Return a new decision on ``signal``; the last one counts."""
    decision = SignalDecision(
        gemeente_id=trajectory.gemeente_id,
        trajectory_id=trajectory.id,
        wijk_id=signal.wijk_id,
        rule=signal.rule,
        about=signal.about,
        fingerprint=signal.fingerprint,
        is_aside=is_aside,
        reason=reason,
        user_id=user.id,
    )
    db.session.add(decision)
    db.session.flush()
    return decision
