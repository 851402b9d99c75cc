"""The shipped gemeenten and areas: complete, well-formed and equal to the published tables."""

import csv
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "tracker" / "places" / "content"
FIGURES = ROOT / "tracker" / "demo" / "content" / "figures.csv"
# The published tables themselves are not part of the project. Where a copy stands beside it, the
# shipped tables are compared with the whole; elsewhere with a few rows in the same form.
SAMPLES = Path(__file__).parent / "samples"
PUBLISHED = [SAMPLES, *(file.parent for file in ROOT.parent.glob("*/data/wijken.csv"))]


def read(file: Path) -> list[dict[str, str]]:
    """Return the rows of a table by column name."""
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


GEMEENTEN = read(CONTENT / "gemeenten.csv")
WIJKEN = read(CONTENT / "wijken-2023.csv")
EARLIER = read(CONTENT / "earlier-areas.csv")


def test_all_gemeenten_and_all_wijken_on_land_are_there():
    assert len(GEMEENTEN) == len({row["code"] for row in GEMEENTEN}) == 342
    assert len(WIJKEN) == len({row["code"] for row in WIJKEN}) == 3352


def test_codes_are_as_cbs_writes_them():
    assert all(re.fullmatch(r"GM\d{4}", row["code"]) for row in GEMEENTEN)
    assert all(re.fullmatch(r"WK\d{4}[0-9A-Z]{2}", row["code"]) for row in WIJKEN)
    assert all(re.fullmatch(r"WK\d{6}|BU\d{8}", row["code"]) for row in EARLIER)


def test_wijken_of_amsterdam_keep_their_letters():
    amsterdam = [row["code"] for row in WIJKEN if row["gemeente_code"] == "GM0363"]

    assert len(amsterdam) == 110
    assert all(re.fullmatch(r"WK0363[A-Z]{2}", code) for code in amsterdam)


def test_every_area_belongs_to_a_gemeente_that_is_there():
    gemeenten = {row["code"] for row in GEMEENTEN}

    assert {row["gemeente_code"] for row in WIJKEN} == gemeenten
    assert {row["gemeente_code"] for row in EARLIER} <= gemeenten


def test_an_area_code_holds_the_number_of_its_gemeente():
    areas = [*WIJKEN, *EARLIER]

    assert all(row["code"][2:6] == row["gemeente_code"][2:] for row in areas)


def test_names_keep_their_leading_apostrophe_and_accents():
    names = {row["name"] for row in GEMEENTEN}

    assert {"'s-Gravenhage", "'s-Hertogenbosch", "Súdwest-Fryslân", "Bergen (NH.)"} <= names
    assert all(row["name"] == row["name"].strip() for row in [*GEMEENTEN, *WIJKEN])


def test_an_earlier_area_is_known_by_code_and_year():
    keys = [(row["code"], row["year"]) for row in EARLIER]

    assert len(set(keys)) == len(keys)
    assert [key for key in keys if key[0] == "WK059910"] == [
        ("WK059910", "2016"),
        ("WK059910", "2015"),
    ]


@pytest.mark.parametrize("folder", PUBLISHED, ids=lambda folder: folder.name)
def test_gemeenten_equal_the_published_table(folder):
    shipped = {tuple(row.values()) for row in GEMEENTEN}

    published = {
        (row["code"], row["naam"], row["provincie"], row["jaar"])
        for row in read(folder / "gemeenten.csv")
    }

    assert published
    assert published <= shipped


@pytest.mark.parametrize("folder", PUBLISHED, ids=lambda folder: folder.name)
def test_wijken_equal_the_published_table_without_water(folder):
    shipped = {tuple(row.values()) for row in WIJKEN}

    land, water = set(), set()
    for row in read(folder / "wijken.csv"):
        into = water if row["groot_water"] == "1" else land
        into.add((row["code"], row["naam"], row["gemeente_code"], row["jaar"]))

    assert land
    assert land <= shipped
    assert water
    assert not water & shipped


def test_figures_belong_to_a_shipped_area_of_their_year():
    areas = {(row["code"], row["year"]) for row in EARLIER}

    figures = read(FIGURES)

    assert {(row["area_code"], row["division_year"]) for row in figures} <= areas
    assert {row["wijk"] for row in figures} == {"osdorp", "bijlmer", "hillesluis", "bloemhof"}


def test_a_figure_says_where_it_comes_from_and_an_estimate_says_so():
    figures = read(FIGURES)

    assert all(row["source"] for row in figures)
    for row in figures:
        is_share = row["unit"] == "%"
        assert (row["kind"] == "model_estimate") == is_share
        assert ("Schatting" in row["source"]) == is_share
        assert not is_share or 0 <= int(row["value"]) <= 100
