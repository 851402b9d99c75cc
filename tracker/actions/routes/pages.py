"""The list of actions, one's own actions, and the page of one action."""

from flask import render_template, request

from tracker.actions import choices, queries
from tracker.actions.forms import ActionFilterForm, LineForm
from tracker.actions.routes.blueprint import bp
from tracker.domain.vocabulary import Role
from tracker.knowledge.taking import taken_by
from tracker.models import Action
from tracker.policy import Act
from tracker.web.clock import today
from tracker.web.guard import guard, guard_page, me


@bp.get("/acties")
@guard_page(Act.SEE_ACTIONS)
def index() -> str:
    """Show a partner its own actions, and the gemeente all of them."""
    if me().role is Role.PARTNER:
        return mine(LineForm(page="mijn"), opened_id=request.args.get("actie", type=int))
    return listed()


def mine(form: LineForm, *, opened_id: int | None) -> str:
    """Show one's own actions with ``form`` at the one that is opened."""
    page = queries.my_actions(me(), opened_id=opened_id, today=today())
    return render_template("actions/mine.html", page=page, form=form)


def listed() -> str:
    """List the actions of the gemeente as the address narrows and orders them."""
    user, day = me(), today()
    known = queries.filter_choices(user)
    form = ActionFilterForm(
        request.args,
        wijk=known.wijken,
        traject=known.trajectories,
        trekker=known.organisations,
    )
    chosen = queries.ActionFilter(
        state=form.said("stand"),
        wijk=form.said("wijk"),
        trajectory=form.said("traject"),
        organisation=form.said("trekker"),
        sort=request.args.get("volgorde", ""),
    )
    number = request.args.get("pagina", 1, type=int)
    pagination = queries.actions_page(user, chosen, page=number, today=day)
    return render_template(
        "actions/index.html",
        form=form,
        sort=chosen.sort or queries.DEFAULT_SORT,
        arguments=form.arguments,
        pagination=pagination,
        logged=queries.logged_per_action(pagination.items),
        counts=queries.action_counts(user, today=day),
    )


@bp.get("/acties/<int:id>")
@guard(Act.VIEW, Action)
def show(action: Action) -> str:
    """Show what was agreed, what was done, and whether it helped."""
    return action_page(action, LineForm())


def action_page(action: Action, form: LineForm) -> str:
    """Show ``action`` with ``form`` for a new line."""
    return render_template(
        "actions/show.html",
        action=queries.full_action(action),
        form=form,
        taken=taken_by(action),
        judging_cycle=choices.judging_cycle(action),
        own_organisation_id=me().organisation_id,
    )
