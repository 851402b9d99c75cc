"""A draft of a report on the small trajectory, and the people around it."""

from datetime import date

import pytest
import time_machine

from tests.factories import make_member, make_user
from tracker.domain.reporting import ReportKind
from tracker.domain.vocabulary import Role
from tracker.reports.kept.services import freeze_report, start_report
from tracker.reports.period import Period

TODAY = date(2026, 11, 22)
REASON = "De raad vergadert morgen"


@pytest.fixture(autouse=True)
def on_a_day():
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def lead(rich):
    return make_user(Role.PROGRAMME_LEAD, rich.gemeente)


@pytest.fixture
def reader(rich):
    user = make_user(Role.READER, rich.gemeente, title="Meelezer")
    make_member(user, rich)
    return user


@pytest.fixture
def draft(rich, lead):
    period = Period(date(2026, 7, 1), TODAY)
    return start_report(rich, kind=ReportKind.PROGRESS, period=period, user=lead)


@pytest.fixture
def frozen(draft, lead):
    freeze_report(draft, today=TODAY, user=lead, reason=REASON)
    return draft
