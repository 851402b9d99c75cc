"""Counting that a lesson is seen and opened: once, of other gemeenten, and nobody by name."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError

from tests.factories import make_lesson
from tracker.domain.vocabulary import ChoicePlace, ReviewState, UseKind
from tracker.models import KnowledgeUse
from tracker.web import knowledge
from tracker.web.clock import today


@pytest.fixture
def action_form(ours):
    return f"/cycli/{ours.id}/acties/nieuw"


def counted(session):
    """Return what was counted: kind and place, and how often."""
    query = select(KnowledgeUse.kind, KnowledgeUse.place, func.count()).group_by(
        KnowledgeUse.kind, KnowledgeUse.place
    )
    return {(kind, place): n for kind, place, n in session.execute(query)}


def test_a_lesson_is_counted_once_a_session_a_place_and_a_day(
    login, session, monkeypatch, ours, lead, shared, action_form
):
    browser = login(lead)
    offer_form = f"/trajecten/{ours.trajectory.slug}/bewerken/aanbod/nieuw"

    for path in (action_form, action_form, offer_form):
        browser.get(path)
    browser.post(action_form, data={"toon": "lessen"})
    assert counted(session) == {
        (UseKind.SHOWN, ChoicePlace.ACTION): 1,
        (UseKind.SHOWN, ChoicePlace.OFFER): 1,
    }
    login(lead).get(action_form)  # another session
    monkeypatch.setattr(knowledge, "today", lambda: today() + timedelta(days=1))
    browser.get(action_form)

    assert counted(session)[UseKind.SHOWN, ChoicePlace.ACTION] == 3


def test_what_is_counted_names_the_gemeente_and_nobody(login, session, lead, shared, action_form):
    login(lead).get(action_form)

    row = session.scalars(select(KnowledgeUse)).one()
    assert (row.lesson_id, row.gemeente_id, row.used_on) == (shared.id, lead.gemeente_id, today())
    assert not {"user_id", "organisation_id"} & set(KnowledgeUse.__table__.columns.keys())


def test_the_own_gemeente_a_look_ahead_and_a_refused_form_do_not_count(
    login, session, ours, lead, principle, shared, action_form
):
    make_lesson(ours, principle, review_state=ReviewState.SHARED)
    own = make_lesson(ours, principle)
    browser = login(lead)

    browser.head(action_form)
    browser.get(action_form, headers={"Sec-Purpose": "prefetch"})
    browser.post(action_form, data={"title": ""})
    browser.get(f"/lessen/{own.id}?via=actie")

    assert counted(session) == {}


def test_opening_is_counted_and_where_from_does_not_stay_in_the_address(
    login, session, lead, shared
):
    browser = login(lead)

    answers = [browser.get(f"/lessen/{shared.id}?via=actie") for _ in range(2)]
    answers.append(browser.get(f"/lessen/{shared.id}?via=onzin"))

    assert {(each.status_code, each.location) for each in answers} == {
        (303, f"/lessen/{shared.id}")
    }
    assert counted(session) == {(UseKind.OPENED, ChoicePlace.ACTION): 1}


def test_an_adviser_who_opens_a_lesson_is_no_gemeente(login, session, adviser, shared):
    assert login(adviser).get(f"/lessen/{shared.id}?via=actie").status_code == 303

    assert counted(session) == {}


def test_a_lesson_one_may_not_see_is_not_there_and_not_counted(
    login, session, theirs, lead, principle
):
    lesson = make_lesson(theirs, principle)

    assert login(lead).get(f"/lessen/{lesson.id}?via=actie").status_code == 404
    assert counted(session) == {}


def test_a_page_of_which_the_use_cannot_be_counted_is_shown_all_the_same(
    login, session, monkeypatch, lead, shared, action_form
):
    def fail(*_arguments, **_options):
        raise OperationalError("INSERT", {}, Exception("locked"))

    monkeypatch.setattr(knowledge, "note_use", fail)

    assert login(lead).get(action_form).status_code == 200
    assert counted(session) == {}


def test_the_cookie_does_not_grow_without_end(
    login, session, monkeypatch, lead, theirs, principle, action_form
):
    monkeypatch.setattr(knowledge, "MOST_SEEN", 2)
    for _ in range(3):
        make_lesson(theirs, principle, review_state=ReviewState.SHARED)

    login(lead).get(action_form)

    assert counted(session) == {(UseKind.SHOWN, ChoicePlace.ACTION): 2}


@pytest.mark.parametrize(
    "path",
    [
        "/cycli/{cycle}/acties/nieuw",
        "/trajecten/{slug}/bewerken/principes",
        "/trajecten/{slug}/bewerken/aanbod/nieuw",
    ],
)
def test_a_form_takes_as_many_queries_for_more_lessons(
    login, count_queries, ours, theirs, lead, principle, path
):
    path = path.format(cycle=ours.id, slug=ours.trajectory.slug)
    browser = login(lead)
    counts = []

    for n in (1, 5):
        for _ in range(n):
            make_lesson(theirs, principle, review_state=ReviewState.SHARED)
        with count_queries() as statements:
            assert browser.get(path).status_code == 200
        counts.append(len(statements))
        assert sum("INSERT INTO knowledge_use" in each for each in statements) == 1

    assert counts[0] == counts[1]
