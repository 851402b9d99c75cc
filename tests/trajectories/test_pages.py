"""Reading trajectories: the list, one trajectory, and one wijk in it."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories import (
    link_principle,
    link_wijk,
    make_action,
    make_cycle,
    make_gemeente,
    make_indicator,
    make_lesson,
    make_measurement,
    make_member,
    make_offer,
    make_stakeholder,
    make_target,
    make_trajectory,
    make_user,
    saved,
)
from tests.html import text_of
from tracker.domain.phases import Phase
from tracker.domain.vocabulary import ExpectationMet, FollowUp, Judgement, Role, TrajectoryStatus
from tracker.domain.withholding import MeasurementKind
from tracker.models import AreaFigure, TrajectoryWijk, WijkCode


def lead_of(trajectory):
    return make_user(Role.PROGRAMME_LEAD, trajectory.gemeente)


def partner_in(trajectory, *wijken):
    user = make_user(Role.PARTNER, trajectory.gemeente)
    make_member(user, trajectory, *wijken)
    return user


def reader_of(trajectory):
    user = make_user(Role.READER, trajectory.gemeente)
    make_member(user, trajectory)
    return user


def fill(trajectory, n_wijken=2, n_indicators=2):
    """Give a trajectory wijken with cycles, figures, lessons, actions and offers."""
    wijken = [link_wijk(trajectory) for _ in range(n_wijken)]
    indicators = [make_indicator(trajectory) for _ in range(n_indicators)]
    for wijk in wijken:
        link = link_principle(trajectory)
        make_offer(trajectory, wijk_id=wijk.id, principles=[link.principle])
        for number in (1, 2):
            cycle = make_cycle(
                trajectory, wijk, number=number, phase=Phase.CLOSED if number == 1 else Phase.SPEAK
            )
            make_lesson(cycle)
            make_action(cycle)
            for indicator in indicators:
                make_measurement(indicator, cycle, measured_on=date(2026, number, 20))
    return wijken


def page_of(client, trajectory, wijk=None):
    return client.get(f"/trajecten/{trajectory.slug}" + (f"/{wijk.slug}" if wijk else ""))


def test_an_empty_list_says_what_to_do_first(login, session):
    lead = make_user(Role.PROGRAMME_LEAD, make_gemeente())
    reader = make_user(Role.READER, make_gemeente())

    assert "Start een traject" in text_of(login(lead).get("/trajecten"))
    assert "Start een traject" not in text_of(login(reader).get("/trajecten"))


def test_the_list_holds_only_what_one_may_see(login, session):
    trajectory = make_trajectory(title="Aanpak eenzaamheid")
    make_trajectory(title="Van een ander")

    words = text_of(login(lead_of(trajectory)).get("/trajecten"))

    assert "Aanpak eenzaamheid" in words
    assert "Van een ander" not in words


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("zoek=eenzaam", {"Aanpak eenzaamheid"}),
        ("thema=Jeugd", {"Kansrijk opgroeien"}),
        ("status=closed", {"Kansrijk opgroeien"}),
        ("status=bestaat-niet", {"Aanpak eenzaamheid", "Kansrijk opgroeien"}),
        ("pagina=99", {"Aanpak eenzaamheid", "Kansrijk opgroeien"}),
        ("zoek=niets", set()),
    ],
)
def test_the_address_narrows_the_list(login, session, query, expected):
    gemeente = make_gemeente()
    make_trajectory(gemeente, title="Aanpak eenzaamheid")
    make_trajectory(
        gemeente, title="Kansrijk opgroeien", theme="Jeugd", status=TrajectoryStatus.CLOSED
    )

    page = login(make_user(Role.PROGRAMME_LEAD, gemeente)).get(f"/trajecten?{query}")

    words = text_of(page)
    titles = {"Aanpak eenzaamheid", "Kansrijk opgroeien"}
    assert {title for title in titles if title in words} == expected
    assert ("Niets gevonden" in words) == (not expected)


def test_the_address_orders_the_list(login, session):
    gemeente = make_gemeente()
    make_trajectory(gemeente, title="Aanpak")
    make_trajectory(gemeente, title="Zorg")
    client = login(make_user(Role.PROGRAMME_LEAD, gemeente))

    up = text_of(client.get("/trajecten?volgorde=titel"))
    down = text_of(client.get("/trajecten?volgorde=-titel"))

    assert up.index("Aanpak") < up.index("Zorg")
    assert down.index("Zorg") < down.index("Aanpak")


def test_a_long_list_has_pages(login, session):
    gemeente = make_gemeente()
    for _ in range(21):
        make_trajectory(gemeente)
    client = login(make_user(Role.PROGRAMME_LEAD, gemeente))

    first, second = client.get("/trajecten"), client.get("/trajecten?pagina=2")

    assert first.text.count("<tr>") == 21
    assert second.text.count("<tr>") == 2


@pytest.mark.parametrize(
    ("status", "n_busy", "sentence"),
    [
        (TrajectoryStatus.DRAFT, 0, "In voorbereiding: nog niet gestart."),
        (TrajectoryStatus.RUNNING, 0, "Er loopt nu geen cyclus."),
        (TrajectoryStatus.RUNNING, 1, "In één van de twee wijken loopt een cyclus."),
        (TrajectoryStatus.RUNNING, 2, "In alle twee wijken loopt een cyclus."),
        (TrajectoryStatus.CLOSED, 0, "Afgesloten."),
    ],
)
def test_a_row_says_where_the_trajectory_stands(login, session, status, n_busy, sentence):
    trajectory = make_trajectory(status=status)
    wijken = [link_wijk(trajectory), link_wijk(trajectory)]
    for wijk in wijken[:n_busy]:
        make_cycle(trajectory, wijk)

    assert sentence in text_of(login(lead_of(trajectory)).get("/trajecten"))


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


def series(trajectory, wijk, values, **indicator):
    """Measure one indicator in one wijk, each value in a month of its own."""
    made = make_indicator(trajectory, title="Kwam vier keer", **indicator)
    make_target(made, wijk, baseline=values[0], value=60.0)
    cycle = make_cycle(trajectory, wijk, started_on=date(2025, 1, 1))
    for place, value in enumerate(values):
        on = date(2025 + place // 12, place % 12 + 1, 15)
        make_measurement(
            made, cycle, measured_on=on, value=value, n=50, numerator=None, denominator=None
        )
    return made


CHANGED = [30.0, 31.0, 29.0, 30.0, 31.0, 29.0, 30.0, 45.0, 46.0, 47.0, 48.0, 49.0, 50.0]


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


def test_a_wijk_shows_its_history(login, session):
    trajectory = make_trajectory()
    cycle = make_cycle(
        trajectory,
        phase=Phase.CLOSED,
        closed_on=date(2026, 6, 1),
        seen="Een kwart kwam terug.",
        expectation_met=ExpectationMet.NO,
    )
    lesson = make_lesson(cycle, title="Avonden passen niet")
    make_action(
        cycle,
        title="Ouderavond",
        done_on=date(2026, 3, 1),
        judged_on=date(2026, 5, 1),
        judgement=Judgement.DID_NOT_HELP,
        follow_up=FollowUp.STOP,
    )
    offer = make_offer(trajectory, wijk_id=cycle.wijk_id, title="Inloop", reach=64)
    page = page_of(login(lead_of(trajectory)), trajectory, cycle.wijk)

    words = text_of(page)
    for text in (
        cycle.expectation,
        "Een kwart kwam terug. De verwachting kwam niet uit.",
        lesson.title,
        "hielp niet, stoppen",
        offer.title,
        "Geen principe gekozen",
        "Er zijn geen open acties.",
        "Start cyclus 2",
    ):
        assert text in words


def test_a_running_cycle_is_one_click_away(login, session):
    trajectory = make_trajectory()
    cycle = make_cycle(trajectory, phase=Phase.SPEAK)

    page = page_of(login(lead_of(trajectory)), trajectory, cycle.wijk)

    assert "Naar cyclus 1: spreken" in text_of(page)
    assert f'href="/cycli/{cycle.id}"' in page.text
    assert "Start cyclus" not in text_of(page)


@pytest.mark.parametrize("who", ["reader", "partner"])
def test_only_who_may_edit_can_start_a_cycle(login, session, who):
    trajectory = make_trajectory()
    wijk = link_wijk(trajectory)
    user = reader_of(trajectory) if who == "reader" else partner_in(trajectory, wijk)

    assert "Start cyclus" not in text_of(page_of(login(user), trajectory, wijk))
    assert "Start cyclus 1" in text_of(page_of(login(lead_of(trajectory)), trajectory, wijk))


def test_a_late_action_is_called_late(login, session):
    trajectory = make_trajectory()
    cycle = make_cycle(trajectory)
    make_action(cycle, title="Kaartje", due_on=date(2020, 1, 1))

    words = text_of(page_of(login(lead_of(trajectory)), trajectory, cycle.wijk))

    assert "1 januari 2020 te laat" in words


def test_public_figures_stand_with_their_source(login, session):
    trajectory = make_trajectory()
    wijk = link_wijk(trajectory)
    saved(
        WijkCode(gemeente_id=wijk.gemeente_id, wijk_id=wijk.id, code="WK036381", division_year=2016)
    )
    figure = {"division_year": 2016, "year": 2016, "label": "Ernstig eenzaam", "unit": "%"}
    shown = {"key": "eenzaam", "kind": MeasurementKind.MODEL_ESTIMATE, "source": "RIVM, SMAP"}
    saved(AreaFigure(code="WK036381", value=16.4, **figure, **shown))
    saved(AreaFigure(code="WK999999", value=99.9, **figure, **shown))

    words = text_of(page_of(login(lead_of(trajectory)), trajectory, wijk))

    assert "16,4 %" in words
    assert "Schatting. RIVM, SMAP" in words
    assert "99,9" not in words


def test_a_wijk_outside_the_trajectory_is_not_found(login, session):
    trajectory, elsewhere = make_trajectory(), link_wijk(make_trajectory())

    page = page_of(login(lead_of(trajectory)), trajectory, elsewhere)

    assert page.status_code == 404


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
