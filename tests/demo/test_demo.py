"""What stands in the demo once it is loaded."""

from datetime import date

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from tests.conftest import logged_in
from tracker.accounts.queries import DEMO_PASSWORD
from tracker.accounts.services import authenticate
from tracker.domain.pace import Pace
from tracker.domain.phases import STOPS, Phase
from tracker.domain.privacy import find_personal_data
from tracker.domain.signals import Rule
from tracker.domain.verdict import Reason, Verdict
from tracker.domain.vocabulary import (
    FollowUp,
    Judgement,
    LessonDirection,
    LessonKind,
    LessonResult,
    OutcomeKind,
    PhaseMove,
    ReviewDecision,
    ReviewState,
    Role,
    TrajectoryStatus,
    Transferability,
)
from tracker.domain.withholding import MeasurementKind, ValueState
from tracker.models import (
    Action,
    ActionLog,
    AreaFigure,
    Base,
    Conversation,
    ConversationOutcome,
    Cycle,
    Lesson,
    LessonMessage,
    LessonPrinciple,
    LessonReview,
    Measurement,
    Offer,
    PhaseChange,
    PhasePlan,
    Reflection,
    Story,
    Trajectory,
    User,
    Wijk,
)
from tracker.monitor import signals_of
from tracker.series import series_of
from tracker.standing import standing, standing_options
from tracker.web.clock import today

# Lonely and severely lonely in 2016, per cent, as the published table has it.
LONELY = {
    "WK036381": (55, 16),
    "WK036382": (56, 16),
    "WK036393": (60, 20),
    "WK036394": (57, 18),
    "WK059910": (59, 19),
}
SLUGS = ("amsterdam-eenzaamheid", "rotterdam-wijkprogrammering-jeugd")
CLOSED = "utrecht-samen-eten"
YOUNG = "utrecht-rondkomen"
ACCOUNTS = {
    "programmaleider@amsterdam.demo": Role.PROGRAMME_LEAD,
    "gemeentebeheerder@amsterdam.demo": Role.GEMEENTE_ADMIN,
    "programmaleider@rotterdam.demo": Role.PROGRAMME_LEAD,
    "partner@welzijn.demo": Role.PARTNER,
    "adviseur@movisie.demo": Role.ADVISER,
    "meelezer@raad.demo": Role.READER,
    "beheer@leerspoor.demo": Role.PLATFORM_ADMIN,
}
# Names, codes, addresses and hashes: made by machines or held against the public lists.
NOT_WRITTEN = {"password_hash", "checksum", "client_key", "email"}


@pytest.fixture
def trajectories(demo):
    """The trajectories by slug."""
    return {row.slug: row for row in demo.scalars(select(Trajectory))}


def all_of(session, model, *conditions):
    """Return the rows of a table."""
    return session.scalars(select(model).where(*conditions)).all()


def running(session):
    """Return the running cycles with what tells how they stand, by the slug of their wijk."""
    query = select(Cycle).where(Cycle.phase != Phase.CLOSED).options(*standing_options())
    return {cycle.wijk.slug: cycle for cycle in session.scalars(query)}


def paces(session) -> dict[str, Pace]:
    """Return how the running cycles keep to their plan."""
    found = {slug: standing(cycle, today=today()) for slug, cycle in running(session).items()}
    return {slug: each.pace for slug, each in found.items() if each.pace is not None}


def readings(session, trajectory):
    """Return the series of a trajectory by wijk and title of the indicator."""
    return {(each.wijk.slug, each.indicator.title): each for each in series_of(trajectory.id)}


# ---- who


@pytest.mark.parametrize(("email", "role"), ACCOUNTS.items())
def test_every_account_can_log_in(demo, email, role):
    user = authenticate(email, DEMO_PASSWORD)

    assert user is not None
    assert user.role is role


def test_the_partner_works_in_one_wijk_and_has_work_to_do(demo):
    partner = demo.scalars(select(User).where(User.email == "partner@welzijn.demo")).one()
    (membership,) = partner.memberships

    assert [wijk.slug for wijk in membership.wijken] == ["osdorp"]
    own = all_of(
        demo, Action, Action.organisation_id == partner.organisation_id, Action.done_on.is_(None)
    )
    assert len(own) >= 3
    assert {action.wijk.slug for action in own} == {"osdorp"}
    assert any(action.is_late(today()) for action in own)
    logged = set(demo.scalars(select(ActionLog.action_id)))
    assert {action.id for action in own} <= logged


def test_the_adviser_may_see_the_running_trajectories(demo_app, demo, trajectories):
    adviser = demo.scalars(select(User).where(User.email == "adviseur@movisie.demo")).one()

    assert set(trajectories) == {*SLUGS, CLOSED, YOUNG}
    for slug in (*SLUGS, YOUNG):
        assert logged_in(demo_app, adviser).get(f"/trajecten/{slug}").status_code == 200
    assert logged_in(demo_app, adviser).get(f"/trajecten/{CLOSED}").status_code == 404


# ---- the loop


def test_every_wijk_has_two_closed_cycles_and_a_running_one(demo):
    cycles: dict[str, list[Phase]] = {}
    for cycle in demo.scalars(select(Cycle).order_by(Cycle.number)):
        cycles.setdefault(cycle.wijk.slug, []).append(cycle.phase)

    assert cycles.pop("overvecht") == [Phase.CLOSED]
    assert cycles.pop("zuidwest") == [Phase.CLOSED, Phase.SPEAK]
    assert set(cycles) == {"osdorp", "bijlmer", "hillesluis", "bloemhof"}
    for phases in cycles.values():
        assert phases[:2] == [Phase.CLOSED, Phase.CLOSED]
        assert len(phases) == 3
        assert phases[2] in STOPS


def test_the_overview_shows_variety(demo):
    found = paces(demo)

    assert {slug for slug, pace in found.items() if pace.is_still} == {"bloemhof"}
    assert {slug for slug, pace in found.items() if pace.is_late} == {"bijlmer", "bloemhof"}
    assert len({cycle.phase for cycle in running(demo).values()}) >= 3


def test_conversations_are_held_and_planned(demo):
    conversations = demo.scalars(
        select(Conversation).options(
            selectinload(Conversation.organisations), selectinload(Conversation.topics)
        )
    ).all()
    held = [each for each in conversations if each.held_on <= today()]
    kinds = set(demo.scalars(select(ConversationOutcome.kind)))

    assert len(held) >= 4
    assert len(conversations) - len(held) >= 2
    assert sum(len(each.organisations) < 2 for each in conversations) == 1  # for its signal
    assert all(topic.explanation and topic.recognised for each in held for topic in each.topics)
    assert kinds == set(OutcomeKind)


def test_a_phase_was_passed_with_a_reason_and_one_was_stepped_back(demo):
    moves = demo.scalars(select(PhaseChange)).all()

    assert all(each.reason for each in moves if each.move is not PhaseMove.FORWARD)
    assert {each.move for each in moves} == set(PhaseMove)


def test_rotterdam_has_its_own_word_for_speaking(demo, trajectories):
    plans = all_of(
        demo,
        PhasePlan,
        PhasePlan.trajectory_id == trajectories[SLUGS[1]].id,
        PhasePlan.phase == Phase.SPEAK,
    )

    assert [plan.label for plan in plans] == ["bespreken"]


# ---- lessons and actions


def test_lessons_say_what_worked_and_what_did_not(demo):
    lessons = demo.scalars(select(Lesson)).all()
    directions = set(demo.scalars(select(LessonPrinciple.direction)))

    assert len(lessons) >= 12
    assert {lesson.kind for lesson in lessons} == set(LessonKind)
    assert {lesson.result for lesson in lessons} == set(LessonResult)
    assert directions == set(LessonDirection)
    states = [lesson.review_state for lesson in lessons]
    assert states.count(ReviewState.PROPOSED) == 1
    assert states.count(ReviewState.OFFERED) == 2
    assert states.count(ReviewState.QUESTIONED) == 2
    assert states.count(ReviewState.NOT_SHARED) == 1
    assert states.count(ReviewState.SHARED) >= 24
    shared = {each.gemeente_id for each in lessons if each.review_state is ReviewState.SHARED}
    assert len(shared) == 3
    waiting = {each.offered_at for each in lessons if each.review_state is ReviewState.OFFERED}
    assert len(waiting) == 2


def test_shared_lessons_disagree_on_four_principles(demo):
    query = (
        select(LessonPrinciple)
        .join(LessonPrinciple.lesson)
        .where(Lesson.review_state == ReviewState.SHARED)
    )
    said: dict[int, set[LessonDirection]] = {}
    for link in demo.scalars(query):
        said.setdefault(link.principle_id, set()).add(link.direction)

    both = {LessonDirection.CONFIRMS, LessonDirection.CONTRADICTS}
    assert sum(both <= directions for directions in said.values()) >= 4


def test_what_was_judged_says_why_and_what_was_asked_stands_in_the_thread(demo):
    reviews = demo.scalars(select(LessonReview)).all()
    messages = demo.scalars(select(LessonMessage)).all()
    decided = [each for each in reviews if each.decision is not ReviewDecision.ASKED]

    assert all(each.reason for each in decided)
    assert {each.transferability for each in decided} == {*Transferability, None}
    assert {each.is_question for each in messages} == {True, False}
    assert max(each.at for each in [*reviews, *messages]).date() < today()


def test_actions_are_logged_done_checked_and_judged(demo):
    actions = demo.scalars(select(Action)).all()
    logged = set(demo.scalars(select(ActionLog.action_id)))

    assert len(actions) >= 14
    assert {action.id for action in actions} == logged
    assert any(action.checked_on for action in actions)
    assert {action.judgement for action in actions} == {*Judgement, None}
    assert {action.follow_up for action in actions} == {*FollowUp, None}
    assert sum(action.is_late(today()) for action in actions) >= 3
    judged = [action for action in actions if action.judged_cycle is not None]
    assert all(action.judged_cycle.number > action.cycle.number for action in judged)


def test_an_action_follows_its_lesson(demo):
    query = select(Action).where(Action.lesson_id.is_not(None)).options(joinedload(Action.lesson))
    for action in demo.scalars(query):
        assert action.lesson.written_on <= action.starts_on, action.title


def test_organisations_see_one_principle_two_steps_apart(demo):
    steps = ["not", "a_little", "largely", "fully"]
    scores: dict[tuple[int, int], list[int]] = {}
    for each in demo.scalars(select(Reflection)):
        if each.score.value in steps:
            place = (each.cycle_id, each.principle_id)
            scores.setdefault(place, []).append(steps.index(each.score.value))

    assert any(max(found) - min(found) >= 2 for found in scores.values())


# ---- signals


def test_every_pitfall_is_seen_and_one_was_set_aside_with_a_reason(demo, trajectories):
    ids = [each.id for each in trajectories.values()]
    by_trajectory = signals_of(ids, today=today())
    found = [each for here in by_trajectory.values() for each in here]
    aside = [each for each in found if not each.is_open]

    assert {each.signal.rule for each in found} == set(Rule)
    # A monitor that cries at everything is not heard.
    assert max(len(here) for here in by_trajectory.values()) < 12
    assert [each.signal.rule for each in aside] == [Rule.WITHOUT_RESIDENTS]
    assert all(each.aside.reason and each.aside.by for each in aside)


# ---- figures


def test_everything_invented_is_marked(demo):
    for model in (Measurement, Story, Offer):
        rows = demo.scalars(select(model)).all()
        assert rows
        assert all(row.is_example for row in rows)


def test_figures_show_each_kind_of_finding(demo, trajectories):
    amsterdam = readings(demo, trajectories[SLUGS[0]])
    rotterdam = readings(demo, trajectories[SLUGS[1]])
    osdorp = amsterdam["osdorp", "Deelnemers die vier keer of vaker kwamen"]
    parents = rotterdam["hillesluis", "Ouders bij een bijeenkomst"]
    training = rotterdam["hillesluis", "Leerlingen die de training afmaken"]
    pupils = rotterdam["hillesluis", "Leerlingen met een verhoogd risico"]

    assert (osdorp.baseline, round(osdorp.latest.figure.value)) == (35, 55)
    assert osdorp.reading.reason is Reason.CHANGE_TOWARDS
    assert (parents.baseline, round(parents.latest.figure.value)) == (25, 45)
    assert parents.reading.reason is Reason.CHANGE_TOWARDS
    assert len(osdorp.points) >= 12
    assert len(parents.points) >= 12
    assert training.reading.reason is Reason.TARGET_REACHED_AND_STABLE
    assert round(training.latest.figure.value) == 82
    assert pupils.reading.reason is Reason.TOO_FEW_POINTS
    assert pupils.n_withheld == 1
    assert any("schoolvakantie" in point.note for point in parents.points)
    estimate = amsterdam["osdorp", "Volwassenen die ernstig eenzaam zijn"]
    assert estimate.reading.verdict is Verdict.NO_JUDGEMENT
    assert estimate.is_estimate


def test_a_correction_keeps_the_old_value(demo):
    corrections = all_of(demo, Measurement, Measurement.corrects_id.is_not(None))

    assert len(corrections) == 2
    for row in corrections:
        assert row.correction_reason
        assert row.corrects.is_superseded
        assert row.corrects.value != row.value


def test_no_figure_lies_after_today(demo):
    assert max(demo.scalars(select(Measurement.measured_on))) <= today()
    states = set(demo.scalars(select(Measurement.state)))
    assert states == {ValueState.MEASURED, ValueState.MISSING, ValueState.NOT_ASKED}


def test_the_real_figures_of_loneliness_are_those_of_the_source(demo):
    found = {
        (row.code, row.key): row.value for row in all_of(demo, AreaFigure, AreaFigure.year == 2016)
    }

    assert found == {
        (code, key): value
        for code, values in LONELY.items()
        for key, value in zip(("pct_eenzaam", "pct_ernstig_eenzaam"), values, strict=True)
    }


def test_the_estimates_are_called_estimates(demo):
    lonely = all_of(demo, AreaFigure, AreaFigure.key.like("pct_%"))

    assert lonely
    assert all(row.kind is MeasurementKind.MODEL_ESTIMATE for row in lonely)
    assert all("Schatting" in row.source for row in lonely)


@pytest.mark.parametrize(
    ("slug", "codes"),
    [
        ("osdorp", ["WK036381", "WK036382"]),
        ("bijlmer", ["WK036393", "WK036394"]),
        ("hillesluis", ["BU05991082"]),
        ("bloemhof", ["BU05991081"]),
    ],
)
def test_a_wijk_stands_for_real_areas(demo, slug, codes):
    wijk = demo.scalars(
        select(Wijk).where(Wijk.slug == slug).options(selectinload(Wijk.codes))
    ).one()
    n_figures = demo.scalar(
        select(func.count())
        .select_from(AreaFigure)
        .where(AreaFigure.code.in_([each.code for each in wijk.codes]))
    )

    assert [each.code for each in wijk.codes] == codes
    assert n_figures >= 4


# ---- words


def test_no_text_in_the_database_holds_personal_data(demo):
    found = []
    for mapper in Base.registry.mappers:
        names = [
            column.key
            for column in mapper.columns
            if column.type.python_type is str and column.key not in NOT_WRITTEN
        ]
        library = {"principle", "dossier_edition", "intervention", "instrument", "gemeente"}
        if not names or mapper.local_table.name in library | {"cbs_area", "practice_example"}:
            continue
        for row in demo.scalars(select(mapper.class_)).all():
            found += [
                text for name in names if find_personal_data(text := getattr(row, name) or "")
            ]

    assert found == []


def test_dates_are_counted_from_today(demo, trajectories):
    closed = trajectories.pop(CLOSED)
    assert closed.status is TrajectoryStatus.CLOSED
    assert closed.ends_on < today()
    for trajectory in trajectories.values():
        assert trajectory.starts_on < today() < trajectory.ends_on
        assert isinstance(trajectory.report_on, date)
        assert trajectory.report_on > today()
