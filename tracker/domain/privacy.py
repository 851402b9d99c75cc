"""Personal data in free text: what stops a save and what only warns."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.bsn import find_bsns
from tracker.domain.iban import find_accounts


class PersonalData(StrEnum):
    """Kinds of data by which a person can be recognised."""

    BSN = "bsn"
    PHONE = "phone"
    EMAIL = "email"
    POSTCODE_HOUSE_NUMBER = "postcode_house_number"
    BANK_ACCOUNT = "bank_account"
    NAME = "name"
    BIRTH_DATE = "birth_date"


WARNS = frozenset({PersonalData.NAME, PersonalData.BIRTH_DATE})


@dataclass(frozen=True)
class Found:
    """Personal data in a text; the excerpt shows where, without repeating it whole."""

    kind: PersonalData
    excerpt: str
    blocks: bool


Span = tuple[int, int]
Finder = Callable[[str], Iterable[Span]]

_EMAIL = re.compile(r"(?<![\w.+'-])[\w.+'-]*[\w+]@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(
    r"(?<![\w+,])"
    r"(?!\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d(?!\d))"  # a date with figures after it
    r"(?:(?:\+|00)31[ .-]?(?:\(?0\)?[ .-]?)?|\(?0)[1-9](?:[ ./()-]{0,3}\d){8}(?!\d)"
)
_SMALL_WORDS = "aan|al|de|dr|en|er|ik|in|is|je|m2|na|nu|of|om|op|te|tm|uw|we|ze|zo"
_HOUSE = r"\d{1,5}(?!\d|[.,]\d| ?(?:%|procent|euro))"
_POSTCODE_HOUSE = re.compile(
    r"(?<!\w)[1-9]\d{3}(?: ?[A-Z]{2}| ?(?!(?:" + _SMALL_WORDS + r")\b)[a-z]{2})"
    r"(?:[ ,\t-]{1,3}(?:nr\.?|nummer|huisnummer|huisnr\.?)?[ \t]{0,2})" + _HOUSE
)
_HOUSE_POSTCODE = re.compile(
    r"(?<!\w)[A-Z][\w'’.-]+ \d{1,5}(?:[ -]?[A-Za-z]|-\d{1,4})?[ ,\t\n]{1,3}"
    r"[1-9]\d{3} ?[A-Z]{2}(?!\w)"
)
_PARTICLES = r"(?:(?i:van|von|de|den|der|het|'t|ten|ter|te|el|al|la|le|du|da|di|dos|bin|ben) ){0,3}"
_NAME = re.compile(
    r"\b((?:[Mm]evrouw|[Mm]evr\.?|[Mm]w\.?|[Mm]eneer|[Mm]ijnheer|[Dd]e heer|[Dd]hr\.?)\s+)"
    + _PARTICLES
    + r"((?:[^\W\d_a-zà-öø-ÿ]['’]?)[\w'’.-]*)"
)
_MONTHS = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?"
    r"|sep(?:t(?:ember)?)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = re.compile(
    r"(?<!\d)(?:\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)?\d\d|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}"
    rf"|\d{{1,2}} {_MONTHS} (?:19|20)?\d\d)(?!\d)",
    re.IGNORECASE,
)
_BIRTH = re.compile(r"\b(?:geboren|geboortedatum|geboortedag|geb\.)", re.IGNORECASE)
_NEAR = 30


def find_personal_data(text: str) -> tuple[Found, ...]:
    """Return the personal data in ``text``, in the order in which it stands there.

    A BSN, phone number, e-mail address, postcode with house number or bank account blocks; what
    looks like a name after a form of address, or a date near a word for birth, only warns. A name
    without a form of address is not seen: this check helps the writer, it does not replace
    reading. Figures that are no personal data (years, amounts, CBS codes) are let through as far
    as their form tells them apart.

    Source: the product's rule that there is no field for a resident.
    """
    rest = _plain(text)
    found: list[tuple[int, Found]] = []
    for kind, finder in _FINDERS.items():
        for start, end in tuple(finder(rest)):
            found.append((start, Found(kind, _excerpt(kind, rest[start:end]), kind not in WARNS)))
            # What is found once must not be read a second time as something else.
            rest = rest[:start] + "\0" * (end - start) + rest[end:]
    return tuple(each for _, each in sorted(found, key=lambda pair: pair[0]))


def _plain(text: str) -> str:
    """Fold wide digits, odd spaces and odd hyphens, and drop signs that cannot be seen."""
    folded = unicodedata.normalize("NFKC", text).replace("\0", " ")
    seen = "".join(sign for sign in folded if unicodedata.category(sign) != "Cf")
    return re.sub(r"[‐-―−]", "-", re.sub(r"[^\S\n\t]", " ", seen))


def _excerpt(kind: PersonalData, data: str) -> str:
    if kind is PersonalData.NAME and (name := _NAME.match(data)):
        return f"{name[1].strip()} {name[2][0]}…"
    return f"{data[:2].strip()}…"


def _spans(pattern: re.Pattern[str]) -> Finder:
    return lambda text: (match.span() for match in pattern.finditer(text))


def _addresses(text: str) -> Iterator[Span]:
    last = 0
    both = (*_HOUSE_POSTCODE.finditer(text), *_POSTCODE_HOUSE.finditer(text))
    for start, end in sorted(match.span() for match in both):
        if start >= last:
            yield start, end
            last = end


def _birth_dates(text: str) -> Iterator[Span]:
    words = [match.span() for match in _BIRTH.finditer(text)]
    for match in _DATE.finditer(text):
        if any(
            start - _NEAR <= match.end() and match.start() <= end + _NEAR for start, end in words
        ):
            yield match.span()


# In this order: an account number holds digits that could read as a phone number or a BSN.
_FINDERS: dict[PersonalData, Finder] = {
    PersonalData.BANK_ACCOUNT: find_accounts,
    PersonalData.EMAIL: _spans(_EMAIL),
    PersonalData.PHONE: _spans(_PHONE),
    PersonalData.BSN: find_bsns,
    PersonalData.POSTCODE_HOUSE_NUMBER: _addresses,
    PersonalData.NAME: _spans(_NAME),
    PersonalData.BIRTH_DATE: _birth_dates,
}
