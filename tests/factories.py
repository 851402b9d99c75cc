"""Records with valid defaults; a test names only what it is about."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from sqlalchemy import update

from tracker.domain.phases import STOPS, Phase
from tracker.domain.reporting import JobKind, ReportKind, ReportState
from tracker.domain.verdict import Direction
from tracker.domain.vocabulary import (
    ConversationForm,
    DossierKind,
    EditionState,
    FactorKind,
    LessonDirection,
    LessonKind,
    LessonResult,
    OrganisationKind,
    OutcomeKind,
    PhaseMove,
    PrincipleBasis,
    ReflectionScore,
    Role,
    Sector,
    StakeholderKind,
    Strength,
    TrajectoryStatus,
)
from tracker.domain.withholding import MeasurementKind, Unit
from tracker.extensions import db
from tracker.models import (
    Action,
    ActionLog,
    Conversation,
    ConversationOutcome,
    ConversationTopic,
    Cycle,
    Dossier,
    DossierEdition,
    Gemeente,
    Indicator,
    Insight,
    InsightLesson,
    Job,
    Lesson,
    LessonPrinciple,
    Measurement,
    Membership,
    Offer,
    Organisation,
    PhaseChange,
    PhasePlan,
    Principle,
    Proposal,
    Reflection,
    ReflectionQuestion,
    Report,
    SocietalResult,
    Stakeholder,
    Story,
    Target,
    Trajectory,
    TrajectoryPrinciple,
    TrajectoryWijk,
    User,
    Wijk,
)
from tracker.reports.codec import checksum, to_json
from tracker.reports.kinds import REPORTS, Asked
from tracker.reports.period import Period

gemeenten = count(1)  # a code has six characters
numbers = count(1)
STARTED = date(2026, 1, 5)
GEMEENTE_ROLES = {Role.PROGRAMME_LEAD, Role.GEMEENTE_ADMIN}
LABELS = dict(zip(STOPS, ("meten", "spreken", "leren", "verbeteren"), strict=True))


def saved(record: Any) -> Any:
    """Add a record and give it its id."""
    db.session.add(record)
    db.session.flush()
    return record


def make_gemeente(**values: Any) -> Gemeente:
    number = next(numbers)
    defaults = {
        "code": f"GM{next(gemeenten):04X}",
        "name": f"Voorbeeldstad {number}",
        "province": "Utrecht",
        "division_year": 2023,
    }
    return saved(Gemeente(**defaults | values))


def make_organisation(gemeente: Gemeente | None = None, **values: Any) -> Organisation:
    defaults = {
        "name": f"Welzijn {next(numbers)}",
        "kind": OrganisationKind.PARTNER,
        "sector": Sector.WELFARE,
        "gemeente_id": gemeente.id if gemeente else None,
    }
    return saved(Organisation(**defaults | values))


def make_user(
    role: Role = Role.PROGRAMME_LEAD,
    gemeente: Gemeente | None = None,
    organisation: Organisation | None = None,
    **values: Any,
) -> User:
    """Make an account; ``gemeente`` is left out for advisers and platform administrators."""
    if organisation is None:
        own = role in GEMEENTE_ROLES
        kind = OrganisationKind.GEMEENTE if own else OrganisationKind.PARTNER
        organisation = make_organisation(gemeente, kind=kind)
    defaults = {
        "email": f"account{next(numbers)}@voorbeeld.nl",
        "title": "Programmaleider",
        "password_hash": "x",
        "role": role,
        "organisation_id": organisation.id,
        "gemeente_id": gemeente.id if gemeente else None,
    }
    return saved(User(**defaults | values))


def make_member(user: User, trajectory: Trajectory, *wijken: Wijk) -> Membership:
    membership = Membership(
        gemeente_id=trajectory.gemeente_id,
        user_id=user.id,
        trajectory_id=trajectory.id,
        role=user.role,
        wijken=list(wijken),
    )
    return saved(membership)


def make_wijk(gemeente: Gemeente, **values: Any) -> Wijk:
    number = next(numbers)
    defaults = {"name": f"Wijk {number}", "slug": f"wijk-{number}", "gemeente_id": gemeente.id}
    return saved(Wijk(**defaults | values))


def make_principle(**values: Any) -> Principle:
    """Make a principle with two questions in a dossier of its own, or in ``edition``."""
    number = next(numbers)
    dossier = Dossier(
        slug=f"dossier-{number}",
        title=f"Wat werkt bij thema {number}",
        theme="Eenzaamheid",
        kind=DossierKind.SUBSTANCE,
    )
    edition = DossierEdition(
        dossier=dossier,
        number=1,
        label="2020",
        state=EditionState.PUBLISHED,
        is_current=True,
        checksum=f"{number}",
        loaded_on=STARTED,
        summary="Waar dit over gaat.",
        facts=[],
        target_groups=[],
        publisher="Movisie",
        source_title="Wat werkt",
    )
    defaults: dict[str, Any] = {
        "key": f"principe-{number}",
        "position": 1,
        "title": f"Principe {number}",
        "explanation": "Zo werkt het.",
        "basis": PrincipleBasis.DOSSIER,
        "target_groups": [],
        "source_title": "Een bron",
        "more_sources": [],
        "edition": edition,
    }
    questions = [ReflectionQuestion(position=n, text=f"In hoeverre {n}?") for n in (1, 2)]
    with opened(values.get("edition")):
        return saved(Principle(**defaults | {"questions": questions} | values))


@contextmanager
def opened(edition: DossierEdition | None) -> Iterator[None]:
    """Make a stored edition a draft for the moment, as no page can."""
    if edition is None or edition.id is None:
        yield
        return
    here = update(DossierEdition).where(DossierEdition.id == edition.id)
    before = {"state": edition.state, "is_current": edition.is_current}
    db.session.execute(here.values(state=EditionState.DRAFT, is_current=False))
    yield
    db.session.execute(here.values(**before))


def make_trajectory(gemeente: Gemeente | None = None, **values: Any) -> Trajectory:
    """Make a running trajectory with the four phases planned."""
    gemeente = gemeente or make_gemeente()
    number = next(numbers)
    defaults = {
        "gemeente_id": gemeente.id,
        "slug": f"traject-{number}",
        "title": f"Traject {number}",
        "theme": "Eenzaamheid",
        "age_group": "volwassenen",
        "starts_on": STARTED,
        "ends_on": date(2027, 12, 31),
        "status": TrajectoryStatus.RUNNING,
    }
    plans = [
        PhasePlan(gemeente_id=gemeente.id, phase=phase, label=LABELS[phase], planned_days=28)
        for phase in STOPS
    ]
    return saved(Trajectory(**defaults | {"phase_plans": plans} | values))


def link_wijk(trajectory: Trajectory, wijk: Wijk | None = None) -> Wijk:
    """Let a trajectory run in a wijk, a new one unless given; return the wijk."""
    wijk = wijk or make_wijk(trajectory.gemeente)
    saved(
        TrajectoryWijk(
            gemeente_id=trajectory.gemeente_id,
            trajectory_id=trajectory.id,
            wijk_id=wijk.id,
            position=next(numbers),
        )
    )
    return wijk


def link_principle(
    trajectory: Trajectory, principle: Principle | None = None, **values: Any
) -> TrajectoryPrinciple:
    principle = principle or make_principle()
    defaults = {
        "gemeente_id": trajectory.gemeente_id,
        "trajectory_id": trajectory.id,
        "principle_id": principle.id,
        "position": next(numbers),
        "applied_here": "Zo doen wij het.",
    }
    return saved(TrajectoryPrinciple(**defaults | values))


def make_stakeholder(trajectory: Trajectory, **values: Any) -> Stakeholder:
    defaults = {
        "gemeente_id": trajectory.gemeente_id,
        "trajectory_id": trajectory.id,
        "name": "Bewonersgroep",
        "kind": StakeholderKind.RESIDENTS,
    }
    return saved(Stakeholder(**defaults | values))


def make_result(trajectory: Trajectory, **values: Any) -> SocietalResult:
    defaults = {
        "gemeente_id": trajectory.gemeente_id,
        "trajectory_id": trajectory.id,
        "position": next(numbers),
        "title": "Meer mensen hebben contact dat ertoe doet",
        "factor": "sociaal netwerk",
        "factor_kind": FactorKind.PROTECTIVE,
    }
    return saved(SocietalResult(**defaults | values))


def make_indicator(trajectory: Trajectory, **values: Any) -> Indicator:
    """Make an indicator under a result of its own."""
    defaults = {
        "gemeente_id": trajectory.gemeente_id,
        "trajectory_id": trajectory.id,
        "position": next(numbers),
        "title": f"Kwam vier keer of vaker {next(numbers)}",
        "unit": Unit.SHARE,
        "wanted": Direction.UP,
        "source": "registratie welzijnswerk",
        "kind": MeasurementKind.COUNTED,
    }
    if "result_id" not in values:
        defaults["result_id"] = make_result(trajectory).id
    return saved(Indicator(**defaults | values))


def make_target(indicator: Indicator, wijk: Wijk, **values: Any) -> Target:
    defaults = {
        "gemeente_id": indicator.gemeente_id,
        "indicator_id": indicator.id,
        "wijk_id": wijk.id,
        "baseline": 35.0,
        "value": 60.0,
    }
    return saved(Target(**defaults | values))


def make_offer(trajectory: Trajectory, **values: Any) -> Offer:
    defaults = {
        "gemeente_id": trajectory.gemeente_id,
        "trajectory_id": trajectory.id,
        "title": "Tafel van Acht",
        "provider": "welzijnswerk",
    }
    return saved(Offer(**defaults | values))


def make_cycle(trajectory: Trajectory, wijk: Wijk | None = None, **values: Any) -> Cycle:
    """Make a cycle with the change that started it, in a wijk of its own unless given."""
    wijk = wijk or link_wijk(trajectory)
    defaults = {
        "gemeente_id": trajectory.gemeente_id,
        "trajectory_id": trajectory.id,
        "wijk_id": wijk.id,
        "number": 1,
        "question": "Wie bereiken wij nog niet?",
        "expectation": "De helft komt terug.",
        "phase": Phase.MEASURE,
        "started_on": STARTED,
        "phase_started_on": STARTED,
        "last_entry_on": STARTED,
    }
    cycle = saved(Cycle(**defaults | values))
    make_phase_change(cycle, from_phase=None, to_phase=Phase.MEASURE)
    return cycle


def make_phase_change(cycle: Cycle, **values: Any) -> PhaseChange:
    defaults = {
        "gemeente_id": cycle.gemeente_id,
        "cycle_id": cycle.id,
        "from_phase": Phase.MEASURE,
        "to_phase": Phase.SPEAK,
        "move": PhaseMove.FORWARD,
        "changed_on": cycle.started_on,
    }
    return saved(PhaseChange(**defaults | values))


def make_measurement(indicator: Indicator, cycle: Cycle, **values: Any) -> Measurement:
    defaults = {
        "gemeente_id": cycle.gemeente_id,
        "trajectory_id": cycle.trajectory_id,
        "indicator_id": indicator.id,
        "wijk_id": cycle.wijk_id,
        "cycle_id": cycle.id,
        "measured_on": cycle.started_on,
        "value": 55.0,
        "kind": MeasurementKind.COUNTED,
        "source": "registratie",
    }
    return saved(Measurement(**defaults | values))


def make_reflection(
    cycle: Cycle, principle: Principle, organisation: Organisation, **values: Any
) -> Reflection:
    defaults = {
        "gemeente_id": cycle.gemeente_id,
        "cycle_id": cycle.id,
        "principle_id": principle.id,
        "organisation_id": organisation.id,
        "score": ReflectionScore.LARGELY,
    }
    return saved(Reflection(**defaults | values))


def make_story(cycle: Cycle, **values: Any) -> Story:
    defaults = {
        "gemeente_id": cycle.gemeente_id,
        "cycle_id": cycle.id,
        "text": "De eerste keer kwam ik voor het eten.",
        "told_by": "deelnemer",
        "told_on": cycle.started_on,
        "has_permission": True,
    }
    return saved(Story(**defaults | values))


def make_conversation(cycle: Cycle, *organisations: Organisation, **values: Any) -> Conversation:
    defaults = {
        "gemeente_id": cycle.gemeente_id,
        "cycle_id": cycle.id,
        "held_on": cycle.started_on,
        "form": ConversationForm.IMPROVEMENT_SESSION,
        "organisations": list(organisations),
    }
    return saved(Conversation(**defaults | values))


def make_topic(conversation: Conversation, **values: Any) -> ConversationTopic:
    defaults = {
        "gemeente_id": conversation.gemeente_id,
        "conversation_id": conversation.id,
        "position": next(numbers),
        "title": "Ruim de helft komt terug",
        "explanation": "Wie komt, blijft.",
    }
    return saved(ConversationTopic(**defaults | values))


def make_outcome(conversation: Conversation, **values: Any) -> ConversationOutcome:
    defaults = {
        "gemeente_id": conversation.gemeente_id,
        "conversation_id": conversation.id,
        "kind": OutcomeKind.FOLLOW_UP,
        "text": "Hoe bereiken wij mannen boven de 70?",
    }
    return saved(ConversationOutcome(**defaults | values))


def make_lesson(
    cycle: Cycle,
    principle: Principle | None = None,
    direction: LessonDirection = LessonDirection.CONFIRMS,
    **values: Any,
) -> Lesson:
    """Make a lesson, joined to ``principle`` when given."""
    defaults = {
        "gemeente_id": cycle.gemeente_id,
        "trajectory_id": cycle.trajectory_id,
        "cycle_id": cycle.id,
        "wijk_id": cycle.wijk_id,
        "title": f"Uitnodigen door een bekende werkt beter {next(numbers)}",
        "did": "Een vrijwilliger belde aan.",
        "saw": "Er kwamen meer mensen.",
        "why": "Een bekende geeft vertrouwen.",
        "for_whom": "55-plussers die alleen wonen",
        "kind": LessonKind.CONTENT,
        "result": LessonResult.WORKED,
        "strength": Strength.SEVERAL_SOURCES,
        "knowledge": ["residents"],
        "written_on": cycle.started_on,
    }
    lesson = saved(Lesson(**defaults | values))
    if principle is not None:
        saved(
            LessonPrinciple(
                gemeente_id=cycle.gemeente_id,
                lesson_id=lesson.id,
                principle_id=principle.id,
                direction=direction,
            )
        )
    return lesson


def make_action(cycle: Cycle, organisation: Organisation | None = None, **values: Any) -> Action:
    organisation = organisation or make_organisation(cycle.trajectory.gemeente)
    defaults = {
        "gemeente_id": cycle.gemeente_id,
        "trajectory_id": cycle.trajectory_id,
        "cycle_id": cycle.id,
        "wijk_id": cycle.wijk_id,
        "title": f"Kaartje voor de huisarts {next(numbers)}",
        "organisation_id": organisation.id,
        "starts_on": cycle.started_on,
        "due_on": date(2026, 12, 18),
    }
    return saved(Action(**defaults | values))


def make_log(action: Action, **values: Any) -> ActionLog:
    defaults = {
        "gemeente_id": action.gemeente_id,
        "action_id": action.id,
        "organisation_id": action.organisation_id,
        "text": "Koffie bij het hek.",
        "logged_on": action.starts_on,
        "reached": 14,
        "client_key": f"regel-{next(numbers)}",
    }
    return saved(ActionLog(**defaults | values))


def make_insight(principle: Principle | None = None, *lessons: Lesson, **values: Any) -> Insight:
    """Make a draft of an insight on ``principle`` that rests on ``lessons``, which confirm it."""
    principle = principle or make_principle()
    links = [
        InsightLesson(
            gemeente_id=lesson.gemeente_id,
            lesson_id=lesson.id,
            direction=LessonDirection.CONFIRMS,
        )
        for lesson in lessons
    ]
    defaults = {
        "principle_key": principle.key,
        "title": f"Een bekende helpt over de drempel {next(numbers)}",
        "says": "Wie een bekende meeneemt, komt vaker terug.",
        "in_favour": "In twee wijken kwamen meer mensen.",
        "against": "In één wijk maakte het niet uit.",
        "conditions": "Waar mensen elkaar al kennen.",
        "unknown": "Of het na een jaar nog zo is.",
        "written_on": STARTED,
        "lesson_links": links,
    }
    return saved(Insight(**defaults | values))


def make_proposal(insight: Insight, **values: Any) -> Proposal:
    defaults = {
        "insight_id": insight.id,
        "principle_key": insight.principle_key,
        "text": "Laat iemand meegaan die zij al kennen.",
        "why": "Drie lessen zeggen dit.",
        "proposed_on": STARTED,
    }
    return saved(Proposal(**defaults | values))


def make_job(user: User, **values: Any) -> Job:
    """Make a job that waits, unless told otherwise; no worker hears of it."""
    defaults = {
        "kind": JobKind.REPORT,
        "title": "Praatplaat Osdorp, cyclus 2",
        "arguments": {},
        "asked_by_id": user.id,
    }
    return saved(Job(**defaults | values))


def make_report(trajectory: Trajectory, **values: Any) -> Report:
    """Make a frozen progress report on the first half of 2026, from the records as they are."""
    starts_on = values.get("starts_on", date(2026, 1, 1))
    ends_on = values.get("ends_on", date(2026, 6, 30))
    if "content" not in values:
        asked = Asked(trajectory, Period(starts_on, ends_on), ends_on)
        built = REPORTS[ReportKind.PROGRESS].build(asked)
        values["content"] = to_json(ReportKind.PROGRESS, built)
    defaults = {
        "gemeente_id": trajectory.gemeente_id,
        "trajectory_id": trajectory.id,
        "kind": ReportKind.PROGRESS,
        "starts_on": starts_on,
        "ends_on": ends_on,
        "state": ReportState.FROZEN,
        "checksum": checksum(values["content"]),
        "template_version": 1,
        "frozen_at": datetime(2026, 7, 6, 12, tzinfo=UTC),
    }
    return saved(Report(**defaults | values))
