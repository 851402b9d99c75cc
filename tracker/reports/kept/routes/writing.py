"""Writing with the numbers: one part at a time, with its figures and what was said beside it."""

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.domain.reporting import ReportState
from tracker.extensions import db
from tracker.models import Report, ReportText
from tracker.policy import Act
from tracker.reports.kept import queries, services
from tracker.reports.kept.content import content_of
from tracker.reports.kept.forms import DiscardForm, PartForm
from tracker.reports.kept.routes.blueprint import FIXED, about, back_to, bp
from tracker.reports.kept.suggestions import Suggestion, suggestions
from tracker.reports.kinds import REPORTS
from tracker.reports.sections import Section
from tracker.web.clock import today
from tracker.web.form import CHANGED_MEANWHILE
from tracker.web.guard import guard, me

TAKE = "overnemen"  # the button that adds a sentence and keeps nothing yet


@bp.get("/rapporten/<int:id>/schrijven")
@guard(Act.WRITE_REPORT, Report)
def parts(report: Report) -> ResponseReturnValue:
    """List the parts of a draft: with words of one's own, or not yet."""
    if report.state is not ReportState.DRAFT:
        return back_to(report, FIXED, "warning")
    content = content_of(report, today=today())
    sections = REPORTS[report.kind].sections(content)
    return render_template(
        "reports/kept/parts.html", report=content, sections=sections, **about(report)
    )


@bp.route("/rapporten/<int:id>/schrijven/<part>", methods=["GET", "POST"])
@guard(Act.WRITE_REPORT, Report)
def write(report: Report, part: str) -> ResponseReturnValue:
    """Write one part of a draft, with its figures and sentences to take over beside it."""
    if report.state is not ReportState.DRAFT:
        return back_to(report, FIXED, "warning")
    content = content_of(report, today=today())
    sections = list(REPORTS[report.kind].sections(content))
    section = next((each for each in sections if each.key == part), None)
    if section is None:
        abort(404)
    kept = queries.texts_of(report.id).get(part) or unwritten()
    form = PartForm(obj=kept)
    offered = suggestions(report, wijk=section.wijk_slug)
    is_taking = TAKE in request.form
    if is_taking:
        take(form, offered)
    elif form.validate_on_submit():
        kept = queries.text_to_change(report, part) or unwritten()
        if not form.is_outdated(kept):
            return keep(form, report, section)
    page = part_page(form, report, content, section, sections, offered, kept.text, is_taking)
    return page, 400 if form.errors else 200


def unwritten() -> ReportText:
    """Return what stands for a text that is not there yet; it is not stored."""
    return ReportText(text="", version=0)


def keep(form: PartForm, report: Report, section: Section) -> ResponseReturnValue:
    """Store what was written with one part, unless somebody fixed the report meanwhile."""
    try:
        services.write_text(report, section.key, text=form.text.data or "", user=me())
    except services.NotADraft:
        return back_to(report, FIXED, "warning")
    db.session.commit()
    flash(f"‘{section.title}’ is bewaard.", "success")
    return redirect(url_for("kept.parts", id=report.id), 303)


def take(form: PartForm, offered: list[Suggestion]) -> None:
    """Add the sentence of the button that was pressed below what was typed."""
    chosen = [each.text for each in offered if each.key == request.form[TAKE]]
    form.text.data = "\n\n".join([each for each in [form.text.data or "", *chosen] if each])


def part_page(
    form: PartForm,
    report: Report,
    content: Any,
    section: Section,
    sections: list[Section],
    offered: list[Suggestion],
    stored: str,
    is_taking: bool,
) -> str:
    """Return the page on which one part is written."""
    place = sections.index(section)
    return render_template(
        "reports/kept/write.html",
        form=form,
        **about(report),
        report=content,
        section=section,
        following=sections[place + 1] if place + 1 < len(sections) else None,
        suggestions=offered,
        stored=stored if CHANGED_MEANWHILE in form.form_errors else None,
        is_taking=is_taking,
    )


@bp.route("/rapporten/<int:id>/weggooien", methods=["GET", "POST"])
@guard(Act.WRITE_REPORT, Report)
def discard(report: Report) -> ResponseReturnValue:
    """Ask for confirmation, then throw a draft away."""
    if report.state is not ReportState.DRAFT:
        return back_to(report, FIXED, "warning")
    form = DiscardForm()
    if form.validate_on_submit():
        try:
            services.discard_report(report)
        except services.NotADraft:  # fixed in this instant, by someone else
            return back_to(report, FIXED, "warning")
        db.session.commit()
        flash("Het concept is weggegooid.", "success")
        return redirect(url_for("reports.index"), 303)
    page = render_template(
        "reports/kept/discard.html",
        form=form,
        **about(report),
        replaces=queries.replaced_by(report),
        n_texts=len(queries.texts_of(report.id)),
    )
    return page, 400 if form.errors else 200
