"""Every kind of page somebody can reach by its links, and what axe says of it."""

import re
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Page
from werkzeug.exceptions import HTTPException

WIDTHS = (1280, 390)
NARROWEST = 320  # a page of 1280 px read at 400 per cent
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
AXE = Axe().axe_script
OPTIONS: dict[str, Any] = {
    "runOnly": {"type": "tag", "values": list(TAGS)},
    "resultTypes": ["violations"],
}
# Pages of which every one differs in kind, so that all are looked at.
EACH = frozenset({"cycles.show", "kept.show", "trajectories.show_wijk"})
# Pages that are another page with a choice in their address.
CHOOSING = {"cycles.measure", "cycles.reflect", "accounts.login"}
FILES = (".pdf", ".txt", ".csv", ".json", ".xlsx", "/bestand")  # no pages
FORM = "main form[method=post][novalidate]"
FIELD = "input:not([type=hidden]), textarea, select"
# Empties every field in sight, as if somebody pressed the button too soon.
EMPTY = """form => {
  for (const field of form.querySelectorAll("input:not([type=hidden]), textarea, select")) {
    if (field.type === "checkbox") field.checked = false;
    else if (field.type !== "radio") field.value = "";
  }
}"""
# Every answer may be left open here, or was chosen before.
TAKES_EMPTY = {
    "cycles.edit",
    "cycles.reflect",
    "kept.write",
    "trajectories.analysis",
    "trajectories.member",
    "trajectories.principles",
}
# Of which elements a page is made, in what states, with or without words; the headings in order.
# Two pages that are alike in this differ in words and numbers alone.
SHAPE = """main => {
  const elements = [...main.querySelectorAll("*")];
  const shape = each => [each.tagName, each.className.baseVal ?? each.className,
    ...each.getAttributeNames().filter(name => !["href", "id", "class", "value"].includes(name)),
    [...each.childNodes].some(kid => kid.nodeType === 3 && kid.data.trim()),
    each.getAttribute("role"), each.getAttribute("aria-current"), each.type].join(" ");
  const headings = elements.filter(each => /^H[1-6]$/.test(each.tagName));
  return [...new Set(elements.map(shape))].sort().join("|") + headings.map(each => each.tagName);
}"""
RUN = """options => axe.run(options).then(found => found.violations.flatMap(
  each => each.nodes.slice(0, 3).map(node => [each.id, node.html])))"""
LINKS = "all => all.map(each => each.href || each.action)"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


class Looked:
    """Pages that were looked at, for anyone and by any of the processes that test.

    A file for each in ``folder``, which they share.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self.folder = folder

    def __contains__(self, page: str) -> bool:
        return self.file(page).exists()

    def add(self, page: str) -> None:
        self.file(page).touch()

    def file(self, page: str) -> Path:
        return self.folder / sha256(page.encode()).hexdigest()


@dataclass
class Crawl:
    """What a walk along the links found: a page of each kind, and what is wrong on them."""

    pages: dict[str, str] = field(default_factory=dict)  # address by endpoint
    wrong: list[str] = field(default_factory=list)


def crawl(
    app: Flask,
    page: Page,
    known: Looked,
    *,
    each: frozenset[str] = frozenset(),
    also: tuple[str, ...] = (),
    by_shape: bool = False,
) -> Crawl:
    """Walk from where ``page`` stands to one page of every kind, and look at each.

    Of the endpoints in ``each`` every page is a kind of its own; ``also`` are more addresses
    to walk from.

    A page of which the part under the header is in ``known`` was looked at before, for someone
    else, with ``by_shape`` also one that differs from it in words and numbers alone; the header
    is looked at on the first page.
    """
    found, seen = Crawl(), set()
    waiting = {path: path for path in also} | {"": urlsplit(page.url).path}
    page.context.add_init_script(AXE)
    while waiting:
        kind, path = waiting.popitem()
        seen.add(kind)
        answer = page.goto(path, wait_until="domcontentloaded")
        if answer is None or answer.status != 200:
            found.wrong.append(f"{path} answers {answer.status if answer else 'nothing'}")
            continue
        endpoint, content = endpoint_of(app, path), content_of(page)
        found.pages.setdefault(endpoint, path)
        shape = endpoint + page.eval_on_selector("main", SHAPE)
        is_new = content not in known and not (by_shape and shape in known)
        known.add(content)
        known.add(shape)
        if is_new or len(seen) == 1:
            found.wrong += [f"{path} {fault}" for fault in faults(page)]
        new = addresses(app, page, each)
        waiting = {key: to for key, to in new.items() if key not in seen} | waiting
        if is_new and endpoint not in TAKES_EMPTY:
            found.wrong += [f"{path} {fault}" for fault in faults_when_refused(page)]
    return found


def content_of(page: Page) -> str:
    """Return the part under the header, without what differs each time it is asked for."""
    content = page.eval_on_selector("main", "main => main.outerHTML")
    return re.sub(r"<input[^>]*type=.hidden[^>]*>", "", content)


def addresses(app: Flask, page: Page, each: frozenset[str]) -> dict[str, str]:
    """Return the addresses ``page`` links to, by what makes them a page of their own."""
    found = {}
    for link in page.eval_on_selector_all("a[href], form[action]", LINKS):
        parts = urlsplit(link)
        if parts.netloc != urlsplit(page.url).netloc or parts.path.endswith(FILES):
            continue
        endpoint = endpoint_of(app, parts.path)
        query = f"?{parts.query}" if parts.query else ""
        if endpoint and endpoint != "static":
            chosen = "?" if query and endpoint in CHOOSING else ""
            kind = parts.path if endpoint in each else endpoint + chosen
            found.setdefault(kind, parts.path + query)
    return found


def endpoint_of(app: Flask, path: str) -> str:
    """Return which page an address leads to, empty when to none."""
    try:
        return str(app.url_map.bind("localhost").match(urlsplit(path).path, method="GET")[0])
    except HTTPException:
        return ""


def faults(page: Page) -> list[str]:
    """Return what axe finds and what sticks out, on a desk, on a phone and at 320 pixels."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"at {width} {each}" for each in [*violations(page), *sideways(page)]]
    page.set_viewport_size({"width": NARROWEST, "height": 900})
    found += [f"at {NARROWEST} {each}" for each in sideways(page)]
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    return found


def faults_when_refused(page: Page) -> list[str]:
    """Send the form of ``page`` empty; return what is wrong with the answer, on a phone."""
    form = page.query_selector(FORM)
    if form is None or form.query_selector(FIELD) is None:
        return []  # nothing is asked here
    form.evaluate(EMPTY)
    with page.expect_navigation(wait_until="domcontentloaded") as answer:
        form.evaluate("form => form.requestSubmit()")
    if answer.value.status != 400:
        return [f"takes an empty form: {answer.value.status}"]
    page.set_viewport_size({"width": WIDTHS[1], "height": 900})
    found = [f"refused {fault}" for fault in [*violations(page), *sideways(page)]]
    if page.evaluate("!document.activeElement.matches('[data-error-summary]')"):
        found.append("refused without the focus on what is wrong")
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    return found


def violations(page: Page) -> list[str]:
    """Return what axe finds on ``page``: the rule, and where."""
    found = page.evaluate(RUN, OPTIONS)
    return [f"{rule}: {html[:160]}" for rule, html in found]


def sideways(page: Page) -> list[str]:
    """Return by how much ``page`` scrolls sideways."""
    by = page.evaluate(OVERFLOW)
    return [f"scrolls sideways by {by} px"] if by > 0 else []
