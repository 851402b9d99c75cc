"""Tests of the sentence tools."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.dutch import (
    brief,
    capital,
    count_word,
    counted,
    join_and,
    number,
    percent,
    plural,
    some_of,
)


@pytest.mark.parametrize(
    ("n", "word"),
    [(0, "nul"), (1, "één"), (7, "zeven"), (12, "twaalf"), (13, "13"), (1200, "1.200")],
)
def test_counts_up_to_twelve_are_words(n, word):
    assert count_word(n) == word


@pytest.mark.parametrize(
    ("items", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")],
)
def test_a_list_in_a_sentence(items, text):
    assert join_and(items) == text


@pytest.mark.parametrize(
    ("n", "n_all", "text"),
    [
        (1, 20, "W1"),
        (4, 4, "W1, W2, W3 en W4"),
        (4, 20, "W1, W2, W3 en W4"),
        (5, 5, "alle vijf wijken"),
        (20, 20, "alle 20 wijken"),
        (12, 20, "twaalf van de 20 wijken"),
        (19, 20, "19 van de 20 wijken"),
    ],
)
def test_up_to_four_are_named_and_more_are_counted(n, n_all, text):
    assert some_of([f"W{k}" for k in range(1, n + 1)], n_all, "wijken") == text


def test_the_noun_fits_the_count():
    assert plural(1, "actie", "acties") == "actie"
    assert plural(0, "actie", "acties") == "acties"
    assert counted(1, "actie", "acties") == "één actie"
    assert counted(14, "actie", "acties") == "14 acties"


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0, 0, "0"),
        (230000, 0, "230.000"),
        (1234567.891, 1, "1.234.567,9"),
        (48.6, 1, "48,6"),
        (2.5, 0, "3"),
        (0.285, 2, "0,29"),
        (-0.04, 1, "0,0"),
        (-1234.5, 1, "-1.234,5"),
        (Decimal("22.6"), 1, "22,6"),
    ],
)
def test_a_number_as_the_dutch_write_it(value, decimals, text):
    assert number(value, decimals) == text


def test_a_share_in_per_cent():
    assert percent(45) == "45 %"
    assert percent(48.65, 1) == "48,7 %"


@given(st.floats(-1e9, 1e9), st.integers(0, 1))
def test_a_written_number_reads_back(value, decimals):
    text = number(value, decimals)

    read_back = float(text.replace(".", "").replace(",", "."))
    assert read_back == pytest.approx(value, abs=0.5 * 10**-decimals + 1e-6)


@pytest.mark.parametrize(
    ("text", "start"),
    [("één wijk", "Eén wijk"), ("twee in De Bijlmer", "Twee in De Bijlmer"), ("", "")],
)
def test_a_sentence_starts_with_a_capital(text, start):
    assert capital(text) == start


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("Kort", 10, "Kort"),
        ("Een  regel\nof twee", 20, "Een regel of twee"),
        ("Vrijwilligers, buren en vrienden", 16, "Vrijwilligers…"),
        ("Verzekeringsadviescommissie", 10, "Verzekeri…"),
    ],
)
def test_a_text_is_cut_between_words_where_that_can_be(text, most, short):
    assert brief(text, most) == short
