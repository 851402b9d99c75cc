"""The page on which advisers see all gemeenten at once."""

from flask import Blueprint, render_template, request

from tracker.adviser import queries, sentences
from tracker.domain.quarter import quarter_start
from tracker.policy import Act
from tracker.web.clock import today
from tracker.web.guard import guard_page, me

bp = Blueprint("adviser", __name__)


@bp.get("/kaart", endpoint="map")
@guard_page(Act.SEE_MAP)
def show_map() -> str:
    """Show where nothing is learned, what stands in the way and what nobody works on."""
    user, on = me(), today()
    page = request.args.get("pagina", 1, type=int)
    quiet = queries.quiet_page(user, since=quarter_start(on), today=on, page=page)
    n_running = queries.n_running(user, today=on)
    obstacles, uses = queries.obstacle_counts(user), queries.dossier_uses(user)
    return render_template(
        "adviser/map.html",
        kicker=sentences.quarter_name(on),
        sentence=sentences.opening(quiet.total or 0, n_running, obstacles, uses),
        since=quarter_start(on),
        n_running=n_running,
        pagination=quiet,
        rows=queries.quiet_rows(user, quiet.items, today=on),
        phases=sentences.phases,
        obstacles=obstacles,
        named=sentences.named,
        idle=[each for each in uses if not each.is_used],
        partly=[each for each in uses if each.is_used and each.unused],
        has_dossiers=bool(uses),
        contradicted=queries.contradicted_principles(),
    )
