"""The first page of each role, and the pages for everybody."""

from datetime import UTC, datetime, timedelta

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue

from tracker.domain.vocabulary import Role
from tracker.home import queries, sentences
from tracker.home.glossary import GLOSSARY
from tracker.home.specimens import specimens
from tracker.home.todo import todo
from tracker.policy import Act
from tracker.web.clock import today
from tracker.web.guard import guard_page, me, public
from tracker.web.wording import pace_sentence

bp = Blueprint("home", __name__)

# Who has no overview of their own begins here.
HOMES = {
    Role.PARTNER: "actions.index",
    Role.ADVISER: "lessons.queue",
    Role.READER: "trajectories.index",
    Role.PLATFORM_ADMIN: "admin.index",
}
PLAIN = {"Content-Type": "text/plain; charset=utf-8"}
SECURITY_TXT_LASTS = timedelta(days=180)


@bp.route("/")
@guard_page(Act.SEE_ACCOUNT)
def index() -> ResponseReturnValue:
    """Show the overview, or go to the first page of the own role."""
    if me().role in HOMES:
        return redirect(url_for(HOMES[me().role]), 303)
    overview = queries.overview(me(), today=today())
    return render_template(
        "home/index.html",
        overview=overview,
        opening_parts=sentences.opening(overview),
        todo=todo(overview),
        agenda=sentences.agenda(overview),
        pace_sentence=pace_sentence,
    )


@bp.route("/hulp")
@public
def help() -> str:
    """Say where to find what, and whom to ask."""
    return render_template("home/help.html", contact=contact_address())


@bp.route("/begrippen")
@public
def glossary() -> str:
    """Explain the words this application uses."""
    return render_template("home/glossary.html", groups=GLOSSARY)


@bp.route("/toegankelijkheid")
@public
def accessibility() -> str:
    """Say how accessible the pages are and where to report a barrier."""
    statement = current_app.config["STATEMENT_URL"]
    return render_template(
        "home/accessibility.html", contact=contact_address(), statement=statement
    )


@bp.route("/privacy")
@public
def privacy() -> str:
    """Say what is kept, about whom, and which cookies there are."""
    return render_template("home/privacy.html", contact=contact_address())


@bp.route("/gezond")
@public
def health() -> Response:
    """Say whether the application and its database work; for the watch, not for people."""
    is_well = queries.database_answers()
    return Response("ok\n" if is_well else "database\n", 200 if is_well else 503, PLAIN)


@bp.route("/.well-known/security.txt")
@public
def security_txt() -> Response:
    """Say where to report a weakness (RFC 9116); absent while no contact is set."""
    contact = contact_address()
    if not contact:
        abort(404)
    expires = datetime.now(UTC).replace(microsecond=0) + SECURITY_TXT_LASTS
    lines = (
        f"Contact: {contact}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {request.base_url}",
    )
    return Response("\n".join((*lines, "")), 200, PLAIN)


@bp.route("/onderdelen", endpoint="specimens")
@public
def specimens_page() -> str:
    """Show every part of the pages in every state, where that is switched on."""
    if not current_app.config["SHOW_SPECIMENS"]:
        abort(404)
    return render_template("onderdelen.html", **specimens())


def contact_address() -> str:
    """Return the address to write to as a link: a mail address gets its "mailto:"."""
    contact = str(current_app.config["CONTACT"])
    return f"mailto:{contact}" if "@" in contact and ":" not in contact else contact
