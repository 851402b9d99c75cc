"""The page of one principle: for and against, and every number leads to its lessons."""

import re
from urllib.parse import urlsplit

import pytest

from tests.factories import (
    link_principle,
    link_wijk,
    make_cycle,
    make_gemeente,
    make_insight,
    make_lesson,
    make_organisation,
    make_principle,
    make_reflection,
    make_trajectory,
    make_user,
)
from tests.html import text_of
from tests.library.given import draft_of
from tracker.domain.vocabulary import (
    InsightState,
    LessonDirection,
    Obstacle,
    ReflectionScore,
    ReviewState,
    Role,
    Strength,
    TrajectoryStatus,
)
from tracker.evidence.queries.principle import movement_on, tried_of

SHARED = ReviewState.SHARED
CONFIRMS, QUALIFIES, CONTRADICTS = LessonDirection


@pytest.fixture
def principle(session):
    return make_principle(title="Nodig persoonlijk uit")


@pytest.fixture
def cycle(session):
    return make_cycle(make_trajectory(age_group="ouderen"))


@pytest.fixture
def lead(session):
    return make_user(Role.PROGRAMME_LEAD, make_gemeente())


def address_of(principle):
    return f"/dossiers/{principle.edition.dossier.slug}/{principle.key}/praktijk"


def share(cycle, principle, direction=CONFIRMS, **values):
    return make_lesson(cycle, principle, direction, review_state=SHARED, **values)


@pytest.mark.parametrize("role", Role)
def test_everybody_who_reads_the_library_reads_the_numbers(login, cycle, principle, role):
    share(cycle, principle)

    page = login(make_user(role, make_gemeente())).get(address_of(principle))

    assert "Eén gemeente deelde één les over dit principe." in text_of(page)
    # Who runs the platform reads no lessons, so nothing leads there.
    assert ("/lessen?" in page.text) == (role is not Role.PLATFORM_ADMIN)


def test_a_visitor_has_to_log_in(client, principle):
    assert client.get(address_of(principle)).status_code == 302


def test_a_principle_that_is_not_there_answers_404(login, lead, principle):
    browser = login(lead)
    other = make_principle()

    assert browser.get("/dossiers/bestaat-niet/ook-niet/praktijk").status_code == 404
    assert browser.get(address_of(principle).replace(principle.key, other.key)).status_code == 404


def test_all_directions_stand_there_whatever_the_address_asks(login, lead, cycle, principle):
    share(cycle, principle, CONFIRMS)
    share(cycle, principle, CONTRADICTS)

    plain, narrowed = (
        text_of(login(lead).get(address_of(principle) + asked))
        for asked in ("", "?richting=confirms&sterkte=measured")
    )

    assert narrowed == plain
    assert "Eén weerspreekt het, geen enkele nuanceert het en één bevestigt het." in plain
    assert plain.index("Weerspreekt het principe") < plain.index("Bevestigt het principe")


def test_what_was_not_shared_does_not_count(login, lead, cycle, principle):
    for state in set(ReviewState) - {SHARED}:
        make_lesson(cycle, principle, review_state=state)

    page = text_of(login(lead).get(address_of(principle)))

    assert "Nog geen gemeente deelde een les over dit principe." in page


def test_every_number_leads_to_as_many_lessons(login, lead, cycle, principle):
    other = make_cycle(make_trajectory(age_group="jongeren"))
    for place in (cycle, cycle, other):
        share(place, principle, CONFIRMS, strength=Strength.MEASURED)
        share(place, principle, CONTRADICTS, obstacle=Obstacle.RULES)
    share(cycle, make_principle(), CONTRADICTS, obstacle=Obstacle.RULES)
    make_lesson(make_cycle(make_trajectory(lead.gemeente)), principle, obstacle=Obstacle.RULES)
    browser = login(lead)

    page = browser.get(address_of(principle))
    links = re.findall(
        r'href="(/lessen\?[^"]+)"[^>]*>(?:<[^>]+>|<svg.*?</svg>|\s)*(\d+)', page.text
    )

    assert len(links) > 10
    for url, n in links:
        found = browser.get(url.replace("&amp;", "&"))
        assert found.text.count('<th scope="row">') == int(n), urlsplit(url).query


def test_lessons_that_contradict_stand_first(login, lead, cycle, principle):
    share(cycle, principle, CONFIRMS, title="Bellen werkt goed")
    share(cycle, principle, CONTRADICTS, title="Bellen schrikt af")

    page = text_of(login(lead).get(address_of(principle)))

    assert page.index("Bellen schrikt af") < page.index("Bellen werkt goed")


def test_few_places_show_only_when_all_of_them_shared(session, principle):
    sharing, silent = make_trajectory(), make_trajectory()
    for trajectory in (sharing, silent):
        link_wijk(trajectory)
        link_principle(trajectory, principle)
    link_principle(make_trajectory(status=TrajectoryStatus.DRAFT), principle)
    share(make_cycle(sharing), principle)
    session.flush()
    ids = [principle.id]
    assert tried_of(principle.key, ids) is None

    share(make_cycle(silent), principle)
    session.flush()
    found = tried_of(principle.key, ids)
    assert (found.n_gemeenten, found.n_trajectories, found.n_wijken) == (2, 2, 4)


def test_many_places_show_whoever_shared(session, principle):
    for _ in range(5):
        link_principle(make_trajectory(), principle)

    found = tried_of(principle.key, [principle.id])

    assert (found.n_gemeenten, found.n_trajectories, found.n_wijken) == (5, 5, 0)


def answer_twice(trajectory, principle, n, first, last):
    """Let ``n`` organisations answer in two cycles of one wijk."""
    wijk = link_wijk(trajectory)
    cycles = [make_cycle(trajectory, wijk, number=number) for number in (1, 2)]
    for _ in range(n):
        organisation = make_organisation(trajectory.gemeente)
        for cycle, score in zip(cycles, (first, last), strict=True):
            make_reflection(cycle, principle, organisation, score=score)
    return cycles


def test_answers_move_from_the_first_cycle_to_the_last(login, lead, session, principle):
    trajectory = make_trajectory()
    first, _ = answer_twice(
        trajectory, principle, 7, ReflectionScore.A_LITTLE, ReflectionScore.FULLY
    )
    answer_twice(trajectory, principle, 6, ReflectionScore.LARGELY, ReflectionScore.LARGELY)
    make_reflection(first, principle, make_organisation(trajectory.gemeente))  # answered once
    share(first, principle)

    page = text_of(login(lead).get(address_of(principle)))

    assert "Eerst zeiden zes van die 13 ‘grotendeels’ of ‘helemaal’." in page
    assert "In de laatste cyclus waren dat er 13." in page
    assert "Een beetje 7 0" in page


def test_few_organisations_are_not_shown(session, principle):
    trajectory = make_trajectory()
    first, _ = answer_twice(trajectory, principle, 4, ReflectionScore.NOT, ReflectionScore.FULLY)
    share(first, principle)
    session.flush()

    assert movement_on(principle.key, [principle.id]) is None


def test_answers_of_who_shared_nothing_stay_where_they_are(session, principle):
    answer_twice(make_trajectory(), principle, 9, ReflectionScore.NOT, ReflectionScore.FULLY)
    session.flush()

    assert movement_on(principle.key, [principle.id]) is None


def test_a_small_number_of_answers_is_withheld_with_a_second_one(session, principle):
    trajectory = make_trajectory()
    first, _ = answer_twice(
        trajectory, principle, 8, ReflectionScore.LARGELY, ReflectionScore.FULLY
    )
    answer_twice(trajectory, principle, 2, ReflectionScore.NOT, ReflectionScore.FULLY)
    share(first, principle)
    session.flush()

    movement = movement_on(principle.key, [principle.id])
    rows = {score: (first.value, last.value) for score, first, last in movement.rows}

    assert movement.high is None
    assert rows[ReflectionScore.NOT] == (None, 0)
    assert rows[ReflectionScore.LARGELY][0] is None


def test_insights_stand_on_the_page_and_drafts_are_for_advisers(login, lead, principle, cycle):
    lesson = make_lesson(cycle, principle, review_state=SHARED)
    told = make_insight(principle, lesson, title="Een bekende helpt", state=InsightState.PUBLISHED)
    draft = make_insight(principle, lesson, title="Nog niet af")

    read = login(lead).get(address_of(principle))
    written = login(make_user(Role.ADVISER)).get(address_of(principle))

    assert f"/inzichten/{told.id}" in read.text
    assert draft.title not in read.text
    assert f"{draft.title} (concept)" in text_of(written)
    assert f"/inzichten/nieuw?principe={principle.key}" in written.text


def test_a_principle_that_stands_in_a_draft_alone_has_no_page(login, lead, principle):
    draft = draft_of(principle.edition.dossier)
    added = make_principle(key="nog-niet-gepubliceerd", edition=draft)

    assert login(lead).get(address_of(added)).status_code == 404


def test_the_page_takes_a_fixed_number_of_queries(login, lead, principle, count_queries):
    browser = login(lead)
    share(make_cycle(make_trajectory()), principle)
    with count_queries() as few:
        browser.get(address_of(principle))
    for direction in LessonDirection:
        for number in range(4):
            cycle = make_cycle(make_trajectory(age_group=f"groep {number}"))
            share(cycle, principle, direction, obstacle=Obstacle.TIME)
    with count_queries() as many:
        browser.get(address_of(principle))

    assert len(many) == len(few)


@pytest.mark.parametrize("page", ["/dossiers/{slug}", "/lessen/{id}"])
def test_dossier_and_lesson_lead_to_the_page(login, lead, cycle, principle, page):
    lesson = share(cycle, principle)
    slug = principle.edition.dossier.slug

    found = login(lead).get(page.format(slug=slug, id=lesson.id))

    assert f'href="{address_of(principle)}"' in found.text
