"""The page one searches on."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from tracker.domain.vocabulary import SearchKind
from tracker.policy import Act
from tracker.search import queries
from tracker.search.forms import NEWEST, SaveSearchForm, SearchForm
from tracker.search.queries import Hit, Narrowing, Results
from tracker.search.routes.blueprint import bp
from tracker.searching.asking import SHORTEST_START, Question, question_of
from tracker.searching.finding import synonyms
from tracker.web.guard import guard_page, me

MOST_SUGGESTED = 8
# The page of each kind of hit, and what its address is called there.
PAGES: dict[SearchKind, tuple[str, str]] = {
    SearchKind.LESSON: ("lessons.show", "id"),
    SearchKind.DOSSIER: ("library.dossier", "slug"),
    SearchKind.PRINCIPLE: ("library.dossier", "slug"),
    SearchKind.INTERVENTION: ("library.intervention", "slug"),
    SearchKind.INSTRUMENT: ("library.instrument", "slug"),
    SearchKind.EXAMPLE: ("library.example", "slug"),
    SearchKind.TRAJECTORY: ("trajectories.show", "slug"),
    SearchKind.CONVERSATION: ("cycles.show", "id"),
    SearchKind.ACTION: ("actions.show", "id"),
    SearchKind.INSIGHT: ("insights.show", "id"),
}


@bp.get("/zoeken")
@guard_page(Act.READ_LIBRARY)
def index() -> str:
    """Show what was found for the words in the address."""
    form = form_of(request.args)
    suggested = (form.q.data or "")[:80]
    save = SaveSearchForm(formdata=None, name=suggested, address=form.address)
    return search_page(form, save)


@bp.get("/zoeken/voorstellen")
@guard_page(Act.READ_LIBRARY)
def suggestions() -> ResponseReturnValue:
    """Show the first things that are found while somebody types; a part of the page."""
    form = form_of(request.args)
    if "HX-Request" not in request.headers:
        asked: dict[str, Any] = {**form.arguments}
        return redirect(url_for("search.index", **asked), 303)
    results = None
    if len(form.q.data or "") >= SHORTEST_START:
        results = results_of(form, question_of(form.q.data or "", synonyms()))
    return render_template(
        "search/_suggestions.html",
        hits=results.hits[:MOST_SUGGESTED] if results else [],
        is_asked=results is not None,
        address_of=address_of,
    )


def form_of(args: MultiDict[str, str]) -> SearchForm:
    """Return the form for what ``args`` ask, with the choices of who is logged in."""
    known = queries.search_choices(me())
    return SearchForm(args, themes=known.themes, gemeenten=known.gemeenten, years=known.years)


def search_page(form: SearchForm, save: SaveSearchForm) -> str:
    """Return the page for what ``form`` asks, with ``save`` to keep the search."""
    user = me()
    question = question_of(form.q.data or "", synonyms())
    return render_template(
        "search/index.html",
        form=form,
        save=save,
        question=question,
        results=results_of(form, question),
        saved=queries.saved_searches(user),
        address_of=address_of,
    )


def results_of(form: SearchForm, question: Question | None) -> Results | None:
    """Return what is found, or None when there is nothing to look for."""
    if question is None:
        return None
    narrowing = Narrowing(
        kind=SearchKind(form.soort.data) if form.soort.data else None,
        theme=form.thema.data or "",
        gemeente_id=int(form.gemeente.data) if form.gemeente.data else None,
        year=int(form.jaar.data) if form.jaar.data else None,
        is_newest_first=form.volgorde.data == NEWEST,
        is_wide=bool(form.ruim.data),
    )
    page = request.args.get("pagina", 1, type=int)
    return queries.find(me(), question, narrowing, page=page)


def address_of(hit: Hit) -> str:
    """Return the address of the page of ``hit``."""
    endpoint, name = PAGES[hit.kind]
    value, _, anchor = hit.address.partition("#")
    values: dict[str, Any] = {name: value, "_anchor": anchor or None}
    return url_for(endpoint, **values)
