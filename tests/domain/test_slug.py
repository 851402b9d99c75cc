"""Tests of slugs."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.slug import MAX_LENGTH, slugify


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("'s-Gravenhage", "s-gravenhage"),
        ("De Bijlmer", "de-bijlmer"),
        ("Súdwest-Fryslân", "sudwest-fryslan"),
        ("Amsterdam: eenzaamheid", "amsterdam-eenzaamheid"),
        ("Foto’s & verhalen", "fotos-en-verhalen"),
        ("IJburg-Oost", "ijburg-oost"),
        ("Smørrebrød", "smorrebrod"),
        ("Groep 7/8", "groep-7-8"),
        ("", "zonder-naam"),
        ("…!?", "zonder-naam"),
    ],
)
def test_what_a_name_becomes(text, slug):
    assert slugify(text) == slug


def test_a_long_name_is_cut_between_words():
    assert (
        slugify("samen werken " * 10) == "samen-werken-samen-werken-samen-werken-samen-werken-samen"
    )


def test_one_long_word_is_cut_at_the_limit():
    assert slugify("a" * 80) == "a" * MAX_LENGTH


@given(st.text())
def test_a_slug_is_always_fit_for_an_address(text):
    slug = slugify(text)

    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= MAX_LENGTH


@given(st.text())
def test_a_slug_of_a_slug_is_the_same(text):
    assert slugify(slugify(text)) == slugify(text)
