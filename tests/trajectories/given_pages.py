"""Trajectories and people for the tests of the pages."""

from datetime import date

from tests.factories import (
    link_principle,
    link_wijk,
    make_action,
    make_cycle,
    make_indicator,
    make_lesson,
    make_measurement,
    make_member,
    make_offer,
    make_target,
    make_user,
)
from tracker.domain.phases import Phase
from tracker.domain.vocabulary import Role


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
