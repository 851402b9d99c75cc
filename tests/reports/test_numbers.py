"""The numbers as files: one row for each value, the same in every form."""

import csv
import io
import json
from datetime import UTC, date, datetime

import pytest
from python_calamine import CalamineWorkbook

from tests.factories import (
    link_wijk,
    make_cycle,
    make_gemeente,
    make_indicator,
    make_measurement,
    make_target,
    make_trajectory,
    make_user,
)
from tests.html import text_of
from tests.trajectories.given_pages import partner_in, reader_of
from tracker.domain.vocabulary import Role
from tracker.domain.withholding import Unit, ValueState
from tracker.reports import number_files
from tracker.reports.numbers import COLUMNS

DAY = date(2026, 6, 30)
NUMBERS = {"waarde", "n", "teller", "noemer", "ondergrens", "bovengrens", "begin", "streefwaarde"}


@pytest.fixture
def trajectory(session):
    return make_trajectory(make_gemeente(name="Súdwest-Fryslân"))


@pytest.fixture
def lead(login, trajectory):
    return login(make_user(Role.PROGRAMME_LEAD, trajectory.gemeente))


def measured(trajectory, **values):
    """Make a share of 30 out of 60 in a wijk of the trajectory, unless told otherwise."""
    indicator = make_indicator(trajectory, unit=values.pop("unit", Unit.SHARE))
    cycle = make_cycle(trajectory)
    make_target(indicator, cycle.wijk, baseline=40, value=60)
    defaults = {"value": 50, "numerator": 30, "denominator": 60, "n": 60, "measured_on": DAY}
    return make_measurement(indicator, cycle, **defaults | values)


def address(trajectory, form):
    return f"/rapporten/getallen/{trajectory.slug}.{form}"


def rows_of(answer, form):
    """Return the rows of a file as dictionaries of what a reader sees."""
    if form == "json":
        return json.loads(answer.data)["rijen"]
    if form == "csv":
        text = answer.data.decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text), delimiter=";"))
    sheets = CalamineWorkbook.from_filelike(io.BytesIO(answer.data))
    head, *rest = sheets.get_sheet_by_name("Metingen").to_python()
    return [dict(zip(head, row, strict=True)) for row in rest]


def plain(row):
    """Return a row with empty cells, numbers and days written one way, whatever the form."""
    found = {}
    for key, cell in row.items():
        text = "" if cell is None else str(cell)
        found[key] = float(text.replace(",", ".")) if key in NUMBERS and text else text
    return found


@pytest.mark.parametrize("form", number_files.FORMS)
def test_a_measurement_is_one_row_with_keys_target_and_interval(lead, trajectory, form):
    measurement = measured(trajectory, source="Telling", note="=1+1")

    [row] = rows_of(lead.get(address(trajectory, form)), form)

    assert list(row) == [column.key for column in COLUMNS]
    row = plain(row)
    assert row["meting"] == f"meting-{measurement.id}"
    assert row["gemeente"] == "Súdwest-Fryslân"
    assert row["gemeten_op"] == "2026-06-30"
    assert (row["waarde"], row["teller"], row["noemer"]) == (50, 30, 60)
    assert (row["begin"], row["streefwaarde"]) == (40, 60)
    assert 37 < row["ondergrens"] < 38
    assert row["opmerking"].removeprefix("'") == "=1+1"


def test_the_three_forms_say_the_same(lead, trajectory):
    measured(trajectory)
    measured(trajectory, value=None, numerator=None, state=ValueState.MISSING, note="Ziek")

    found = [
        [plain(row) for row in rows_of(lead.get(address(trajectory, form)), form)]
        for form in number_files.FORMS
    ]

    assert found[0] == found[1] == found[2]
    assert [row["toestand"] for row in found[0]] == ["gemeten", "niet gemeten"]


def test_a_small_group_is_withheld(lead, trajectory):
    measured(trajectory, value=50, numerator=6, denominator=12, n=12)

    [row] = rows_of(lead.get(address(trajectory, "json")), "json")

    assert row["toestand"] == "niet getoond"
    assert {row[key] for key in ("waarde", "teller", "noemer", "ondergrens")} == {None}


def test_a_correction_takes_the_place_and_keeps_the_first_day(lead, trajectory):
    entered = [datetime(2026, 7, day, 12, tzinfo=UTC) for day in (1, 2, 3)]
    first = measured(trajectory, recorded_at=entered[0], is_superseded=True)
    before = first
    for at in entered[1:]:
        before = make_measurement(
            first.indicator,
            first.cycle,
            corrects_id=before.id,
            recorded_at=at,
            is_superseded=at != entered[-1],
            numerator=31,
            denominator=60,
        )

    [row] = rows_of(lead.get(address(trajectory, "json")), "json")

    assert row["teller"] == 31
    assert (row["vastgelegd_op"], row["gewijzigd_op"]) == ("2026-07-01", "2026-07-03")


def test_all_numbers_are_those_of_the_own_gemeente(lead, trajectory):
    mine = [measured(trajectory), measured(make_trajectory(trajectory.gemeente))]
    measured(make_trajectory())

    rows = rows_of(lead.get("/rapporten/getallen/alles.json"), "json")

    assert {row["meting"] for row in rows} == {f"meting-{each.id}" for each in mine}


def test_the_workbook_explains_its_columns_and_goes_on_on_a_next_sheet(
    lead, trajectory, monkeypatch
):
    monkeypatch.setattr(number_files, "SHEET_ROWS", 2)
    for _ in range(3):
        measured(trajectory)

    answer = lead.get(address(trajectory, "xlsx"))

    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.data))
    assert book.sheet_names == ["Metingen", "Metingen 2", "Uitleg"]
    assert len(book.get_sheet_by_name("Metingen 2").to_python()) == 2
    keys = [row[0] for row in book.get_sheet_by_name("Uitleg").to_python()]
    assert {column.key for column in COLUMNS} <= set(keys)


@pytest.mark.parametrize("form", number_files.FORMS)
def test_without_measurements_there_is_a_file_with_a_head(lead, trajectory, form):
    answer = lead.get(address(trajectory, form))

    assert answer.status_code == 200
    assert rows_of(answer, form) == []
    assert f"-{trajectory.slug}-" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("form", number_files.FORMS)
def test_more_rows_take_as_many_queries(lead, trajectory, count_queries, form):
    measured(trajectory)
    with count_queries() as few:
        assert lead.get(address(trajectory, form)).data
    for _ in range(5):
        measured(trajectory)

    with count_queries() as many:
        assert lead.get(address(trajectory, form)).data

    assert len(few) == len(many), many


def test_who_reads_the_report_takes_the_numbers(login, trajectory):
    there = address(trajectory, "csv")
    partner = partner_in(trajectory, link_wijk(trajectory))
    stranger = make_user(Role.PROGRAMME_LEAD, make_gemeente())

    assert login(reader_of(trajectory)).get(there).status_code == 200
    assert login(partner).get(there).status_code == 403
    assert login(partner).get("/rapporten/getallen/alles.csv").status_code == 403
    assert login(stranger).get(there).status_code == 404


def test_a_form_that_does_not_exist_is_not_found(lead, trajectory):
    assert lead.get(address(trajectory, "doc")).status_code == 404
    assert lead.get("/rapporten/getallen/alles.doc").status_code == 404


def test_the_page_says_what_the_columns_mean(lead, trajectory):
    page = lead.get("/rapporten/getallen")

    words = text_of(page)
    assert all(column.name in words for column in COLUMNS)
    assert address(trajectory, "xlsx") in page.text
