"""The table of roles: what each may do, and that lists and objects agree."""

import pytest

from tests.factories import (
    link_wijk,
    make_action,
    make_cycle,
    make_gemeente,
    make_insight,
    make_lesson,
    make_member,
    make_organisation,
    make_trajectory,
    make_user,
    make_wijk,
)
from tracker.domain.vocabulary import InsightState, ReviewState, Role, TrajectoryStatus
from tracker.models import Action, Cycle, Lesson, Trajectory
from tracker.policy import (
    TABLE,
    Act,
    lessons_of,
    lessons_to_review,
    may,
    may_somewhere,
    visible_actions,
    visible_cycles,
    visible_insights,
    visible_lessons,
    visible_trajectories,
)

LISTS = {
    Trajectory: visible_trajectories,
    Cycle: visible_cycles,
    Action: visible_actions,
    Lesson: visible_lessons,
}


def everyone(session):
    """Return users of every role around two gemeenten, with records in both."""
    own, other = make_gemeente(), make_gemeente()
    users = [make_user(role, own) for role in Role]
    users += [make_user(Role.PROGRAMME_LEAD, other), make_user(Role.PARTNER, other)]
    for gemeente in (own, other):
        for is_open in (True, False):
            trajectory = make_trajectory(gemeente, is_open_to_advisers=is_open)
            wijken = [link_wijk(trajectory, make_wijk(gemeente)) for _ in range(2)]
            for user in users:
                if user.role in (Role.PARTNER, Role.READER) and user.gemeente_id == gemeente.id:
                    make_member(user, trajectory, wijken[0])
            for wijk in wijken:
                cycle = make_cycle(trajectory, wijk)
                make_action(cycle)
                for state in ReviewState:
                    make_lesson(cycle, review_state=state)
    return users


@pytest.mark.parametrize("model", LISTS)
def test_lists_and_objects_agree_on_what_is_seen(session, model):
    users = everyone(session)

    for user in users:
        listed = set(session.scalars(LISTS[model](user)))
        allowed = {each for each in session.query(model) if may(user, Act.VIEW, each)}

        assert listed == allowed, user.role


def test_every_act_names_who_may(session):
    assert set(TABLE) == set(Act)


def test_a_partner_acts_only_on_the_work_of_the_own_organisation_in_the_own_wijken(session):
    trajectory = make_trajectory()
    here, there = link_wijk(trajectory), link_wijk(trajectory)
    partner = make_user(Role.PARTNER, trajectory.gemeente)
    make_member(partner, trajectory, here)
    own = make_action(make_cycle(trajectory, here), partner.organisation)
    of_others = make_action(make_cycle(trajectory, here, number=2), make_organisation())
    elsewhere = make_action(make_cycle(trajectory, there), partner.organisation)

    assert may(partner, Act.LOG_ACTION, own)
    assert may(partner, Act.VIEW, of_others)
    assert not may(partner, Act.LOG_ACTION, of_others)
    assert not may(partner, Act.VIEW, elsewhere)


def test_a_shared_lesson_is_seen_by_other_gemeenten_but_not_by_the_platform(session):
    lesson = make_lesson(make_cycle(make_trajectory()), review_state=ReviewState.SHARED)

    assert may(make_user(Role.PROGRAMME_LEAD, make_gemeente()), Act.VIEW, lesson)
    assert not may(make_user(Role.PLATFORM_ADMIN), Act.VIEW, lesson)


def test_the_platform_sees_accounts_and_library_and_no_content():
    known = {act for act, roles in TABLE.items() if Role.PLATFORM_ADMIN in roles}

    assert known == {
        Act.READ_LIBRARY,
        Act.EDIT_LIBRARY,
        Act.SEE_ADMINISTRATION,
        Act.SEE_ACCOUNT,
    }


def test_everybody_reads_published_insights_and_advisers_write_them(session):
    published = make_insight(state=InsightState.PUBLISHED)
    draft = make_insight()
    users = [make_user(role) for role in Role]

    seen = {user.role: set(session.scalars(visible_insights(user))) for user in users}

    assert seen.pop(Role.ADVISER) == {published, draft}
    assert set(map(frozenset, seen.values())) == {frozenset({published})}
    assert [user.role for user in users if may_somewhere(user, Act.WRITE_INSIGHT)] == [Role.ADVISER]


def test_only_an_adviser_reviews(session):
    reviewers = [role for role in Role if may_somewhere(make_user(role), Act.REVIEW_LESSON)]

    assert reviewers == [Role.ADVISER]


@pytest.mark.parametrize(
    ("state", "is_seen"),
    [
        (ReviewState.PROPOSED, False),
        (ReviewState.IN_TRAJECTORY, False),
        (ReviewState.OFFERED, True),
        (ReviewState.QUESTIONED, True),
        (ReviewState.SHARED, True),
        (ReviewState.NOT_SHARED, False),
    ],
)
def test_offering_opens_a_lesson_to_advisers_and_nothing_else(session, state, is_seen):
    cycle = make_cycle(make_trajectory(is_open_to_advisers=False))
    lesson = make_lesson(cycle, review_state=state)
    adviser = make_user(Role.ADVISER)

    assert may(adviser, Act.VIEW, lesson) is is_seen
    assert not may(adviser, Act.VIEW, cycle)
    assert not may(adviser, Act.VIEW, cycle.trajectory)
    assert not may(adviser, Act.CHANGE_LESSON, lesson)
    assert not may(adviser, Act.OFFER_LESSON, lesson)


def test_an_adviser_reviews_what_was_offered_only(session):
    cycle = make_cycle(make_trajectory(is_open_to_advisers=True))
    adviser = make_user(Role.ADVISER)
    lessons = {state: make_lesson(cycle, review_state=state) for state in ReviewState}

    reviewed = {state for state, each in lessons.items() if may(adviser, Act.REVIEW_LESSON, each)}

    assert reviewed == set(ReviewState) - {ReviewState.PROPOSED, ReviewState.IN_TRAJECTORY}
    assert not may(adviser, Act.REVIEW_LESSON, cycle)


def test_the_queue_holds_what_waits_for_a_judgement_and_is_for_advisers(session):
    for user in everyone(session):
        waiting = set(session.scalars(lessons_to_review(user)))
        allowed = {
            each
            for each in session.query(Lesson)
            if each.review_state is ReviewState.OFFERED and may(user, Act.REVIEW_LESSON, each)
        }

        assert waiting == allowed, user.role


def test_a_review_is_read_by_its_gemeente_and_the_adviser(session):
    trajectory = make_trajectory()
    here, there = link_wijk(trajectory), link_wijk(trajectory)
    lesson = make_lesson(make_cycle(trajectory, here), review_state=ReviewState.SHARED)
    partner, neighbour = (make_user(Role.PARTNER, trajectory.gemeente) for _ in range(2))
    make_member(partner, trajectory, here)
    make_member(neighbour, trajectory, there)
    lead = make_user(Role.PROGRAMME_LEAD, trajectory.gemeente)
    other = make_user(Role.PROGRAMME_LEAD, make_gemeente())

    readers = [lead, partner, neighbour, make_user(Role.ADVISER), other]

    assert [may(each, Act.READ_REVIEW, lesson) for each in readers] == [
        *(True, True, False),
        *(True, False),
    ]
    assert [may(each, Act.CALL_BACK_LESSON, lesson) for each in readers] == [
        *(True, False, False),
        *(True, False),
    ]


def test_a_closed_trajectory_is_read_only_and_its_lessons_live_on(session):
    trajectory = make_trajectory(status=TrajectoryStatus.CLOSED)
    lead = make_user(Role.PROGRAMME_LEAD, trajectory.gemeente)
    cycle = make_cycle(trajectory)

    assert may(lead, Act.VIEW, cycle)
    assert may(lead, Act.READ_REPORT, trajectory)
    assert may(lead, Act.OFFER_LESSON, make_lesson(cycle))
    for act in (Act.EDIT, Act.MEASURE, Act.CONVERSE, Act.WRITE_LESSON, Act.LOG_ACTION):
        assert not may(lead, act, cycle), act


def test_who_is_told_that_a_lesson_is_used_is_who_may_read_it(session):
    for user in everyone(session):
        told = set(session.scalars(lessons_of(user)))
        allowed = {each for each in session.query(Lesson) if may(user, Act.READ_USE, each)}

        # An adviser reads of every lesson and wrote none.
        assert told == (set() if user.role is Role.ADVISER else allowed), user.role


def test_a_partner_is_told_of_what_the_own_organisation_proposed(session):
    trajectory = make_trajectory()
    partner = make_user(Role.PARTNER, trajectory.gemeente)
    wijk = link_wijk(trajectory)
    make_member(partner, trajectory, wijk)
    cycle = make_cycle(trajectory, wijk)
    own = make_lesson(cycle, organisation_id=partner.organisation_id)
    make_lesson(cycle)

    assert list(session.scalars(lessons_of(partner))) == [own]
    assert may(partner, Act.READ_USE, own)
