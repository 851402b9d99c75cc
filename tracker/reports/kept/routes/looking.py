"""A second pair of eyes: asking somebody to look at a draft, and answering."""

from flask.typing import ResponseReturnValue

from tracker.extensions import db
from tracker.models import Report
from tracker.policy import Act
from tracker.reports.kept import queries, services
from tracker.reports.kept.forms import YES, AnswerForm, AskForm
from tracker.reports.kept.routes.blueprint import FIXED, back_to, bp
from tracker.reports.kept.routes.reading import report_page, with_lookers
from tracker.web.guard import guard, me


@bp.post("/rapporten/<int:id>/meekijken")
@guard(Act.WRITE_REPORT, Report)
def ask(report: Report) -> ResponseReturnValue:
    """Ask somebody of the gemeente to look at a draft."""
    form = with_lookers(AskForm(), report)
    if not form.validate_on_submit():
        return report_page(report, ask_form=form), 400
    people = queries.lookers(report, but=me())
    asked = next(each for each in people if str(each.id) == form.asked.data)
    try:
        services.ask_look(report, asked, question=form.question.data or "", user=me())
    except services.NotADraft:
        return back_to(report, FIXED, "warning")
    db.session.commit()
    return back_to(report, f"{asked.title} ziet uw vraag op de eigen eerste pagina.")


@bp.post("/rapporten/<int:id>/meekijken/antwoord")
@guard(Act.LOOK_AT_REPORT, Report)
def answer(report: Report) -> ResponseReturnValue:
    """Say whether the draft can be frozen as it is."""
    form = AnswerForm()
    if not form.validate_on_submit():
        return report_page(report, answer_form=form), 400
    is_agreed = form.is_agreed.data == YES
    try:
        said = form.answer.data or ""
        services.answer_look(report, is_agreed=is_agreed, answer=said, user=me())
    except services.NotADraft:
        return back_to(report, FIXED, "warning")
    except services.AnswerMissing:
        form.refuse(form.answer, "Schrijf op wat er nog moet veranderen.")
        return report_page(report, answer_form=form), 400
    db.session.commit()
    return back_to(report, "Uw antwoord is bewaard.")
