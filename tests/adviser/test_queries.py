"""What the map counts: who is quiet, what stood in the way, what nobody uses, what is denied."""

from datetime import date, timedelta

import pytest

from tests.factories import (
    link_principle,
    make_conversation,
    make_cycle,
    make_gemeente,
    make_lesson,
    make_outcome,
    make_principle,
    make_trajectory,
    make_user,
)
from tests.library.given import next_edition
from tracker.adviser.queries import (
    contradicted_principles,
    dossier_uses,
    n_running,
    obstacle_counts,
    quiet_page,
    quiet_rows,
)
from tracker.domain.phases import Phase
from tracker.domain.vocabulary import (
    LessonDirection,
    LessonResult,
    Obstacle,
    OutcomeKind,
    ReviewState,
    Role,
    TrajectoryStatus,
)
from tracker.models import Principle

TODAY = date(2026, 11, 22)
SINCE = date(2026, 10, 1)
BEFORE = SINCE - timedelta(days=1)
CONFIRMS, CONTRADICTS = LessonDirection.CONFIRMS, LessonDirection.CONTRADICTS


@pytest.fixture
def adviser(session):
    return make_user(Role.ADVISER)


def seen(**values):
    """Make a trajectory that advisers see."""
    return make_trajectory(**{"is_open_to_advisers": True} | values)


def decided(cycle, on, kind=OutcomeKind.DECISION):
    return make_outcome(make_conversation(cycle, held_on=on), kind=kind, text="Wij bellen aan.")


def quiet(user):
    """Return the quiet trajectories as the page lists them."""
    return quiet_page(user, since=SINCE, today=TODAY, page=1).items


def hindered(cycle, obstacle, **values):
    result = LessonResult.DID_NOT_WORK
    return make_lesson(cycle, result=result, obstacle=obstacle, **values)


def shared(principle, direction, trajectory=None):
    cycle = make_cycle(trajectory or make_trajectory())
    return make_lesson(cycle, principle, direction, review_state=ReviewState.SHARED)


# Who is quiet


@pytest.mark.parametrize(("on", "is_quiet"), [(SINCE, False), (BEFORE, True)])
def test_a_lesson_or_decision_on_the_first_day_of_the_quarter_counts(adviser, on, is_quiet):
    learned, decides = seen(), seen()
    make_lesson(make_cycle(learned), written_on=on)
    decided(make_cycle(decides), on)

    assert quiet(adviser) == ([learned, decides] if is_quiet else [])
    assert n_running(adviser, today=TODAY) == 2


def test_a_proposal_a_note_and_a_talk_to_come_are_no_lesson_and_no_decision(adviser):
    trajectory = seen()
    cycle = make_cycle(trajectory)
    make_lesson(cycle, written_on=TODAY, review_state=ReviewState.PROPOSED)
    decided(cycle, TODAY, OutcomeKind.NOTE)
    decided(cycle, TODAY + timedelta(days=1))

    assert quiet(adviser) == [trajectory]


@pytest.mark.parametrize(
    "values",
    [
        {"status": TrajectoryStatus.DRAFT},
        {"status": TrajectoryStatus.CLOSED},
        {"starts_on": TODAY + timedelta(days=1)},
        {"is_open_to_advisers": False},
    ],
)
def test_what_did_not_begin_is_closed_or_is_not_open_to_advisers_is_left_out(adviser, values):
    seen(**values)

    assert quiet(adviser) == []
    assert n_running(adviser, today=TODAY) == 0


def test_the_quietest_stands_first_and_its_last_trace_is_named(adviser):
    late, never, early = (seen(starts_on=date(2026, 3, 1)) for _ in range(3))
    make_lesson(make_cycle(late), written_on=BEFORE, title="Aanbellen werkt")
    make_lesson(make_cycle(late), written_on=BEFORE - timedelta(days=9))
    make_lesson(make_cycle(early), written_on=date(2026, 2, 1))
    cycle = make_cycle(early, phase=Phase.LEARN)
    decided(cycle, date(2026, 2, 2))

    rows = quiet_rows(adviser, quiet(adviser), today=TODAY)

    assert [row.trajectory for row in rows] == [early, never, late]
    assert [row.last and (row.last.text, row.last.is_lesson) for row in rows] == [
        ("Wij bellen aan.", False),
        None,
        ("Aanbellen werkt", True),
    ]
    assert rows[0].last.id == cycle.id
    assert rows[0].phases == {Phase.MEASURE: 1, Phase.LEARN: 1}
    assert [row.silent_days(TODAY) for row in rows] == [293, 266, 53]


# What stands in the way


def test_obstacles_are_counted_over_the_lessons_an_adviser_sees(adviser):
    first, second = make_gemeente(name="Aalten"), make_gemeente(name="Zwolle")
    here, there = make_cycle(seen(gemeente=first)), make_cycle(seen(gemeente=second))
    for cycle in (here, there, there):
        hindered(cycle, Obstacle.TIME)
    hindered(here, Obstacle.MONEY)
    hindered(make_cycle(make_trajectory()), Obstacle.MONEY)  # not open to advisers, not shared

    counts = obstacle_counts(adviser)

    assert [(each.obstacle, each.n_lessons, each.gemeenten) for each in counts[:3]] == [
        (Obstacle.TIME, 3, ["Zwolle", "Aalten"]),
        (Obstacle.MONEY, 1, ["Aalten"]),
        (Obstacle.RULES, 0, []),
    ]
    assert len(counts) == len(Obstacle)


# What nobody uses


def test_a_dossier_is_used_when_a_running_trajectory_one_sees_links_a_principle(adviser):
    used, closed, hidden = (make_principle() for _ in range(3))
    beside = make_principle(edition=used.edition, position=2)
    link_principle(seen(), used)
    link_principle(seen(status=TrajectoryStatus.CLOSED), closed)
    link_principle(make_trajectory(), hidden)

    uses = {each.edition.dossier_id: each for each in dossier_uses(adviser)}

    of_used = uses[used.edition.dossier_id]
    assert (of_used.is_used, of_used.n_principles, of_used.unused) == (True, 2, [beside])
    for principle in (closed, hidden):
        of_other = uses[principle.edition.dossier_id]
        assert (of_other.is_used, of_other.unused) == (False, [principle])


def test_a_link_to_an_older_edition_uses_the_principle(session, adviser):
    older = make_principle()
    dossier = older.edition.dossier
    current = next_edition(older)
    link_principle(seen(), older)

    use = next(each for each in dossier_uses(adviser) if each.edition.dossier_id == dossier.id)

    assert (use.edition, use.is_used, use.unused) == (current.edition, True, [])


# What practice contradicts


def test_the_most_contradicted_stands_first_with_all_shared_lessons_beside_it(adviser):
    often, once, never = (make_principle() for _ in range(3))
    trajectory = make_trajectory()
    shared(often, CONTRADICTS, trajectory)
    shared(often, CONTRADICTS, trajectory)
    shared(often, CONFIRMS)
    shared(once, CONTRADICTS)
    shared(never, CONFIRMS)
    make_lesson(make_cycle(seen()), once, CONTRADICTS)  # seen, but not shared

    found = contradicted_principles()

    assert [each.principle for each in found] == [often, once]
    assert [list(each.directions.values()) for each in found] == [[1, 0, 2], [0, 0, 1]]
    assert [each.n_gemeenten for each in found] == [1, 1]


def test_five_principles_are_named_at_most(session, adviser):
    for _ in range(6):
        shared(make_principle(), CONTRADICTS)

    assert len(contradicted_principles()) == 5
    assert session.query(Principle).count() == 6
