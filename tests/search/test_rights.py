"""Search never shows what policy refuses, and hides nothing it allows."""

import pytest
from sqlalchemy import select

from tests.test_walk import ACCOUNTS
from tracker.domain.finding import Term, any_of
from tracker.domain.vocabulary import ReviewState, SearchKind
from tracker.models import Lesson, SearchEntry, Trajectory, User
from tracker.policy import Act, may, may_somewhere, visible_entries
from tracker.searching.finding import newest_ids
from tracker.searching.readers import READERS

WORK = {
    SearchKind.LESSON,
    SearchKind.TRAJECTORY,
    SearchKind.CONVERSATION,
    SearchKind.ACTION,
}


@pytest.mark.parametrize("is_open", [True, False])
@pytest.mark.parametrize("email", ACCOUNTS)
def test_an_entry_is_visible_just_when_its_record_is(demo, email, is_open):
    for trajectory in demo.scalars(select(Trajectory)):
        trajectory.is_open_to_advisers = is_open
    for lesson in demo.scalars(select(Lesson).order_by(Lesson.id)).all()[::2]:
        lesson.review_state = ReviewState.SHARED if is_open else ReviewState.OFFERED
    demo.commit()
    user = demo.scalar(select(User).where(User.email == email))
    seen = set(newest_ids(any_of(map(Term, sorted(visible_entries(user)))), limit=100_000))
    entries = demo.scalars(select(SearchEntry)).all()

    assert {entry.kind for entry in entries} == set(SearchKind)
    for entry in entries:
        model, _ = READERS[entry.kind]
        allowed = (
            may(user, Act.VIEW, demo.get(model, entry.record_id))
            if entry.kind in WORK
            else may_somewhere(user, Act.READ_LIBRARY)
        )
        assert (entry.id in seen) == allowed, f"{email} {entry.kind} {entry.title}"


def test_every_record_of_the_demo_is_in_the_index(demo):
    for kind, (model, read) in READERS.items():
        ids = demo.scalars(select(model.id)).all()
        entries = demo.scalars(select(SearchEntry.record_id).where(SearchEntry.kind == kind)).all()

        assert sorted(entries) == sorted(found.record_id for found in read(ids)), kind
        assert len(entries) > 0
