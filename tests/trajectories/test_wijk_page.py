"""One wijk in a trajectory."""

from datetime import date

import pytest

from tests.factories import (
    link_wijk,
    make_action,
    make_cycle,
    make_lesson,
    make_offer,
    make_trajectory,
    saved,
)
from tests.html import text_of
from tests.trajectories.given_pages import (
    lead_of,
    page_of,
    partner_in,
    reader_of,
)
from tracker.domain.phases import Phase
from tracker.domain.vocabulary import ExpectationMet, FollowUp, Judgement
from tracker.domain.withholding import MeasurementKind
from tracker.models import AreaFigure, WijkCode


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
    page = page_of(login(lead_of(trajectory)), trajectory, wijk)
    assert "Start cyclus 1" in text_of(page)
    # The form stands on a page of its own: nobody starts a cycle without its question by accident.
    assert f'href="/trajecten/{trajectory.slug}/{wijk.slug}/nieuwe-cyclus"' in page.text


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
