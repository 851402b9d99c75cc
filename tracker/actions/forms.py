"""What is asked about an action, and in which words."""

from datetime import date, timedelta
from uuid import uuid4

from wtforms import HiddenField, SelectField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # not in its stubs

from tracker.domain.vocabulary import FollowUp, Judgement
from tracker.web.filter_form import FilterForm, OneOrAllField
from tracker.web.form import (
    ChoiceField,
    DayField,
    EditForm,
    Form,
    LineField,
    RadioChoiceField,
    TakenField,
    TextField,
    WholeNumberField,
)
from tracker.web.labels import choices

TODAY, YESTERDAY, OTHER = "vandaag", "gisteren", "andere-dag"
STATES = [
    SelectChoice("open", "open"),
    SelectChoice("te-laat", "te laat"),
    SelectChoice("zonder-oordeel", "gedaan, zonder oordeel"),
    SelectChoice("alles", "alles"),
]
NO_OWNER = "Kies een trekker: welke organisatie voert dit uit?"
NO_DEADLINE = "Kies op welke dag dit klaar moet zijn."
NOT_YET = "Deze dag is nog niet geweest. Kies vandaag of een eerdere dag."
Choices = list[tuple[str, str]]


def with_none(label: str, known: Choices) -> list[SelectChoice]:
    """Return ``known`` as choices, with the choice of none in front."""
    return [SelectChoice("", label), *(SelectChoice(value, name) for value, name in known)]


class ActionFilterForm(FilterForm):
    """How the list of actions is narrowed."""

    stand = SelectField("Stand", choices=STATES, default="open", validate_choice=False)
    wijk = OneOrAllField("Wijk")
    traject = OneOrAllField("Traject")
    trekker = OneOrAllField("Trekker")

    @property
    def is_narrowed(self) -> bool:
        """Return whether the list is other than it opens."""
        return bool(self.arguments.keys() - {"stand"})


class ReachForm(Form):
    """What a line says beside its day."""

    text = TextField(
        "Wat deed u, en wat kwam ervan?",
        required="Schrijf op wat u deed.",
        description="Schrijf geen namen op.",
        length=2000,
    )
    reached = WholeNumberField(
        "Hoeveel mensen bereikte u?",
        high=100_000,
        too_low="Het aantal mensen is nul of meer.",
        too_high="Vul hoogstens 100.000 mensen in.",
    )


class LineForm(ReachForm):
    """A new line in the log: what, when, how many."""

    when = RadioChoiceField(
        "Wanneer?",
        required="Kies wanneer u dit deed.",
        choices=[
            SelectChoice(TODAY, "vandaag"),
            SelectChoice(YESTERDAY, "gisteren"),
            SelectChoice(OTHER, "andere dag"),
        ],
        default=TODAY,
    )
    day = DayField("Op welke dag?")
    client_key = HiddenField(default=lambda: str(uuid4()))
    page = HiddenField()  # "mijn": the form stands on the page with one's own actions

    def validate(self, extra_validators: object = None) -> bool:
        """Ask for the day when it is another than today or yesterday."""
        is_valid = super().validate(extra_validators)
        if self.when.data == OTHER and self.day.data is None and not self.day.errors:
            self.refuse(self.day, "Kies op welke dag u dit deed.")
            return False
        return is_valid

    def on(self, today: date) -> date:
        """Return the day the line is about. Only after ``validate``."""
        if self.when.data == OTHER and self.day.data is not None:
            return self.day.data
        return today - timedelta(days=1) if self.when.data == YESTERDAY else today

    def renew_key(self) -> None:
        """Give the line another name, for its next save."""
        self.client_key.data = str(uuid4())

    @property
    def key(self) -> str:
        """Return what names this line, however often it is sent."""
        return (self.client_key.data or "")[:36] or str(uuid4())


class ChangeLineForm(ReachForm):
    """A line that was written before."""

    day = DayField("Op welke dag?", required="Kies op welke dag u dit deed.")


class ActionForm(EditForm):
    """An action: what, who, when, and where it comes from."""

    title = LineField(
        "Wat gaat er gebeuren?",
        required="Schrijf in één zin op wat er gaat gebeuren.",
        description="Bijvoorbeeld: ‘Een kaartje voor de huisarts maken’.",
    )
    expected_effect = TextField(
        "Wat moet dit opleveren?",
        description="Hieraan ziet u in de volgende cyclus of de actie hielp.",
    )
    organisation = ChoiceField("Trekker", required=NO_OWNER)
    person = ChoiceField("Wie bij de trekker?", description="De functie, geen naam.")
    starts_on = DayField("Begint op", required="Kies op welke dag dit begint.")
    due_on = DayField("Klaar, uiterlijk op", required=NO_DEADLINE)
    lesson = ChoiceField("Uit welke les komt dit?")
    principle = ChoiceField("Bij welk principe hoort dit?")
    taken = TakenField()

    def offer(
        self,
        *,
        organisations: Choices,
        people: Choices,
        lessons: Choices,
        principles: Choices,
    ) -> None:
        """Set what may be chosen."""
        self.organisation.choices = with_none("Kies een organisatie", organisations)
        self.person.choices = with_none("Niemand in het bijzonder", people)
        self.lesson.choices = with_none("Niet uit een les", lessons)
        self.principle.choices = with_none("Niet bij één principe", principles)


class DoneForm(Form):
    """The day an action was done."""

    day = DayField("Op welke dag was het klaar?", required="Kies op welke dag dit klaar was.")


class CheckedForm(Form):
    """The day somebody looked whether an action was done as meant."""

    day = DayField("Op welke dag is dit nagegaan?", required="Kies op welke dag u dit naging.")
    note = TextField(
        "Is het gedaan zoals het was bedoeld?",
        required="Schrijf op of het is gedaan zoals bedoeld.",
        description="Schrijf ook op wat anders ging.",
    )


class JudgeForm(EditForm):
    """Whether an action helped, and what happens with it."""

    judgement = RadioChoiceField(
        "Hielp de actie?",
        required="Kies of de actie hielp.",
        choices=choices(Judgement),
    )
    follow_up = RadioChoiceField(
        "Wat doet u hiermee?",
        required="Kies wat u met deze actie doet.",
        choices=choices(FollowUp),
    )
    note = TextField("Waaraan ziet u dat?", description="Schrijf geen namen op.")
    day = DayField("Besproken op", required="Kies op welke dag u dit besprak.")
