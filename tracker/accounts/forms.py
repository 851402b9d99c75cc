"""What one fills in to log in and to change a password."""

from wtforms import EmailField, PasswordField
from wtforms.validators import EqualTo

from tracker.web.form import Form, at_most, needed


class LoginForm(Form):
    """Who are you?"""

    email = EmailField(
        "E-mailadres",
        validators=[needed("Vul uw e-mailadres in."), at_most(254)],
        render_kw={"autocomplete": "username", "spellcheck": "false", "autocapitalize": "none"},
    )
    password = PasswordField(
        "Wachtwoord",
        validators=[needed("Vul uw wachtwoord in."), at_most(500)],
        render_kw={"autocomplete": "current-password"},
    )


class PasswordForm(Form):
    """A new password, with the present one as proof."""

    present = PasswordField(
        "Uw wachtwoord van nu",
        validators=[needed("Vul het wachtwoord in waarmee u nu inlogt."), at_most(500)],
        render_kw={"autocomplete": "current-password"},
    )
    new = PasswordField(
        "Nieuw wachtwoord",
        description="Twaalf tekens of meer. Een zin die alleen u kent, is makkelijk te onthouden.",
        validators=[needed("Vul een nieuw wachtwoord in."), at_most(500)],
        render_kw={"autocomplete": "new-password"},
    )
    again = PasswordField(
        "Nieuw wachtwoord, nog een keer",
        validators=[
            needed("Vul het nieuwe wachtwoord nog een keer in."),
            EqualTo("new", "De twee nieuwe wachtwoorden zijn niet gelijk. Vul ze opnieuw in."),
        ],
        render_kw={"autocomplete": "new-password"},
    )
