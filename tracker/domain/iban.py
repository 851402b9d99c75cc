"""Bank account numbers: the international form and its check digits."""

import re

# Length of an account number per country, as registered under ISO 13616.
_LENGTHS = {
    int(length): frozenset(countries.split())
    for length, countries in {
        "15": "NO",
        "16": "BE",
        "18": "DK FI FK FO GL NL SD",
        "19": "MK SI",
        "20": "AT BA EE KZ LT LU MN XK",
        "21": "CH HR LI LV",
        "22": "BG BH CR DE GB GE IE ME RS VA",
        "23": "AE GI IL IQ OM SO TL",
        "24": "AD CZ ES MD PK RO SA SE SK TN VG",
        "25": "LY PT ST",
        "26": "IS TR",
        "27": "BI DJ FR GR IT MC MR SM",
        "28": "AL AZ BY CY DO GT HU LB NI PL SV",
        "29": "BR EG PS QA UA",
        "30": "JO KW MU YE",
        "31": "MT SC",
        "32": "LC",
        "33": "RU",
    }.items()
}
_LENGTH_OF = {country: length for length, group in _LENGTHS.items() for country in group}
_START = re.compile(r"(?<![A-Za-z0-9])([A-Za-z]{2})[ .-]?\d[ .-]?\d")
_SIGN = re.compile(r"[ .-]?([A-Za-z0-9])")


def find_accounts(text: str) -> list[tuple[int, int]]:
    """Return start and end of every valid account number in ``text``.

    Spaces, dots and hyphens between the signs are stepped over, lower case counts too.

    Source: ISO 13616 (length per country) and ISO 7064 (remainder 1 after division by 97).
    """
    found = []
    for start in _START.finditer(text):
        length = _LENGTH_OF.get(start[1].upper(), 0)
        signs, place = "", start.start()
        while len(signs) < length and (sign := _SIGN.match(text, place)):
            signs, place = signs + sign[1], sign.end()
        ends_here = not text[place : place + 1].isalnum()
        if length and len(signs) == length and ends_here and is_account(signs):
            found.append((start.start(), place))
    return found


def is_account(signs: str) -> bool:
    """Return whether letters and digits without spaces pass the check of a bank account number."""
    turned = signs[4:] + signs[:4]
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1
