"""The pages of insights: the list, one insight, writing one, and making a proposal from it."""

from collections.abc import Callable

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # not in its stubs

from tracker.domain.vocabulary import InsightState
from tracker.extensions import db
from tracker.insights import choosing, queries, services
from tracker.insights.forms import NO_LESSONS, InsightFilterForm, InsightForm, ProposalForm
from tracker.insights.queries import Said
from tracker.models import Insight, Principle
from tracker.policy import Act
from tracker.web.clock import today
from tracker.web.guard import guard_page, me

bp = Blueprint("insights", __name__)

NOT_SHARED = "Een les die u koos, is niet meer gedeeld. Kijk hieronder welke lessen er nu zijn."
PUBLISH_FIRST = "Publiceer eerst het inzicht. Dan kan iedereen het voorstel volgen."
NO_SHARED = "Geen les onder dit inzicht is nog gedeeld. Kies eerst andere lessen."


@bp.get("/inzichten")
@guard_page(Act.READ_LIBRARY)
def index() -> str:
    """List the insights one reads, as the address narrows and orders them."""
    user = me()
    form = InsightFilterForm(request.args, dossier=queries.dossiers_with_insights(user))
    chosen = queries.InsightFilter(
        word=form.said("zoek"),
        dossier=form.said("dossier"),
        state=form.member("stand", InsightState),
        sort=request.args.get("volgorde", queries.DEFAULT_SORT),
    )
    page = queries.insights_page(user, chosen, page=request.args.get("pagina", 1, type=int))
    return render_template(
        "insights/index.html",
        form=form,
        sort=chosen.sort,
        pagination=page,
        rows=queries.rows_of(page.items),
    )


@bp.get("/inzichten/<int:id>")
@guard_page(Act.READ_LIBRARY)
def show(id: int) -> str:
    """Show an insight with every lesson behind it, and how many were left out."""
    page = queries.insight_page(readable(id), me())
    return render_template("insights/show.html", page=page)


@bp.route("/inzichten/nieuw", methods=["GET", "POST"])
@guard_page(Act.WRITE_INSIGHT)
def create() -> ResponseReturnValue:
    """Write an insight on the principle in the address; without one, choose it first."""
    key = request.args.get("principe", "")
    if not key:
        return render_template("insights/choose.html", rows=choosing.choosable())
    principle = queries.principle_by_key(key)
    if principle is None:
        abort(404)
    lessons = queries.shared_on(key, me())
    form = InsightForm(lessons=[str(each.lesson.id) for each in lessons])
    offer(form, lessons)
    if form.validate_on_submit():
        insight = tried(
            form,
            lambda: services.write_insight(
                key, lessons=chosen(form), on=today(), user=me(), **said(form)
            ),
        )
        if insight is not None:
            db.session.commit()
            return to(insight.id, "Bewaard als concept. Alleen adviseurs zien het inzicht nog.")
    return form_page(form, principle, lessons)


@bp.route("/inzichten/<int:id>/bewerken", methods=["GET", "POST"])
@guard_page(Act.WRITE_INSIGHT)
def edit(id: int) -> ResponseReturnValue:
    """Change what an insight says and the lessons behind it."""
    insight = readable(id)
    page = queries.insight_page(insight, me())
    lessons = queries.shared_on(insight.principle_key, me())
    form = InsightForm(obj=insight, lessons=[str(link.lesson_id) for link in insight.lesson_links])
    offer(form, lessons)
    if form.validate_on_submit() and not form.is_outdated(insight):
        changed = tried(form, lambda: change(insight, form))
        if changed is not None:
            db.session.commit()
            return to(insight.id, "Het inzicht is bewaard.")
    return form_page(form, page.principle, lessons, page)


def change(insight: Insight, form: InsightForm) -> Insight:
    """Change ``insight`` as ``form`` says, and return it."""
    services.change_insight(
        insight,
        lessons=chosen(form),
        keeps_withdrawn=not form.drops_withdrawn.data,
        **said(form),
    )
    return insight


@bp.post("/inzichten/<int:id>/publiceren")
@guard_page(Act.WRITE_INSIGHT)
def publish(id: int) -> ResponseReturnValue:
    """Let everybody who reads the library read an insight."""
    insight = readable(id)
    try:
        services.publish_insight(insight)
    except services.PublishedBefore:
        return to(id, "Dit inzicht was al gepubliceerd.", "warning")
    except services.LessonsMissing:
        return to(id, NO_SHARED, "warning")
    db.session.commit()
    return to(id, "Gepubliceerd. Iedereen die de dossiers leest, ziet dit inzicht.")


@bp.route("/inzichten/<int:id>/voorstel", methods=["GET", "POST"])
@guard_page(Act.WRITE_INSIGHT)
def propose(id: int) -> ResponseReturnValue:
    """Propose sentences for the next edition of the dossier."""
    insight = readable(id)
    if insight.state is InsightState.DRAFT:
        return to(id, PUBLISH_FIRST, "warning")
    form = ProposalForm()
    if form.validate_on_submit():
        services.make_proposal(
            insight,
            text=form.text.data or "",
            why=form.why.data or "",
            on=today(),
            user=me(),
        )
        db.session.commit()
        return to(id, "Het voorstel wacht op een besluit bij de volgende uitgave.")
    page = render_template(
        "insights/propose.html", form=form, page=queries.insight_page(insight, me())
    )
    return page, 400 if form.errors else 200


def readable(id: int) -> Insight:
    """Return an insight that one reads, or answer 404."""
    insight = queries.visible_insight(id, me())
    if insight is None:
        abort(404)
    return insight


def offer(form: InsightForm, lessons: list[Said]) -> None:
    """Let ``form`` offer these lessons."""
    form.lessons.choices = [
        SelectChoice(str(each.lesson.id), each.lesson.title) for each in lessons
    ]


def chosen(form: InsightForm) -> list[int]:
    """Return the ids of the lessons that were chosen. Only after ``validate``."""
    return [int(value) for value in form.lessons.data or []]


def said(form: InsightForm) -> services.InsightText:
    """Return what the form says, as the services take it. Only after ``validate``."""
    return {
        "title": form.title.data or "",
        "says": form.says.data or "",
        "in_favour": form.in_favour.data or "",
        "against": form.against.data or "",
        "conditions": form.conditions.data or "",
        "unknown": form.unknown.data or "",
    }


def tried(form: InsightForm, act: Callable[[], Insight]) -> Insight | None:
    """Return what ``act`` gives, or None when a rule refuses it; the form then says why."""
    try:
        return act()
    except services.LessonsMissing:
        form.refuse(form.lessons, NO_LESSONS)
    except services.LessonNotShared:
        form.refuse(form.lessons, NOT_SHARED)
    return None


def form_page(
    form: InsightForm,
    principle: Principle,
    lessons: list[Said],
    page: queries.InsightPage | None = None,
) -> ResponseReturnValue:
    """Show the form with the lessons to choose from."""
    html = render_template(
        "insights/form.html", form=form, principle=principle, lessons=lessons, page=page
    )
    return html, 400 if form.errors else 200


def to(id: int, message: str, category: str = "success") -> ResponseReturnValue:
    """Go to the page of an insight and say something there."""
    flash(message, category)
    return redirect(url_for("insights.show", id=id), 303)
