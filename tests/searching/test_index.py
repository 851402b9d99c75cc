"""What is written is found at once, and what is taken away is found no longer."""

from datetime import date

import pytest
from sqlalchemy import inspect, select, update

from tests.factories import (
    make_action,
    make_conversation,
    make_cycle,
    make_gemeente,
    make_insight,
    make_lesson,
    make_outcome,
    make_principle,
    make_topic,
    make_trajectory,
    saved,
)
from tests.library.given import draft_of, publish
from tracker.domain import seen_by
from tracker.domain.finding import Term
from tracker.domain.vocabulary import (
    InsightState,
    InstrumentUse,
    LessonDirection,
    ReviewState,
    SearchKind,
)
from tracker.extensions import db
from tracker.library.services import PrincipleWords, Source, add_principle
from tracker.models import (
    ConversationTopic,
    Instrument,
    Intervention,
    LessonPrinciple,
    PracticeExample,
    SearchEntry,
)
from tracker.searching import finding
from tracker.searching.asking import question_of
from tracker.searching.entries import day_of
from tracker.searching.finding import newest_ids, record_ids
from tracker.searching.index import REPEATED, WATCHED, rebuild
from tracker.searching.readers import READERS
from tracker.searching.stems import stem


def make_intervention():
    return saved(
        Intervention(
            slug="buurtcirkel",
            name="Buurtcirkel",
            theme="Eenzaamheid",
            target_groups=[],
            goal="Elkaar helpen.",
            source_url="https://voorbeeld.nl",
        )
    )


def make_instrument():
    return saved(
        Instrument(
            slug="schaal",
            name="Schaal",
            use=InstrumentUse.BUILD_IN,
            source_url="https://voorbeeld.nl",
            details={"measures": "Hoe het gaat"},
        )
    )


def make_example():
    return saved(
        PracticeExample(
            slug="voorbeeld",
            title="Voorbeeld",
            theme="Eenzaamheid",
            target_groups=[],
            working_elements=[],
            details={},
            sources=[],
            is_name_only=False,
        )
    )


def make_dossier():
    return make_principle().edition.dossier


# Kind, a record of it, and the text one changes.
RECORDS = {
    SearchKind.LESSON: (lambda: make_lesson(make_cycle(make_trajectory())), "saw"),
    SearchKind.ACTION: (lambda: make_action(make_cycle(make_trajectory())), "expected_effect"),
    SearchKind.TRAJECTORY: (make_trajectory, "ambition"),
    SearchKind.DOSSIER: (make_dossier, "title"),
    SearchKind.INTERVENTION: (make_intervention, "goal"),
    SearchKind.INSTRUMENT: (make_instrument, "name"),
    SearchKind.EXAMPLE: (make_example, "approach"),
    SearchKind.INSIGHT: (lambda: make_insight(state=InsightState.PUBLISHED), "says"),
}


def found(kind, word):
    db.session.commit()
    return list(db.session.scalars(record_ids(kind, word)))


def test_every_kind_is_read_and_watched():
    assert set(READERS) == set(SearchKind)
    assert {kind for kind, _ in WATCHED.values()} == set(SearchKind)
    # A conversation is found by its parts; a principle changes in a draft, which nobody finds.
    assert set(RECORDS) == set(SearchKind) - {SearchKind.CONVERSATION, SearchKind.PRINCIPLE}


@pytest.mark.parametrize("kind", RECORDS)
def test_a_change_is_found_at_once(session, kind):
    make, text = RECORDS[kind]
    record = make()
    assert found(kind, "paddenstoelen") == []

    setattr(record, text, "Over een paddenstoel gesproken.")
    assert found(kind, "paddenstoelen") == [record.id]

    setattr(record, text, "Over iets anders.")
    assert found(kind, "paddenstoelen") == []


@pytest.mark.parametrize("kind", [each for each in RECORDS if each is not SearchKind.DOSSIER])
def test_what_is_removed_is_found_no_longer(session, kind):
    make, text = RECORDS[kind]
    record = make()
    setattr(record, text, "Over een paddenstoel gesproken.")
    assert found(kind, "paddenstoel") == [record.id]

    for name, _ in inspect(type(record)).relationships.items():
        session.refresh(record, [name])  # the collections go along
    session.delete(record)
    assert found(kind, "paddenstoel") == []


def test_a_principle_of_an_earlier_edition_is_found_no_longer(session):
    principle = make_principle(explanation="Over een paddenstoel.")
    dossier = principle.edition.dossier
    assert found(SearchKind.PRINCIPLE, "paddenstoel") == [principle.id]

    principle.edition.is_current = False

    assert found(SearchKind.PRINCIPLE, "paddenstoel") == []
    assert found(SearchKind.DOSSIER, dossier.title) == []


def test_a_draft_of_an_insight_is_found_by_nobody(session):
    insight = make_insight(says="Over een paddenstoel.")
    assert found(SearchKind.INSIGHT, "paddenstoel") == []

    insight.state = InsightState.PUBLISHED

    assert found(SearchKind.INSIGHT, "paddenstoelen") == [insight.id]


def test_a_principle_of_a_draft_is_found_once_it_is_published(session):
    principle = make_principle()
    dossier = principle.edition.dossier
    draft = draft_of(dossier)
    words = PrincipleWords(title="Nieuw", explanation="Over een paddenstoel.")
    add_principle(draft, words, source=Source(title="Een bron"))
    assert found(SearchKind.PRINCIPLE, "paddenstoel") == []

    edition = publish(dossier)

    added = next(each for each in edition.principles if each.title == "Nieuw")
    assert found(SearchKind.PRINCIPLE, "paddenstoel") == [added.id]
    assert found(SearchKind.PRINCIPLE, principle.title) != [principle.id]


def test_a_conversation_is_found_by_its_topics_and_outcomes(session):
    conversation = make_conversation(make_cycle(make_trajectory()))
    topic = make_topic(conversation, explanation="Over een paddenstoel.")
    assert found(SearchKind.CONVERSATION, "paddenstoel") == [conversation.id]

    topic.explanation = "Over iets anders."
    assert found(SearchKind.CONVERSATION, "paddenstoel") == []

    outcome = make_outcome(conversation, text="Plukken wij paddenstoelen?")
    assert found(SearchKind.CONVERSATION, "paddenstoel") == [conversation.id]

    session.delete(outcome)
    assert found(SearchKind.CONVERSATION, "paddenstoel") == []


def test_a_removed_conversation_is_found_no_longer(session):
    conversation = make_conversation(make_cycle(make_trajectory()))
    make_topic(conversation, title="Een paddenstoel")
    assert found(SearchKind.CONVERSATION, "paddenstoel") == [conversation.id]

    session.refresh(conversation, ["topics", "outcomes", "organisations"])
    session.delete(conversation)
    assert found(SearchKind.CONVERSATION, "paddenstoel") == []
    assert session.scalars(select(ConversationTopic)).all() == []


def test_a_lesson_is_found_by_the_principle_it_is_about(session):
    lesson = make_lesson(make_cycle(make_trajectory()))
    principle = make_principle(title="Pluk paddenstoelen samen")
    assert found(SearchKind.LESSON, "paddenstoelen") == []

    link = LessonPrinciple(
        gemeente_id=lesson.gemeente_id,
        lesson_id=lesson.id,
        principle_id=principle.id,
        direction=LessonDirection.CONFIRMS,
    )
    saved(link)
    assert found(SearchKind.LESSON, "paddenstoelen") == [lesson.id]

    session.delete(link)
    assert found(SearchKind.LESSON, "paddenstoelen") == []


def test_a_new_name_of_a_wijk_or_gemeente_reaches_all_that_is_there(session):
    lesson = make_lesson(make_cycle(make_trajectory()))
    assert found(SearchKind.LESSON, "paddenpoel") == []

    lesson.wijk.name = "Paddenpoel"
    lesson.gemeente.name = "Champignonstad"

    assert found(SearchKind.LESSON, "paddenpoel champignonstad") == [lesson.id]


def test_a_trajectory_that_opens_to_advisers_takes_its_records_along(session):
    trajectory = make_trajectory(is_open_to_advisers=False)
    make_lesson(make_cycle(trajectory))
    session.commit()
    assert newest_ids(Term(seen_by.ADVISERS), limit=10) == []

    trajectory.is_open_to_advisers = True
    session.commit()

    assert len(newest_ids(Term(seen_by.ADVISERS), limit=10)) == 2


def test_a_shared_lesson_is_marked_and_one_that_is_withdrawn_is_not(session):
    lesson = make_lesson(make_cycle(make_trajectory()), review_state=ReviewState.SHARED)
    session.commit()
    assert len(newest_ids(Term(seen_by.CONTENT), limit=10)) == 1

    lesson.review_state = ReviewState.IN_TRAJECTORY
    session.commit()
    assert newest_ids(Term(seen_by.CONTENT), limit=10) == []


def test_asking_the_newest_years_first_leaves_nothing_out(session, monkeypatch):
    monkeypatch.setattr(finding, "MANY", 0)  # as if every word were a common one
    cycle = make_cycle(make_trajectory())
    days = [date(2026, 3, 1), date(2026, 2, 1), date(2025, 5, 1), date(2021, 1, 1)]
    for day in days:
        make_lesson(cycle, title="Paddenstoelen", written_on=day)
    session.commit()

    for n in range(1, 6):
        ids = newest_ids(Term(stem("paddenstoelen")), limit=n)

        assert [day_of(id) for id in ids] == days[:n]


def test_another_day_moves_an_entry_and_leaves_one(session):
    cycle = make_cycle(make_trajectory())
    old = make_lesson(cycle, written_on=date(2025, 1, 1))
    make_lesson(cycle, written_on=date(2025, 6, 1))
    session.commit()
    old.written_on = date(2026, 1, 1)
    session.commit()

    newest = newest_ids(Term("k_lesson"), limit=10)

    entries = {entry.id: entry.record_id for entry in session.scalars(select(SearchEntry))}
    assert len(newest) == 2
    assert entries[newest[0]] == old.id


def test_the_index_can_be_made_again(session):
    lesson = make_lesson(make_cycle(make_trajectory()))
    make_action(lesson.cycle)
    session.commit()
    before = rows(session)
    session.execute(update(SearchEntry.__table__).values(title="Kapot"))

    n_entries = sum(rebuild())

    assert n_entries == len(before)
    assert rows(session) == before


def rows(session):
    table = SearchEntry.__table__
    return [tuple(row) for row in session.execute(select(table).order_by(table.c.id))]


def test_what_is_rolled_back_is_not_found(session):
    lesson = make_lesson(make_cycle(make_trajectory()))
    session.commit()
    with session.begin_nested() as half:
        lesson.saw = "Over een paddenstoel."
        session.flush()
        half.rollback()

    assert found(SearchKind.LESSON, "paddenstoel") == []


def test_nothing_changes_watched_tables_behind_the_session(app):
    """Core statements pass the listener by, so no module may write these tables with one.

    The made-up records to measure on may: `scale` makes the index of what it adds itself.
    """
    from tests.test_whole_app import TRACKER

    names = {model.__name__ for model in (*WATCHED, *REPEATED)}
    passing = [
        path.name
        for path in TRACKER
        for name in names
        if path.name != "scale_principles.py"
        and any(f"{verb}({name})" in path.read_text() for verb in ("insert", "update", "delete"))
    ]

    assert passing == []


def test_a_gemeente_without_anything_is_no_entry(session):
    make_gemeente(name="Paddenpoel")

    assert found(SearchKind.TRAJECTORY, "paddenpoel") == []


def test_the_texts_of_a_record_stand_as_sentences(session):
    lesson = make_lesson(make_cycle(make_trajectory()), for_whom="Wie alleen woont", why="Goed?")
    session.commit()
    own = (SearchEntry.kind == SearchKind.LESSON, SearchEntry.record_id == lesson.id)
    entry = session.scalar(select(SearchEntry).where(*own))

    assert entry.text.endswith("Er kwamen meer mensen. Goed? Wie alleen woont.")


def test_a_common_word_is_looked_for_as_it_is_typed_and_a_rare_one_as_a_beginning(
    session, monkeypatch
):
    monkeypatch.setattr(finding, "COMMON", 1)
    cycle = make_cycle(make_trajectory())
    lessons = [make_lesson(cycle, saw=f"Over {word}.") for word in ("wijk", "wijk", "wijkaanpak")]

    # By its part; in no order, which is for the list to give.
    assert sorted(found(SearchKind.LESSON, "wijk")) == [each.id for each in lessons]
    assert found(SearchKind.LESSON, "wijkaa") == [lessons[2].id]
    assert not finding.settled(question_of("wijk")).last.is_start
    assert finding.settled(question_of("wijkaa")).last.is_start
    assert finding.settled(question_of("buurt wijk")).words[0].text == "buurt"
