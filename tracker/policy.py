"""Who may do what, and who sees which rows. The one place; what is not here is forbidden."""

from enum import Enum, auto
from typing import Protocol

from sqlalchemy import ColumnElement, Select, and_, false, or_, select

from tracker.domain import seen_by
from tracker.domain.acts import Act as Act  # asked for here, with who may
from tracker.domain.review import UNDER_REVIEW
from tracker.domain.vocabulary import InsightState, ReviewState, Role, TrajectoryStatus
from tracker.models import (
    Action,
    Cycle,
    Insight,
    Lesson,
    Membership,
    Organisation,
    Trajectory,
    User,
)
from tracker.models.person import membership_wijk


class Scope(Enum):
    """How far a permission reaches."""

    ANYWHERE = auto()
    OWN_GEMEENTE = auto()
    MEMBER = auto()  # of the trajectory
    OWN_WIJKEN = auto()  # member, and the wijk is one of one's own
    OWN_WORK = auto()  # own wijken, and the record is one's own organisation's
    OPEN_TO_ADVISERS = auto()  # the gemeente gave access
    OWN_LINES = auto()  # own gemeente, and the record is one's own organisation's
    OFFERED = auto()  # the gemeente offered the lesson, whatever became of it since


ROLES = tuple(Role)
LEAD, PARTNER, ADVISER, READER, ADMIN, PLATFORM = ROLES
OWN, MEMBER, WIJKEN = Scope.OWN_GEMEENTE, Scope.MEMBER, Scope.OWN_WIJKEN
WORK, OPEN, ALL = Scope.OWN_WORK, Scope.OPEN_TO_ADVISERS, Scope.ANYWHERE
LINES, OFFERED = Scope.OWN_LINES, Scope.OFFERED

GEMEENTE_ONLY = {LEAD: OWN, ADMIN: OWN}
CONTENT = dict.fromkeys((LEAD, PARTNER, ADVISER, READER, ADMIN), ALL)

# Rows as in the table of roles; a role that is not named may not.
TABLE: dict[Act, dict[Role, Scope]] = {
    Act.VIEW: {LEAD: OWN, PARTNER: WIJKEN, ADVISER: OPEN, READER: MEMBER, ADMIN: OWN},
    Act.EDIT: GEMEENTE_ONLY,
    Act.CHOOSE_MEMBERS: GEMEENTE_ONLY,
    Act.MEASURE: {LEAD: OWN, PARTNER: WORK, ADMIN: OWN},
    Act.CONVERSE: GEMEENTE_ONLY,
    Act.WRITE_LESSON: GEMEENTE_ONLY,
    Act.PROPOSE_LESSON: {LEAD: OWN, PARTNER: WIJKEN, ADMIN: OWN},
    Act.CHANGE_LESSON: {LEAD: OWN, PARTNER: WORK, ADMIN: OWN},
    Act.LOG_ACTION: {LEAD: OWN, PARTNER: WORK, ADMIN: OWN},
    # A partner's own lines stay the partner's to change.
    Act.CHANGE_LINE: {LEAD: LINES, PARTNER: WORK, ADMIN: LINES},
    Act.OFFER_LESSON: GEMEENTE_ONLY,
    # Offering a lesson opens it to advisers, also where they do not see the trajectory.
    Act.REVIEW_LESSON: {ADVISER: OFFERED},
    Act.READ_REVIEW: {LEAD: OWN, PARTNER: WIJKEN, ADVISER: OFFERED, ADMIN: OWN},
    Act.CALL_BACK_LESSON: {LEAD: OWN, ADVISER: OFFERED, ADMIN: OWN},
    # Whoever wrote a lesson hears whether it is used, and so does the partner that proposed it.
    Act.READ_USE: {LEAD: OWN, PARTNER: WORK, ADVISER: OFFERED, ADMIN: OWN},
    Act.READ_REPORT: {LEAD: OWN, READER: MEMBER, ADMIN: OWN},
    Act.PRINT_REPORT: GEMEENTE_ONLY,
    # What is printed of one wijk, for the people who work there.
    Act.PRINT_WIJK: {LEAD: OWN, PARTNER: WIJKEN, ADMIN: OWN},
    Act.WRITE_REPORT: GEMEENTE_ONLY,
    Act.FREEZE_REPORT: GEMEENTE_ONLY,
    Act.PUBLISH_REPORT: GEMEENTE_ONLY,
    Act.START_TRAJECTORY: GEMEENTE_ONLY,
    Act.READ_LIBRARY: dict.fromkeys(ROLES, ALL),
    Act.EDIT_LIBRARY: {ADVISER: ALL, PLATFORM: ALL},
    Act.WRITE_INSIGHT: {ADVISER: ALL},
    Act.SEE_TRAJECTORIES: CONTENT,
    Act.SEE_ACTIONS: {LEAD: OWN, PARTNER: WORK, ADMIN: OWN},
    Act.SEE_LESSONS: CONTENT,
    Act.SEE_USE: dict.fromkeys((LEAD, ADVISER, ADMIN), ALL),
    Act.SEE_REPORTS: {LEAD: OWN, READER: MEMBER, ADMIN: OWN},
    # Each sees the own work only.
    Act.SEE_JOBS: CONTENT,
    Act.EDIT_HOUSE_STYLE: {ADMIN: OWN},
    # Who asks for a grant may see how a request is judged.
    Act.MAKE_GRANT_SHEET: CONTENT,
    Act.SEE_MAP: {ADVISER: ALL},
    Act.SEE_ADMINISTRATION: {ADMIN: OWN, PLATFORM: ALL},
    Act.SEE_ACCOUNT: dict.fromkeys(ROLES, ALL),
}

# The states of a lesson that was offered and not withdrawn.
WAS_OFFERED = UNDER_REVIEW | {ReviewState.SHARED, ReviewState.NOT_SHARED}

# What still may be done in a closed trajectory; lessons outlive it.
AFTER_CLOSING = {
    Act.VIEW,
    Act.CHANGE_LESSON,
    Act.OFFER_LESSON,
    Act.REVIEW_LESSON,
    Act.READ_REVIEW,
    Act.CALL_BACK_LESSON,
    Act.READ_USE,
    Act.READ_REPORT,
    Act.PRINT_REPORT,
    Act.PRINT_WIJK,
    Act.WRITE_REPORT,
    Act.FREEZE_REPORT,
    Act.PUBLISH_REPORT,
}


class OfTrajectory(Protocol):
    """A record that belongs to a trajectory; it may also have a wijk and an organisation."""

    @property
    def trajectory(self) -> Trajectory:
        """Return the trajectory the record belongs to."""


def may(user: User, act: Act, subject: OfTrajectory) -> bool:
    """Return whether ``user`` may ``act`` on ``subject``. What is not in TABLE is forbidden.

    A closed trajectory is read-only. ``user.memberships`` and their wijken must be loaded, and
    ``subject.trajectory``.
    """
    if act is Act.VIEW and isinstance(subject, Lesson) and is_given(user, subject):
        return True
    scope = TABLE[act].get(user.role)
    if scope is None:
        return False
    trajectory = subject.trajectory
    if trajectory.status is TrajectoryStatus.CLOSED and act not in AFTER_CLOSING:
        return False
    match scope:
        case Scope.ANYWHERE:
            return True
        case Scope.OWN_GEMEENTE:
            return user.gemeente_id is not None and user.gemeente_id == trajectory.gemeente_id
        case Scope.OWN_LINES:
            return user.gemeente_id == trajectory.gemeente_id and is_own(user, subject)
        case Scope.OPEN_TO_ADVISERS:
            return trajectory.is_open_to_advisers
        case Scope.OFFERED:
            return isinstance(subject, Lesson) and subject.review_state in WAS_OFFERED
        case Scope.MEMBER:
            return membership_in(user, trajectory) is not None
        case Scope.OWN_WIJKEN:
            return works_in(user, subject)
        case Scope.OWN_WORK:
            return works_in(user, subject) and is_own(user, subject)


def may_somewhere(user: User, act: Act) -> bool:
    """Return whether the role of ``user`` knows ``act`` at all: for pages without an object."""
    return user.role in TABLE[act]


def is_given(user: User, lesson: Lesson) -> bool:
    """Return whether ``lesson`` was given to ``user``, whoever sees the trajectory."""
    return lesson.review_state in given_states(user)


def given_states(user: User) -> frozenset[ReviewState]:
    """Return the states in which a gemeente gave a lesson to ``user``.

    A shared lesson is for all who work with content. One that waits for review is for advisers,
    until it is judged or withdrawn.
    """
    given = {ReviewState.SHARED} if may_somewhere(user, Act.SEE_LESSONS) else set()
    if may_somewhere(user, Act.REVIEW_LESSON):
        given |= UNDER_REVIEW
    return frozenset(given)


def membership_in(user: User, trajectory: Trajectory) -> Membership | None:
    """Return the membership of ``user`` in ``trajectory`` in the role of the account."""
    for membership in user.memberships:
        if membership.trajectory_id == trajectory.id and membership.role is user.role:
            return membership
    return None


def works_in(user: User, subject: OfTrajectory) -> bool:
    """Return whether ``user`` is a member and, where ``subject`` has a wijk, works in it."""
    membership = membership_in(user, subject.trajectory)
    if membership is None:
        return False
    wijk_id = getattr(subject, "wijk_id", None)
    return wijk_id is None or wijk_id in {wijk.id for wijk in membership.wijken}


def is_own(user: User, subject: OfTrajectory) -> bool:
    """Return whether ``subject`` is of the own organisation, or of none by its nature."""
    owner = getattr(subject, "organisation_id", user.organisation_id)
    return bool(owner == user.organisation_id)


def seen_wijk_ids(user: User, trajectory: Trajectory) -> set[int] | None:
    """Return the ids of the wijken ``user`` sees in ``trajectory``; None means all of them."""
    if TABLE[Act.VIEW].get(user.role) is not Scope.OWN_WIJKEN:
        return None
    membership = membership_in(user, trajectory)
    return {wijk.id for wijk in membership.wijken} if membership else set()


def visible_trajectories(user: User) -> Select[Trajectory]:
    """Select the trajectories for which ``may(user, Act.VIEW, ...)`` holds."""
    return select(Trajectory).where(sees_trajectory(user))


def visible_cycles(user: User) -> Select[Cycle]:
    """Select the cycles for which ``may(user, Act.VIEW, ...)`` holds."""
    return select(Cycle).join(Cycle.trajectory).where(sees_trajectory(user), sees_wijk(user, Cycle))


def visible_actions(user: User) -> Select[Action]:
    """Select the actions for which ``may(user, Act.VIEW, ...)`` holds."""
    return (
        select(Action).join(Action.trajectory).where(sees_trajectory(user), sees_wijk(user, Action))
    )


def visible_lessons(user: User) -> Select[Lesson]:
    """Select the lessons for which ``may(user, Act.VIEW, ...)`` holds, given ones included."""
    own = and_(sees_trajectory(user), sees_wijk(user, Lesson))
    given = Lesson.review_state.in_(given_states(user))
    return select(Lesson).join(Lesson.trajectory).where(or_(own, given))


def shared_lessons() -> Select[Lesson]:
    """Select the lessons that all who work with content see: for paper without a reader yet."""
    return select(Lesson).where(Lesson.review_state == ReviewState.SHARED)


def lessons_to_review(user: User) -> Select[Lesson]:
    """Select the lessons that wait for a judgement ``user`` may give."""
    query = select(Lesson).where(Lesson.review_state == ReviewState.OFFERED)
    return query if may_somewhere(user, Act.REVIEW_LESSON) else query.where(false())


def may_take_over(user: User, lesson: Lesson) -> bool:
    """Return whether the work of ``user`` may rest on ``lesson``: shared by another gemeente."""
    is_of_others = user.gemeente_id is not None and lesson.gemeente_id != user.gemeente_id
    return is_of_others and lesson.review_state is ReviewState.SHARED and is_given(user, lesson)


def takeable_lessons(user: User) -> Select[Lesson]:
    """Select the lessons for which ``may_take_over(user, ...)`` holds."""
    if user.gemeente_id is None or ReviewState.SHARED not in given_states(user):
        return select(Lesson).where(false())
    return select(Lesson).where(
        Lesson.review_state == ReviewState.SHARED, Lesson.gemeente_id != user.gemeente_id
    )


def lessons_of(user: User) -> Select[Lesson]:
    """Select the lessons of the own gemeente, or proposed by the own organisation.

    These are the ones of which ``user`` is told that others took them over.
    """
    match TABLE[Act.READ_USE].get(user.role):
        case Scope.OWN_GEMEENTE if user.gemeente_id is not None:
            return select(Lesson).where(Lesson.gemeente_id == user.gemeente_id)
        case Scope.OWN_WORK:
            own = Lesson.organisation_id == user.organisation_id
            seen = sees_trajectory(user), sees_wijk(user, Lesson)
            return select(Lesson).join(Lesson.trajectory).where(own, *seen)
    return select(Lesson).where(false())


def visible_insights(user: User) -> Select[Insight]:
    """Select the insights ``user`` reads: published ones, and as an adviser drafts too."""
    query = select(Insight)
    if may_somewhere(user, Act.WRITE_INSIGHT):
        return query
    is_read = may_somewhere(user, Act.READ_LIBRARY)
    return query.where(Insight.state == InsightState.PUBLISHED if is_read else false())


def visible_entries(user: User) -> set[str]:
    """Return the marks of the search entries ``user`` may see: one of them is enough.

    An entry has one of these just when ``may(user, Act.VIEW, ...)`` holds for its record.
    """
    scope = TABLE[Act.VIEW].get(user.role)
    if scope is Scope.OPEN_TO_ADVISERS and may_somewhere(user, Act.REVIEW_LESSON):
        return {seen_by.ADVISERS}
    marks = set()
    if may_somewhere(user, Act.READ_LIBRARY):
        works = may_somewhere(user, Act.SEE_LESSONS)
        marks.add(seen_by.CONTENT if works else seen_by.LIBRARY)
    if scope is Scope.OWN_GEMEENTE and user.gemeente_id is not None:
        marks.add(seen_by.gemeente(user.gemeente_id))
    for membership in user.memberships:
        if membership.role is not user.role:
            continue
        id, wijken = membership.trajectory_id, membership.wijken
        if scope is Scope.MEMBER:
            marks.add(seen_by.trajectory(id))
        if scope is Scope.OWN_WIJKEN:
            marks |= {seen_by.wijk(id, None), *(seen_by.wijk(id, wijk.id) for wijk in wijken)}
    return marks


def sees_trajectory(user: User) -> ColumnElement[bool]:
    """Return the condition on Trajectory that Act.VIEW sets for ``user``."""
    match TABLE[Act.VIEW].get(user.role):
        case Scope.OWN_GEMEENTE:
            return Trajectory.gemeente_id == user.gemeente_id
        case Scope.OPEN_TO_ADVISERS:
            return Trajectory.is_open_to_advisers.is_(True)
        case Scope.MEMBER | Scope.OWN_WIJKEN:
            own = select(Membership.trajectory_id).where(
                Membership.user_id == user.id, Membership.role == user.role
            )
            return Trajectory.id.in_(own)
    return false()


def sees_wijk(user: User, model: type[Cycle | Action | Lesson]) -> ColumnElement[bool]:
    """Return the condition on the wijk of ``model`` that Act.VIEW sets for ``user``."""
    if TABLE[Act.VIEW].get(user.role) is not Scope.OWN_WIJKEN:
        return model.id.is_not(None)
    own = (
        select(membership_wijk.c.wijk_id)
        .join(Membership, Membership.id == membership_wijk.c.membership_id)
        .where(
            Membership.user_id == user.id,
            Membership.role == user.role,
            Membership.trajectory_id == model.trajectory_id,
        )
    )
    return model.wijk_id.in_(own)


def visible_accounts(user: User) -> Select[User]:
    """Select the accounts ``user`` administers: of the own gemeente and its networks, or all."""
    match TABLE[Act.SEE_ADMINISTRATION].get(user.role):
        case Scope.ANYWHERE:
            return select(User)
        case Scope.OWN_GEMEENTE if user.gemeente_id is not None:
            members = select(Membership.user_id).where(Membership.gemeente_id == user.gemeente_id)
            return select(User).where(
                or_(User.gemeente_id == user.gemeente_id, User.id.in_(members))
            )
    return select(User).where(false())


def possible_members(trajectory: Trajectory) -> Select[User]:
    """Select the accounts that can be given a place in ``trajectory``.

    Partners and readers of its gemeente, and those who already take part in one of its networks.
    """
    gemeente_id = trajectory.gemeente_id
    known = select(Membership.user_id).where(Membership.gemeente_id == gemeente_id)
    of_gemeente = select(Organisation.id).where(Organisation.gemeente_id == gemeente_id)
    return select(User).where(
        User.role.in_((PARTNER, READER)),
        User.is_enabled,
        or_(
            User.gemeente_id == gemeente_id,
            User.organisation_id.in_(of_gemeente),
            User.id.in_(known),
        ),
    )


def may_switch(user: User, account: User) -> bool:
    """Return whether ``user`` may switch ``account`` off and on; never the own account."""
    if user.id == account.id:
        return False
    match TABLE[Act.SEE_ADMINISTRATION].get(user.role):
        case Scope.ANYWHERE:
            return True
        case Scope.OWN_GEMEENTE:
            return user.gemeente_id is not None and user.gemeente_id == account.gemeente_id
    return False
