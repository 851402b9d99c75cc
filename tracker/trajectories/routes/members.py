"""Who takes part with an account: partners in their wijken, and readers."""

from flask.typing import ResponseReturnValue

from tracker.domain.dutch import join_and
from tracker.domain.vocabulary import Role
from tracker.models import Trajectory
from tracker.policy import Act
from tracker.trajectories import services
from tracker.trajectories.forms.members import NO, YES, PartnerForm, ReaderForm
from tracker.trajectories.queries import registration
from tracker.trajectories.queries.members import Candidate, candidate_for
from tracker.trajectories.routes.blueprint import bp, found
from tracker.trajectories.routes.steps import status_of, stay, step_page
from tracker.web.guard import guard

HERE = "trajectories.network"


@bp.route("/trajecten/<slug>/bewerken/leden/<int:id>", methods=["GET", "POST"])
@guard(Act.CHOOSE_MEMBERS, Trajectory)
def member(trajectory: Trajectory, id: int) -> ResponseReturnValue:
    """Give an account a place in the trajectory, change it or take it away."""
    candidate = found(candidate_for(trajectory, id))
    if candidate.account.role is Role.READER:
        return reader(trajectory, candidate)
    return partner(trajectory, candidate)


def partner(trajectory: Trajectory, candidate: Candidate) -> ResponseReturnValue:
    """Choose the wijken in which a partner works."""
    wijken = [link.wijk for link in registration.wijk_links_of(trajectory)]
    now = candidate.membership.wijken if candidate.membership else []
    form = PartnerForm(data={"wijken": [wijk.id for wijk in now]})
    form.wijken.choices = [(wijk.id, wijk.name) for wijk in wijken]
    if form.validate_on_submit():
        chosen = [wijk for wijk in wijken if wijk.id in (form.wijken.data or [])]
        services.set_partner(trajectory, candidate.account, wijken=chosen)
        names = join_and([wijk.name for wijk in chosen])
        return stay(trajectory, HERE, said(candidate, f"werkt mee in {names}" if chosen else ""))
    return page(trajectory, candidate, form)


def reader(trajectory: Trajectory, candidate: Candidate) -> ResponseReturnValue:
    """Choose whether a reader may read along."""
    form = ReaderForm(data={"may_read": YES if candidate.membership else NO})
    if form.validate_on_submit():
        may_read = form.may_read.data == YES
        services.set_reader(trajectory, candidate.account, may_read=may_read)
        return stay(trajectory, HERE, said(candidate, "leest mee" if may_read else ""))
    return page(trajectory, candidate, form)


def said(candidate: Candidate, does: str) -> str:
    """Return the sentence on what an account does from now on."""
    return f"{candidate.account.email} {does or 'doet niet mee'}."


def page(
    trajectory: Trajectory, candidate: Candidate, form: PartnerForm | ReaderForm
) -> ResponseReturnValue:
    """Show the question about one account."""
    return step_page(
        "member",
        trajectory,
        HERE,
        status=status_of(form),
        form=form,
        candidate=candidate,
    )
