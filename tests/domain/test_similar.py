"""How much two lessons are alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.similar import likeness, title_words

texts = st.text(max_size=60)
keys = st.sets(st.sampled_from(["a", "b", "c"]))


def test_the_words_of_a_title_are_what_it_is_about():
    words = title_words("Uitnodigen door een bekende werkt beter dan 3 posters")

    assert words == {"uitnod", "bekend", "poster"}


@pytest.mark.parametrize(
    ("other", "principles", "expected"),
    [
        ("Een uitnodiging van een bekende", {"bereiken"}, 5),
        ("Een uitnodiging van een bekende", set(), 2),
        ("Koffie aan de schoolpoort", {"bereiken"}, 3),
        ("Koffie aan de schoolpoort", {"anders"}, 0),
        ("", set(), 0),
    ],
)
def test_a_shared_principle_says_more_than_a_shared_word(other, principles, expected):
    found = likeness(
        "Uitnodigen door een bekende werkt beter dan posters",
        {"bereiken", "vertrouwen"},
        other_title=other,
        other_principles=principles,
    )

    assert found == expected


@given(texts, keys, texts, keys)
def test_likeness_is_the_same_both_ways(mine, own, theirs, other):
    forth = likeness(mine, own, other_title=theirs, other_principles=other)
    back = likeness(theirs, other, other_title=mine, other_principles=own)

    assert forth == back >= 0
