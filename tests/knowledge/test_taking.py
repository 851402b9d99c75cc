"""Taking a lesson over: the words to start from, once, undone, and only what is shared."""

import pytest
from sqlalchemy import func, select

from tests.factories import link_principle, make_action, make_lesson, make_offer
from tests.html import text_of
from tracker.domain.vocabulary import ChoicePlace, ReviewState
from tracker.knowledge.taking import take_over, taken_by
from tracker.models import Action, Lesson, LessonTaken, Offer, TrajectoryPrinciple
from tracker.policy import may_take_over, takeable_lessons
from tracker.web.clock import today

FROM_THERE = "’ uit gemeente Deelstad, wijk"


def n_taken(session):
    return session.scalar(select(func.count(LessonTaken.id)))


def agreement(lead, **values):
    return {
        "title": "Langs de deur gaan",
        "organisation": lead.organisation_id,
        "starts_on": "2026-02-01",
        "due_on": "2026-03-01",
    } | values


def link_of(session, cycle):
    query = select(TrajectoryPrinciple)
    return session.scalars(query.where(TrajectoryPrinciple.trajectory == cycle.trajectory)).one()


def test_an_action_takes_a_lesson_over_with_words_to_start_from(
    login, session, ours, lead, shared, failed
):
    browser, path = login(lead), f"/cycli/{ours.id}/acties/nieuw"
    sent = agreement(lead)

    first = browser.get(path)
    chosen = browser.post(path, data=sent | {"neem-over": f"-{shared.id}"})
    saved = browser.post(path, data=sent | {"taken": shared.id})

    assert text_of(first).index("Het tegendeel") < text_of(first).index("Aanbellen")
    assert chosen.status_code == 200
    assert "Er kwamen meer mensen." in text_of(chosen)  # what they saw
    assert "U neemt deze les over." in text_of(chosen)
    assert saved.status_code == 303
    assert FROM_THERE in text_of(browser.get(saved.location))
    taken = session.scalars(select(LessonTaken)).one()
    assert (taken.lesson_id, taken.place) == (shared.id, ChoicePlace.ACTION)
    assert taken.gemeente_id == ours.gemeente_id


def test_words_that_were_typed_stay(login, ours, lead, shared):
    sent = agreement(lead, expected_effect="Tien mensen.", **{"neem-over": f"-{shared.id}"})

    page = login(lead).post(f"/cycli/{ours.id}/acties/nieuw", data=sent)

    assert "Tien mensen." in text_of(page)
    assert "Zoals in" not in text_of(page)


def test_an_offer_takes_a_lesson_over(login, session, ours, lead, shared):
    browser, path = login(lead), f"/trajecten/{ours.trajectory.slug}/bewerken/aanbod"
    sent = {"title": "Aanbellen door buren", "provider": "welzijnswerk", "taken": shared.id}

    assert "Aanbellen" in text_of(browser.get(f"{path}/nieuw"))
    assert browser.post(f"{path}/nieuw", data=sent).status_code == 303

    offer = session.scalars(select(Offer)).one()
    assert [each.lesson_id for each in taken_by(offer)] == [shared.id]
    assert FROM_THERE in text_of(browser.get(path))
    browser.post(f"{path}/{offer.id}", data=sent | {"taken": []})
    assert n_taken(session) == 0


def test_a_principle_takes_a_lesson_over_in_its_own_row(login, session, ours, lead, shared):
    other = link_principle(ours.trajectory, applied_here="Zo.")
    link = session.scalar(
        select(TrajectoryPrinciple).where(
            TrajectoryPrinciple.trajectory == ours.trajectory, TrajectoryPrinciple.id != other.id
        )
    )
    browser, path = login(lead), f"/trajecten/{ours.trajectory.slug}/bewerken/principes"
    sent = {"links-0-link_id": link.id, "links-1-link_id": other.id, "links-1-text": "Zo."}

    chosen = browser.post(path, data=sent | {"neem-over": f"{link.id}-{shared.id}"})
    saved = browser.post(path, data=sent | {"links-0-taken": shared.id, "links-0-text": "Ook hier"})

    assert "Een vrijwilliger belde aan." in text_of(chosen)  # what they did
    assert saved.status_code == 303
    assert [each.lesson_id for each in taken_by(link)] == [shared.id]
    assert taken_by(other) == []
    assert FROM_THERE in text_of(browser.get(f"/trajecten/{ours.trajectory.slug}"))


def test_taking_over_twice_counts_once_and_is_undone_by_clearing(
    login, session, ours, lead, shared
):
    action = make_action(ours, lead.organisation)
    browser, path = login(lead), f"/acties/{action.id}/bewerken"

    for _ in range(2):
        assert browser.post(path, data=agreement(lead, taken=shared.id)).status_code == 303
    assert n_taken(session) == 1
    assert "checked" in browser.get(path).text.split('name="taken"')[1].split(">")[0]
    browser.post(path, data=agreement(lead))

    assert n_taken(session) == 0


def test_what_was_taken_over_goes_with_the_record(session, ours, shared):
    offer = make_offer(ours.trajectory)
    take_over(offer, [shared.id], on=today())

    session.delete(offer)
    session.flush()

    assert n_taken(session) == 0


@pytest.mark.parametrize("kind", ["not shared", "own", "unknown", "too great", "nonsense"])
def test_what_may_not_be_taken_over_is_refused_with_a_sentence(
    login, session, ours, theirs, lead, principle, kind
):
    sent = {
        "not shared": make_lesson(theirs, principle).id,
        "own": make_lesson(ours, principle, review_state=ReviewState.SHARED).id,
        "unknown": 999_999,
        "too great": 10**20,
        "nonsense": "onzin",
    }[kind]

    page = login(lead).post(f"/cycli/{ours.id}/acties/nieuw", data=agreement(lead, taken=sent))

    assert page.status_code == 400
    assert "Deze les kunt u niet overnemen." in text_of(page)
    assert session.scalar(select(func.count(Action.id))) == 0


@pytest.mark.parametrize("value", ["", "-", "x", "-999999999999", "7-x"])
def test_a_button_with_nonsense_takes_nothing_over(login, ours, lead, value):
    page = login(lead).post(
        f"/cycli/{ours.id}/acties/nieuw", data=agreement(lead, **{"neem-over": value})
    )

    assert page.status_code == 200
    assert "Naar aanleiding van" not in text_of(page)


def test_a_lesson_that_is_withdrawn_later_keeps_its_place_without_its_title(
    login, session, ours, lead, shared
):
    action = make_action(ours, lead.organisation)
    take_over(action, [shared.id], on=today())
    shared.review_state = ReviewState.IN_TRAJECTORY
    browser = login(lead)

    shown = text_of(browser.get(f"/acties/{action.id}"))
    form = text_of(browser.get(f"/acties/{action.id}/bewerken"))
    saved = browser.post(f"/acties/{action.id}/bewerken", data=agreement(lead, taken=shared.id))

    for words in (shown, form):
        assert "Deze les is teruggetrokken." in words
        assert "Aanbellen" not in words
    assert saved.status_code == 303
    assert n_taken(session) == 1


def test_who_may_take_over(session, ours, theirs, lead, writer, adviser, shared, principle):
    make_lesson(theirs, principle)

    for user in (lead, writer, adviser):
        allowed = {each for each in session.scalars(select(Lesson)) if may_take_over(user, each)}
        assert set(session.scalars(takeable_lessons(user))) == allowed
        assert allowed == ({shared} if user is lead else set())


def test_forms_that_take_over_are_for_who_may_change(login, ours, lead, reader, writer):
    slug = ours.trajectory.slug
    pages = (
        f"/cycli/{ours.id}/acties/nieuw",
        f"/trajecten/{slug}/bewerken/aanbod/nieuw",
        f"/trajecten/{slug}/bewerken/principes",
        f"/trajecten/{slug}/bewerken/principes/kiezen",
    )

    for path in pages:
        for user, status in ((lead, 200), (reader, 403), (writer, 404)):
            assert login(user).post(path, data={"toon": "lessen"}).status_code == status, path


def test_picking_principles_shows_what_is_known_of_those_that_are_ticked(
    login, ours, lead, shared, failed, principle
):
    path = f"/trajecten/{ours.trajectory.slug}/bewerken/principes/kiezen"
    browser = login(lead)

    before = text_of(browser.get(path))
    after = text_of(browser.post(path, data={"principles": principle.id, "toon": "lessen"}))

    assert "Het tegendeel" not in before
    assert after.index("Het tegendeel") < after.index("Aanbellen")
    assert "Neem over" not in after


def test_a_principle_no_database_can_hold_is_refused(login, ours, lead):
    path = f"/trajecten/{ours.trajectory.slug}/bewerken/principes/kiezen"

    page = login(lead).post(path, data={"principles": 10**20})

    assert page.status_code == 400
    assert "Kies uit de lijst." in text_of(page)


def test_what_is_asked_at_each_change_opens_nothing_on_a_phone(login, ours, lead, shared):
    path, sent = f"/cycli/{ours.id}/acties/nieuw", {"toon": "lessen"}
    browser = login(lead)

    by_button = browser.post(path, data=sent).text
    by_change = browser.post(path, data=sent, headers={"HX-Request": "true"}).text

    assert '<details class="learned" id="geleerd" open>' in by_button
    assert '<details class="learned" id="geleerd">' in by_change
