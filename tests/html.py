"""What every page a test fetches must be: valid HTML, with a title, one h1 and labelled fields."""

import re
from collections import Counter
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

import html5lib

# What the HTML standard's parser says but no reader is hurt by.
HARMLESS = {"expected-doctype-but-got-chars"}


def check_page(response: Any) -> None:
    """Check a response that is an HTML page; leave all others alone."""
    if response.mimetype != "text/html" or 300 <= response.status_code < 400:
        return
    request = getattr(response, "request", None)
    if request is not None and request.method == "HEAD":
        return
    html = response.get_data(as_text=True)
    is_part = request is not None and "HX-Request" in request.headers and "<html" not in html
    check = check_part if is_part and response.status_code == 200 else check_whole
    check(html)


@lru_cache  # a refusal reads the same a thousand times
def check_whole(html: str) -> None:
    """Check a page that stands on its own."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    page = parser.parse(html)
    errors = [(place, code) for place, code, _ in parser.errors if code not in HARMLESS]
    assert not errors, f"not valid HTML: {errors[:3]}"
    assert (page.findtext(".//title") or "").strip(), "a page without a title"
    headings = page.findall(".//h1")
    assert len(headings) == 1, f"{len(headings)} h1 on one page"
    check_ids(page)
    check_labels(page)


def check_part(html: str) -> None:
    """Check a part that a page asks for later: every id once."""
    check_ids(html5lib.parseFragment(html, namespaceHTMLElements=False))


def check_ids(page: Element) -> None:
    """Check that ids are unique and that references lead to one."""
    ids = Counter(each.get("id") for each in page.iter() if each.get("id"))
    assert not [name for name, count in ids.items() if count > 1], f"double ids: {ids}"
    for each in page.iter():
        for attribute in ("for", "aria-describedby", "aria-labelledby"):
            for name in (each.get(attribute) or "").split():
                assert name in ids, f"{attribute} leads nowhere: {name}"


def check_labels(page: Element) -> None:
    """Check that every field has a label."""
    labelled = {label.get("for") for label in page.iter("label")}
    inside = {field for label in page.iter("label") for field in label.iter()}
    for tag in ("input", "select", "textarea"):
        for field in page.iter(tag):
            if field.get("type") in {"hidden", "submit"}:
                continue
            named = field.get("id") in labelled or field in inside or field.get("aria-label")
            assert named, f"a field without a label: {field.attrib}"


def text_of(response: Any) -> str:
    """Return the words of a page, with white space folded."""
    page = html5lib.parse(response.get_data(as_text=True), namespaceHTMLElements=False)
    body = page.find("body")
    return re.sub(r"\s+", " ", " ".join(body.itertext() if body is not None else ())).strip()
