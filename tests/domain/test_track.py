"""Tests of the track."""

from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.phases import STOPS, Phase
from tracker.domain.track import StopState, track


def states(phase, passed=(), is_still=False):
    return [stop.state.value for stop in track(phase, passed=passed, is_still=is_still)]


def test_stops_before_are_done_and_after_are_ahead():
    assert states(Phase.LEARN) == ["done", "done", "here", "ahead"]


def test_a_cycle_that_stands_still_shows_it_where_it_stands():
    assert states(Phase.SPEAK, is_still=True) == ["done", "still", "ahead", "ahead"]


def test_a_phase_passed_with_a_reason_stays_visible():
    assert states(Phase.IMPROVE, passed={Phase.SPEAK}) == ["done", "passed", "done", "here"]


def test_a_passed_phase_that_is_open_again_is_drawn_as_open():
    assert states(Phase.SPEAK, passed={Phase.SPEAK}) == ["done", "here", "ahead", "ahead"]


def test_a_closed_cycle_has_no_open_stop():
    closed = states(Phase.CLOSED, passed={Phase.LEARN}, is_still=True)

    assert closed == ["done", "done", "passed", "done"]


@given(st.sampled_from(Phase), st.sets(st.sampled_from(Phase)), st.booleans())
def test_a_track_has_four_stops_and_at_most_one_is_open(phase, passed, is_still):
    stops = track(phase, passed=passed, is_still=is_still)

    assert tuple(stop.phase for stop in stops) == STOPS
    is_open = [stop.phase for stop in stops if stop.state in (StopState.HERE, StopState.STILL)]
    assert is_open == ([] if phase is Phase.CLOSED else [phase])
