"""Whether knowledge is used: on the lesson, at home for who wrote it, and on a page of its own."""

from datetime import timedelta

import pytest

from tests.factories import (
    link_principle,
    make_action,
    make_lesson,
    make_member,
    make_organisation,
    make_user,
)
from tests.html import text_of
from tracker.domain.vocabulary import ChoicePlace, ReviewState, Role, UseKind
from tracker.knowledge.taking import take_over
from tracker.knowledge.use import NEWS_LASTS, news_for, note_use
from tracker.web.clock import today

NEWS = "is overgenomen door gemeente Kiesstad, in een actie"


@pytest.fixture
def taken(ours, lead, shared):
    """The action of the one gemeente that rests on the lesson of the other."""
    action = make_action(ours, lead.organisation, title="Een geheime actie")
    take_over(action, [shared.id], on=today())
    return action


@pytest.fixture
def proposer(theirs, shared):
    """The partner that proposed the lesson."""
    organisation = make_organisation(theirs.trajectory.gemeente)
    user = make_user(Role.PARTNER, theirs.trajectory.gemeente, organisation)
    make_member(user, theirs.trajectory, theirs.wijk)
    shared.organisation_id = organisation.id
    return user


def seen(lesson, gemeente_id, kind=UseKind.SHOWN):
    note_use([lesson.id], kind=kind, place=ChoicePlace.ACTION, gemeente_id=gemeente_id, on=today())


def test_the_writer_is_told_at_home_and_hears_no_more_than_who_and_where(
    login, writer, lead, taken
):
    page = text_of(login(writer).get("/"))

    assert NEWS in page
    assert "Een geheime actie" not in page
    assert "Uw lessen, elders overgenomen" not in text_of(login(lead).get("/"))


def test_the_partner_that_proposed_it_is_told_at_home(login, proposer, theirs, taken):
    other = make_user(Role.PARTNER, theirs.trajectory.gemeente)
    make_member(other, theirs.trajectory, theirs.wijk)

    assert NEWS in text_of(login(proposer).get("/acties"))
    assert NEWS not in text_of(login(other).get("/acties"))


def test_news_is_of_late_and_each_gemeente_counts_once(session, writer, ours, lead, shared, taken):
    again = make_action(ours, lead.organisation)
    take_over(again, [shared.id], on=today() - timedelta(days=3))

    assert [line.taken_on for line in news_for(writer, today=today())] == [today()]
    assert news_for(writer, today=today() + NEWS_LASTS) == []


def test_who_wrote_a_lesson_reads_how_it_is_used(
    login, writer, lead, adviser, proposer, shared, taken
):
    seen(shared, lead.gemeente_id)
    seen(shared, lead.gemeente_id)
    path = f"/lessen/{shared.id}"

    for user in (writer, adviser, proposer):
        page = text_of(login(user).get(path))
        assert "Gezien bij een keuze door één gemeente, geopend door geen gemeente" in page
        assert "Gemeente Kiesstad, in een actie" in page
        assert "Een geheime actie" not in page
    assert "Wordt deze les gebruikt?" not in text_of(login(lead).get(path))


def test_the_page_of_use_orders_and_narrows_by_the_address(
    login, adviser, lead, theirs, principle, shared, failed, taken
):
    never = make_lesson(theirs, principle, title="Nooit gezien", review_state=ReviewState.SHARED)
    make_lesson(theirs, principle, title="Niet gedeeld")
    seen(shared, lead.gemeente_id)
    seen(failed, lead.gemeente_id)
    browser = login(adviser)

    page = text_of(browser.get("/lessen/gebruik"))
    found = {
        state: text_of(browser.get(f"/lessen/gebruik?gebruik={state}"))
        for state in ("overgenomen", "geopend", "getoond", "nooit")
    }

    assert "Drie lessen zijn gedeeld. Eén les is overgenomen" in page
    assert page.index(shared.title) < page.index(failed.title) < page.index(never.title)
    assert "Niet gedeeld" not in page
    titles = {shared.title, failed.title, never.title}
    assert {state: {each for each in titles if each in text} for state, text in found.items()} == {
        "overgenomen": {shared.title},
        "geopend": set(),
        "getoond": {failed.title},
        "nooit": {never.title},
    }
    by_title = text_of(browser.get("/lessen/gebruik?volgorde=-les&zoek=onzin&pagina=7"))
    assert "Geen gedeelde les past bij wat u kiest." in by_title


def test_principles_are_ordered_by_the_use_of_their_lessons(
    login, adviser, ours, theirs, lead, principle, shared, failed, taken
):
    other = link_principle(theirs.trajectory).principle
    make_lesson(theirs, other, review_state=ReviewState.SHARED)
    link_principle(theirs.trajectory)  # nothing is shared on this one
    seen(failed, lead.gemeente_id, UseKind.OPENED)
    seen(shared, lead.gemeente_id)

    page = text_of(login(adviser).get("/lessen/gebruik/principes"))

    assert "Over twee principes gaan gedeelde lessen." in page
    assert page.index(principle.title) < page.index(other.title)
    assert "2 lessen over Nodig uit via een bekende 1 1 1" in page


@pytest.mark.parametrize("path", ["/lessen/gebruik", "/lessen/gebruik/principes"])
def test_the_page_of_use_is_for_who_shares_and_reviews(
    login, path, writer, adviser, reader, proposer, shared
):
    admin = make_user(Role.GEMEENTE_ADMIN, writer.gemeente)

    for user in (writer, adviser, admin):
        assert login(user).get(path).status_code == 200
    for user in (reader, proposer, make_user(Role.PLATFORM_ADMIN)):
        assert login(user).get(path).status_code == 403


@pytest.mark.parametrize("path", ["/lessen/gebruik", "/lessen/gebruik/principes"])
def test_the_page_of_use_takes_as_many_queries_for_more(
    login, count_queries, adviser, theirs, path
):
    browser, counts = login(adviser), []

    for n in (1, 5):
        for _ in range(n):
            principle = link_principle(theirs.trajectory).principle
            make_lesson(theirs, principle, review_state=ReviewState.SHARED)
        with count_queries() as statements:
            assert browser.get(path).status_code == 200
        counts.append(len(statements))

    assert counts[0] == counts[1]


def test_pages_of_use_are_linked_from_where_one_is(login, writer, adviser, reader):
    assert "/lessen/gebruik" in login(writer).get("/lessen").text
    assert "/lessen/gebruik" in login(adviser).get("/lessen/te-beoordelen").text
    assert "/lessen/gebruik" not in login(reader).get("/lessen").text


def test_nothing_shared_says_so(login, adviser):
    assert "Er is nog geen les gedeeld." in text_of(login(adviser).get("/lessen/gebruik"))
    assert "Nog niets gedeeld" in text_of(login(adviser).get("/lessen/gebruik/principes"))
