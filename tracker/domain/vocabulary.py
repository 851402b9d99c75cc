"""The closed lists of words that records are made of; the Dutch words are in ``web/labels.py``."""

from enum import StrEnum


class Role(StrEnum):
    """What an account is for; ``policy`` says what each role may do."""

    PROGRAMME_LEAD = "programme_lead"
    PARTNER = "partner"
    ADVISER = "adviser"
    READER = "reader"
    GEMEENTE_ADMIN = "gemeente_admin"
    PLATFORM_ADMIN = "platform_admin"


class OrganisationKind(StrEnum):
    """Which side of the table an organisation sits on."""

    GEMEENTE = "gemeente"
    PARTNER = "partner"
    KNOWLEDGE_INSTITUTE = "knowledge_institute"


class Sector(StrEnum):
    """The field a partner organisation works in."""

    WELFARE = "welfare"
    POLICE = "police"
    YOUTH_CENTRE = "youth_centre"
    SCHOOL = "school"
    GENERAL_PRACTICE = "general_practice"
    PUBLIC_HEALTH = "public_health"
    HOUSING = "housing"
    WIJKTEAM = "wijkteam"
    RESIDENTS = "residents"
    SPORT = "sport"
    CARE = "care"
    OTHER = "other"


class AreaKind(StrEnum):
    """The level of a CBS area."""

    WIJK = "wijk"
    BUURT = "buurt"


class StakeholderKind(StrEnum):
    """Whose voice a stakeholder brings; residents and experts by experience count apart."""

    RESIDENTS = "residents"
    EXPERTS_BY_EXPERIENCE = "experts_by_experience"
    PROFESSIONALS = "professionals"
    GEMEENTE = "gemeente"
    KNOWLEDGE = "knowledge"
    OTHER = "other"


class TrajectoryStatus(StrEnum):
    """Where a trajectory stands as a whole."""

    DRAFT = "draft"
    RUNNING = "running"
    CLOSED = "closed"


class FactorKind(StrEnum):
    """Whether the factor behind a result helps or harms."""

    RISK = "risk"
    PROTECTIVE = "protective"


class DossierKind(StrEnum):
    """Whether a dossier is about a theme or about a way of working."""

    SUBSTANCE = "substance"
    METHOD = "method"


class PrincipleBasis(StrEnum):
    """Whether a principle stands in the dossier itself or in a related source."""

    DOSSIER = "dossier"
    RELATED = "related"


class EditionState(StrEnum):
    """Whether an edition of a dossier may still be changed."""

    DRAFT = "draft"
    PUBLISHED = "published"


class ChangeKind(StrEnum):
    """What happened to a principle from one edition to another."""

    CHANGED = "changed"
    ADDED = "added"
    DROPPED = "dropped"


class InsightState(StrEnum):
    """Who reads an insight: advisers, or everybody who reads the library."""

    DRAFT = "draft"
    PUBLISHED = "published"


class ProposalState(StrEnum):
    """What became of a proposal for the next edition of a dossier."""

    OPEN = "open"
    TAKEN_OVER = "taken_over"
    DECLINED = "declined"


class InstrumentUse(StrEnum):
    """How the figures of an instrument may be used here."""

    REGISTER_GROUP_ONLY = "register_group_only"
    BUILD_IN = "build_in"
    CONVERSATION_ONLY = "conversation_only"
    NOT_FOR_RESULTS = "not_for_results"


class PhaseMove(StrEnum):
    """How a cycle came from one phase into another."""

    FORWARD = "forward"
    PASSED = "passed"
    BACK = "back"


class ExpectationMet(StrEnum):
    """Whether what was seen is what the network expected at the start of the cycle."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"


class ReflectionScore(StrEnum):
    """How far an organisation sees a principle in its own practice."""

    NOT = "not"
    A_LITTLE = "a_little"
    LARGELY = "largely"
    FULLY = "fully"
    UNKNOWN = "unknown"


class ConversationForm(StrEnum):
    """The working form of a conversation."""

    IMPROVEMENT_SESSION = "improvement_session"
    PEER_REVIEW = "peer_review"
    CASE_DISCUSSION = "case_discussion"
    DEVELOPMENT_TABLE = "development_table"
    OTHER = "other"


class Recognition(StrEnum):
    """Whether the network recognises a figure in its practice."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class MustImprove(StrEnum):
    """Whether the network wants what a topic shows to get better."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class OutcomeKind(StrEnum):
    """The type of an outcome of a conversation."""

    DECISION = "decision"
    NOTE = "note"
    FOLLOW_UP = "follow_up"


class LessonKind(StrEnum):
    """Whether a lesson is about the content or about the process."""

    CONTENT = "content"
    PROCESS = "process"


class LessonResult(StrEnum):
    """Whether what was done worked."""

    WORKED = "worked"
    PARTLY = "partly"
    DID_NOT_WORK = "did_not_work"


class LessonDirection(StrEnum):
    """What a lesson says about a principle."""

    CONFIRMS = "confirms"
    QUALIFIES = "qualifies"
    CONTRADICTS = "contradicts"


class Strength(StrEnum):
    """How firmly a lesson stands."""

    IMPRESSION = "impression"
    SEVERAL_SOURCES = "several_sources"
    MEASURED = "measured"


class KnowledgeSource(StrEnum):
    """Whose knowledge a lesson rests on."""

    RESIDENTS = "residents"
    EXPERTS_BY_EXPERIENCE = "experts_by_experience"
    PROFESSIONALS = "professionals"
    RESEARCH = "research"


class Obstacle(StrEnum):
    """What stood in the way when something did not work."""

    RULES = "rules"
    MONEY = "money"
    TIME = "time"
    TRUST = "trust"
    KNOWLEDGE = "knowledge"
    ORGANISATION = "organisation"


class ReviewState(StrEnum):
    """How far a lesson has come on its way to other gemeenten."""

    PROPOSED = "proposed"
    IN_TRAJECTORY = "in_trajectory"
    OFFERED = "offered"
    QUESTIONED = "questioned"
    SHARED = "shared"
    NOT_SHARED = "not_shared"


class ReviewDecision(StrEnum):
    """What an adviser, or either side within a day, decided about an offered lesson."""

    ASKED = "asked"
    SHARED = "shared"
    NOT_SHARED = "not_shared"
    CALLED_BACK = "called_back"


class Transferability(StrEnum):
    """Whether another gemeente can use a lesson."""

    TRANSFERABLE = "transferable"
    UNDER_CONDITIONS = "under_conditions"
    PLACE_BOUND = "place_bound"


class Judgement(StrEnum):
    """Whether an action helped, as judged in a later cycle."""

    HELPED = "helped"
    HELPED_PARTLY = "helped_partly"
    DID_NOT_HELP = "did_not_help"
    TOO_EARLY = "too_early"


class FollowUp(StrEnum):
    """What happens to an action after it was judged."""

    KEEP = "keep"
    ADAPT = "adapt"
    STOP = "stop"


class SearchKind(StrEnum):
    """What search finds. The order is part of the ids in the index: add at the end only."""

    LESSON = "lesson"
    DOSSIER = "dossier"
    PRINCIPLE = "principle"
    INTERVENTION = "intervention"
    INSTRUMENT = "instrument"
    EXAMPLE = "example"
    TRAJECTORY = "trajectory"
    CONVERSATION = "conversation"
    ACTION = "action"
    INSIGHT = "insight"


class ChoicePlace(StrEnum):
    """Where somebody chooses, with what others learned beside it."""

    PRINCIPLE = "principle"
    OFFER = "offer"
    ACTION = "action"
    LESSON = "lesson"


class UseKind(StrEnum):
    """What a reader did with a lesson of another gemeente, short of taking it over."""

    SHOWN = "shown"
    OPENED = "opened"
