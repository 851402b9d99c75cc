"""What is asked about insights and proposals, and in which words."""

from wtforms import BooleanField

from tracker.domain.vocabulary import InsightState
from tracker.web.filter_form import FilterForm, OneOrAllField, WordField
from tracker.web.form import EditForm, Form, LineField, ManyChoicesField, TextField

NO_LESSONS = "Kies de lessen waar dit inzicht op rust."


class InsightForm(EditForm):
    """An insight: for and against, for whom, and the lessons behind it."""

    lessons = ManyChoicesField("Op welke lessen rust dit inzicht?", required=NO_LESSONS)
    title = LineField(
        "Het inzicht in één zin", required="Schrijf het inzicht in één zin op.", length=200
    )
    says = TextField(
        "Wat leren de lessen samen?", required="Schrijf op wat de lessen samen leren.", rows=4
    )
    in_favour = TextField(
        "Wat spreekt ervoor?", required="Schrijf op wat voor het principe spreekt, of ‘niets’."
    )
    against = TextField(
        "Wat spreekt ertegen?", required="Schrijf op wat tegen het principe spreekt, of ‘niets’."
    )
    conditions = TextField(
        "Voor wie en onder welke voorwaarden?", required="Schrijf op voor wie dit geldt."
    )
    unknown = TextField(
        "Wat weten wij niet?", required="Schrijf op wat wij nog niet weten.", rows=2
    )
    drops_withdrawn = BooleanField("Haal de lessen die niet meer gedeeld zijn uit dit inzicht")


class ProposalForm(Form):
    """Sentences for the next edition of the dossier."""

    text = TextField(
        "Wat moet er in het dossier komen te staan?",
        required="Schrijf de zinnen op zoals ze in het dossier komen te staan.",
        description="Schrijf hele zinnen. Ze komen onder aan de uitleg van het principe.",
        length=1200,
    )
    why = TextField("Waarom?", required="Schrijf op waarom dit in het dossier hoort.")


class InsightFilterForm(FilterForm):
    """How the list of insights is narrowed."""

    zoek = WordField()
    dossier = OneOrAllField("Dossier")
    stand = OneOrAllField("Stand", members=InsightState)
