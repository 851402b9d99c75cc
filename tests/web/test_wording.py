"""Sentences that more than one page says."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from tests.factories import make_cycle, make_phase_change, make_trajectory
from tracker.domain.phases import Phase
from tracker.domain.vocabulary import PhaseMove
from tracker.models import Cycle
from tracker.standing import standing, standing_options
from tracker.web.filters import day
from tracker.web.wording import pace_sentence

STARTED = date(2026, 11, 1)


@pytest.fixture
def said_of(session):
    """Say how a cycle keeps to its plan of 28 days a phase."""

    def said_of(cycle, today):
        session.expire_all()
        query = select(Cycle).where(Cycle.id == cycle.id).options(*standing_options())
        return pace_sentence(standing(session.scalars(query).one(), today=today))

    return said_of


def begun(**values):
    """Make a cycle that began its phase on STARTED, with nothing written since."""
    began = {"phase_started_on": STARTED, "last_entry_on": STARTED}
    return make_cycle(make_trajectory(), **began | values)


@pytest.mark.parametrize(
    ("today", "values", "words"),
    [
        (date(2026, 10, 30), {}, "meten: begint op 1 november 2026"),
        (date(2026, 11, 1), {}, "meten: dag 1 van 28"),
        (date(2026, 11, 28), {}, "meten: dag 28 van 28"),
        (date(2026, 11, 29), {}, "meten: 1 dag te lang"),
        (date(2026, 11, 30), {}, "meten: 29 dagen niets vastgelegd"),
        (date(2026, 11, 30), {"last_entry_on": date(2026, 11, 30)}, "meten: 2 dagen te lang"),
        (
            date(2026, 12, 1),
            {"phase": Phase.CLOSED, "closed_on": date(2026, 11, 30)},
            "afgesloten op 30 november 2026",
        ),
    ],
)
def test_the_pace_of_a_cycle(said_of, today, values, words):
    assert said_of(begun(**values), today) == words


def test_every_phase_that_was_passed_is_named(said_of):
    cycle = begun(phase=Phase.LEARN)
    for old, new in ((Phase.MEASURE, Phase.SPEAK), (Phase.SPEAK, Phase.LEARN)):
        make_phase_change(cycle, from_phase=old, to_phase=new, move=PhaseMove.PASSED)

    assert said_of(cycle, STARTED) == (
        "leren: dag 1 van 28; meten overgeslagen met reden; spreken overgeslagen met reden"
    )


def test_a_moment_late_in_the_evening_is_of_the_dutch_day():
    assert day(datetime(2026, 11, 21, 23, 30, tzinfo=UTC)) == "22 november 2026"
