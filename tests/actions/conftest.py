"""A cycle with a lead, a partner and an action of that partner."""

import pytest

from tests.factories import make_action, make_cycle, make_member, make_trajectory, make_user
from tracker.domain.vocabulary import Role


@pytest.fixture
def cycle(session):
    return make_cycle(make_trajectory())


@pytest.fixture
def lead(cycle):
    return make_user(Role.PROGRAMME_LEAD, cycle.trajectory.gemeente)


@pytest.fixture
def partner(cycle):
    user = make_user(Role.PARTNER, cycle.trajectory.gemeente)
    make_member(user, cycle.trajectory, cycle.wijk)
    return user


@pytest.fixture
def action(cycle, partner):
    return make_action(cycle, partner.organisation, title="Koffieochtend aan de schoolpoort")
