"""What the library is narrowed by, and what is asked to make the next edition of a dossier."""

from collections.abc import Iterable
from typing import cast

from tracker.domain.vocabulary import DossierKind, InstrumentUse
from tracker.web.filter_form import FilterForm, OneOrAllField, WordField
from tracker.web.form import EditForm, Form, LineField, TextField, WholeNumberField

NO_WORD_ON_CHANGE = "Schrijf in één of twee zinnen op wat er anders is."
NO_CHANGE = "Dit concept zegt hetzelfde als de huidige uitgave. Wijzig eerst een principe."
NO_ADDRESS = "Begin het webadres met https:// of http://."
NOTE = "note_"


class ThemeFilter(FilterForm):
    """A word and a theme."""

    zoek = WordField()
    thema = OneOrAllField("Thema")


class DossierFilter(ThemeFilter):
    """A word, a theme and a kind of dossier."""

    soort = OneOrAllField("Soort", members=DossierKind)


class InstrumentFilter(FilterForm):
    """A word and a use."""

    zoek = WordField()
    gebruik = OneOrAllField("Gebruik", members=InstrumentUse)


class PrincipleForm(EditForm):
    """What a draft says about a principle."""

    title = LineField("Het principe in één zin", required="Schrijf het principe op.", length=200)
    explanation = TextField("Uitleg", required="Leg het principe uit.", rows=6)
    avoid = TextField("Liever niet", description="Wat kan iemand beter laten?", rows=2)
    evidence = TextField("Onderbouwing", description="Hoe weten wij dit?", rows=3)
    questions = TextField(
        "Reflectievragen",
        required="Schrijf ten minste één vraag op.",
        description="Elke vraag op een eigen regel. Begin met ‘In hoeverre …’.",
        rows=4,
    )

    @property
    def lines(self) -> list[str]:
        """Return the questions, each a line."""
        return [line.strip() for line in (self.questions.data or "").splitlines() if line.strip()]


class NewPrincipleForm(PrincipleForm):
    """A principle that the dossier did not have, with where it comes from."""

    source_title = LineField(
        "Bron", required="Schrijf op waar dit principe vandaan komt.", length=300
    )
    source_year = WholeNumberField(
        "Jaar van de bron",
        low=1900,
        high=2100,
        too_low="Vul een jaar na 1900 in.",
        too_high="Vul een jaar voor 2100 in.",
    )
    source_url = LineField("Webadres van de bron", length=500)

    def names_an_address(self) -> bool:
        """Return whether the address of the source is one, or empty; else the form says so."""
        url = self.source_url.data or ""
        if not url or url.startswith(("https://", "http://")):
            return True
        self.refuse(self.source_url, NO_ADDRESS)
        return False


class DropForm(Form):
    """Why a principle is left out of the next edition."""

    reason = TextField(
        "Waarom vervalt dit principe?",
        required="Schrijf op waarom.",
        description="Trajecten die op dit principe bouwen, lezen deze reden.",
    )


class DeclineForm(Form):
    """Why a proposal is not taken over."""

    reason = TextField(
        "Waarom neemt u het niet over?",
        required="Schrijf op waarom.",
        description="De reden komt bij het inzicht te staan.",
    )


class PublishForm(Form):
    """What the next edition is called, and what is different in it."""

    label = LineField(
        "Naam van deze uitgave",
        required="Geef de uitgave een naam, bijvoorbeeld ‘november 2026’.",
        length=200,
    )

    @property
    def notes(self) -> dict[str, str]:
        """Return what is different, by the key of the principle."""
        return {
            item.name.removeprefix(NOTE): item.data or ""
            for item in self
            if item.name.startswith(NOTE)
        }


def publish_form(keys: Iterable[str]) -> type[PublishForm]:
    """Return a form that also asks what is different in the principle with each of ``keys``."""
    fields = {
        f"{NOTE}{key}": TextField("Wat is er anders?", required=NO_WORD_ON_CHANGE, rows=2)
        for key in keys
    }
    return cast(type[PublishForm], type("PublishEditionForm", (PublishForm,), fields))
