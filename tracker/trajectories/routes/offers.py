"""What is put in place in each wijk."""

from flask.typing import ResponseReturnValue

from tracker.domain.vocabulary import ChoicePlace
from tracker.knowledge.taking import take_over, taken_by, taken_in
from tracker.models import Offer, Trajectory
from tracker.trajectories import services
from tracker.trajectories.forms.basics import ConfirmForm
from tracker.trajectories.forms.chain import OfferForm
from tracker.trajectories.queries import registration as queries
from tracker.trajectories.routes.blueprint import bp, changing, found
from tracker.trajectories.routes.network import confirm
from tracker.trajectories.routes.steps import status_of, stay, step_page
from tracker.web.clock import today
from tracker.web.knowledge import asks_to_look, beside, count_shown, offer_taken

HERE = "trajectories.offers"


@bp.get("/trajecten/<slug>/bewerken/aanbod")
@changing
def offers(trajectory: Trajectory) -> ResponseReturnValue:
    """List the offers."""
    return step_page(
        "offers",
        trajectory,
        HERE,
        offers=queries.offers_of(trajectory),
        taken=taken_in(trajectory.id),
    )


@bp.route("/trajecten/<slug>/bewerken/aanbod/nieuw", methods=["GET", "POST"])
@changing
def add_offer(trajectory: Trajectory) -> ResponseReturnValue:
    """Add an offer."""
    form = with_choices(OfferForm(), trajectory)
    offer_taken([("", form.taken, ())])
    if not asks_to_look() and form.validate_on_submit():
        offer = services.add_offer(trajectory, **offer_values(form, trajectory))  # type: ignore[arg-type]
        return saved(trajectory, offer, form)
    return form_page(trajectory, form)


@bp.route("/trajecten/<slug>/bewerken/aanbod/<int:id>", methods=["GET", "POST"])
@changing
def change_offer(trajectory: Trajectory, id: int) -> ResponseReturnValue:
    """Change an offer."""
    offer = found(queries.offer_of(trajectory, id))
    kept = taken_by(offer)
    values = kept_values(offer) | {"taken": [each.lesson_id for each in kept]}
    form = with_choices(OfferForm(data=values), trajectory)
    offer_taken([("", form.taken, kept)])
    if not asks_to_look() and form.validate_on_submit():
        services.change_offer(offer, **offer_values(form, trajectory))  # type: ignore[arg-type]
        return saved(trajectory, offer, form)
    return form_page(trajectory, form)


def saved(trajectory: Trajectory, offer: Offer, form: OfferForm) -> ResponseReturnValue:
    """Keep the offer and the lessons it rests on, and show the list again."""
    take_over(offer, form.taken.data or [], on=today())
    return stay(trajectory, HERE, "Het aanbod is bewaard.")


def form_page(trajectory: Trajectory, form: OfferForm) -> ResponseReturnValue:
    """Show the form, and beside it what others learned on the principles that are chosen."""
    principles = {
        link.principle_id: link.principle.key for link in queries.principle_links_of(trajectory)
    }
    learned = beside(
        [key for id, key in principles.items() if id in (form.principles.data or [])],
        list(principles.values()),
        place=ChoicePlace.OFFER,
        but_trajectory=trajectory.id,
    )
    page = step_page("offer", trajectory, HERE, status=status_of(form), form=form, beside=learned)
    count_shown(learned.learned.all, place=ChoicePlace.OFFER)
    return page


def with_choices(form: OfferForm, trajectory: Trajectory) -> OfferForm:
    """Return ``form`` with the wijken, principles and interventions to choose from."""
    form.offer_choices(
        wijken=[(link.wijk_id, link.wijk.name) for link in queries.wijk_links_of(trajectory)],
        principles=[
            (link.principle_id, link.principle.title)
            for link in queries.principle_links_of(trajectory)
        ],
        interventions=[(each.id, each.name) for each in queries.interventions()],
    )
    return form


NAMES = ("title", "provider", "reach", "cost_per_year", "hours_per_year", "stopped_on")


def kept_values(offer: Offer) -> dict[str, object]:
    """Return what is stored of ``offer``, by the names of the form."""
    return {name: getattr(offer, name) for name in NAMES} | {
        "wijk_id": str(offer.wijk_id or ""),
        "intervention_id": str(offer.intervention_id or ""),
        "principles": [principle.id for principle in offer.principles],
    }


def offer_values(form: OfferForm, trajectory: Trajectory) -> dict[str, object]:
    """Return what ``form`` asks, by the names the services use."""
    wijken = {str(link.wijk_id): link.wijk for link in queries.wijk_links_of(trajectory)}
    principles = {
        link.principle_id: link.principle for link in queries.principle_links_of(trajectory)
    }
    chosen = form.intervention_id.data
    return {name: form[name].data for name in NAMES} | {
        "wijk": wijken.get(form.wijk_id.data or ""),
        "intervention": queries.intervention_by_id(int(chosen) if chosen else None),
        "principles": [principles[id] for id in form.principles.data or []],
    }


@bp.route("/trajecten/<slug>/bewerken/aanbod/<int:id>/verwijderen", methods=["GET", "POST"])
@changing
def remove_offer(trajectory: Trajectory, id: int) -> ResponseReturnValue:
    """Ask for confirmation, then remove an offer."""
    offer = found(queries.offer_of(trajectory, id))
    form = ConfirmForm()
    if form.validate_on_submit():
        services.remove_offer(offer)
        return stay(trajectory, HERE, "Het aanbod is verwijderd.")
    return confirm(
        form,
        trajectory,
        title="Aanbod verwijderen",
        what=f"‘{offer.title}’ gaat weg. Is het gestopt? Vul dan de laatste dag in bij het aanbod.",
        label="Verwijder het aanbod",
        here=HERE,
    )
