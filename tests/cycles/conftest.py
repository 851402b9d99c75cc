"""A gemeente with a running cycle, and the people who come to its pages."""

from types import SimpleNamespace

import pytest

from tests.factories import (
    make_cycle,
    make_gemeente,
    make_indicator,
    make_member,
    make_organisation,
    make_trajectory,
    make_user,
)
from tracker.domain.vocabulary import Role


@pytest.fixture
def place(session):
    """A running cycle with one indicator, its lead, a partner, a reader and a stranger."""
    gemeente = make_gemeente()
    trajectory = make_trajectory(gemeente)
    cycle = make_cycle(trajectory)
    partner = make_user(Role.PARTNER, gemeente, make_organisation(gemeente), title="Welzijn")
    reader = make_user(Role.READER, gemeente)
    make_member(partner, trajectory, cycle.wijk)
    make_member(reader, trajectory)
    return SimpleNamespace(
        gemeente=gemeente,
        trajectory=trajectory,
        cycle=cycle,
        indicator=make_indicator(trajectory),
        lead=make_user(Role.PROGRAMME_LEAD, gemeente),
        partner=partner,
        reader=reader,
        stranger=make_user(Role.PROGRAMME_LEAD, make_gemeente()),
    )
