"""Reading trajectories: the list, one trajectory, and one wijk in it."""

from flask import render_template, request

from tracker.domain.vocabulary import TrajectoryStatus
from tracker.models import Trajectory, TrajectoryWijk
from tracker.policy import Act, may_somewhere, seen_wijk_ids
from tracker.trajectories.forms.lists import TrajectoryFilterForm
from tracker.trajectories.queries.listing import (
    DEFAULT_ORDER,
    opening_of,
    rows_of,
    themes_in_use,
    trajectory_list,
)
from tracker.trajectories.queries.pages import trajectory_page
from tracker.trajectories.queries.wijk import wijk_page
from tracker.trajectories.routes.blueprint import bp
from tracker.web.clock import today
from tracker.web.guard import guard, guard_page, me
from tracker.web.looks import looks_for


@bp.get("/trajecten")
@guard_page(Act.SEE_TRAJECTORIES)
def index() -> str:
    """List the trajectories one may see, as the address asks."""
    form = TrajectoryFilterForm(request.args, thema=themes_in_use(me()))
    order = request.args.get("volgorde", DEFAULT_ORDER)
    page = trajectory_list(
        me(),
        word=form.said("zoek"),
        theme=form.said("thema"),
        status=form.member("status", TrajectoryStatus),
        order=order,
        page=request.args.get("pagina", 1, type=int),
    )
    return render_template(
        "trajectories/index.html",
        form=form,
        sentence=opening_of(me()),
        page=page,
        rows=rows_of(me(), page.items),
        order=order,
        asked=form.arguments,
        looks=looks_for(me()) if may_somewhere(me(), Act.LOOK_AT_REPORT) else [],
    )


@bp.get("/trajecten/<slug>")
@guard(Act.VIEW, Trajectory)
def show(trajectory: Trajectory) -> str:
    """Show a trajectory: how it stands, where its wijken are and what it rests on."""
    page = trajectory_page(trajectory, wijk_ids=seen_wijk_ids(me(), trajectory), today=today())
    return render_template("trajectories/show.html", trajectory=trajectory, page=page)


@bp.get("/trajecten/<slug>/<wijk>")
@guard(Act.VIEW, TrajectoryWijk)
def show_wijk(link: TrajectoryWijk) -> str:
    """Show a wijk: what is measured, what was learned cycle by cycle, and what is done."""
    return render_template("trajectories/wijk.html", link=link, page=wijk_page(link, today=today()))
