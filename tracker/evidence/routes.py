"""The pages of practice: what was learned on one principle, and on all of a dossier."""

from flask import Blueprint, abort, render_template, request

from tracker.domain.vocabulary import Strength
from tracker.evidence import queries
from tracker.evidence.sentences import VERBS, summary
from tracker.policy import Act
from tracker.web.guard import guard_page, me

bp = Blueprint("evidence", __name__)

GROUP = "doelgroep"  # the other word an address may have for what the columns are
GEMEENTE = "gemeente"


@bp.get("/dossiers/<slug>/<key>/praktijk")
@guard_page(Act.READ_LIBRARY)
def principle(slug: str, key: str) -> str:
    """Show what practice says of a principle: always for and against."""
    page = queries.evidence_page(slug, key, me())
    if page is None:
        abort(404)
    return render_template(
        "evidence/principle.html",
        page=page,
        directions=queries.ORDER,
        verbs=VERBS,
        strengths=tuple(reversed(Strength)),
        summary=summary(page.practice),
    )


@bp.get("/dossiers/<slug>/praktijk")
@guard_page(Act.READ_LIBRARY)
def matrix(slug: str) -> str:
    """Show the principles of a dossier beside gemeenten, or beside groups."""
    edition = queries.edition_of(slug)
    if edition is None:
        abort(404)
    per = GROUP if request.args.get("per") == GROUP else GEMEENTE
    build = queries.matrix_by_group if per == GROUP else queries.matrix_by_gemeente
    return render_template(
        "evidence/matrix.html",
        matrix=build(edition, page=request.args.get("pagina", 1, type=int)),
        per=per,
        directions=queries.ORDER,
        verbs=VERBS,
    )
