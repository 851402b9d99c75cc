"""What is asked about who takes part with an account of their own."""

from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # not in its stubs

from tracker.web.form import Form, ManyChoicesField, RadioChoiceField

YES, NO = "ja", "nee"


class PartnerForm(Form):
    """In which wijken a partner works."""

    wijken = ManyChoicesField(
        "In welke wijken werkt deze partner?",
        coerce=int,
        description="Zonder wijk doet deze partner niet mee.",
    )


class ReaderForm(Form):
    """Whether a reader may read along."""

    may_read = RadioChoiceField(
        "Mag dit account meelezen?",
        required="Kies of dit account mag meelezen.",
        choices=[
            SelectChoice(YES, "Ja, het traject en de rapporten"),
            SelectChoice(NO, "Nee"),
        ],
    )
