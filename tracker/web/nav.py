"""The main menu of each role, and what every template may ask."""

from dataclasses import dataclass

from flask import Flask, current_app, has_request_context, request, url_for
from sqlalchemy import func

from tracker.domain.vocabulary import Role
from tracker.extensions import db
from tracker.models import Lesson, User
from tracker.policy import Act, OfTrajectory, lessons_to_review, may, may_somewhere
from tracker.web.clock import today
from tracker.web.guard import is_logged_in, me
from tracker.web.house import house_of

TO_REVIEW = "Te beoordelen"
BUNDLES = "kinds.dossier_lessons"

# Label, endpoint, and what belongs to it: an endpoint, or the first word of endpoints.
MENU: dict[Role, tuple[tuple[str, str, str], ...]] = {
    Role.PROGRAMME_LEAD: (
        ("Overzicht", "home.index", "home"),
        ("Trajecten", "trajectories.index", "trajectories cycles"),
        ("Acties", "actions.index", "actions"),
        ("Lessen", "lessons.index", "lessons"),
        ("Dossiers", "library.dossiers", f"library insights evidence grants {BUNDLES}"),
        ("Rapporten", "reports.index", "reports kinds kept publishing jobs"),
    ),
    Role.PARTNER: (
        ("Mijn acties", "actions.index", "actions home"),
        ("Trajecten", "trajectories.index", "trajectories cycles kinds"),
        ("Lessen", "lessons.index", "lessons"),
        ("Dossiers", "library.dossiers", f"library insights evidence grants {BUNDLES}"),
    ),
    Role.ADVISER: (
        (TO_REVIEW, "lessons.queue", "lessons.queue lessons.review home"),
        ("Lessen", "lessons.index", "lessons"),
        ("Inzichten", "insights.index", "insights"),
        ("Kaart", "adviser.map", "adviser"),
        ("Trajecten", "trajectories.index", "trajectories cycles actions kinds"),
        ("Dossiers", "library.dossiers", f"library evidence grants {BUNDLES}"),
    ),
    Role.READER: (
        ("Trajecten", "trajectories.index", "trajectories cycles actions home"),
        ("Rapporten", "reports.index", "reports kinds kept publishing jobs"),
        ("Lessen", "lessons.index", "lessons"),
        ("Dossiers", "library.dossiers", f"library insights evidence grants {BUNDLES}"),
    ),
    Role.PLATFORM_ADMIN: (
        ("Beheer", "admin.index", "admin home"),
        ("Dossiers", "library.dossiers", f"library insights evidence grants {BUNDLES}"),
    ),
}
MENU[Role.GEMEENTE_ADMIN] = (*MENU[Role.PROGRAMME_LEAD], ("Beheer", "admin.index", "admin"))


@dataclass(frozen=True)
class NavItem:
    """One entry of the main menu."""

    label: str
    url: str
    is_current: bool


def nav_items() -> list[NavItem]:
    """Return the menu of who is logged in; empty for a visitor."""
    if not is_logged_in():
        return []
    menu = MENU[me().role]
    endpoint = request.endpoint or ""
    area = endpoint.partition(".")[0]
    exact = {word for *_, belongs in menu for word in belongs.split()} & {endpoint}
    here = exact or {area}
    return [
        NavItem(counted(label), url_for(target), bool(here & set(belongs.split())))
        for label, target, belongs in menu
    ]


def counted(label: str) -> str:
    """Return a label with the number of lessons that wait, where it is about those."""
    if label != TO_REVIEW:
        return label
    waiting = lessons_to_review(me()).with_only_columns(func.count(Lesson.id))
    return f"{label} ({db.session.scalar(waiting) or 0})"


def tool_items() -> list[NavItem]:
    """Return what stands at the top right: search and the account, or the way in."""
    endpoint = request.endpoint or ""
    if not is_logged_in():
        return [NavItem("Inloggen", url_for("accounts.login"), endpoint == "accounts.login")]
    return [
        NavItem("Zoeken", url_for("search.index"), endpoint == "search.index"),
        NavItem(me().title, url_for("accounts.show"), endpoint == "accounts.show"),
    ]


def owner_name(user: User | None) -> str:
    """Return whose pages these are: the gemeente, or the organisation of who has none."""
    if user is None:
        return ""
    return f"Gemeente {user.gemeente.name}" if user.gemeente else user.organisation.name


def may_here(act: str, subject: OfTrajectory | None = None) -> bool:
    """Return whether who is logged in may ``act``: on ``subject``, or at all."""
    if not is_logged_in():
        return False
    if subject is None:
        return may_somewhere(me(), Act(act))
    return may(me(), Act(act), subject)


def shared() -> dict[str, object]:
    """Return what every template may use; nobody is logged in outside a request."""
    if not has_request_context():
        return guest_context()
    user = me() if is_logged_in() else None
    return {
        "nav_items": nav_items(),
        "tool_items": tool_items(),
        "owner_name": owner_name(user),
        "may": may_here,
        "house": house_of(user.gemeente) if user else None,
        "is_demo": user is not None and user.email.endswith(".demo"),
        "today": today(),
    }


def guest_context() -> dict[str, object]:
    """Return the same for a page that does not ask who is logged in."""
    return {
        "nav_items": [],
        "tool_items": [],
        "owner_name": "",
        "may": lambda act, subject=None: False,
        "house": None,
        "is_demo": False,
        "today": today(),
    }


def guest_page(template: str, **values: object) -> str:
    """Return a page that asks nothing of who reads it: neither database nor session."""
    return current_app.jinja_env.get_template(template).render(guest_context() | values)


def use_nav(app: Flask) -> None:
    """Give every template of ``app`` the menu and the question ``may``."""
    app.context_processor(shared)
