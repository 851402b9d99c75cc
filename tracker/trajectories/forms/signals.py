"""What is asked when a signal is set aside."""

from wtforms import HiddenField

from tracker.web.form import Form, TextField


class AsideForm(Form):
    """Why a signal is set aside, and the mark of the facts that the page showed."""

    shown = HiddenField()
    reason = TextField(
        "Waarom zet u dit signaal opzij?",
        required="Schrijf op waarom u dit signaal opzij zet.",
        description="Deze reden staat in het rapport.",
    )
