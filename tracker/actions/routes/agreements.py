"""Agreeing on an action and changing what was agreed."""

from collections.abc import Callable

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.actions import services
from tracker.actions.choices import ActionChoices, choices_for
from tracker.actions.forms import NO_DEADLINE, NO_OWNER, ActionForm
from tracker.actions.routes.blueprint import bp
from tracker.extensions import db
from tracker.models import Action, Cycle
from tracker.policy import Act
from tracker.web.clock import today
from tracker.web.guard import guard


@bp.route("/cycli/<int:id>/acties/nieuw", methods=["GET", "POST"])
@guard(Act.EDIT, Cycle)
def create(cycle: Cycle) -> ResponseReturnValue:
    """Agree on an action in a cycle; the address may name its lesson and principle."""
    known = choices_for(cycle)
    form = ActionForm(
        lesson=request.args.get("les"), principle=request.args.get("principe"), starts_on=today()
    )
    offer(form, known)
    if form.validate_on_submit():
        action = tried(form, lambda: services.agree_action(cycle, **agreed(form, known)))
        if action is not None:
            db.session.commit()
            flash(f"De actie ‘{action.title}’ is afgesproken.", "success")
            return redirect(url_for("actions.show", id=action.id), 303)
    page = render_template("actions/form.html", form=form, cycle=cycle, action=None)
    return page, 400 if form.errors else 200


@bp.route("/acties/<int:id>/bewerken", methods=["GET", "POST"])
@guard(Act.EDIT, Action)
def edit(action: Action) -> ResponseReturnValue:
    """Change what was agreed."""
    known = choices_for(action.cycle)
    form = ActionForm(data=stored(action, known))
    offer(form, known)
    is_sent = form.validate_on_submit() and not form.is_outdated(action)
    if is_sent and tried(form, lambda: services.change_action(action, **agreed(form, known))):
        db.session.commit()
        flash("De actie is bewaard.", "success")
        return redirect(url_for("actions.show", id=action.id), 303)
    page = render_template("actions/form.html", form=form, cycle=action.cycle, action=action)
    return page, 400 if form.errors else 200


def offer(form: ActionForm, known: ActionChoices) -> None:
    """Set what may be chosen in ``form``."""
    people = [(str(one.id), f"{one.title}, {one.organisation.name}") for one in known.people]
    form.offer(
        organisations=[(str(one.id), one.name) for one in known.organisations],
        people=people,
        lessons=[(str(one.id), one.title) for one in known.lessons],
        principles=[(str(one.id), one.title) for one in known.principles],
    )


def agreed(form: ActionForm, known: ActionChoices) -> services.Agreement:
    """Return what ``form`` says, as the services take it."""
    assert form.starts_on.data is not None  # the form asks for it
    return {
        "title": form.title.data or "",
        "expected_effect": form.expected_effect.data or "",
        "organisation": known.organisation(form.organisation.data),
        "person": known.person(form.person.data),
        "starts_on": form.starts_on.data,
        "due_on": form.due_on.data,
        "lesson": known.lesson(form.lesson.data),
        "principle": known.principle(form.principle.data),
    }


def stored(action: Action, known: ActionChoices) -> dict[str, object]:
    """Return what stands in the form before anything is typed."""
    return {
        "version": action.version,
        "title": action.title,
        "expected_effect": action.expected_effect,
        "organisation": action.organisation_id,
        "person": action.user_id,
        "starts_on": action.starts_on,
        "due_on": action.due_on,
        "lesson": action.lesson_id,
        "principle": known.same_principle(action.principle),
    }


def tried(form: ActionForm, act: Callable[[], Action]) -> Action | None:
    """Return what ``act`` gives, or None when a rule refuses it; the form then says why."""
    try:
        return act()
    except services.OwnerMissing:
        form.refuse(form.organisation, NO_OWNER)
    except services.PersonElsewhere:
        form.refuse(form.person, "Deze persoon werkt niet bij de trekker. Kies een ander.")
    except services.DeadlineMissing:
        form.refuse(form.due_on, NO_DEADLINE)
    except services.DeadlineBeforeStart:
        form.refuse(form.due_on, "Dit ligt vóór het begin. Kies de dag van het begin of later.")
    except services.DoneBeforeStart:
        form.refuse(form.starts_on, "De actie was eerder klaar. Kies die dag of een dag ervoor.")
    return None
