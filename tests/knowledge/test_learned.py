"""What others learned on the principles at hand: what went wrong first, in few queries."""

from tests.factories import link_principle, make_cycle, make_lesson, make_trajectory
from tests.lessons.conftest import make_verdict
from tracker.domain.vocabulary import (
    LessonDirection,
    LessonResult,
    Obstacle,
    ReviewState,
    Transferability,
)
from tracker.knowledge.learned import ON_ONE, learned_by_principle, learned_on


def elsewhere(principle=None, direction=LessonDirection.CONFIRMS, **values):
    """Make a lesson that another gemeente shared."""
    cycle = make_cycle(make_trajectory())
    return make_lesson(cycle, principle, direction, review_state=ReviewState.SHARED, **values)


def n_about_lessons(statements):
    """Count the statements about lessons; others load what the test made again."""
    return sum("FROM lesson" in each for each in statements)


def titles(found):
    return [each.lesson.title for each in found]


def test_what_contradicts_goes_before_what_failed_and_that_before_what_worked_in_part(
    lead, principle
):
    elsewhere(principle, title="Werkte deels", result=LessonResult.PARTLY)
    elsewhere(principle, title="Werkte niet", result=LessonResult.DID_NOT_WORK)
    elsewhere(principle, LessonDirection.CONTRADICTS, title="Tegen")
    elsewhere(principle, title="Werkte")
    elsewhere(title="Over iets anders", result=LessonResult.DID_NOT_WORK)

    found = learned_on([principle.key], lead)

    assert titles(found.against) == ["Tegen", "Werkte niet", "Werkte deels"]
    assert titles(found.alike) == ["Werkte"]


def test_the_most_alike_come_first(lead, principle):
    elsewhere(principle, title="Alleen het principe")
    elsewhere(principle, title="Posters hielpen niemand")
    elsewhere(title="Posters in de flat", obstacle=Obstacle.TIME)
    elsewhere(title="Alleen de tijd", obstacle=Obstacle.TIME)
    elsewhere(title="Posters zonder meer")

    found = learned_on([principle.key], lead, title="Minder posters", obstacle=Obstacle.TIME)

    assert titles(found.alike) == [
        "Posters hielpen niemand",
        "Alleen het principe",
        "Posters in de flat",
    ]


def test_looking_is_two_queries_however_many_lessons(count_queries, lead, principle):
    for _ in range(12):
        elsewhere(principle)

    with count_queries() as statements:
        found = learned_on([principle.key], lead)
        assert all(each.lesson.gemeente.name and each.lesson.wijk.name for each in found.alike)

    assert n_about_lessons(statements) == 2


def test_what_one_may_not_read_does_not_show(lead, principle):
    make_lesson(make_cycle(make_trajectory()), principle)

    assert learned_on([principle.key], lead).all == []
    assert learned_by_principle([principle.key], lead, but_trajectory=0)[principle.key].all == []


def test_what_was_learned_here_is_left_out_where_that_is_asked(lead, ours, principle):
    own = make_lesson(ours, principle)

    assert titles(learned_on([principle.key], lead).all) == [own.title]
    assert learned_on([principle.key], lead, but=own.id).all == []
    assert learned_on([principle.key], lead, but_wijk=ours.wijk_id).all == []
    assert learned_on([principle.key], lead, but_trajectory=ours.trajectory_id).all == []


def test_a_lesson_says_for_whom_it_is_of_use(lead, shared, adviser, principle):
    make_verdict(
        shared,
        adviser,
        transferability=Transferability.UNDER_CONDITIONS,
        conditions="De vrijwilliger komt terug.",
    )

    [heard] = learned_on([principle.key], lead).all

    assert heard.verdict.conditions == "De vrijwilliger komt terug."


def test_each_principle_has_its_own_first_few_in_two_queries(
    count_queries, lead, ours, principle, failed
):
    other = link_principle(ours.trajectory).principle
    alone = elsewhere(other)
    for _ in range(ON_ONE):
        elsewhere(principle)
    keys = [principle.key, other.key]

    with count_queries() as statements:
        found = learned_by_principle(keys, lead, but_trajectory=ours.trajectory_id)

    assert n_about_lessons(statements) == 2
    assert titles(found[principle.key].against) == [failed.title]
    assert len(found[principle.key].all) == ON_ONE
    assert titles(found[other.key].all) == [alone.title]
