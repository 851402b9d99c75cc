"""Tests of the check for personal data in free text."""

import re
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.bsn import is_bsn
from tracker.domain.privacy import PersonalData, find_personal_data

BLOCKING = {
    PersonalData.BSN: [
        "BSN 123456782",
        "bsn: 123456782.",
        "Zijn nummer is 1234.56.782",
        "123 456 782",
        "123.456.782 staat erbij",
        "1 2 3 4 5 6 7 8 2",
        "12-34-56-782",
        "BSN is 123 456 782 2024",
        "111222333 en meer",
        "123456782 en 2024",
        "１２３４５６７８２",
        "1234\u200b56782",
        "123\u00a0456\u00a0782",
    ],
    PersonalData.PHONE: [
        "06-12345678",
        "06 12 34 56 78",
        "0612345678.",
        "bel (010) 123 45 67",
        "020-1234567",
        "010 - 123 45 67",
        "0118 12 34 56",
        "+31612345678",
        "+31 (0)6 1234 5678",
        "+31 6 12345678",
        "0031612345678",
        "0031 (0)10 1234567",
    ],
    PersonalData.EMAIL: ["mail naar j.de.vries@voorbeeld.nl", "a+b@sub.voorbeeld.org,"],
    PersonalData.POSTCODE_HOUSE_NUMBER: [
        "1234 AB 12",
        "1234AB 12a",
        "woont op 3071 XK, nr. 5",
        "1234ab 12",
        "1234 ab 12",
        "1234 AB huisnummer 7",
        "Dorpsstraat 12, 1234 AB Ons Dorp",
        "Dorpsstraat 12-3\n1234 AB",
    ],
    PersonalData.BANK_ACCOUNT: [
        "NL91ABNA0417164300",
        "NL91 ABNA 0417 1643 00",
        "nl91abna0417164300 graag",
        "DE89370400440532013000",
        "GB29 NWBK 6016 1331 9268 19",
        "BE68539007547034",
    ],
}
WARNING = {
    PersonalData.NAME: [
        "mevrouw De Vries",
        "Meneer Jansen kwam",
        "mevr. Yılmaz",
        "dhr. van den Berg",
        "mw. A. Jansen",
        "de heer El Amrani",
        "mevrouw 't Hooft",
    ],
    PersonalData.BIRTH_DATE: [
        "geboren op 3 mei 1984",
        "geb. 03-05-1984",
        "geboortedatum: 1984-05-03",
        "3-5-84 geboren",
    ],
}
HARMLESS = [
    "In 2023 en 2024 kwamen er 230 mensen, in 2025 en 12 meer.",
    "De kosten zijn € 230.000 per jaar.",
    "Samen € 123.456.782, dus 123.456.782 euro of 123456782,00 euro.",
    "Training voor groep 7 en 8, 24 van de 30 kinderen.",
    "CBS-wijken WK036381 en WK036382, buurten BU05991082 en BU05991081, GM0363.",
    "Van 35,5 % naar 48,6 procent; 0,123456789 is ook een getal.",
    "Gesprek op 2026-11-22 om 10:30 uur.",
    "Op 01-02-2026 03:00 en 06-11-2026 14:00 uur.",
    "Tussen 09.00 en 17.30 uur, van 10-12 jaar.",
    "Reeks: 120 135 140 155 160 en 2019 2020 2021 2022.",
    "Postcodegebied 3071 AB telt 12 straten.",
    "Bel het gratis nummer 0800 1234 of 14 010.",
    "Een mevrouw en een meneer van de bewonersgroep.",
    "Het 5 MW windpark en de heerlijke soep.",
    "Op 3 mei 2026 begon de koffieochtend.",
    "Dossiernummer 123456789 is geen BSN.",
    "NL91ABNA0417164301 klopt niet.",
    "Zie NL2024 en artikel 12 lid 3.",
    "000000000",
    "",
]


def cases(examples):
    return [(kind, text) for kind, texts in examples.items() for text in texts]


@pytest.mark.parametrize(("kind", "text"), cases(BLOCKING))
def test_what_stops_a_save(kind, text):
    assert [(found.kind, found.blocks) for found in find_personal_data(text)] == [(kind, True)]


@pytest.mark.parametrize(("kind", "text"), cases(WARNING))
def test_what_only_warns(kind, text):
    assert [(found.kind, found.blocks) for found in find_personal_data(text)] == [(kind, False)]


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_let_through(text):
    assert find_personal_data(text) == ()


def test_the_excerpt_shows_where_without_repeating():
    [name] = find_personal_data("Toen vertelde mevrouw De Vries haar verhaal.")
    [number] = find_personal_data("Nummer 123456782")

    assert name.excerpt == "mevrouw V…"
    assert number.excerpt == "12…"


def test_everything_is_found_in_the_order_of_the_text():
    found = find_personal_data("Mevrouw Jansen, 06-12345678, BSN 123456782, a.b@voorbeeld.nl")

    assert [each.kind for each in found] == [
        PersonalData.NAME,
        PersonalData.PHONE,
        PersonalData.BSN,
        PersonalData.EMAIL,
    ]


NINE_DIGITS = st.integers(1, 99_999_999).map(lambda number: f"{number:08}")


def completed(eight):
    weighed = sum(weight * int(digit) for weight, digit in zip(range(9, 1, -1), eight, strict=True))
    return eight + str(weighed % 11)


BSNS = NINE_DIGITS.map(completed).filter(lambda digits: len(digits) == 9)


@given(BSNS, st.sampled_from(["{}", "Nummer {}.", "bsn:{}", "({})", "{} is van een bewoner"]))
def test_every_bsn_is_found_and_not_repeated(bsn, sentence):
    text = sentence.format(bsn)

    [found] = find_personal_data(text)
    assert found.blocks
    assert bsn not in found.excerpt


@given(BSNS, st.sampled_from([(3, 6), (4, 6), (2, 4, 6), (3, 5, 7)]), st.sampled_from(" .-"))
def test_a_bsn_in_groups_is_found(bsn, cuts, sign):
    bounds = [0, *cuts, 9]
    groups = [bsn[start:end] for start, end in pairwise(bounds)]

    assert any(found.blocks for found in find_personal_data(sign.join(groups)))


@given(BSNS, st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_fails_the_eleven_test(bsn, place, shift):
    wrong = str((int(bsn[place]) + shift) % 10)

    assert is_bsn(bsn)
    assert not is_bsn(bsn[:place] + wrong + bsn[place + 1 :])


@given(st.text(alphabet=st.sampled_from("abAB0123456789 .-@+€,\n"), max_size=60))
def test_no_text_breaks_the_check_and_no_excerpt_holds_more_than_a_start(text):
    for found in find_personal_data(text):
        assert found.excerpt.endswith("…")
        assert len(re.sub(r"\D", "", found.excerpt)) <= 2


@pytest.mark.parametrize("part", ["a", "1 ", "0", "a.", "mevrouw ", "x-1.", "NL9 ", "bsn "])
def test_a_long_text_takes_time_in_proportion(part):
    started = process_time()

    assert find_personal_data(part * (20_000 // len(part))) == ()
    assert process_time() - started < 2
