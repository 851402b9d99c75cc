"""Choosing principles, and saying how each one is applied here."""

from collections.abc import Iterable, Sequence

from flask import request
from flask.typing import ResponseReturnValue

from tracker.domain.vocabulary import ChoicePlace
from tracker.knowledge.learned import learned_by_principle
from tracker.knowledge.taking import take_over, taken_in
from tracker.models import LessonTaken, Trajectory, TrajectoryPrinciple
from tracker.trajectories import services
from tracker.trajectories.forms.basics import ConfirmForm
from tracker.trajectories.forms.chain import AppliedForm, PrinciplePickForm, PrinciplesForm
from tracker.trajectories.forms.lists import SearchForm
from tracker.trajectories.queries import registration as queries
from tracker.trajectories.routes.blueprint import bp, changing, found
from tracker.trajectories.routes.network import confirm
from tracker.trajectories.routes.registration import saved
from tracker.trajectories.routes.steps import status_of, stay, step_page
from tracker.web.clock import today
from tracker.web.guard import me
from tracker.web.knowledge import (
    as_there,
    asked_to_take,
    asks_to_look,
    beside,
    count_shown,
    offer_taken,
    takeable_ids,
)

HERE = "trajectories.principles"
USED = "Bij dit principe hoort al aanbod, een les, een actie of een reflectie. Het blijft."


@bp.route("/trajecten/<slug>/bewerken/principes", methods=["GET", "POST"])
@changing
def principles(trajectory: Trajectory) -> ResponseReturnValue:
    """Say of each chosen principle how it is applied here, beside what others learned on it."""
    links = {str(link.id): link for link in queries.principle_links_of(trajectory)}
    kept = taken_by_link(trajectory, links)
    form = PrinciplesForm(
        data={
            "links": [
                {
                    "link_id": id,
                    "text": link.applied_here,
                    "taken": [each.lesson_id for each in kept[id]],
                }
                for id, link in links.items()
            ]
        }
    )
    rows = {
        id: entry.form
        for entry in form.links.entries
        if (id := str(entry.form.link_id.data)) in links
    }
    take(rows, kept)
    if not asks_to_look() and form.validate_on_submit():
        for id, row in rows.items():
            services.apply_principle(links[id], text=row.text.data or "")
            take_over(links[id], row.taken.data or [], on=today())
        return saved(trajectory, HERE)
    return principles_page(trajectory, form, [(links[id], row) for id, row in rows.items()])


def principles_page(
    trajectory: Trajectory,
    form: PrinciplesForm,
    rows: Sequence[tuple[TrajectoryPrinciple, AppliedForm]],
) -> ResponseReturnValue:
    """Show each principle with what others learned on it and how it is applied here."""
    keys = [link.principle.key for link, _ in rows]
    learned = learned_by_principle(keys, me(), but_trajectory=trajectory.id)
    pressed = asked_to_take()
    page = step_page(
        "principles",
        trajectory,
        HERE,
        status=status_of(form),
        form=form,
        rows=[(link, row, learned[link.principle.key]) for link, row in rows],
        takeable={id for each in learned.values() for id in takeable_ids(each)},
        place=ChoicePlace.PRINCIPLE,
        opened=pressed[0] if pressed else "",
    )
    seen = [heard for each in learned.values() for heard in each.all]
    count_shown(seen, place=ChoicePlace.PRINCIPLE)
    return page


def taken_by_link(trajectory: Trajectory, ids: Iterable[str]) -> dict[str, list[LessonTaken]]:
    """Return the lessons of others that principles rest on here, by the id of the link."""
    found: dict[str, list[LessonTaken]] = {id: [] for id in ids}
    for each in taken_in(trajectory.id):
        if each.principle_link_id is not None:
            found[str(each.principle_link_id)].append(each)
    return found


def take(rows: dict[str, AppliedForm], kept: dict[str, list[LessonTaken]]) -> None:
    """Set which lessons of others may be taken over; the one just taken gives words to begin."""
    taken = offer_taken((id, row.taken, kept[id]) for id, row in rows.items())
    if taken is not None and not rows[taken[0]].text.data:
        rows[taken[0]].text.data = as_there(taken[1], taken[1].did)


@bp.route("/trajecten/<slug>/bewerken/principes/kiezen", methods=["GET", "POST"])
@changing
def pick_principles(trajectory: Trajectory) -> ResponseReturnValue:
    """Choose principles from the dossiers, those on the own theme first."""
    form, search = PrinciplePickForm(), SearchForm(request.args)
    chosen = queries.principles_by_id(form.principles.data or [])
    if not asks_to_look() and form.validate_on_submit():
        for principle in chosen:
            services.link_principle(trajectory, principle=principle)
        return stay(trajectory, HERE, "Bewaard. Schrijf nu op hoe u dit hier toepast.")
    word = search.zoek.data or ""
    learned = beside(
        [each.key for each in chosen],
        (),
        place=ChoicePlace.PRINCIPLE,
        but_trajectory=trajectory.id,
    )
    page = step_page(
        "pick_principles",
        trajectory,
        HERE,
        status=status_of(form),
        form=form,
        search=search,
        word=word,
        beside=learned,
        editions=queries.editions_to_choose(trajectory.theme, word=word),
        own={link.principle.key for link in queries.principle_links_of(trajectory)},
    )
    count_shown(learned.learned.all, place=ChoicePlace.PRINCIPLE)
    return page


@bp.route("/trajecten/<slug>/bewerken/principes/<int:id>/verwijderen", methods=["GET", "POST"])
@changing
def remove_principle(trajectory: Trajectory, id: int) -> ResponseReturnValue:
    """Ask for confirmation, then let the trajectory no longer rest on a principle."""
    link = found(queries.principle_link_of(trajectory, id))
    form, title = ConfirmForm(), link.principle.title
    if form.validate_on_submit():
        try:
            services.unlink_principle(link)
        except services.PrincipleInUse:
            form.refuse(None, USED)
        else:
            return stay(trajectory, HERE, f"‘{title}’ is geen principe van dit traject meer.")
    return confirm(
        form,
        trajectory,
        title="Principe weghalen",
        what=f"U bouwt dan niet meer op ‘{title}’. Uw tekst erbij gaat mee weg.",
        label="Haal het principe weg",
        here=HERE,
    )
