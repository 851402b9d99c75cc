"""What an administrator fills in."""

from tracker.web.form import Form


class ConfirmForm(Form):
    """Nothing to fill in: sending it is the answer."""
