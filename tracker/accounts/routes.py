"""Logging in and out, and one's own account."""

from urllib.parse import urlsplit

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import login_user, logout_user

from tracker.accounts import queries, services
from tracker.accounts.forms import LoginForm, PasswordForm
from tracker.extensions import db, login_manager
from tracker.models import User, now
from tracker.policy import Act
from tracker.web.guard import guard_page, is_logged_in, me, public
from tracker.web.labels import ROLE_SENTENCES

bp = Blueprint("accounts", __name__)

# One sentence for a wrong address, a wrong password and an account that is switched off.
REFUSED = (
    "Dit e-mailadres en dit wachtwoord horen niet bij elkaar. Kijk of u ze goed typte, of vraag "
    "uw beheerder of uw account nog aan staat."
)
SLOWED_DOWN = "Dit ging te vaak mis. Wacht een kwartier en probeer het dan opnieuw."


def ask_to_log_in() -> ResponseReturnValue:
    """Send a visitor to the login page, and afterwards back to where they wanted to be."""
    target = request.full_path.rstrip("?")
    if request.method != "GET":
        flash("U was uitgelogd. Wat u stuurde, is niet bewaard.", "warning")
        target = path_here(request.referrer)
    target = own_path(target)
    return redirect(url_for("accounts.login", terug=None if target == "/" else target))


@bp.route("/inloggen", methods=["GET", "POST"])
@public
def login() -> ResponseReturnValue:
    """Log somebody in and go to the page that was asked for, or to the own home."""
    target = own_path(request.args.get("terug", ""))
    if is_logged_in():
        return redirect(target, 303)
    form = LoginForm()
    if form.validate_on_submit():
        user = try_login(form)
        db.session.commit()
        if user is not None:
            begin_session(user)
            return redirect(target, 303)
    accounts = queries.demo_accounts()
    if request.args.get("account") in {account.email for account in accounts}:
        form.email.data = form.email.data or request.args["account"]
    page = render_template(
        "accounts/login.html",
        form=form,
        target=None if target == "/" else target,
        accounts=accounts,
        demo_password=queries.DEMO_PASSWORD,
        sentences=ROLE_SENTENCES,
    )
    return page, 400 if form.errors else 200


@bp.route("/uitloggen", methods=["POST"])
@guard_page(Act.SEE_ACCOUNT)
def logout() -> ResponseReturnValue:
    """Log out and forget the session."""
    logout_user()
    session.clear()
    flash("U bent uitgelogd.", "success")
    return redirect(url_for("accounts.login"), 303)


@bp.route("/account")
@guard_page(Act.SEE_ACCOUNT)
def show() -> str:
    """Show who is logged in and what this account may do."""
    return render_template(
        "accounts/show.html",
        user=me(),
        sentence=ROLE_SENTENCES[me().role],
        memberships=queries.own_memberships(me()),
    )


@bp.route("/account/wachtwoord", methods=["GET", "POST"])
@guard_page(Act.SEE_ACCOUNT)
def password() -> ResponseReturnValue:
    """Change the own password."""
    form = PasswordForm()
    if form.validate_on_submit():
        user = me()
        is_changed = try_change(user, form)
        db.session.commit()
        if is_changed:
            begin_session(user)
            flash("Uw wachtwoord is gewijzigd. Op andere apparaten bent u uitgelogd.", "success")
            return redirect(url_for("accounts.show"), 303)
    return render_template("accounts/password.html", form=form), 400 if form.errors else 200


def try_login(form: LoginForm) -> User | None:
    """Return who may log in with what was filled in; else say on the form why not."""
    email, at = form.email.data or "", now()
    if services.is_slowed_down(email, at=at):
        form.refuse(form.email, SLOWED_DOWN)
        return None
    user = services.authenticate(email, form.password.data or "")
    if user is None:
        services.note_failure(email, at=at)
        form.refuse(form.email, REFUSED)
    else:
        services.note_login(user, at=at)
    return user


def try_change(user: User, form: PasswordForm) -> bool:
    """Change the password of ``user``; when that is refused say so on the form."""
    at = now()
    if services.is_slowed_down(user.email, at=at):
        form.refuse(form.present, SLOWED_DOWN)
        return False
    try:
        services.change_password(user, present=form.present.data or "", new=form.new.data or "")
    except services.WrongPassword:
        services.note_failure(user.email, at=at)
        form.refuse(form.present, "Dit is niet het wachtwoord waarmee u nu inlogt.")
    except services.SamePassword:
        form.refuse(form.new, "Kies een ander wachtwoord dan dat van nu.")
    except services.PasswordTooShort:
        form.refuse(form.new, "Kies een wachtwoord van twaalf tekens of meer.")
    except services.PasswordTooKnown:
        form.refuse(form.new, "Dit wachtwoord is makkelijk te raden. Kies iets dat alleen u weet.")
    else:
        return True
    return False


def begin_session(user: User) -> None:
    """Start a new session for ``user``: nothing of the one before is carried in."""
    session.clear()
    session.permanent = True
    login_user(user)


def path_here(address: str | None) -> str:
    """Return the path of ``address`` when it is one of our own pages, else nothing."""
    parts = urlsplit(address or "")
    if parts.netloc != request.host:
        return ""
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def own_path(target: str) -> str:
    """Return ``target`` when it is a path of our own, else the first page.

    Browsers read a backslash as a slash and skip tabs and line ends, so these are refused.
    """
    is_own = target.startswith("/") and not target.startswith("//")
    is_clean = "\\" not in target and target.isprintable()
    return target if is_own and is_clean else url_for("home.index")


login_manager.user_loader(queries.user_of_session)
login_manager.unauthorized_handler(ask_to_log_in)
