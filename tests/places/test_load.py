"""Loading the shipped places: complete and repeatable."""

import shutil

from sqlalchemy import func, select

from tracker.admin.services import set_house_style
from tracker.domain.loading import LoadResult
from tracker.housestyle.look import Look
from tracker.models import CbsArea, Gemeente
from tracker.places.services import CONTENT, load_places


def test_all_gemeenten_and_areas_are_loaded(session):
    result = load_places()

    assert result == LoadResult(added=342 + 3352 + 8)
    assert session.scalar(select(func.count()).select_from(Gemeente)) == 342
    assert session.scalar(select(func.count()).select_from(CbsArea)) == 3360


def test_loading_twice_changes_nothing(session):
    load_places()
    session.commit()

    result = load_places()

    assert result == LoadResult(unchanged=3702)
    assert not session.dirty


def test_the_same_code_of_another_year_is_another_area(session):
    load_places()

    query = select(CbsArea.division_year, CbsArea.name).where(CbsArea.code == "WK059910")

    assert sorted(tuple(row) for row in session.execute(query)) == [
        (2015, "Wijk 07 Feijenoord"),
        (2016, "Feijenoord"),
        (2023, "Feijenoord"),
    ]


def test_a_new_name_changes_the_gemeente_and_keeps_its_house_style(session, tmp_path):
    load_places()
    the_hague = session.scalar(select(Gemeente).where(Gemeente.code == "GM0518"))
    set_house_style(the_hague, Look(the_hague.theme, "#00703c"))
    folder = shutil.copytree(CONTENT, tmp_path / "content")
    file = folder / "gemeenten.csv"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("'s-Gravenhage", "Den Haag"), "utf-8")

    result = load_places(folder=folder)

    assert (result.added, result.changed) == (0, 1)
    assert (the_hague.name, the_hague.house_style.accent) == ("Den Haag", "#00703c")
