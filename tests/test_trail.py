"""From a sentence in a dossier one reaches every lesson behind it, and back; by links alone."""

import re

import pytest

from tests.factories import (
    make_cycle,
    make_gemeente,
    make_lesson,
    make_principle,
    make_trajectory,
    make_user,
)
from tests.html import text_of
from tests.insights.test_services import TEXT
from tracker.domain.vocabulary import LessonDirection, ReviewState, Role

SENTENCE = "Laat iemand meegaan die zij al kennen."


@pytest.fixture
def lessons(session):
    """Two shared lessons of two gemeenten on one principle, which say the opposite."""
    principle = make_principle(title="Nodig uit via een bekende")
    return [
        make_lesson(
            make_cycle(make_trajectory()), principle, direction, review_state=ReviewState.SHARED
        )
        for direction in (LessonDirection.CONFIRMS, LessonDirection.CONTRADICTS)
    ]


def links(page):
    """Return the addresses a page leads to, without the place on the page."""
    return {each.partition("#")[0] for each in re.findall(r'href="([^"]+)"', page.text)}


def part(page, start, stop):
    """Return what stands between two texts of a page."""
    found = page.text.partition(start)[2].partition(stop)[0]
    assert found, f"{start} is not on the page"
    return found


def test_a_sentence_leads_to_every_lesson_and_every_lesson_back(login, session, lessons):
    session.refresh(lessons[0], ["principle_links"])
    principle = lessons[0].principle_links[0].principle
    slug, key = principle.edition.dossier.slug, principle.key
    concept, dossier = f"/dossiers/{slug}/concept", f"/dossiers/{slug}"
    adviser = login(make_user(Role.ADVISER))
    reader = login(make_user(Role.READER, make_gemeente()))

    # The adviser writes an insight, proposes a sentence, takes it over and publishes it.
    chosen = {"lessons": [lesson.id for lesson in lessons]}
    insight = adviser.post(f"/inzichten/nieuw?principe={key}", data=TEXT | chosen).location
    adviser.post(f"{insight}/publiceren")
    adviser.post(f"{insight}/voorstel", data={"text": SENTENCE, "why": "Beide lessen zeggen het."})
    adviser.post(f"{concept}/beginnen")
    take_over = re.search(r'action="(/voorstellen/\d+/overnemen)"', adviser.get(concept).text)
    adviser.post(take_over[1])
    draft = adviser.get(concept)
    assert SENTENCE in text_of(draft)
    assert insight in links(draft)
    assert dossier in links(draft)
    told = {"label": "november 2026", f"note_{key}": "Een zin over meegaan erbij."}
    assert adviser.post(f"{concept}/publiceren", data=told).location == dossier

    # Who reads the dossier follows the sentence to each lesson, those against included.
    principle_block = part(reader.get(dossier), f'id="{key}"', "</li>\n      </ol>")
    assert principle_block.count(SENTENCE) == 2  # in the explanation, and where it came from
    to_insight = re.search(r'voorstel: .*?href="(/inzichten/\d+)"', principle_block, re.DOTALL)[1]
    assert to_insight == insight
    behind = links(reader.get(to_insight))
    assert {f"/lessen/{lesson.id}" for lesson in lessons} <= behind

    # And from each lesson back to the insight, the proposal and the edition.
    for lesson in lessons:
        page = reader.get(f"/lessen/{lesson.id}")
        assert SENTENCE in text_of(page)
        assert {insight, f"{dossier}?uitgave=2"} <= links(page)
    assert SENTENCE in text_of(reader.get(f"{dossier}?uitgave=2"))
    assert SENTENCE not in text_of(reader.get(f"{dossier}?uitgave=1"))
