"""The way of a lesson: which step leads where, who takes it and until when."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.review import (
    CALL_BACK_WITHIN,
    RULES,
    Relation,
    Side,
    Step,
    StepRefused,
    TooLate,
    WrongSide,
    WrongState,
    is_fresh,
    may_take,
    mentions,
    relation,
    take,
)
from tracker.domain.vocabulary import LessonDirection, ReviewState

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
WAY = [
    (Step.ADOPT, Side.GEMEENTE, ReviewState.IN_TRAJECTORY),
    (Step.OFFER, Side.GEMEENTE, ReviewState.OFFERED),
    (Step.ASK, Side.ADVISER, ReviewState.QUESTIONED),
    (Step.CHANGE, Side.GEMEENTE, ReviewState.QUESTIONED),
    (Step.ANSWER, Side.GEMEENTE, ReviewState.OFFERED),
    (Step.SHARE, Side.ADVISER, ReviewState.SHARED),
]
moments = st.integers(-72, 72).map(lambda hours: NOON + timedelta(hours=hours))


def test_a_proposal_goes_all_the_way():
    state = ReviewState.PROPOSED

    for step, side, expected in WAY:
        state = take(step, state, by=side)
        assert state is expected


@pytest.mark.parametrize("state", [ReviewState.OFFERED, ReviewState.QUESTIONED, ReviewState.SHARED])
def test_the_gemeente_takes_back_what_it_gave(state):
    assert take(Step.WITHDRAW, state, by=Side.GEMEENTE) is ReviewState.IN_TRAJECTORY


def test_what_was_not_shared_is_offered_again_only_after_a_change():
    refused = take(Step.REFUSE, ReviewState.OFFERED, by=Side.ADVISER)
    with pytest.raises(WrongState):
        take(Step.OFFER, refused, by=Side.GEMEENTE)

    changed = take(Step.CHANGE, refused, by=Side.GEMEENTE)

    assert take(Step.OFFER, changed, by=Side.GEMEENTE) is ReviewState.OFFERED


@pytest.mark.parametrize("side", Side)
def test_either_side_calls_sharing_back_for_a_day(side):
    call = (Step.CALL_BACK, ReviewState.SHARED)
    last = NOON + CALL_BACK_WITHIN

    assert take(*call, by=side, at=last, shared_at=NOON) is ReviewState.OFFERED
    with pytest.raises(TooLate):
        take(*call, by=side, at=last + timedelta(seconds=1), shared_at=NOON)
    with pytest.raises(TooLate):
        take(*call, by=side, at=NOON)


@pytest.mark.parametrize(
    ("step", "state", "side"),
    [
        (Step.SHARE, ReviewState.OFFERED, Side.GEMEENTE),
        (Step.REFUSE, ReviewState.OFFERED, Side.GEMEENTE),
        (Step.ASK, ReviewState.OFFERED, Side.GEMEENTE),
        (Step.ANSWER, ReviewState.QUESTIONED, Side.ADVISER),
        (Step.OFFER, ReviewState.IN_TRAJECTORY, Side.ADVISER),
        (Step.WITHDRAW, ReviewState.SHARED, Side.ADVISER),
        (Step.ADOPT, ReviewState.PROPOSED, Side.ADVISER),
    ],
)
def test_a_step_is_for_one_side(step, state, side):
    with pytest.raises(WrongSide):
        take(step, state, by=side)


@given(st.sampled_from(ReviewState), st.lists(st.tuples(st.sampled_from(Step), moments)))
def test_a_lesson_is_shared_only_after_it_was_offered_and_by_an_adviser(state, steps):
    was_offered = state in (ReviewState.OFFERED, ReviewState.QUESTIONED, ReviewState.SHARED)
    shared_at = NOON if state is ReviewState.SHARED else None
    for step, at in steps:
        side = Side.ADVISER if Side.ADVISER in RULES[step].sides else Side.GEMEENTE
        try:
            following = take(step, state, by=side, at=at, shared_at=shared_at)
        except StepRefused:
            continue
        if step is Step.OFFER:
            was_offered = True
        if following is ReviewState.SHARED:
            assert (step, was_offered) == (Step.SHARE, True)
            shared_at = at
        state = following


@given(st.sampled_from(Step), st.sampled_from(ReviewState), st.sampled_from(Side), moments)
def test_a_step_leads_where_its_rule_says_or_is_refused(step, state, side, at):
    try:
        following = take(step, state, by=side, at=at, shared_at=NOON)
    except WrongSide:
        assert side not in RULES[step].sides
    except WrongState:
        assert not may_take(step, state)
    except TooLate:
        assert step is Step.CALL_BACK
        assert not is_fresh(NOON, at)
    else:
        assert following is RULES[step].leads[state]


@given(st.sampled_from(LessonDirection), st.sampled_from(LessonDirection))
def test_two_lessons_stand_to_each_other_the_same_both_ways(mine, theirs):
    assert relation(mine, theirs) is relation(theirs, mine)
    assert (relation(mine, theirs) is Relation.SUPPORTS) == (mine is theirs)


def test_confirming_and_contradicting_are_opposites():
    confirms, qualifies, contradicts = LessonDirection

    assert relation(confirms, contradicts) is Relation.OPPOSES
    assert relation(confirms, qualifies) is Relation.QUALIFIES
    assert relation(qualifies, contradicts) is Relation.QUALIFIES


@pytest.mark.parametrize(
    ("text", "is_mentioned"),
    [
        ("Anders dan in overvecht kwam hier niemand.", True),
        ("Zie ‘zes weken is genoeg’.", True),
        ("Er kwamen meer mensen.", False),
        ("", False),
    ],
)
def test_a_lesson_mentions_another_by_title_or_place(text, is_mentioned):
    found = mentions([text, "Waarom"], title="Zes weken is genoeg", places=["Overvecht", ""])

    assert found is is_mentioned
