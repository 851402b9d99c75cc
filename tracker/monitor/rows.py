"""What the monitor reads: every kind of record once, whatever the number of trajectories."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Executable, func, select
from sqlalchemy.orm import aliased

from tracker.domain.vocabulary import LessonDirection, ReviewState
from tracker.extensions import db
from tracker.models import (
    Action,
    Conversation,
    ConversationTopic,
    Cycle,
    Dossier,
    DossierEdition,
    Gemeente,
    Indicator,
    Lesson,
    LessonPrinciple,
    Measurement,
    Membership,
    Offer,
    Organisation,
    PhasePlan,
    Principle,
    Reflection,
    SignalDecision,
    SocietalResult,
    Stakeholder,
    Story,
    Trajectory,
    TrajectoryPrinciple,
    TrajectoryWijk,
    User,
    Wijk,
)
from tracker.models.conversation import conversation_organisation
from tracker.models.person import membership_wijk
from tracker.models.trajectory import offer_principle

Rows = Sequence[Any]  # of columns, as each function says
Ids = Collection[int]
MOST_AGAINST = 50  # lessons against one principle: who names none of these names none


def first_editions() -> Rows:
    """Return principle and the same principle in the first edition that had it, where they differ.

    A principle is the same in every edition that has its key.
    """
    first = aliased(Principle)
    return _all(
        select(Principle.id, func.min(first.id))
        .join(first, first.key == Principle.key)
        .where(first.id < Principle.id)
        .group_by(Principle.id)
    )


def trajectories(ids: Ids) -> Sequence[Trajectory]:
    """Return the trajectories with these ids."""
    return db.session.scalars(select(Trajectory).where(Trajectory.id.in_(ids))).all()


def phase_plans(ids: Ids) -> Rows:
    """Return trajectory, phase and planned days."""
    return _all(
        select(PhasePlan.trajectory_id, PhasePlan.phase, PhasePlan.planned_days).where(
            PhasePlan.trajectory_id.in_(ids)
        )
    )


def stakeholders(ids: Ids) -> Rows:
    """Return trajectory and kind."""
    return _all(
        select(Stakeholder.trajectory_id, Stakeholder.kind).where(
            Stakeholder.trajectory_id.in_(ids)
        )
    )


def wijken(ids: Ids) -> Rows:
    """Return trajectory, id, name and slug, in the order of the trajectory."""
    return _all(
        select(TrajectoryWijk.trajectory_id, Wijk.id, Wijk.name, Wijk.slug)
        .select_from(TrajectoryWijk)
        .join(Wijk, Wijk.id == TrajectoryWijk.wijk_id)
        .where(TrajectoryWijk.trajectory_id.in_(ids))
        .order_by(TrajectoryWijk.position)
    )


def principles(ids: Ids) -> Rows:
    """Return trajectory, id, title and dossier of the chosen principles, in their order."""
    return _all(
        select(TrajectoryPrinciple.trajectory_id, Principle.id, Principle.title, Dossier.slug)
        .select_from(TrajectoryPrinciple)
        .join(Principle, Principle.id == TrajectoryPrinciple.principle_id)
        .join(DossierEdition, DossierEdition.id == Principle.edition_id)
        .join(Dossier, Dossier.id == DossierEdition.dossier_id)
        .where(TrajectoryPrinciple.trajectory_id.in_(ids))
        .order_by(TrajectoryPrinciple.position)
    )


def offers(ids: Ids) -> Rows:
    """Return trajectory, id, title, wijk and the day each offer stopped."""
    return _all(
        select(Offer.trajectory_id, Offer.id, Offer.title, Offer.wijk_id, Offer.stopped_on)
        .where(Offer.trajectory_id.in_(ids))
        .order_by(Offer.id)
    )


def offer_principles(ids: Ids) -> Rows:
    """Return offer and principle."""
    return _all(
        select(offer_principle.c.offer_id, offer_principle.c.principle_id)
        .join(Offer, Offer.id == offer_principle.c.offer_id)
        .where(Offer.trajectory_id.in_(ids))
    )


def indicators(ids: Ids) -> Sequence[Indicator]:
    """Return the indicators in order of result and indicator."""
    return db.session.scalars(
        select(Indicator)
        .join(SocietalResult, SocietalResult.id == Indicator.result_id)
        .where(Indicator.trajectory_id.in_(ids))
        .order_by(SocietalResult.position, Indicator.position)
    ).all()


def measurements(ids: Ids) -> Sequence[Measurement]:
    """Return the measurements that hold, in order of time."""
    return db.session.scalars(
        select(Measurement)
        .where(Measurement.trajectory_id.in_(ids), Measurement.is_superseded.is_(False))
        .order_by(Measurement.measured_on, Measurement.id)
    ).all()


def cycles(ids: Ids) -> Sequence[Cycle]:
    """Return the cycles by number."""
    return db.session.scalars(
        select(Cycle).where(Cycle.trajectory_id.in_(ids)).order_by(Cycle.number)
    ).all()


def reflections(ids: Ids) -> Rows:
    """Return cycle, principle with its dossier, organisation with its kind, and score."""
    return _all(
        select(
            Reflection.cycle_id,
            Principle.id,
            Principle.title,
            Dossier.slug,
            Organisation.name,
            Organisation.kind,
            Reflection.score,
        )
        .select_from(Reflection)
        .join(Cycle, Cycle.id == Reflection.cycle_id)
        .join(Organisation, Organisation.id == Reflection.organisation_id)
        .join(Principle, Principle.id == Reflection.principle_id)
        .join(DossierEdition, DossierEdition.id == Principle.edition_id)
        .join(Dossier, Dossier.id == DossierEdition.dossier_id)
        .where(Cycle.trajectory_id.in_(ids))
        .order_by(Organisation.name, Reflection.id)
    )


def stories(ids: Ids) -> Rows:
    """Return cycle and number of stories."""
    return _all(
        select(Story.cycle_id, func.count(Story.id))
        .join(Cycle, Cycle.id == Story.cycle_id)
        .where(Cycle.trajectory_id.in_(ids))
        .group_by(Story.cycle_id)
    )


def conversations(ids: Ids) -> Rows:
    """Return id, cycle, day, and kind and sector of one organisation; a row per organisation.

    A conversation without organisations gives one row without.
    """
    return _all(
        select(
            Conversation.id,
            Conversation.cycle_id,
            Conversation.held_on,
            Organisation.kind,
            Organisation.sector,
        )
        .select_from(Conversation)
        .join(Cycle, Cycle.id == Conversation.cycle_id)
        .outerjoin(
            conversation_organisation,
            conversation_organisation.c.conversation_id == Conversation.id,
        )
        .outerjoin(Organisation, Organisation.id == conversation_organisation.c.organisation_id)
        .where(Cycle.trajectory_id.in_(ids))
        .order_by(Conversation.held_on, Conversation.id)
    )


def topics(ids: Ids) -> Rows:
    """Return conversation and the principle a topic was about."""
    return _all(
        select(ConversationTopic.conversation_id, ConversationTopic.principle_id)
        .join(Conversation, Conversation.id == ConversationTopic.conversation_id)
        .join(Cycle, Cycle.id == Conversation.cycle_id)
        .where(Cycle.trajectory_id.in_(ids), ConversationTopic.principle_id.is_not(None))
    )


def lessons(ids: Ids) -> Sequence[Lesson]:
    """Return the lessons as they were written; what was only proposed is left out."""
    return db.session.scalars(
        select(Lesson)
        .where(Lesson.trajectory_id.in_(ids), Lesson.review_state != ReviewState.PROPOSED)
        .order_by(Lesson.written_on, Lesson.id)
    ).all()


def directions(ids: Ids) -> Rows:
    """Return lesson, principle and direction."""
    return _all(
        select(LessonPrinciple.lesson_id, LessonPrinciple.principle_id, LessonPrinciple.direction)
        .join(Lesson, Lesson.id == LessonPrinciple.lesson_id)
        .where(Lesson.trajectory_id.in_(ids))
    )


def actions(ids: Ids) -> Rows:
    """Return the actions by start, each with the kind of the organisation that owns it."""
    return _all(
        select(Action, Organisation.kind)
        .select_from(Action)
        .outerjoin(Organisation, Organisation.id == Action.organisation_id)
        .where(Action.trajectory_id.in_(ids))
        .order_by(Action.starts_on, Action.id)
    )


def members(ids: Ids) -> Rows:
    """Return trajectory, wijk and kind of organisation of each member."""
    return _all(
        select(Membership.trajectory_id, membership_wijk.c.wijk_id, Organisation.kind)
        .select_from(Membership)
        .join(membership_wijk, membership_wijk.c.membership_id == Membership.id)
        .join(User, User.id == Membership.user_id)
        .join(Organisation, Organisation.id == User.organisation_id)
        .where(Membership.trajectory_id.in_(ids), User.is_enabled.is_(True))
    )


def contradictions(ids: Ids) -> Rows:
    """Return the shared lessons against a principle that a lesson of these trajectories confirms.

    As lesson with its strength, gemeente, and principle with its dossier; the newest first, at most
    MOST_AGAINST on one principle.
    """
    confirmed = (
        select(Principle.key)
        .join(LessonPrinciple, LessonPrinciple.principle_id == Principle.id)
        .join(Lesson, Lesson.id == LessonPrinciple.lesson_id)
        .where(Lesson.trajectory_id.in_(ids), LessonPrinciple.direction == LessonDirection.CONFIRMS)
    )
    newest = (Lesson.written_on.desc(), Lesson.id.desc())
    found = (
        select(
            Lesson.id,
            Lesson.title,
            Lesson.strength,
            Gemeente.name,
            Principle.id.label("principle_id"),
            Principle.title.label("principle_title"),
            Dossier.slug,
            Lesson.written_on,
            func.row_number().over(partition_by=Principle.key, order_by=newest).label("place"),
        )
        .select_from(LessonPrinciple)
        .join(Lesson, Lesson.id == LessonPrinciple.lesson_id)
        .join(Gemeente, Gemeente.id == Lesson.gemeente_id)
        .join(Principle, Principle.id == LessonPrinciple.principle_id)
        .join(DossierEdition, DossierEdition.id == Principle.edition_id)
        .join(Dossier, Dossier.id == DossierEdition.dossier_id)
        .where(
            Lesson.review_state == ReviewState.SHARED,
            LessonPrinciple.direction == LessonDirection.CONTRADICTS,
            Principle.key.in_(confirmed),
        )
        .subquery()
        .c
    )
    return _all(
        select(*list(found)[:7])
        .where(found.place <= MOST_AGAINST)
        .order_by(found.written_on.desc(), found.id.desc())
    )


def decisions(ids: Ids) -> Rows:
    """Return the decisions on signals with the account that took them, in order of time."""
    return _all(
        select(SignalDecision, User.title)
        .select_from(SignalDecision)
        .outerjoin(User, User.id == SignalDecision.user_id)
        .where(SignalDecision.trajectory_id.in_(ids))
        .order_by(SignalDecision.id)
    )


def _all(query: Executable) -> Rows:
    return db.session.execute(query).all()
