"""Error pages: what went wrong, in Dutch, and the way out."""

from flask import Flask, abort, current_app, render_template, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from tracker.extensions import db
from tracker.web.nav import guest_page

PAGES = (400, 403, 404, 405, 413, 500)


def show_error(error: HTTPException) -> tuple[str, int]:
    """Show the page of an HTTP error."""
    code = error.code or 500
    page = code if code in PAGES else 400 if code < 500 else 500
    if page == 500:
        db.session.rollback()
        # The database may be what failed, so this page asks nothing of it.
        return guest_page("errors/500.html"), code
    return render_template(f"errors/{page}.html"), code


def show_expired(error: CSRFError) -> tuple[str, int]:
    """Explain that a form was open too long."""
    return render_template("errors/400.html", is_expired=True), 400


def show_conflict(error: StaleDataError) -> tuple[str, int]:
    """Explain that someone else saved in the same moment; nothing was overwritten."""
    db.session.rollback()
    current_app.logger.info("Two people saved the same record at once.")
    return render_template("errors/409.html"), 409


def refuse_nul() -> None:
    """Answer 400 to a NUL character: nobody types one, and PostgreSQL keeps none."""
    sent = (request.path, *(text for texts in request.values.listvalues() for text in texts))
    if any("\0" in text for text in sent):
        abort(400)


def use_errors(app: Flask) -> None:
    """Show these pages for the errors of ``app``."""
    app.before_request(refuse_nul)
    app.register_error_handler(HTTPException, show_error)
    app.register_error_handler(CSRFError, show_expired)
    app.register_error_handler(StaleDataError, show_conflict)
