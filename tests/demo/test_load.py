"""Loading the demo: complete, repeatable, on any day, and only where it is wanted."""

from datetime import date, datetime, tzinfo

import pytest
from sqlalchemy import func, select

from config import Testing
from tracker import create_app
from tracker.demo.load import load_demo
from tracker.demo.parts import LibraryMissing, PlacesMissing
from tracker.domain.phases import Phase
from tracker.domain.verdict import Verdict
from tracker.library.services import load_library
from tracker.models import Cycle, Lesson, Measurement, Trajectory, User
from tracker.places.services import load_places
from tracker.series import series_of
from tracker.web import clock

# Around the summer, the turn of the year, and the last day of a quarter.
DAYS = [
    date(2026, 1, 1),
    date(2026, 6, 30),
    date(2026, 7, 1),
    date(2026, 8, 31),
    date(2026, 9, 15),
    date(2028, 2, 29),
]


def stop_the_clock(monkeypatch, on):
    """Let it be ``on`` for everyone."""

    class Stopped(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Stopped":
            return cls(on.year, on.month, on.day, 12, tzinfo=tz)

    monkeypatch.setattr(clock, "datetime", Stopped)


def count(session, model):
    """Return how many rows there are."""
    return session.scalar(select(func.count()).select_from(model))


def test_the_demo_asks_for_the_library_first(session):
    load_places()

    with pytest.raises(LibraryMissing):
        load_demo(clock.today())


def test_the_demo_asks_for_the_places_first(session):
    load_library(clock.today())

    with pytest.raises(PlacesMissing):
        load_demo(clock.today())


def test_loading_twice_changes_nothing(demo):
    before = [count(demo, model) for model in (User, Trajectory, Cycle, Measurement, Lesson)]

    assert load_demo(clock.today()) is False

    assert [
        count(demo, model) for model in (User, Trajectory, Cycle, Measurement, Lesson)
    ] == before


@pytest.mark.once
def test_the_demo_can_be_loaded_on_any_day(session, monkeypatch):
    load_library(clock.today())
    load_places()
    for on in DAYS:
        stop_the_clock(monkeypatch, on)
        savepoint = session.begin_nested()
        assert load_demo(on)
        session.expire_all()

        assert running_phases(session) == {Phase.SPEAK, Phase.LEARN, Phase.IMPROVE}
        verdicts = all_verdicts(session)
        assert verdicts.count(Verdict.ON_COURSE) == 4, on
        assert verdicts.count(Verdict.ATTENTION) == 2, on
        savepoint.rollback()
        session.expunge_all()


def running_phases(session):
    """Return where the running cycles stand."""
    return set(session.scalars(select(Cycle.phase).where(Cycle.phase != Phase.CLOSED)))


def all_verdicts(session):
    """Return the verdict on every series of every trajectory."""
    return [
        series.reading.verdict
        for trajectory in session.scalars(select(Trajectory))
        for series in series_of(trajectory.id)
    ]


def test_the_command_says_what_is_missing(app, session):
    result = app.test_cli_runner().invoke(args=["demo", "load"])

    assert result.exit_code == 1
    assert "places load" in result.output or "library load" in result.output


def test_the_command_says_that_the_demo_is_there(demo_app, demo):
    result = demo_app.test_cli_runner().invoke(args=["demo", "load"])

    assert result.exit_code == 0
    assert "nothing changed" in result.output


def test_the_demo_is_refused_outside_development():
    class InUse(Testing):
        WELCOMES_DEMO = False

    result = create_app(InUse("sqlite://")).test_cli_runner().invoke(args=["demo", "load"])

    assert result.exit_code == 1
    assert "--yes" in result.output


def test_yes_loads_the_demo_all_the_same(demo_app, demo, monkeypatch):
    monkeypatch.setitem(demo_app.config, "WELCOMES_DEMO", False)

    result = demo_app.test_cli_runner().invoke(args=["demo", "load", "--yes"])

    assert result.exit_code == 0, result.output
