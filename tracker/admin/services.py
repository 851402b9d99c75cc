"""Switching accounts off and on."""

from tracker.models import User


def switch_account(account: User, *, is_enabled: bool) -> None:
    """Switch ``account`` on or off; who is switched off is logged out at the next page."""
    account.is_enabled = is_enabled
