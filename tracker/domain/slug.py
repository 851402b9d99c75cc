"""Slugs: the readable part of an address."""

import re
import unicodedata

MAX_LENGTH = 60
NAMELESS = "zonder-naam"
_APOSTROPHES = "'’‘`´ʼ"
# Letters that Unicode does not take apart into a base letter and a mark.
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
    | dict.fromkeys(_APOSTROPHES)
)


def slugify(text: str) -> str:
    """Return ``text`` as lower-case letters a-z, digits and single hyphens.

    At most 60 characters, cut between words where there is a hyphen to cut at. Never empty: a
    text without letters or digits gives "zonder-naam". Not unique: that is up to the caller.
    """
    plain = text.casefold().translate(_LETTERS).replace("&", " en ")
    ascii_only = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")
    if len(slug) > MAX_LENGTH:
        whole_words, hyphen, _ = slug[: MAX_LENGTH + 1].rpartition("-")
        slug = whole_words if hyphen else slug[:MAX_LENGTH]
    return slug or NAMELESS
