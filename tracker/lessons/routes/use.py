"""Which knowledge is used, by lesson and by principle."""

from flask import render_template, request

from tracker.lessons import queries
from tracker.lessons.forms import UseFilterForm
from tracker.lessons.queries.use import DEFAULT_SORT
from tracker.lessons.routes.blueprint import bp
from tracker.policy import Act
from tracker.web.guard import guard_page, me


@bp.get("/lessen/gebruik")
@guard_page(Act.SEE_USE)
def use() -> str:
    """List the shared lessons by how often other gemeenten saw, opened and took them over."""
    user = me()
    known = queries.filter_choices(user)
    form = UseFilterForm(request.args, dossier=known.dossiers, principe=known.principles)
    chosen = queries.UseFilter(
        word=form.said("zoek"),
        dossier=form.said("dossier"),
        principle=form.said("principe"),
        state=form.member("gebruik", queries.UseState),
        sort=request.args.get("volgorde", DEFAULT_SORT),
    )
    pagination, used = queries.use_page(user, chosen, page=page_number())
    return render_template(
        "lessons/use.html",
        form=form,
        sort=chosen.sort,
        arguments=form.arguments,
        pagination=pagination,
        used=used,
        counts=queries.use_counts(user),
    )


@bp.get("/lessen/gebruik/principes")
@guard_page(Act.SEE_USE)
def use_of_principles() -> str:
    """List the principles by how often the shared lessons on them were used."""
    sort = request.args.get("volgorde", DEFAULT_SORT)
    pagination, used = queries.principles_page(sort, page=page_number())
    return render_template(
        "lessons/use_principles.html", sort=sort, pagination=pagination, used=used
    )


def page_number() -> int:
    """Return the page the address asks for."""
    return request.args.get("pagina", 1, type=int)
