"""Words as search compares them."""

import pytest

from tracker.domain.words import fold, split, words_in

PARTS = {"wijk", "aanpak", "gezondheid", "zorg", "jeugd", "ouder", "team"}


def is_part(word):
    return word in PARTS


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Cliënten", "clienten"), ("ÉÉN", "een"), ("façade", "facade"), ("Straße", "strasse")],
)
def test_accents_and_capitals_fall_away(text, folded):
    assert fold(text) == folded


def test_signs_and_the_smallest_words_are_no_words():
    assert words_in('De wijk, én "het" team: AND (x) g_12 \'t') == ["wijk", "team", "and", "12"]


def test_a_word_never_holds_the_sign_of_a_mark():
    assert not any("_" in word for word in words_in("s_shared k_lesson __ a_b_c1"))


def test_a_word_without_end_is_cut():
    assert words_in("a" * 10_000) == ["a" * 60]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("wijkaanpak", {"wijk", "aanpak"}),
        ("jeugdgezondheidszorg", {"jeugd", "gezondheidszorg", "gezondheid", "zorg"}),
        ("wijkagent", {"wijk", "agent"}),
        ("wijken", set()),
        ("houder", set()),
        ("zorgzaam", set()),
        ("onbekend", set()),
        ("w" * 100, set()),
    ],
)
def test_a_compound_falls_apart_in_known_parts_or_one_and_a_rest(word, parts):
    assert split(word, is_part) == parts
