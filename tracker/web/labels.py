"""The Dutch words for stored values. A test asks one for every member of every enum."""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum

from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # not in its stubs

from tracker.domain.phases import Condition, Phase
from tracker.domain.review import Relation
from tracker.domain.track import StopState
from tracker.domain.verdict import Direction, Verdict
from tracker.domain.vocabulary import (
    AreaKind,
    ChangeKind,
    ConversationForm,
    DossierKind,
    EditionState,
    ExpectationMet,
    FactorKind,
    FollowUp,
    InsightState,
    InstrumentUse,
    Judgement,
    KnowledgeSource,
    LessonDirection,
    LessonKind,
    LessonResult,
    MustImprove,
    Obstacle,
    OrganisationKind,
    OutcomeKind,
    PhaseMove,
    PrincipleBasis,
    ProposalState,
    Recognition,
    ReflectionScore,
    ReviewDecision,
    ReviewState,
    Role,
    SearchKind,
    Sector,
    StakeholderKind,
    Strength,
    TrajectoryStatus,
    Transferability,
)
from tracker.domain.withholding import MeasurementKind, Unit, ValueState


class Labels(Mapping[Enum, str]):
    """The Dutch word of each member of each enum.

    A plain dict would mix them up: members of two string enums with one value are equal.
    """

    def __init__(self, words: Iterable[tuple[Enum, str]]) -> None:
        """Keep each word under its own enum."""
        self._words = {(type(member), member.value): (member, word) for member, word in words}

    def __getitem__(self, member: Enum) -> str:
        """Return the word of ``member``."""
        return self._words[type(member), member.value][1]

    def __iter__(self) -> Iterator[Enum]:
        """Go through the members."""
        return (member for member, _ in self._words.values())

    def __len__(self) -> int:
        """Return how many members have a word."""
        return len(self._words)


LABELS = Labels(
    [
        (Phase.MEASURE, "meten"),
        (Phase.SPEAK, "spreken"),
        (Phase.LEARN, "leren"),
        (Phase.IMPROVE, "verbeteren"),
        (Phase.CLOSED, "afgesloten"),
        (Condition.SOMETHING_MEASURED, "Een meting, een reflectie of een verhaal"),
        (
            Condition.EVERY_INDICATOR_ANSWERED,
            "Bij elke indicator een cijfer, of de reden waarom niet",
        ),
        (Condition.CONVERSATION_HELD, "Een gesprek met twee of meer organisaties"),
        (Condition.CONVERSATION_INTERPRETED, "Een verklaring bij elk onderwerp van het gesprek"),
        (Condition.LESSON_WRITTEN, "Een les"),
        (Condition.LESSON_HAS_DIRECTION, "Bij elke les een principe, of de keuze ‘geen principe’"),
        (Condition.LESSON_HAS_ACTION, "Bij elke les een actie, of de keuze ‘geen actie nodig’"),
        (Condition.ACTION_COMPLETE, "Bij elke actie een trekker en een datum"),
        (Condition.PREVIOUS_ACTIONS_JUDGED, "Een oordeel over elke actie uit de vorige cyclus"),
        (StopState.DONE, "klaar"),
        (StopState.HERE, "hier zijn wij nu"),
        (StopState.STILL, "hier staat het stil"),
        (StopState.PASSED, "overgeslagen met reden"),
        (StopState.AHEAD, "komt nog"),
        (Verdict.ON_COURSE, "Op koers"),
        (Verdict.ATTENTION, "Aandacht"),
        (Verdict.OFF_COURSE, "Uit koers"),
        (Verdict.NO_JUDGEMENT, "Geen oordeel"),
        (Direction.UP, "omhoog"),
        (Direction.DOWN, "omlaag"),
        (Direction.STABLE, "gelijk blijven"),
        (ValueState.MEASURED, "gemeten"),
        (ValueState.WITHHELD, "niet getoond"),
        (ValueState.MISSING, "ontbreekt"),
        (ValueState.NOT_ASKED, "niet gevraagd"),
        (MeasurementKind.COUNTED, "geteld"),
        (MeasurementKind.SURVEY, "vragenlijst"),
        (MeasurementKind.MODEL_ESTIMATE, "modelschatting"),
        (MeasurementKind.STORY, "verhaal"),
        (Unit.SHARE, "procent"),
        (Unit.COUNT, "aantal"),
        (Unit.MEAN, "gemiddelde"),
        (Unit.SCORE, "score"),
        (Role.PROGRAMME_LEAD, "programmaleider"),
        (Role.PARTNER, "wijkpartner"),
        (Role.ADVISER, "adviseur"),
        (Role.READER, "meelezer"),
        (Role.GEMEENTE_ADMIN, "gemeentebeheerder"),
        (Role.PLATFORM_ADMIN, "platformbeheerder"),
        (OrganisationKind.GEMEENTE, "gemeente"),
        (OrganisationKind.PARTNER, "partner"),
        (OrganisationKind.KNOWLEDGE_INSTITUTE, "kennisinstituut"),
        (Sector.WELFARE, "welzijnswerk"),
        (Sector.POLICE, "politie"),
        (Sector.YOUTH_CENTRE, "Centrum voor Jeugd en Gezin"),
        (Sector.SCHOOL, "school"),
        (Sector.GENERAL_PRACTICE, "huisarts"),
        (Sector.PUBLIC_HEALTH, "GGD"),
        (Sector.HOUSING, "woningcorporatie"),
        (Sector.WIJKTEAM, "wijkteam"),
        (Sector.RESIDENTS, "bewoners"),
        (Sector.SPORT, "sport"),
        (Sector.CARE, "zorg"),
        (Sector.OTHER, "anders"),
        (AreaKind.WIJK, "wijk"),
        (AreaKind.BUURT, "buurt"),
        (StakeholderKind.RESIDENTS, "bewoners"),
        (StakeholderKind.EXPERTS_BY_EXPERIENCE, "ervaringsdeskundigen"),
        (StakeholderKind.PROFESSIONALS, "professionals"),
        (StakeholderKind.GEMEENTE, "gemeente"),
        (StakeholderKind.KNOWLEDGE, "kennisinstituut"),
        (StakeholderKind.OTHER, "anders"),
        (TrajectoryStatus.DRAFT, "in voorbereiding"),
        (TrajectoryStatus.RUNNING, "loopt"),
        (TrajectoryStatus.CLOSED, "afgesloten"),
        (FactorKind.RISK, "risicofactor"),
        (FactorKind.PROTECTIVE, "beschermende factor"),
        (DossierKind.SUBSTANCE, "thema"),
        (DossierKind.METHOD, "manier van werken"),
        (PrincipleBasis.DOSSIER, "uit het dossier"),
        (PrincipleBasis.RELATED, "uit verwante bron"),
        (EditionState.DRAFT, "concept"),
        (EditionState.PUBLISHED, "gepubliceerd"),
        (ChangeKind.CHANGED, "gewijzigd"),
        (ChangeKind.ADDED, "nieuw"),
        (ChangeKind.DROPPED, "vervallen"),
        (InsightState.DRAFT, "concept"),
        (InsightState.PUBLISHED, "gepubliceerd"),
        (ProposalState.OPEN, "open"),
        (ProposalState.TAKEN_OVER, "overgenomen"),
        (ProposalState.DECLINED, "niet overgenomen"),
        (InstrumentUse.REGISTER_GROUP_ONLY, "alleen cijfers van groepen"),
        (InstrumentUse.BUILD_IN, "mag worden ingebouwd"),
        (InstrumentUse.CONVERSATION_ONLY, "alleen als gesprekshulp"),
        (InstrumentUse.NOT_FOR_RESULTS, "niet voor resultaten van inwoners"),
        (PhaseMove.FORWARD, "verder"),
        (PhaseMove.PASSED, "verder met een reden"),
        (PhaseMove.BACK, "terug"),
        (ExpectationMet.YES, "kwam uit"),
        (ExpectationMet.PARTLY, "kwam deels uit"),
        (ExpectationMet.NO, "kwam niet uit"),
        (ExpectationMet.UNKNOWN, "nog niet te zeggen"),
        (ReflectionScore.NOT, "niet"),
        (ReflectionScore.A_LITTLE, "een beetje"),
        (ReflectionScore.LARGELY, "grotendeels"),
        (ReflectionScore.FULLY, "helemaal"),
        (ReflectionScore.UNKNOWN, "weet niet"),
        (ConversationForm.IMPROVEMENT_SESSION, "verbetersessie"),
        (ConversationForm.PEER_REVIEW, "intervisie"),
        (ConversationForm.CASE_DISCUSSION, "casuïstiek"),
        (ConversationForm.DEVELOPMENT_TABLE, "ontwikkeltafel"),
        (ConversationForm.OTHER, "ander gesprek"),
        (Recognition.YES, "ja"),
        (Recognition.PARTLY, "deels"),
        (Recognition.NO, "nee"),
        (MustImprove.YES, "ja"),
        (MustImprove.NO, "nee"),
        (MustImprove.UNKNOWN, "weten wij nog niet"),
        (OutcomeKind.DECISION, "besluit"),
        (OutcomeKind.NOTE, "notitie"),
        (OutcomeKind.FOLLOW_UP, "open punt"),
        (LessonKind.CONTENT, "inhoud"),
        (LessonKind.PROCESS, "proces"),
        (LessonResult.WORKED, "werkte"),
        (LessonResult.PARTLY, "werkte deels"),
        (LessonResult.DID_NOT_WORK, "werkte niet"),
        (LessonDirection.CONFIRMS, "bevestigt"),
        (LessonDirection.QUALIFIES, "nuanceert"),
        (LessonDirection.CONTRADICTS, "weerspreekt"),
        (Strength.IMPRESSION, "indruk"),
        (Strength.SEVERAL_SOURCES, "meerdere bronnen"),
        (Strength.MEASURED, "gemeten"),
        (KnowledgeSource.RESIDENTS, "inwoners"),
        (KnowledgeSource.EXPERTS_BY_EXPERIENCE, "ervaringsdeskundigen"),
        (KnowledgeSource.PROFESSIONALS, "professionals"),
        (KnowledgeSource.RESEARCH, "onderzoek"),
        (Obstacle.RULES, "regels"),
        (Obstacle.MONEY, "geld"),
        (Obstacle.TIME, "tijd"),
        (Obstacle.TRUST, "vertrouwen"),
        (Obstacle.KNOWLEDGE, "kennis"),
        (Obstacle.ORGANISATION, "organisatie"),
        (ReviewState.PROPOSED, "voorgesteld"),
        (ReviewState.IN_TRAJECTORY, "in het traject"),
        (ReviewState.OFFERED, "aangeboden"),
        (ReviewState.QUESTIONED, "vraag terug"),
        (ReviewState.SHARED, "gedeeld"),
        (ReviewState.NOT_SHARED, "niet gedeeld"),
        (ReviewDecision.ASKED, "vraag gesteld"),
        (ReviewDecision.SHARED, "gedeeld"),
        (ReviewDecision.NOT_SHARED, "niet gedeeld"),
        (ReviewDecision.CALLED_BACK, "delen teruggedraaid"),
        (Transferability.TRANSFERABLE, "overdraagbaar"),
        (Transferability.UNDER_CONDITIONS, "overdraagbaar onder voorwaarden"),
        (Transferability.PLACE_BOUND, "hoort bij deze plek"),
        (Relation.OPPOSES, "spreekt deze les tegen"),
        (Relation.QUALIFIES, "nuanceert deze les"),
        (Relation.SUPPORTS, "steunt deze les"),
        (Judgement.HELPED, "hielp"),
        (Judgement.HELPED_PARTLY, "hielp deels"),
        (Judgement.DID_NOT_HELP, "hielp niet"),
        (Judgement.TOO_EARLY, "nog niet te zeggen"),
        (FollowUp.KEEP, "behouden"),
        (FollowUp.ADAPT, "aanpassen"),
        (FollowUp.STOP, "stoppen"),
        (SearchKind.LESSON, "les"),
        (SearchKind.DOSSIER, "dossier"),
        (SearchKind.PRINCIPLE, "principe"),
        (SearchKind.INTERVENTION, "interventie"),
        (SearchKind.INSTRUMENT, "instrument"),
        (SearchKind.EXAMPLE, "praktijkvoorbeeld"),
        (SearchKind.TRAJECTORY, "traject"),
        (SearchKind.CONVERSATION, "gesprek"),
        (SearchKind.ACTION, "actie"),
        (SearchKind.INSIGHT, "inzicht"),
    ]
)

# What each role may do, in one sentence; stands beside the role wherever it is chosen or shown.
ROLE_SENTENCES: dict[Role, str] = {
    Role.PROGRAMME_LEAD: "U leidt de trajecten van uw gemeente: cycli, acties, lessen, rapporten.",
    Role.PARTNER: "U legt in uw eigen wijken vast wat uw organisatie doet, meet en merkt.",
    Role.ADVISER: "U beoordeelt lessen van gemeenten en houdt de dossiers bij.",
    Role.READER: "U leest mee met een traject en leest de rapporten.",
    Role.GEMEENTE_ADMIN: "U beheert de accounts en de trajecten van uw gemeente.",
    Role.PLATFORM_ADMIN: "U beheert organisaties, accounts en de bibliotheek, niet de trajecten.",
}


def choices(members: type[Enum]) -> list[SelectChoice]:
    """Return the members of an enum as choices of a form: stored value and Dutch word."""
    return [SelectChoice(str(member.value), LABELS[member]) for member in members]
