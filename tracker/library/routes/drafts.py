"""Making the next edition of a dossier: begin, change, drop, publish or throw away."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.extensions import db
from tracker.library import drafting, services
from tracker.library.drafting import Drafting
from tracker.library.forms import (
    NO_CHANGE,
    NO_WORD_ON_CHANGE,
    NOTE,
    DropForm,
    NewPrincipleForm,
    PrincipleForm,
    PublishForm,
    publish_form,
)
from tracker.library.routes.blueprint import bp, found
from tracker.models import DossierEdition, Principle
from tracker.policy import Act
from tracker.web.clock import today
from tracker.web.guard import guard_page


@bp.get("/dossiers/<slug>/concept")
@guard_page(Act.EDIT_LIBRARY)
def draft(slug: str) -> str:
    """Show the next edition beside the current one, or offer to begin one."""
    work = found(drafting.drafting(slug))
    if work.draft is None:
        return render_template("library/no_draft.html", work=work)
    return render_template("library/draft.html", work=work, rows=drafting.rows_of(work))


@bp.post("/dossiers/<slug>/concept/beginnen")
@guard_page(Act.EDIT_LIBRARY)
def start_draft(slug: str) -> ResponseReturnValue:
    """Begin the next edition as a copy of the current one, or of the one that is named."""
    work = found(drafting.drafting(slug))
    number = request.form.get("uitgave", work.current.number, type=int)
    source = found(drafting.edition_numbered(work.dossier, number))
    try:
        services.start_draft(source, on=today())
    except services.DraftExists:
        return back(slug, "Iemand anders begon al een concept. U ziet het hieronder.", "warning")
    db.session.commit()
    return back(slug, "Het concept is begonnen. Lezers zien het pas als u het publiceert.")


@bp.route("/dossiers/<slug>/concept/principes/nieuw", methods=["GET", "POST"])
@guard_page(Act.EDIT_LIBRARY)
def add_principle(slug: str) -> ResponseReturnValue:
    """Add a principle to the draft."""
    work, draft = with_draft(slug)
    form = NewPrincipleForm()
    if form.validate_on_submit() and form.names_an_address():
        source = services.Source(
            title=form.source_title.data or "",
            year=form.source_year.data,
            url=form.source_url.data or None,
        )
        services.add_principle(draft, words(form), source=source)
        db.session.commit()
        return back(slug, "Het principe staat in het concept.")
    return principle_page(work, form, None)


@bp.route("/dossiers/<slug>/concept/principes/<key>", methods=["GET", "POST"])
@guard_page(Act.EDIT_LIBRARY)
def edit_principle(slug: str, key: str) -> ResponseReturnValue:
    """Change what the draft says about a principle."""
    work, _ = with_draft(slug)
    principle = found(work.principle(key))
    lines = "\n".join(question.text for question in principle.questions)
    form = PrincipleForm(obj=principle)
    if request.method == "GET":
        form.questions.data = lines  # a field of text, where the record has a list
    if form.validate_on_submit() and not form.is_outdated(principle):
        services.change_principle(principle, words(form))
        db.session.commit()
        return back(slug, "Bewaard in het concept.", anchor=key)
    return principle_page(work, form, principle)


def words(form: PrincipleForm) -> services.PrincipleWords:
    """Return what the form says, as the services take it."""
    return services.PrincipleWords(
        title=form.title.data or "",
        explanation=form.explanation.data or "",
        evidence=form.evidence.data or "",
        avoid=form.avoid.data or "",
        questions=form.lines,
    )


def principle_page(
    work: Drafting, form: PrincipleForm, principle: Principle | None
) -> ResponseReturnValue:
    """Show the form of a principle, beside what readers have now and what is proposed."""
    row = None
    if principle is not None:
        row = next(each for each in drafting.rows_of(work) if each.key == principle.key)
    page = render_template("library/edit_principle.html", work=work, form=form, row=row)
    return page, 400 if form.errors else 200


@bp.route("/dossiers/<slug>/concept/principes/<key>/weglaten", methods=["GET", "POST"])
@guard_page(Act.EDIT_LIBRARY)
def drop_principle(slug: str, key: str) -> ResponseReturnValue:
    """Leave a principle out of the draft, with the reason."""
    work, draft = with_draft(slug)
    principle = found(work.principle(key))
    form = DropForm()
    if form.validate_on_submit():
        title = principle.title
        services.drop_principle(draft, principle, reason=form.reason.data or "")
        db.session.commit()
        return back(slug, f"‘{title}’ staat niet meer in het concept.")
    page = render_template("library/drop_principle.html", work=work, form=form, principle=principle)
    return page, 400 if form.errors else 200


@bp.post("/dossiers/<slug>/concept/principes/<key>/terugzetten")
@guard_page(Act.EDIT_LIBRARY)
def restore_principle(slug: str, key: str) -> ResponseReturnValue:
    """Put back a principle that the draft left out."""
    work, draft = with_draft(slug)
    services.restore_principle(draft, found(work.stored(key)))
    db.session.commit()
    return back(slug, "Het principe staat weer in het concept.", anchor=key)


@bp.route("/dossiers/<slug>/concept/publiceren", methods=["GET", "POST"])
@guard_page(Act.EDIT_LIBRARY)
def publish_draft(slug: str) -> ResponseReturnValue:
    """Ask what is different, principle by principle, and make the draft the current edition."""
    work, draft = with_draft(slug)
    rows = [row for row in drafting.rows_of(work) if row.kind is not None]
    form_class = publish_form(row.key for row in rows)
    form = form_class(data={f"{NOTE}{row.key}": row.note.text for row in rows if row.note})
    if form.validate_on_submit() and published(form, work, draft):
        db.session.commit()
        flash(
            "De nieuwe uitgave staat klaar voor lezers. Trajecten lezen wat er anders is.",
            "success",
        )
        return redirect(url_for("library.dossier", slug=slug), 303)
    page = render_template(
        "library/publish.html",
        work=work,
        form=form,
        rows=[(row, form[f"{NOTE}{row.key}"]) for row in rows],
    )
    return page, 400 if form.errors else 200


def published(form: PublishForm, work: Drafting, draft: DossierEdition) -> bool:
    """Return whether the draft was published; the form says why not."""
    try:
        services.publish_draft(
            draft,
            current=work.current,
            label=form.label.data or "",
            notes=form.notes,
            on=today(),
        )
    except services.NothingChanged:
        form.refuse(None, NO_CHANGE)
    except services.NotesMissing as error:  # somebody changed another principle meanwhile
        for key in error.keys:
            item = next((each for each in form if each.name == f"{NOTE}{key}"), None)
            form.refuse(item, NO_WORD_ON_CHANGE)
    else:
        return True
    return False


@bp.post("/dossiers/<slug>/concept/weggooien")
@guard_page(Act.EDIT_LIBRARY)
def discard_draft(slug: str) -> ResponseReturnValue:
    """Throw the draft away; readers never saw it."""
    _, draft = with_draft(slug)
    services.discard_draft(draft)
    db.session.commit()
    return back(slug, "Het concept is weg. De huidige uitgave is niet veranderd.")


def with_draft(slug: str) -> tuple[Drafting, DossierEdition]:
    """Return a dossier and its draft, or answer 404 when there is none."""
    work = found(drafting.drafting(slug))
    return work, found(work.draft)


def back(
    slug: str, message: str, category: str = "success", anchor: str | None = None
) -> ResponseReturnValue:
    """Go to the page of the draft and say something there."""
    flash(message, category)
    return redirect(url_for("library.draft", slug=slug, _anchor=anchor), 303)
