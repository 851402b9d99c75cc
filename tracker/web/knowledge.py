"""What others learned beside a form: what stands there, that it was seen, and taking it over."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import current_app, flash, request, session
from sqlalchemy.exc import SQLAlchemyError
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # not in its stubs

from tracker.domain.vocabulary import ChoicePlace, Obstacle, ReviewState, UseKind
from tracker.extensions import db
from tracker.knowledge.learned import Heard, Learned, learned_on
from tracker.knowledge.taking import takeable
from tracker.knowledge.use import note_use
from tracker.models import Lesson, LessonTaken
from tracker.policy import may_take_over
from tracker.web.clock import today
from tracker.web.form import TakenField
from tracker.web.guard import me
from tracker.web.labels import LABELS

LOOK, TAKE = "toon", "neem-over"  # the names of the buttons that save nothing
SEEN = "knowledge"  # in the cookie of the session
GONE = "Een les die niet of niet meer gedeeld is"
MOST_SEEN = 300  # a cookie holds 4 kB; who looks at more in a day is not counted further
VIA = {LABELS[place]: place for place in ChoicePlace}  # the word in the address of a link


@dataclass(frozen=True)
class Beside:
    """What stands beside a form: on the principles that were chosen, or on all at hand."""

    learned: Learned
    place: ChoicePlace
    is_chosen: bool
    is_asked: bool  # the button was pressed to see it
    holds_typed: bool  # the form holds what was typed and is not saved

    @property
    def takeable_ids(self) -> set[int]:
        """Return the ids of the lessons who is logged in may take over."""
        return takeable_ids(self.learned)


def takeable_ids(learned: Learned) -> set[int]:
    """Return the ids among ``learned`` of the lessons who is logged in may take over."""
    user = me()
    return {each.lesson.id for each in learned.all if may_take_over(user, each.lesson)}


def beside(
    chosen: Collection[str],
    at_hand: Collection[str],
    *,
    place: ChoicePlace,
    title: str = "",
    obstacle: Obstacle | None = None,
    **left_out: int | None,
) -> Beside:
    """Return what others learned on the principles ``chosen`` (keys), or on all ``at_hand``.

    ``left_out`` is what ``learned_on`` takes: but, but_wijk, but_trajectory.
    """
    learned = learned_on(chosen or at_hand, me(), title=title, obstacle=obstacle, **left_out)
    # What htmx asks for at each change stays closed on a phone, out of the way of the form.
    is_asked = LOOK in request.form and "HX-Request" not in request.headers
    return Beside(learned, place, bool(chosen), is_asked, asks_to_look())


def asks_to_look() -> bool:
    """Return whether a button was pressed that shows or takes over lessons and saves nothing."""
    return LOOK in request.form or TAKE in request.form


def asked_to_take() -> tuple[str, int] | None:
    """Return the row and the lesson of the button that was pressed to take one over."""
    row, _, lesson_id = request.form.get(TAKE, "").rpartition("-")
    return (row, int(lesson_id)) if lesson_id.isdecimal() and len(lesson_id) < 10 else None


def offer_taken(
    rows: Iterable[tuple[str, TakenField, Sequence[LessonTaken]]],
) -> tuple[str, Lesson] | None:
    """Set what each field may hold: what is stored, and what may be taken over.

    A row is its name on the button, its field and what is stored. Returns the name of the row and
    the lesson that the button just pressed takes over, None when it takes over nothing.
    """
    rows, pressed = list(rows), asked_to_take()
    if pressed is not None:
        for name, field, _ in rows:
            if name == pressed[0] and pressed[1] not in (field.data or []):
                field.data = [*(field.data or []), pressed[1]]
    asked = {id for _, field, _ in rows for id in field.data or []}
    known = takeable(asked, me()) if asked else {}
    for _, field, stored in rows:
        words = {id: lesson_words(known[id]) for id in field.data or [] if id in known}
        words |= {each.lesson_id: taken_words(each) for each in stored}
        field.gone = set(field.data or []) - words.keys()
        words |= dict.fromkeys(field.gone, GONE)
        field.choices = [SelectChoice(str(id), text) for id, text in words.items()]
    if pressed is None or pressed[1] not in known:
        return None
    lesson = known[pressed[1]]
    flash(f"U neemt de les ‘{lesson.title}’ over. Bewaar om dit vast te leggen.", "success")
    return pressed[0], lesson


def lesson_words(lesson: Lesson) -> str:
    """Return a lesson of another gemeente in one line."""
    return f"Les ‘{lesson.title}’ uit {lesson.gemeente.name}, {lesson.wijk.name}"


def taken_words(taken: LessonTaken) -> str:
    """Return a lesson that was taken over; what its gemeente withdrew is not read any more."""
    if taken.is_withdrawn:
        return f"Een les uit {taken.lesson.gemeente.name}. Deze les is teruggetrokken."
    return lesson_words(taken.lesson)


def as_there(lesson: Lesson, text: str) -> str:
    """Return words of a lesson to start from: where they come from, and what they say."""
    return f"Zoals in {lesson.wijk.name} ({lesson.gemeente.name}): {text}"


def count_shown(heard: Iterable[Heard], *, place: ChoicePlace) -> None:
    """Count that these lessons stood beside a form. Call it when the page is made."""
    if request.method == "GET" or asks_to_look():
        _count([each.lesson for each in heard], UseKind.SHOWN, place)


def count_opened(lesson: Lesson, *, via: str) -> None:
    """Count that ``lesson`` was opened from the place that ``via`` names, if it names one."""
    if via in VIA:
        _count([lesson], UseKind.OPENED, VIA[via])


def _count(lessons: Iterable[Lesson], kind: UseKind, place: ChoicePlace) -> None:
    """Count lessons that another gemeente shared, once a day for each session and place.

    In a transaction of its own, so that what the request may have changed is not kept by it, and
    on SQLite no lock is held while the page is made. What cannot be counted does not matter to
    the reader: the page is shown all the same.
    """
    gemeente_id, day = me().gemeente_id, today()
    if gemeente_id is None or not is_for_reading():
        return
    ids = [
        lesson.id
        for lesson in lessons
        if lesson.gemeente_id != gemeente_id and lesson.review_state is ReviewState.SHARED
    ]
    new = not_seen(ids, mark=f"{kind.value[0]}{place.value[0]}", day=day.isoformat())
    if not new:
        return
    db.session.rollback()
    try:
        with db.session.begin():
            note_use(new, kind=kind, place=place, gemeente_id=gemeente_id, on=day)
    except SQLAlchemyError:
        current_app.logger.warning("The use of lessons was not counted.", exc_info=True)


def is_for_reading() -> bool:
    """Return whether somebody reads the answer: not a look ahead of the browser."""
    purpose = request.headers.get("Sec-Purpose", "") + request.headers.get("Purpose", "")
    return request.method != "HEAD" and "prefetch" not in purpose


def not_seen(ids: Iterable[int], *, mark: str, day: str) -> list[int]:
    """Return the ids this browser was not shown on ``day``, and remember that they are now."""
    kept: dict[str, Any] = session.get(SEEN, {})
    seen: list[str] = kept.get("marks", []) if kept.get("day") == day else []
    room = MOST_SEEN - len(seen)
    new = [id for id in dict.fromkeys(ids) if f"{mark}{id}" not in seen][:room]
    if new:
        session[SEEN] = {"day": day, "marks": [*seen, *(f"{mark}{id}" for id in new)]}
    return new
