"""A trajectory: who sees it, and what it shows."""

import pytest
from sqlalchemy import select

from tests.factories import (
    link_principle,
    link_wijk,
    make_gemeente,
    make_stakeholder,
    make_trajectory,
    make_user,
)
from tests.html import text_of
from tests.trajectories.given_pages import (
    CHANGED,
    fill,
    lead_of,
    page_of,
    partner_in,
    reader_of,
    series,
)
from tracker.domain.vocabulary import Role, TrajectoryStatus
from tracker.domain.withholding import MeasurementKind
from tracker.models import TrajectoryWijk


@pytest.mark.parametrize(
    ("who", "status"), [("lead", 200), ("stranger", 404), ("reader", 200), ("partner", 200)]
)
def test_who_may_see_a_trajectory(login, session, who, status):
    trajectory = make_trajectory()
    wijk = link_wijk(trajectory)
    users = {
        "lead": lead_of(trajectory),
        "stranger": make_user(Role.PROGRAMME_LEAD, make_gemeente()),
        "reader": reader_of(trajectory),
        "partner": partner_in(trajectory, wijk),
    }
    client = login(users[who])

    assert page_of(client, trajectory).status_code == status
    assert page_of(client, trajectory, wijk).status_code == status


def test_a_draft_is_seen_only_by_who_may(login, session):
    draft = make_trajectory(status=TrajectoryStatus.DRAFT)
    adviser = make_user(Role.ADVISER)
    client = login(adviser)

    before = page_of(client, draft).status_code
    session.refresh(draft)
    draft.is_open_to_advisers = True
    after = page_of(client, draft).status_code

    assert (before, after) == (404, 200)
    assert page_of(login(lead_of(draft)), draft).status_code == 200


def test_only_who_may_edit_is_offered_to(login, session):
    trajectory = make_trajectory()

    lead = text_of(page_of(login(lead_of(trajectory)), trajectory))
    reader = text_of(page_of(login(reader_of(trajectory)), trajectory))

    assert "Traject bewerken" in lead
    assert "Rapport maken" in lead
    assert "Traject bewerken" not in reader
    assert "Rapport lezen" in reader
    assert "Kies principes" not in reader


def test_a_partner_sees_the_own_wijken_only(login, session):
    trajectory = make_trajectory()
    own, other = fill(trajectory)
    client = login(partner_in(trajectory, own))

    words = text_of(page_of(client, trajectory))
    listed = text_of(client.get("/trajecten"))

    assert own.name in words
    assert other.name not in words
    assert other.name not in listed
    assert page_of(client, trajectory, other).status_code == 404


def test_a_title_with_a_script_is_shown_as_text(login, session):
    trajectory = make_trajectory(
        title="<script>alert(1)</script>", ambition="<script>alert(2)</script>"
    )
    wijk = link_wijk(trajectory)
    wijk.name = "<script>alert(3)</script>"
    client = login(lead_of(trajectory))

    for page in (
        client.get("/trajecten"),
        page_of(client, trajectory),
        client.get(f"/trajecten/{trajectory.slug}/{wijk.slug}"),
        client.get(f"/trajecten/{trajectory.slug}/bewerken"),
        client.get(f"/trajecten/{trajectory.slug}/bewerken/controleren"),
    ):
        assert "<script>alert" not in page.text
        assert "<script>alert(" in text_of(page)


def test_a_trajectory_shows_what_it_rests_on(login, session):
    trajectory = make_trajectory(ambition="Niemand alleen", analysis_who="55-plussers")
    link = link_principle(trajectory, applied_here="Acht vaste deelnemers.")
    link_principle(trajectory, applied_here="")
    make_stakeholder(trajectory, name="Bewonersgroep Noord")

    words = text_of(page_of(login(lead_of(trajectory)), trajectory))

    for text in (
        "Niemand alleen",
        link.principle.title,
        "Acht vaste deelnemers.",
        "Vul dit in",
        "Uit het dossier",
        "Bewonersgroep Noord",
        "55-plussers",
    ):
        assert text in words


def test_a_change_is_said_in_words_on_both_pages(login, session):
    trajectory = make_trajectory()
    wijk = link_wijk(trajectory)
    series(trajectory, wijk, CHANGED)
    client = login(lead_of(trajectory))

    words = text_of(page_of(client, trajectory))
    of_wijk = text_of(page_of(client, trajectory, wijk))

    assert "Op koers" in words
    assert "Van 30 naar 50" in words
    assert "‘Kwam vier keer’ ging van 30 naar 50" in of_wijk
    assert "meer dan toeval" in of_wijk


def test_two_wijken_share_one_finding(login, session):
    trajectory = make_trajectory()
    one, two = link_wijk(trajectory), link_wijk(trajectory)
    made = series(trajectory, one, CHANGED)

    words = text_of(page_of(login(lead_of(trajectory)), trajectory))

    assert f"In {one.name} gaat ‘{made.title}’ de goede kant op" in words
    assert f"{two.name} Geen oordeel" in words


def test_an_estimate_never_counts_as_proof(login, session):
    trajectory = make_trajectory()
    wijk = link_wijk(trajectory)
    series(trajectory, wijk, CHANGED, kind=MeasurementKind.MODEL_ESTIMATE)
    client = login(lead_of(trajectory))

    words = text_of(page_of(client, trajectory))

    assert "Geen oordeel" in words
    assert "Op koers" not in words
    assert "bewijzen geen effect" in words


def test_every_page_takes_the_same_number_of_queries(login, session, count_queries):
    small, large = make_trajectory(), make_trajectory()
    fill(small, 2, 2)
    fill(large, 8, 8)
    for _ in range(6):
        fill(make_trajectory(large.gemeente), 3, 0)

    def counts(trajectory):
        wijk = session.scalar(
            select(TrajectoryWijk).where(TrajectoryWijk.trajectory_id == trajectory.id)
        ).wijk
        client = login(lead_of(trajectory))
        numbers = []
        for url in ("", f"/{trajectory.slug}", f"/{trajectory.slug}/{wijk.slug}"):
            with count_queries() as statements:
                assert client.get(f"/trajecten{url}").status_code == 200
            numbers.append(len(statements))
        return numbers

    assert counts(small) == counts(large)


def test_a_wijk_without_a_cycle_leads_to_its_first_one_for_who_may_start_it(login, session):
    trajectory = make_trajectory()
    link_wijk(trajectory)
    path = f"/trajecten/{trajectory.slug}"

    lead = text_of(login(lead_of(trajectory)).get(path))
    reader = text_of(login(reader_of(trajectory)).get(path))

    assert "Begin de eerste cyclus" in lead
    assert "Begin de eerste cyclus" not in reader
    assert "Nog niet begonnen" in reader
