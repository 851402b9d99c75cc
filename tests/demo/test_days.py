"""The days of the demo."""

from datetime import date, timedelta

import pytest

from tracker.demo.days import Period, day, periods


def test_a_day_is_counted_from_the_day_of_loading() -> None:
    wednesday = date(2026, 3, 4)

    assert day(-1, wednesday) == date(2026, 3, 3)
    assert day(1, wednesday) == date(2026, 3, 5)
    assert day(-365, wednesday) == date(2025, 3, 4)


def test_a_weekend_moves_away_from_today() -> None:
    saturday, sunday = date(2026, 2, 28), date(2026, 3, 1)

    assert day(-1, sunday) == date(2026, 2, 27)
    assert day(-7, sunday) == date(2026, 2, 20)
    assert day(0, sunday) == sunday
    assert day(1, saturday) == date(2026, 3, 2)
    assert day(7, saturday) == date(2026, 3, 9)


def test_the_order_of_days_stays() -> None:
    for today in (date(2026, 3, 1) + timedelta(days=number) for number in range(7)):
        found = [day(offset, today) for offset in range(-30, 31)]
        assert found == sorted(found)


@pytest.mark.parametrize(
    ("until", "newest"),
    [
        (date(2026, 11, 22), Period(date(2026, 10, 1), date(2026, 10, 31))),
        (date(2026, 11, 30), Period(date(2026, 11, 1), date(2026, 11, 30))),
        (date(2026, 1, 5), Period(date(2025, 12, 1), date(2025, 12, 31))),
        (date(2024, 2, 29), Period(date(2024, 2, 1), date(2024, 2, 29))),
    ],
)
def test_the_newest_month_is_over(until: date, newest: Period) -> None:
    assert periods(1, every="month", until=until) == [newest]


def test_quarters_follow_each_other() -> None:
    found = periods(3, every="quarter", until=date(2026, 2, 10))

    assert found == [
        Period(date(2025, 4, 1), date(2025, 6, 30)),
        Period(date(2025, 7, 1), date(2025, 9, 30)),
        Period(date(2025, 10, 1), date(2025, 12, 31)),
    ]


def test_a_quarter_that_ends_today_counts() -> None:
    assert periods(1, every="quarter", until=date(2026, 6, 30))[0].ends_on == date(2026, 6, 30)


def test_august_does_not_count_and_stays_in_between() -> None:
    found = periods(3, every="month", until=date(2026, 10, 2), skips_august=True)

    assert [period.ends_on.month for period in found] == [6, 7, 8, 9]
    assert [period.is_august for period in found] == [False, False, True, False]


def test_august_is_never_last_nor_first() -> None:
    last = periods(2, every="month", until=date(2026, 9, 5), skips_august=True)
    first = periods(1, every="month", until=date(2026, 10, 5), skips_august=True)

    assert [period.ends_on.month for period in last] == [6, 7]
    assert [period.ends_on.month for period in first] == [9]
