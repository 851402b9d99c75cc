"""Agreeing on an action and changing what was agreed."""

from collections.abc import Callable, Sequence

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.actions import services
from tracker.actions.choices import ActionChoices, choices_for
from tracker.actions.forms import NO_DEADLINE, NO_OWNER, ActionForm
from tracker.actions.routes.blueprint import bp
from tracker.domain.vocabulary import ChoicePlace
from tracker.extensions import db
from tracker.knowledge.taking import take_over, taken_by
from tracker.models import Action, Cycle, LessonTaken
from tracker.policy import Act
from tracker.web.clock import today
from tracker.web.guard import guard
from tracker.web.knowledge import as_there, asks_to_look, beside, count_shown, offer_taken


@bp.route("/cycli/<int:id>/acties/nieuw", methods=["GET", "POST"])
@guard(Act.EDIT, Cycle)
def create(cycle: Cycle) -> ResponseReturnValue:
    """Agree on an action in a cycle; the address may name its lesson and principle."""
    known = choices_for(cycle)
    form = ActionForm(
        lesson=request.args.get("les"), principle=request.args.get("principe"), starts_on=today()
    )
    offer(form, known)
    take(form, ())
    if not asks_to_look() and form.validate_on_submit():
        action = tried(form, lambda: services.agree_action(cycle, **agreed(form, known)))
        if action is not None:
            return saved(action, form, f"De actie ‘{action.title}’ is afgesproken.")
    return form_page(form, known, cycle, action=None)


@bp.route("/acties/<int:id>/bewerken", methods=["GET", "POST"])
@guard(Act.EDIT, Action)
def edit(action: Action) -> ResponseReturnValue:
    """Change what was agreed."""
    known, kept = choices_for(action.cycle), taken_by(action)
    form = ActionForm(data=stored(action, known) | {"taken": [each.lesson_id for each in kept]})
    offer(form, known)
    take(form, kept)
    is_sent = not asks_to_look() and form.validate_on_submit() and not form.is_outdated(action)
    if is_sent and tried(form, lambda: services.change_action(action, **agreed(form, known))):
        return saved(action, form, "De actie is bewaard.")
    return form_page(form, known, action.cycle, action=action)


def take(form: ActionForm, kept: Sequence[LessonTaken]) -> None:
    """Set which lessons of others may be taken over; the one just taken gives words to begin."""
    taken = offer_taken([("", form.taken, kept)])
    if taken is not None and not form.expected_effect.data:
        form.expected_effect.data = as_there(taken[1], taken[1].saw)


def saved(action: Action, form: ActionForm, message: str) -> ResponseReturnValue:
    """Keep the action and the lessons it rests on, and go to its page."""
    take_over(action, form.taken.data or [], on=today())
    db.session.commit()
    flash(message, "success")
    return redirect(url_for("actions.show", id=action.id), 303)


def form_page(
    form: ActionForm, known: ActionChoices, cycle: Cycle, *, action: Action | None
) -> ResponseReturnValue:
    """Show the form, and beside it what others learned on the principle that is chosen."""
    chosen = known.principle(form.principle.data)
    learned = beside(
        [chosen.key] if chosen else [],
        [each.key for each in known.principles],
        place=ChoicePlace.ACTION,
        but_wijk=cycle.wijk_id,
    )
    page = render_template(
        "actions/form.html", form=form, cycle=cycle, action=action, beside=learned
    )
    count_shown(learned.learned.all, place=ChoicePlace.ACTION)
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
