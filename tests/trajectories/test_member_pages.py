"""Who takes part with an account: partners in their wijken, and readers."""

import pytest

from tests.factories import link_wijk, make_gemeente, make_member, make_trajectory, make_user
from tests.html import text_of
from tests.trajectories.given import lead_of, url
from tests.trajectories.given_pages import partner_in
from tracker.domain.vocabulary import Role


@pytest.fixture
def trajectory(session):
    return make_trajectory()


def account(trajectory, role=Role.PARTNER):
    return make_user(role, trajectory.gemeente)


def place_of(trajectory, user):
    return url(trajectory, f"leden/{user.id}")


def test_a_partner_sees_the_wijken_a_lead_chooses(login, trajectory):
    wijk, other = link_wijk(trajectory), link_wijk(trajectory)
    partner = account(trajectory)
    lead, phone = login(lead_of(trajectory)), login(partner)
    before = phone.get(f"/trajecten/{trajectory.slug}").status_code

    answer = lead.post(place_of(trajectory, partner), data={"wijken": [wijk.id]})

    assert before == 404
    assert answer.location == url(trajectory, "wie-doen-er-mee")
    assert f"in {wijk.name}" in text_of(lead.get(answer.location))
    assert phone.get(f"/trajecten/{trajectory.slug}/{wijk.slug}").status_code == 200
    assert phone.get(f"/trajecten/{trajectory.slug}/{other.slug}").status_code == 404


def test_a_partner_without_a_wijk_takes_no_part_any_more(login, trajectory):
    partner = partner_in(trajectory, link_wijk(trajectory))
    phone = login(partner)
    before = phone.get(f"/trajecten/{trajectory.slug}").status_code

    nothing_ticked = {"seen_warnings": ""}  # what a browser sends besides the boxes

    login(lead_of(trajectory)).post(place_of(trajectory, partner), data=nothing_ticked)

    assert before == 200
    assert phone.get(f"/trajecten/{trajectory.slug}").status_code == 404


@pytest.mark.parametrize(("answer", "status"), [("ja", 200), ("nee", 404)])
def test_a_reader_reads_when_a_lead_says_so(login, trajectory, answer, status):
    reader = account(trajectory, Role.READER)
    lead = login(lead_of(trajectory))

    for said in ("ja", answer, answer):
        lead.post(place_of(trajectory, reader), data={"may_read": said})

    assert login(reader).get(f"/trajecten/{trajectory.slug}").status_code == status


def test_the_question_about_a_reader_asks_for_an_answer(login, trajectory):
    reader = account(trajectory, Role.READER)

    page = login(lead_of(trajectory)).post(place_of(trajectory, reader), data={})

    assert page.status_code == 400
    assert "Kies of dit account mag meelezen." in text_of(page)


def test_a_wijk_of_another_trajectory_is_refused(login, trajectory):
    link_wijk(trajectory)
    elsewhere = link_wijk(make_trajectory(trajectory.gemeente))
    partner = account(trajectory)

    page = login(lead_of(trajectory)).post(
        place_of(trajectory, partner), data={"wijken": [elsewhere.id]}
    )

    assert page.status_code == 400
    assert partner.memberships == []


def test_without_a_wijk_the_page_says_what_to_do_first(login, trajectory):
    page = login(lead_of(trajectory)).get(place_of(trajectory, account(trajectory)))

    assert "Kies eerst een wijk" in text_of(page)


def test_only_partners_and_readers_around_the_gemeente_can_be_chosen(login, trajectory):
    guest = make_user(Role.PARTNER, make_gemeente())
    make_member(guest, make_trajectory(trajectory.gemeente))
    stranger = make_user(Role.PARTNER, make_gemeente())
    gone = make_user(Role.PARTNER, trajectory.gemeente, is_enabled=False)
    lead = login(lead_of(trajectory))

    page = text_of(lead.get(url(trajectory, "wie-doen-er-mee")))

    assert guest.email in page
    for other in (
        stranger,
        gone,
        account(trajectory, Role.GEMEENTE_ADMIN),
        make_user(Role.ADVISER),
    ):
        assert other.email not in page
        assert lead.get(place_of(trajectory, other)).status_code == 404


def test_who_may_not_choose_is_refused(login, trajectory):
    partner = partner_in(trajectory, link_wijk(trajectory))
    address = place_of(trajectory, partner)

    assert login(lead_of(make_trajectory())).get(address).status_code == 404
    assert login(partner).get(address).status_code == 403
