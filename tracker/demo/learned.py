"""The lessons of a cycle in the demo, and the actions that follow from them."""

from uuid import NAMESPACE_URL, uuid5

from tracker.actions.logbook import log_line
from tracker.actions.services import agree_action, judge_action, mark_checked, mark_done
from tracker.demo.content import Record
from tracker.demo.days import noon
from tracker.demo.parts import Parts
from tracker.domain.vocabulary import (
    FollowUp,
    Judgement,
    KnowledgeSource,
    LessonDirection,
    LessonKind,
    LessonResult,
    Obstacle,
    Role,
    Strength,
    Transferability,
)
from tracker.lessons.services import (
    LessonText,
    Verdict,
    answer_question,
    ask_back,
    offer_lesson,
    propose_lesson,
    refuse_lesson,
    share_lesson,
    write_lesson,
)
from tracker.models import Action, Cycle, Lesson, User


def add_lesson(cycle: Cycle, record: Record, parts: Parts) -> Lesson:
    """Return a lesson of the cycle, proposed or offered when the content says so."""
    on = parts.day(record["on"])
    text = lesson_text(record, parts)
    if "proposed_by" in record:
        user = parts.users[record["proposed_by"]]
        lesson = propose_lesson(cycle, written_on=on, user=user, **text)
        lesson.written_at = noon(on)
        return lesson
    lesson = write_lesson(cycle, written_on=on, user=parts.lead(cycle), **text)
    lesson.written_at = noon(on)
    if "offered" in record:
        offer_lesson(lesson, at=noon(parts.day(record["offered"])))
        review(lesson, record, parts)
    return lesson


def review(lesson: Lesson, record: Record, parts: Parts) -> None:
    """Let an adviser ask about the lesson and judge it, as far as the content says."""
    adviser = parts.one_with(Role.ADVISER)
    if asked := record.get("asked"):
        at = noon(parts.day(asked["on"]))
        ask_back(lesson, question=asked["question"], user=adviser, at=at)
        lead = parts.lead(lesson.cycle)
        if "answer" in asked and lead is not None:
            at = noon(parts.day(asked["answered"]))
            answer_question(lesson, answer=asked["answer"], user=lead, at=at)
    if shared := record.get("shared"):
        verdict = Verdict(
            reason=shared["reason"],
            transferability=Transferability(shared["transferability"]),
            conditions=shared.get("conditions", ""),
        )
        share_lesson(lesson, verdict=verdict, user=adviser, at=noon(parts.day(shared["on"])))
    if refused := record.get("not_shared"):
        at = noon(parts.day(refused["on"]))
        refuse_lesson(lesson, reason=refused["reason"], user=adviser, at=at)


def lesson_text(record: Record, parts: Parts) -> LessonText:
    """Return what the lesson says."""
    obstacle, look_again = record.get("obstacle"), record.get("look_again")
    return LessonText(
        title=record["title"],
        did=record["did"],
        saw=record["saw"],
        why=record["why"],
        for_whom=record["for_whom"],
        circumstances=record["circumstances"],
        kind=LessonKind(record["kind"]),
        result=LessonResult(record["result"]),
        strength=Strength(record["strength"]),
        knowledge=[KnowledgeSource(source) for source in record["knowledge"]],
        obstacle=Obstacle(obstacle) if obstacle else None,
        directions={
            parts.principle(key).id: LessonDirection(direction)
            for key, direction in record.get("directions", {}).items()
        },
        has_no_principle=record.get("has_no_principle", False),
        needs_no_action=record.get("needs_no_action", False),
        anchoring=record.get("anchoring", ""),
        look_again_on=None if look_again is None else parts.day(look_again),
    )


def add_action(cycle: Cycle, record: Record, lessons: dict[str, Lesson], parts: Parts) -> Action:
    """Return an action of the cycle with its log lines, done and checked as the content says."""
    owner = parts.users[record["owner"]] if "owner" in record else None
    action = agree_action(
        cycle,
        title=record["title"],
        expected_effect=record["expected_effect"],
        organisation=parts.organisations[record["organisation"]],
        person=owner,
        starts_on=parts.day(record["starts"]),
        due_on=parts.day(record["due"]),
        lesson=lessons[record["lesson"]] if "lesson" in record else None,
        principle=parts.principle(record["principle"]),
    )
    add_lines(action, record, owner, parts)
    if "done" in record:
        mark_done(action, on=parts.day(record["done"]))
    if "checked" in record:
        checked = record["checked"]
        mark_checked(action, on=parts.day(checked["on"]), note=checked["note"])
    return action


def add_lines(action: Action, record: Record, owner: User | None, parts: Parts) -> None:
    """Add what the owner wrote down while carrying out the action."""
    for number, line in enumerate(record["logs"], start=1):
        on = parts.day(line["on"])
        logged = log_line(
            action,
            text=line["text"],
            on=on,
            reached=line.get("reached"),
            organisation=parts.organisations[record["organisation"]],
            user=owner,
            client_key=str(uuid5(NAMESPACE_URL, f"demo/{record['key']}/{number}")),
        )
        logged.recorded_at = noon(on)


def judge(action: Action, record: Record, *, in_cycle: Cycle, parts: Parts) -> None:
    """Say in a later cycle whether the action helped."""
    judge_action(
        action,
        in_cycle=in_cycle,
        judgement=Judgement(record["judgement"]),
        follow_up=FollowUp(record["follow_up"]),
        note=record["note"],
        on=parts.day(record["on"]),
    )
