"""What is asked about a lesson, and in which words."""

from collections.abc import Iterable, Mapping

from wtforms import BooleanField, FieldList, FormField, HiddenField
from wtforms import Form as PlainForm
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # not in its stubs

from tracker.domain.vocabulary import (
    KnowledgeSource,
    LessonDirection,
    LessonKind,
    LessonResult,
    Obstacle,
    ReviewState,
    Strength,
)
from tracker.web.filter_form import FilterForm, OneOrAllField, WordField
from tracker.web.form import (
    DayField,
    EditForm,
    LineField,
    ManyChoicesField,
    RadioChoiceField,
    TextField,
)
from tracker.web.labels import choices

SILENT = ""  # the lesson says nothing on this principle
NO_DIRECTION = (
    "Kies bij een principe wat deze les erover zegt, of kies ‘Deze les gaat niet over een "
    "principe’."
)
BOTH = "U koos een principe én ‘niet over een principe’. Haal een van beide weg."
NO_OBSTACLE = "Kies wat er in de weg stond."
TOO_EARLY = "Kies een dag na vandaag om opnieuw naar deze les te kijken."


class DirectionRow(PlainForm):
    """What a lesson says on one principle."""

    principle_id = HiddenField()
    direction = RadioChoiceField(
        "Wat zegt deze les?",
        choices=[SelectChoice(SILENT, "zegt niets"), *choices(LessonDirection)],
        default=SILENT,
    )


class LessonForm(EditForm):
    """A lesson: what, for whom, how sure, and what it says on principles."""

    title = LineField(
        "De les in één zin",
        required="Schrijf de les in één zin op.",
        length=200,
        description="Bijvoorbeeld: ‘Uitnodigen door een bekende werkt beter dan posters’.",
    )
    did = TextField("Wat deden wij?", required="Schrijf op wat u deed.")
    saw = TextField("Wat zagen wij?", required="Schrijf op wat u zag.")
    why = TextField("Waarom denken wij dat?", required="Schrijf op waarom u dat denkt.")
    for_whom = LineField(
        "Voor wie geldt het?", required="Schrijf op voor wie dit geldt.", length=300
    )
    circumstances = TextField("Wanneer geldt het?", rows=2)
    kind = RadioChoiceField(
        "Waar gaat de les over?",
        required="Kies of de les over de inhoud of het proces gaat.",
        choices=choices(LessonKind),
    )
    result = RadioChoiceField(
        "Werkte het?", required="Kies of het werkte.", choices=choices(LessonResult)
    )
    obstacle = RadioChoiceField(
        "Wat stond in de weg?",
        description="Alleen als het niet of maar deels werkte.",
        choices=choices(Obstacle),
    )
    strength = RadioChoiceField(
        "Hoe zeker weet u dit?",
        required="Kies hoe zeker u dit weet.",
        choices=choices(Strength),
    )
    knowledge = ManyChoicesField(
        "Wiens kennis is dit?",
        required="Kies van wie deze kennis komt.",
        choices=choices(KnowledgeSource),
    )
    directions = FieldList(FormField(DirectionRow))
    has_no_principle = BooleanField("Deze les gaat niet over een principe")
    needs_no_action = BooleanField("Uit deze les volgt geen actie")
    anchoring = TextField("Waar leggen wij dit vast?", rows=2)
    look_again_on = DayField("Wanneer kijken wij opnieuw?")

    def name_rows(self, titles: Mapping[str, str]) -> None:
        """Ask each direction under the title of its principle, found by its id."""
        for row in self.directions:
            title = titles.get(row.form.principle_id.data or "")
            if title is not None:
                row.form.direction.label.text = title

    def spoken_of(self, known: Iterable[int]) -> set[int]:
        """Return the ids among ``known`` at which something is chosen; also before ``validate``."""
        chosen = {row["principle_id"] for row in self.directions.data if row["direction"]}
        return {id for id in known if str(id) in chosen}

    def chosen_obstacle(self) -> Obstacle | None:
        """Return what stood in the way, when it is one of the choices; also before ``validate``."""
        return next((each for each in Obstacle if each.value == self.obstacle.data), None)

    def chosen_directions(self, known: Iterable[int]) -> dict[int, LessonDirection]:
        """Return what the lesson says by the id of the principle; others than ``known`` drop."""
        ids = {str(id): id for id in known}
        return {
            ids[row["principle_id"]]: LessonDirection(row["direction"])
            for row in self.directions.data
            if row["direction"] and row["principle_id"] in ids
        }


class LessonFilterForm(FilterForm):
    """How the list of lessons is narrowed."""

    zoek = WordField()
    dossier = OneOrAllField("Dossier")
    principe = OneOrAllField("Principe")
    richting = OneOrAllField("Zegt dat een principe", members=LessonDirection)
    traject = OneOrAllField("Traject")
    gemeente = OneOrAllField("Gemeente")
    wijk = OneOrAllField("Wijk")
    doelgroep = OneOrAllField("Traject voor wie")
    sterkte = OneOrAllField("Hoe sterk", members=Strength)
    soort = OneOrAllField("Soort", members=LessonKind)
    resultaat = OneOrAllField("Werkte het", members=LessonResult)
    obstakel = OneOrAllField("Wat stond in de weg", members=Obstacle)
    stand = OneOrAllField("Stand", members=ReviewState)
    jaar = OneOrAllField("Jaar")

    @property
    def has_more(self) -> bool:
        """Return whether something is chosen in the fields that open on demand."""
        in_sight = {"zoek", "dossier", "richting", "sterkte"}
        return bool(self.arguments.keys() - in_sight)
