"""What is asked around search, and in which words."""

from collections.abc import Iterable, Sequence
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict
from wtforms import Form as PlainForm
from wtforms import HiddenField, SearchField, SelectField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # not in its stubs

from tracker.domain.vocabulary import SearchKind
from tracker.web.form import Form, LineField
from tracker.web.labels import choices

ALL = SelectChoice("", "alle")
LONGEST = 200  # characters that are looked at
NEWEST, WIDE = "nieuwste", "1"
TOO_LONG = "Gebruik aan elke kant hoogstens drie woorden."
SAME = "Voor het zoeken zijn dit al dezelfde woorden. Een paar is niet nodig."
TOO_COMMON = "Vul aan beide kanten een woord in dat iets zegt: ‘de’ of ‘en’ zoeken wij niet."
EXISTS = "Dit paar staat al in de lijst."
TOO_MANY = "U bewaart al vijftig zoekopdrachten. Haal er eerst een weg."


class SearchForm(PlainForm):
    """What is looked for and how it is narrowed; it stands in the address."""

    q = SearchField("Zoek op", render_kw={"maxlength": LONGEST})
    soort = SelectField("Soort", validate_choice=False)
    thema = SelectField("Thema", validate_choice=False)
    gemeente = SelectField("Gemeente", validate_choice=False)
    jaar = SelectField("Jaar", validate_choice=False)
    volgorde = SelectField(
        "Volgorde",
        choices=[SelectChoice("", "beste eerst"), SelectChoice(NEWEST, "nieuwste eerst")],
        validate_choice=False,
    )
    ruim = HiddenField()

    def __init__(
        self,
        args: MultiDict[str, str],
        *,
        themes: Iterable[str] = (),
        gemeenten: Iterable[tuple[int, str]] = (),
        years: Iterable[int] = (),
    ) -> None:
        """Read ``args``; a value that is not among the choices narrows nothing."""
        super().__init__(args)
        self.q.data = "".join(sign if sign.isprintable() else " " for sign in self.q.data or "")
        self.q.data = " ".join(self.q.data.split())[:LONGEST]
        self.soort.choices = [ALL, *choices(SearchKind)]
        self.thema.choices = [ALL, *(SelectChoice(theme) for theme in themes)]
        self.gemeente.choices = [ALL, *(SelectChoice(str(id), name) for id, name in gemeenten)]
        self.jaar.choices = [ALL, *(SelectChoice(str(year)) for year in years)]
        for item in (self.soort, self.thema, self.gemeente, self.jaar, self.volgorde):
            offered = {value for value, *_ in item.iter_choices()}
            item.data = item.data if item.data in offered else ""
        self.ruim.data = WIDE if self.ruim.data == WIDE else ""

    @property
    def selects(self) -> Sequence[SelectField]:
        """Return the fields that narrow the results; a field without a choice is left out."""
        fields = (self.soort, self.thema, self.gemeente, self.jaar)
        return [item for item in fields if len(list(item.iter_choices())) > 1]

    @property
    def arguments(self) -> dict[str, str]:
        """Return what the address says, for links that keep it."""
        return {item.name: item.data for item in self if item.data}

    @property
    def address(self) -> str:
        """Return what stands behind the "?" of the address."""
        return urlencode(self.arguments)

    @property
    def is_narrowed(self) -> bool:
        """Return whether something is chosen besides the words."""
        return any(item.data for item in self.selects)


class SaveSearchForm(Form):
    """The name under which a search is kept."""

    name = LineField("Naam", required="Geef de zoekopdracht een naam.", length=80)
    address = HiddenField()


class ForgetForm(Form):
    """The button that takes something from a list."""


class SynonymForm(Form):
    """Two words that mean the same."""

    word = LineField("Woord", required="Vul een woord in.", length=60)
    other = LineField("Betekent hetzelfde als", required="Vul een tweede woord in.", length=60)
