"""The piece of a text that shows why it was found."""

from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.snippet import marked, snippet


def is_hit(word):
    return word == "koffie"


def shown(pieces):
    return "".join(f"[{piece.text}]" if piece.is_hit else piece.text for piece in pieces)


def test_every_hit_is_marked_as_it_was_written():
    assert shown(marked("Koffie! En weer koffie.", is_hit)) == "[Koffie]! En weer [koffie]."


def test_a_short_text_is_shown_whole():
    assert shown(snippet("Er was koffie.", is_hit)) == "Er was [koffie]."


def test_a_long_text_is_cut_between_words_around_the_hits():
    text = "woord " * 100 + "koffie en koffie " + "woord " * 100
    found = shown(snippet(text, is_hit, length=60))

    assert found.startswith("… woord")
    assert "[koffie] en [koffie]" in found
    assert found.endswith("woord …")
    assert len(found) < 80


def test_without_a_hit_the_beginning_is_shown():
    assert shown(snippet("woord " * 100, is_hit, length=20)) == "woord woord woord …"


def test_nothing_gives_nothing():
    assert snippet("", is_hit) == []


@given(st.text(), st.integers(min_value=1, max_value=50))
def test_no_text_trips_it(text, length):
    pieces = snippet(text, lambda word: len(word) % 2 == 0, length=length)

    assert "".join(piece.text for piece in marked(text, is_hit)) == text
    assert all(piece.text for piece in pieces)
