"""The list of lessons and the page of one lesson."""

from datetime import datetime

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.domain.review import CALL_BACK_WITHIN, Step, is_fresh, may_take
from tracker.domain.vocabulary import (
    KnowledgeSource,
    LessonDirection,
    LessonKind,
    LessonResult,
    Obstacle,
    ReviewState,
    Strength,
)
from tracker.knowledge.use import use_of
from tracker.lessons import queries, services
from tracker.lessons.filters import DEFAULT_SORT, LessonFilter
from tracker.lessons.forms import AnswerForm, CallBackForm, LessonFilterForm
from tracker.lessons.routes.blueprint import bp
from tracker.models import Lesson, now
from tracker.policy import Act, may
from tracker.web.guard import guard, guard_page, me
from tracker.web.knowledge import count_opened


@bp.get("/lessen")
@guard_page(Act.SEE_LESSONS)
def index() -> str:
    """List the lessons one may see, as the address narrows and orders them."""
    user = me()
    form = LessonFilterForm(request.args, **offered(queries.filter_choices(user)))
    chosen = asked(form, request.args.get("volgorde", DEFAULT_SORT))
    page = request.args.get("pagina", 1, type=int)
    return render_template(
        "lessons/index.html",
        form=form,
        sort=chosen.sort,
        arguments=form.arguments,
        pagination=queries.lessons_page(user, chosen, page=page),
        counts=queries.lesson_counts(user),
    )


def offered(known: queries.FilterChoices) -> dict[str, list[tuple[str, str]]]:
    """Return what the fields of the filter may be, by their names."""
    return {
        "dossier": known.dossiers,
        "principe": known.principles,
        "gemeente": known.gemeenten,
        "wijk": known.wijken,
        "doelgroep": known.groups,
        "traject": known.trajectories,
        "jaar": [(str(year), str(year)) for year in known.years],
    }


def asked(form: LessonFilterForm, sort: str) -> LessonFilter:
    """Return what the form asks of the list."""
    return LessonFilter(
        word=form.said("zoek"),
        dossier=form.said("dossier"),
        principle=form.said("principe"),
        wijk=form.said("wijk"),
        trajectory=form.said("traject"),
        gemeente=form.said("gemeente"),
        group=form.said("doelgroep"),
        direction=form.member("richting", LessonDirection),
        strength=form.member("sterkte", Strength),
        kind=form.member("soort", LessonKind),
        result=form.member("resultaat", LessonResult),
        obstacle=form.member("belemmering", Obstacle),
        state=form.member("stand", ReviewState),
        year=int(form.said("jaar")) if form.said("jaar") else None,
        sort=sort,
    )


@bp.get("/lessen/<int:id>")
@guard(Act.VIEW, Lesson)
def show(lesson: Lesson) -> ResponseReturnValue:
    """Show what was learned, for whom, how sure, and where it came from.

    Where the reader came from is counted and does not stay in the address.
    """
    if (via := request.args.get("via")) is not None:
        here = url_for("lessons.show", id=lesson.id)
        count_opened(lesson, via=via)
        return redirect(here, 303)
    return lesson_page(lesson)


def lesson_page(
    lesson: Lesson,
    *,
    answer_form: AnswerForm | None = None,
    call_back_form: CallBackForm | None = None,
) -> str:
    """Return the page of a lesson; a form that was refused keeps what was typed."""
    lesson = queries.full_lesson(lesson)
    user = me()
    trail = queries.trail_of(lesson)
    return render_template(
        "lessons/show.html",
        lesson=lesson,
        sources=[KnowledgeSource(value) for value in lesson.knowledge],
        actions=queries.actions_from(lesson, user),
        others=queries.others_on(
            [link.principle for link in lesson.principle_links], user, but=lesson.id
        ),
        insights=queries.insights_on(lesson, user),
        is_open=services.may_change(lesson),
        trail=trail,
        use=use_of(lesson) if may(user, Act.READ_USE, lesson) else None,
        answer_form=answer_form or AnswerForm(),
        call_back_form=call_back_form or CallBackForm(),
        back_until=back_until(lesson, trail.shared_at),
    )


def back_until(lesson: Lesson, shared_at: datetime | None) -> datetime | None:
    """Return until when sharing can be called back; None when it cannot."""
    is_shared = may_take(Step.CALL_BACK, lesson.review_state)
    if shared_at is None or not is_shared or not is_fresh(shared_at, now()):
        return None
    return shared_at + CALL_BACK_WITHIN
