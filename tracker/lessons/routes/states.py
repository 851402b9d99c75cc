"""The way of a lesson: adopted in the trajectory, offered to others, withdrawn."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from tracker.extensions import db
from tracker.lessons import services
from tracker.lessons.routes.blueprint import bp
from tracker.models import Lesson
from tracker.policy import Act
from tracker.web.clock import today
from tracker.web.guard import guard


@bp.post("/lessen/<int:id>/overnemen")
@guard(Act.WRITE_LESSON, Lesson)
def adopt(lesson: Lesson) -> ResponseReturnValue:
    """Make a proposed lesson one of the trajectory."""
    try:
        services.adopt_lesson(lesson, on=today())
    except services.NotProposed:
        return back(lesson, "Deze les is al overgenomen.", "warning")
    return back(lesson, "De les hoort nu bij het traject.")


@bp.post("/lessen/<int:id>/aanbieden")
@guard(Act.OFFER_LESSON, Lesson)
def offer(lesson: Lesson) -> ResponseReturnValue:
    """Offer a lesson of the trajectory for review."""
    try:
        services.offer_lesson(lesson)
    except services.NotInTrajectory:
        return back(lesson, "U kunt deze les nu niet aanbieden. Kijk hoe de les staat.", "warning")
    return back(lesson, "De les is aangeboden. Een adviseur beoordeelt de les.")


@bp.post("/lessen/<int:id>/terugtrekken")
@guard(Act.OFFER_LESSON, Lesson)
def withdraw(lesson: Lesson) -> ResponseReturnValue:
    """Take back a lesson that was offered or shared."""
    try:
        services.withdraw_offer(lesson)
    except services.NotOffered:
        return back(lesson, "Deze les is niet aangeboden.", "warning")
    return back(lesson, "De les is teruggetrokken. Alleen uw gemeente ziet de les nog.")


def back(lesson: Lesson, message: str, category: str = "success") -> ResponseReturnValue:
    """Keep what changed and go to the page of the lesson."""
    db.session.commit()
    flash(message, category)
    return redirect(url_for("lessons.show", id=lesson.id), 303)
