"""The count of what shared lessons say stays true, whatever happens to them."""

import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from tests.conftest import app_on, close
from tests.databases import new_database
from tests.factories import (
    make_cycle,
    make_lesson,
    make_principle,
    make_trajectory,
    saved,
)
from tracker.domain.vocabulary import LessonDirection, Obstacle, ReviewState, Strength
from tracker.extensions import db
from tracker.models import GemeenteTally, Lesson, LessonPrinciple, PrincipleTally, Trajectory
from tracker.tally import Cell, practice_of, rebuild, recount

SHARED = ReviewState.SHARED


def tallied(session):
    """Return the rows of both tables, without those that came down to zero."""
    by_principle = {
        (row.principle_key, row.direction, row.strength, row.obstacle, row.age_group): row.n
        for row in session.scalars(select(PrincipleTally).where(PrincipleTally.n != 0))
    }
    by_gemeente = {
        (row.principle_key, row.gemeente_id, row.direction): row.n
        for row in session.scalars(select(GemeenteTally).where(GemeenteTally.n != 0))
    }
    return by_principle, by_gemeente


def counted_again(session):
    by_principle, by_gemeente = {}, {}
    for cell, n in recount(session).items():
        first = (cell.principle_key, *cell[2:])
        second = (cell.principle_key, cell.gemeente_id, cell.direction)
        by_principle[first] = by_principle.get(first, 0) + n
        by_gemeente[second] = by_gemeente.get(second, 0) + n
    return by_principle, by_gemeente


def is_true(session):
    session.flush()
    found = tallied(session)
    session.expire_all()
    return found == counted_again(session) == tallied(session)


def links_of(session, lesson):
    return session.scalars(
        select(LessonPrinciple).where(LessonPrinciple.lesson_id == lesson.id)
    ).all()


def change_something(session, dice, lessons, principles):
    """Do one of the things that happen to a lesson."""
    lesson = dice.choice(lessons)
    match dice.randrange(8):
        case 0 | 1:
            lesson.review_state = dice.choice([SHARED, SHARED, *ReviewState])
        case 2:
            lesson.strength = dice.choice(list(Strength))
        case 3:
            lesson.obstacle = dice.choice([None, *Obstacle])
        case 4:
            lesson.trajectory.age_group = dice.choice(["jongeren", "volwassenen", "ouderen"])
        case 5:
            spoken_of = {link.principle_id for link in links_of(session, lesson)}
            for principle in principles:
                if principle.id not in spoken_of:
                    join(lesson, principle, dice.choice(list(LessonDirection)))
                    break
        case 6:
            for link in links_of(session, lesson)[:1]:
                link.direction = dice.choice(list(LessonDirection))
        case 7:
            for link in links_of(session, lesson)[:1]:
                session.delete(link)


def join(lesson, principle, direction):
    saved(
        LessonPrinciple(
            gemeente_id=lesson.gemeente_id,
            lesson_id=lesson.id,
            principle_id=principle.id,
            direction=direction,
        )
    )


@pytest.mark.parametrize("seed", range(3))
def test_random_changes_keep_the_count_true(session, seed):
    dice = random.Random(seed)
    principles = [make_principle() for _ in range(3)]
    cycles = [make_cycle(make_trajectory()) for _ in range(2)]
    lessons = [
        make_lesson(dice.choice(cycles), dice.choice(principles), review_state=SHARED)
        for _ in range(6)
    ]
    for number in range(60):
        for _ in range(dice.randint(1, 3)):
            change_something(session, dice, lessons, principles)
        if number % 4 == 0:
            session.commit()
        assert is_true(session), number
    assert any(tallied(session))


def test_a_lesson_with_its_links_in_one_save_counts_once(session):
    principle = make_principle()
    lesson = make_lesson(make_cycle(make_trajectory()))
    links = [
        LessonPrinciple(
            gemeente_id=lesson.gemeente_id,
            principle_id=principle.id,
            direction=LessonDirection.CONTRADICTS,
        )
    ]
    session.refresh(lesson, ["principle_links"])

    lesson.principle_links = links
    lesson.review_state = SHARED
    assert is_true(session)
    assert practice_of([principle.key])[principle.key].n_lessons == 1

    session.refresh(lesson, ["principle_links"])
    lesson.principle_links = []
    assert is_true(session)
    assert practice_of([principle.key]) == {}


def test_a_second_principle_on_a_shared_lesson_leaves_the_first_alone(session):
    first, second = make_principle(), make_principle()
    lesson = make_lesson(make_cycle(make_trajectory()), first, review_state=SHARED)
    session.refresh(lesson, ["principle_links"])

    lesson.principle_links.append(
        LessonPrinciple(
            gemeente_id=lesson.gemeente_id,
            principle_id=second.id,
            direction=LessonDirection.CONFIRMS,
        )
    )

    assert is_true(session)
    assert {one.n_lessons for one in practice_of([first.key, second.key]).values()} == {1}


def test_a_lesson_that_is_taken_away_counts_no_longer(session):
    principle = make_principle()
    lesson = make_lesson(make_cycle(make_trajectory()), principle, review_state=SHARED)
    session.commit()
    lesson = session.get(Lesson, lesson.id)
    session.refresh(lesson, ["principle_links"])

    session.delete(lesson)

    assert is_true(session)
    assert tallied(session) == ({}, {})


def test_what_is_undone_counts_no_more_than_before(session):
    principle = make_principle()
    lesson = make_lesson(make_cycle(make_trajectory()), principle)
    session.commit()

    lesson.review_state = SHARED
    session.flush()
    session.rollback()

    assert is_true(session)
    assert practice_of([principle.key]) == {}


def test_editions_of_one_principle_count_together(session):
    first = make_principle()
    second = make_principle(key=first.key)
    cycle = make_cycle(make_trajectory())
    make_lesson(cycle, first, review_state=SHARED)
    make_lesson(cycle, second, LessonDirection.QUALIFIES, review_state=SHARED)

    practice = practice_of([first.key])[first.key]

    assert (practice.n_lessons, practice.n_gemeenten) == (2, 1)


def test_counting_again_repairs_what_went_wrong(session):
    principle = make_principle()
    make_lesson(make_cycle(make_trajectory()), principle, review_state=SHARED)
    session.flush()
    session.scalars(select(GemeenteTally)).one().n = 7
    session.flush()

    assert not is_true(session)
    assert rebuild() == 1
    session.expire_all()
    assert is_true(session)


def test_the_names_of_a_cell_are_the_columns_of_the_tables():
    columns = {
        column.name
        for model in (PrincipleTally, GemeenteTally)
        for column in model.__table__.primary_key
    }

    assert columns == set(Cell._fields)


def test_two_who_change_a_lesson_and_its_group_at_once_are_both_counted(
    tmp_path_factory, worker_id
):
    app = app_on(new_database(f"leerspoor_tally_{worker_id}", tmp_path_factory.mktemp("tally")))
    with app.app_context():
        trajectory = make_trajectory(age_group="volwassenen")
        lesson_id = make_lesson(make_cycle(trajectory), make_principle()).id
        trajectory_id = trajectory.id
        db.session.commit()
    has_shared = threading.Event()

    def share():
        with app.app_context():
            db.session.get_one(Lesson, lesson_id).review_state = SHARED
            db.session.flush()
            has_shared.set()
            time.sleep(0.3)  # the other comes in between
            db.session.commit()

    def regroup():
        has_shared.wait(timeout=30)
        with app.app_context():
            db.session.get_one(Trajectory, trajectory_id).age_group = "jongeren"
            db.session.commit()

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(share), pool.submit(regroup)]:
            done.result()

    with app.app_context():
        assert tallied(db.session) == counted_again(db.session)
        assert db.session.scalar(select(PrincipleTally.age_group).where(PrincipleTally.n > 0)) == (
            "jongeren"
        )
    close(app)
