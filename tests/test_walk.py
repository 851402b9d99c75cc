"""Every route with every role, on the demo: what policy says is what the page answers."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select
from werkzeug.routing import Rule

from tests.conftest import logged_in
from tracker.extensions import db
from tracker.models import Trajectory, TrajectoryWijk, User
from tracker.policy import Act, may, may_somewhere
from tracker.web.guard import LOADERS

ACCOUNTS = (
    "programmaleider@amsterdam.demo",
    "gemeentebeheerder@amsterdam.demo",
    "programmaleider@rotterdam.demo",
    "partner@welzijn.demo",
    "adviseur@movisie.demo",
    "meelezer@raad.demo",
    "beheer@leerspoor.demo",
)
REFUSED = {403, 404}


def guarded(app: Any, method: str) -> Iterator[tuple[Rule, Any]]:
    """Yield the rules that answer ``method`` and load an object, with their mark."""
    for rule in app.url_map.iter_rules():
        mark = getattr(app.view_functions[rule.endpoint], "mark", None)
        if mark and mark.model and method in (rule.methods or ()):
            yield rule, mark


def address(app: Any, rule: Rule, subject: Any) -> str:
    """Return the address of ``rule`` for ``subject``."""
    if isinstance(subject, TrajectoryWijk):
        values = {"slug": subject.trajectory.slug, "wijk": subject.wijk.slug}
    elif isinstance(subject, Trajectory):
        values = {"slug": subject.slug}
    else:
        values = {"id": subject.id}
    with app.test_request_context():
        adapter = app.url_map.bind("localhost")
        own = {name: value for name, value in values.items() if name in rule.arguments}
        rest = dict.fromkeys(rule.arguments - own.keys(), 1)
        return str(adapter.build(rule.endpoint, own | rest))


def subjects(model: type) -> list[Any]:
    """Return records of ``model`` from both gemeenten: the first and the last of each."""
    rows = list(db.session.scalars(select(model).order_by(model.id)))
    both: dict[int, list[Any]] = {}
    for row in rows:
        both.setdefault(row.gemeente_id, []).append(row)
    assert len(both) >= 2, f"the demo has {model.__name__} of one gemeente only"
    return [each for group in both.values() for each in {group[0], group[-1]}]


@pytest.mark.parametrize("email", ACCOUNTS)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_policy_says_is_what_the_page_answers(demo, demo_app, email, method):
    user = demo.scalar(select(User).where(User.email == email))
    browser = logged_in(demo_app, user)

    for rule, mark in guarded(demo_app, method):
        for subject in subjects(mark.model):
            may_see = may(user, Act.VIEW, subject)
            may_do = may_see and may(user, mark.act, subject)
            if may_do and (method == "POST" or len(rule.arguments) > len(LOADERS[mark.model][1])):
                continue  # the areas' own tests do what is allowed, with real input
            answer = browser.open(address(demo_app, rule, subject), method=method).status_code

            where = f"{email} {method} {rule.rule} {subject}"
            if not may_see:
                assert answer == 404, where
            elif not may_do:
                assert answer == 403, where
            else:
                assert answer in {200, 302, 303}, where


@pytest.mark.parametrize("email", ACCOUNTS)
def test_pages_without_an_object_let_in_who_may(demo, demo_app, email):
    user = demo.scalar(select(User).where(User.email == email))
    browser = logged_in(demo_app, user)

    for rule in demo_app.url_map.iter_rules():
        mark = getattr(demo_app.view_functions[rule.endpoint], "mark", None)
        if mark is None or mark.model or mark.act is None or rule.arguments:
            continue
        if "GET" not in (rule.methods or ()):
            continue
        answer = browser.get(rule.rule).status_code

        assert (answer in REFUSED) != may_somewhere(user, mark.act), f"{email} {rule.rule}"


def test_a_visitor_is_sent_to_the_login_page(demo, demo_app):
    browser = demo_app.test_client()

    for rule in demo_app.url_map.iter_rules():
        mark = getattr(demo_app.view_functions[rule.endpoint], "mark", None)
        if mark is None or mark.act is None or rule.arguments or "GET" not in (rule.methods or ()):
            continue
        answer = browser.get(rule.rule)

        assert answer.status_code == 302, rule.rule
        assert answer.location.startswith("/inloggen"), rule.rule
