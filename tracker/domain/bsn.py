"""The citizen service number (BSN): only its recognition lives here, never the number."""

import re

_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_NINE = re.compile(r"(?<![\d,])\d{9}(?!\d)")
# Groups joined by one kind of sign; a longer row is a list of figures and is left alone.
_GROUPED = tuple(
    re.compile(rf"(?<![\d,])(?<!\d{sign})\d{{1,7}}(?:{sign}\d{{1,7}}){{1,8}}(?!{sign}?\d)")
    for sign in (" ", r"\.", "-")
)
_ANNOUNCED = re.compile(
    r"(?i:\bbsn|burgerservicenummer|sofinummer)\W{0,3}(?:[a-z]+\W{1,2})?((?:\d[ .-]?){8}\d)(?!\d)"
)
_AMOUNT_BEFORE = re.compile(r"(?:€|\bEUR|\beuro) ?$")
_AMOUNT_AFTER = re.compile(r"(?:,\d\d)? ?(?:euro\b|EUR\b|€)")


def find_bsns(text: str) -> list[tuple[int, int]]:
    """Return start and end of what reads as a BSN: nine digits, whole or in groups.

    Amounts of money and longer rows of figures are let through, unless the word BSN announces
    the number.
    """
    found = {match.span(1) for match in _ANNOUNCED.finditer(text) if is_bsn(_digits(match[1]))}
    for pattern in (_NINE, *_GROUPED):
        for match in pattern.finditer(text):
            if _is_one_number(match[0]) and not _is_amount(text, *match.span()):
                found.add(match.span())
    return sorted(found)


def is_bsn(digits: str) -> bool:
    """Return whether nine digits pass the eleven test; nine zeros do not count.

    Source: the eleven test of the national BSN specification: weights 9 to 2 and -1, the sum
    divisible by 11.
    """
    if len(digits) != 9 or not digits.isascii() or not digits.isdigit() or not int(digits):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True))
    return total % 11 == 0


def _is_one_number(text: str) -> bool:
    # Loose single digits only when all are loose: "groep 7 8" is no part of a number.
    sizes = [len(group) for group in re.findall(r"\d+", text)]
    return (min(sizes) > 1 or max(sizes) == 1) and is_bsn(_digits(text))


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _is_amount(text: str, start: int, end: int) -> bool:
    before = _AMOUNT_BEFORE.search(text[max(0, start - 6) : start])
    return bool(before or _AMOUNT_AFTER.match(text, end))
