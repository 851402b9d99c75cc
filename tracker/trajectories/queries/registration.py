"""What the steps of the registration read: how far it is, and the parts of the chain."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from tracker.domain.vocabulary import AreaKind
from tracker.extensions import db
from tracker.models import (
    CbsArea,
    Dossier,
    DossierEdition,
    Gemeente,
    Indicator,
    Intervention,
    Offer,
    PhasePlan,
    Principle,
    SocietalResult,
    Stakeholder,
    Target,
    Trajectory,
    TrajectoryPrinciple,
    TrajectoryWijk,
    Wijk,
)


@dataclass(frozen=True)
class Progress:
    """How much of the registration is there, as counts."""

    n_wijken: int
    n_stakeholders: int
    n_results: int
    n_indicators: int
    n_principles: int
    n_applied: int
    n_offers: int


def progress_of(trajectory: Trajectory) -> Progress:
    """Return how far the registration of ``trajectory`` is; one query."""
    is_applied = TrajectoryPrinciple.applied_here != ""
    counts = (
        count_of(TrajectoryWijk, trajectory),
        count_of(Stakeholder, trajectory),
        count_of(SocietalResult, trajectory),
        count_of(Indicator, trajectory),
        count_of(TrajectoryPrinciple, trajectory),
        count_of(TrajectoryPrinciple, trajectory).where(is_applied),
        count_of(Offer, trajectory),
    )
    row = db.session.execute(select(*(query.scalar_subquery() for query in counts))).one()
    return Progress(*row)


def count_of(
    model: type[
        TrajectoryWijk | Stakeholder | SocietalResult | Indicator | TrajectoryPrinciple | Offer
    ],
    trajectory: Trajectory,
) -> Select[int]:
    """Select how many rows of ``model`` belong to ``trajectory``."""
    return select(func.count(model.id)).where(model.trajectory_id == trajectory.id)


def themes() -> list[str]:
    """Return the themes of the dossiers, in order."""
    return list(db.session.scalars(select(Dossier.theme).distinct().order_by(Dossier.theme)))


def stakeholders_of(trajectory: Trajectory) -> Sequence[Stakeholder]:
    """Return the stakeholders of ``trajectory`` in the order they were added."""
    query = select(Stakeholder).where(Stakeholder.trajectory_id == trajectory.id)
    return db.session.scalars(query.order_by(Stakeholder.id)).all()


def stakeholder_of(trajectory: Trajectory, id: int) -> Stakeholder | None:
    """Return one stakeholder of ``trajectory``, or None when it is not its own."""
    query = select(Stakeholder).where(
        Stakeholder.trajectory_id == trajectory.id, Stakeholder.id == id
    )
    return db.session.scalar(query)


def wijk_links_of(trajectory: Trajectory) -> Sequence[TrajectoryWijk]:
    """Return the wijken of ``trajectory`` in its own order, with their codes."""
    query = (
        select(TrajectoryWijk)
        .where(TrajectoryWijk.trajectory_id == trajectory.id)
        .order_by(TrajectoryWijk.position)
        .options(joinedload(TrajectoryWijk.wijk).selectinload(Wijk.codes))
    )
    return db.session.scalars(query).all()


def cbs_areas(gemeente_id: int, *, word: str = "") -> Sequence[CbsArea]:
    """Return the CBS wijken of a gemeente by name, of its present division.

    ``word`` narrows them to the names that hold it.
    """
    gemeente = db.session.get_one(Gemeente, gemeente_id)
    query = select(CbsArea).where(
        CbsArea.gemeente_code == gemeente.code,
        CbsArea.kind == AreaKind.WIJK,
        CbsArea.division_year == gemeente.division_year,
    )
    if word:
        query = query.where(CbsArea.name.icontains(word, autoescape=True))
        query = query.order_by(CbsArea.name.istartswith(word, autoescape=True).desc())
    return db.session.scalars(query.order_by(CbsArea.name, CbsArea.code)).all()


def results_of(trajectory: Trajectory) -> Sequence[SocietalResult]:
    """Return the results of ``trajectory`` with their indicators and targets."""
    query = (
        select(SocietalResult)
        .where(SocietalResult.trajectory_id == trajectory.id)
        .order_by(SocietalResult.position)
        .options(selectinload(SocietalResult.indicators).selectinload(Indicator.targets))
    )
    return db.session.scalars(query).all()


def result_of(trajectory: Trajectory, id: int) -> SocietalResult | None:
    """Return one result of ``trajectory``, or None when it is not its own."""
    query = select(SocietalResult).where(
        SocietalResult.trajectory_id == trajectory.id, SocietalResult.id == id
    )
    return db.session.scalar(query)


def indicator_of(trajectory: Trajectory, id: int) -> Indicator | None:
    """Return one indicator of ``trajectory`` with its result, or None when it is not its own."""
    query = (
        select(Indicator)
        .where(Indicator.trajectory_id == trajectory.id, Indicator.id == id)
        .options(joinedload(Indicator.result))
    )
    return db.session.scalar(query)


def targets_of(indicator: Indicator) -> dict[int, Target]:
    """Return the targets of ``indicator`` by the id of the wijk."""
    query = select(Target).where(Target.indicator_id == indicator.id)
    return {target.wijk_id: target for target in db.session.scalars(query)}


def principle_links_of(trajectory: Trajectory) -> Sequence[TrajectoryPrinciple]:
    """Return the chosen principles of ``trajectory`` in its own order, with their dossiers."""
    query = (
        select(TrajectoryPrinciple)
        .where(TrajectoryPrinciple.trajectory_id == trajectory.id)
        .order_by(TrajectoryPrinciple.position)
        .options(
            joinedload(TrajectoryPrinciple.principle)
            .joinedload(Principle.edition)
            .joinedload(DossierEdition.dossier)
        )
    )
    return db.session.scalars(query).all()


def principle_link_of(trajectory: Trajectory, id: int) -> TrajectoryPrinciple | None:
    """Return one link to a principle, or None when it is not one of ``trajectory``."""
    query = (
        select(TrajectoryPrinciple)
        .where(TrajectoryPrinciple.trajectory_id == trajectory.id, TrajectoryPrinciple.id == id)
        .options(joinedload(TrajectoryPrinciple.principle))
    )
    return db.session.scalar(query)


def editions_to_choose(theme: str, *, word: str = "") -> list[DossierEdition]:
    """Return the current editions with the principles that hold ``word``.

    Dossiers on ``theme`` come first; a dossier without such a principle is left out.
    """
    query = (
        select(DossierEdition)
        .join(DossierEdition.dossier)
        .join(DossierEdition.principles)
        .where(DossierEdition.is_current)
        .order_by(Dossier.title, Principle.position)
        .options(contains_eager(DossierEdition.dossier), contains_eager(DossierEdition.principles))
    )
    if word:
        found = [
            column.icontains(word, autoescape=True)
            for column in (Principle.title, Principle.explanation, Dossier.title)
        ]
        query = query.where(found[0] | found[1] | found[2])
    editions = list(db.session.scalars(query).unique())
    return sorted(editions, key=lambda each: each.dossier.theme.casefold() != theme.casefold())


def principles_by_id(ids: Sequence[int]) -> Sequence[Principle]:
    """Return the principles with these ids that stand in a current edition."""
    query = (
        select(Principle)
        .join(Principle.edition)
        .where(Principle.id.in_(ids), DossierEdition.is_current)
        .order_by(Principle.edition_id, Principle.position)
    )
    return db.session.scalars(query).all()


def offers_of(trajectory: Trajectory) -> Sequence[Offer]:
    """Return the offers of ``trajectory`` with wijk, intervention and principles."""
    return db.session.scalars(offers(trajectory.id).order_by(Offer.id)).all()


def offer_of(trajectory: Trajectory, id: int) -> Offer | None:
    """Return one offer of ``trajectory``, or None when it is not its own."""
    return db.session.scalar(offers(trajectory.id).where(Offer.id == id))


def offers(trajectory_id: int) -> Select[Offer]:
    """Select the offers of a trajectory with all that is shown of them."""
    return (
        select(Offer)
        .where(Offer.trajectory_id == trajectory_id)
        .options(
            joinedload(Offer.wijk),
            joinedload(Offer.intervention),
            joinedload(Offer.trajectory),
            selectinload(Offer.principles),
        )
    )


def interventions() -> Sequence[Intervention]:
    """Return the interventions of the library by name."""
    return db.session.scalars(select(Intervention).order_by(Intervention.name)).all()


def intervention_by_id(id: int | None) -> Intervention | None:
    """Return an intervention of the library."""
    return db.session.get(Intervention, id) if id else None


def phase_plans_of(trajectory: Trajectory) -> dict[str, PhasePlan]:
    """Return the plan of each phase by the stored word of the phase."""
    query = select(PhasePlan).where(PhasePlan.trajectory_id == trajectory.id)
    return {plan.phase.value: plan for plan in db.session.scalars(query)}
