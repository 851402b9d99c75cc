"""What is asked of who makes a report public or takes it back."""

from tracker.web.form import Form, TextField


class PublishForm(Form):
    """Confirms that everybody may read a report."""


class RetractForm(Form):
    """Why a public report is taken back."""

    reason = TextField(
        "Waarom trekt u het rapport in?",
        required="Schrijf op waarom u het rapport intrekt.",
        length=1000,
        description="Deze reden staat op de openbare pagina, in plaats van het rapport.",
    )
