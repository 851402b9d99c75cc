"""What the demo says: no personal data, and no key that points nowhere."""

from collections.abc import Iterator

import pytest

from tracker.demo.content import TRAJECTORIES, Record, read, read_figures
from tracker.domain.privacy import find_personal_data
from tracker.library.shipped import read_dossiers, read_records

WIJKEN = [wijk for name in TRAJECTORIES for wijk in read(name)["wijk_files"]]
FILES = ["organisations", "insights", "reports", *TRAJECTORIES, *WIJKEN]


def texts(value: object) -> Iterator[str]:
    """Give every text in a content file."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)


def records(wijk: str, kind: str) -> list[Record]:
    """Return the records of one kind in all cycles of a wijk."""
    return [record for cycle in read(wijk)["cycles"] for record in cycle.get(kind, [])]


@pytest.mark.parametrize("name", FILES)
def test_no_text_holds_personal_data(name: str) -> None:
    # The accounts have e-mail addresses on purpose; an action may point at one.
    found = {
        text: find_personal_data(text)
        for text in texts(read(name))
        if not text.endswith(".demo") and find_personal_data(text)
    }

    assert found == {}


@pytest.mark.parametrize("name", FILES)
def test_sentences_end_and_nothing_is_doubled(name: str) -> None:
    for text in texts(read(name)):
        assert text == text.strip()
        assert "  " not in text
        assert not {'"', "'"} & set(text), "use curly quotes"


@pytest.mark.parametrize("wijk", WIJKEN)
def test_every_key_of_a_wijk_points_somewhere(wijk: str) -> None:
    organisations = {record["key"] for record in read("organisations")["organisations"]}
    lessons = {record["key"] for record in records(wijk, "lessons")}

    for action in records(wijk, "actions"):
        assert action["organisation"] in organisations
        assert action.get("lesson") in lessons | {None}
    for conversation in records(wijk, "conversations"):
        assert set(conversation["organisations"]) <= organisations
    for reflection in records(wijk, "reflections"):
        assert reflection["organisation"] in organisations


@pytest.mark.parametrize("name", TRAJECTORIES)
def test_a_trajectory_rests_on_the_shipped_library(name: str) -> None:
    keys = {principle["key"] for dossier in read_dossiers() for principle in dossier["principles"]}
    interventions = {record["slug"] for record in read_records("interventions")}
    record = read(name)
    linked = {link["key"] for link in record["principles"]}

    assert linked <= keys
    for offer in record["offers"]:
        assert set(offer["principles"]) <= linked
        assert offer.get("intervention") in interventions | {None}


@pytest.mark.parametrize("name", TRAJECTORIES)
def test_what_a_wijk_says_is_on_principles_of_its_trajectory(name: str) -> None:
    record = read(name)
    linked = {link["key"] for link in record["principles"]}

    for wijk in record["wijk_files"]:
        used = {
            each["principle"] for each in records(wijk, "actions") + records(wijk, "reflections")
        }
        for lesson in records(wijk, "lessons"):
            used |= set(lesson.get("directions", {}))
        assert used <= linked


def test_the_real_figures_name_their_source() -> None:
    rows = read_figures()

    assert len(rows) > 10
    assert all(row["source"] for row in rows)
