"""The wijken a trajectory runs in: from the list of CBS, or under a name of its own."""

from collections.abc import Iterable, Sequence

from sqlalchemy import delete, exists, func, select, tuple_
from sqlalchemy.orm import selectinload

from tracker.domain.slug import MAX_LENGTH, slugify
from tracker.extensions import db
from tracker.models import (
    CbsArea,
    Cycle,
    Gemeente,
    Indicator,
    Measurement,
    Membership,
    Offer,
    Target,
    Trajectory,
    TrajectoryWijk,
    Wijk,
    WijkCode,
)
from tracker.models.person import membership_wijk

# The words that stand in an address where the wijk would.
RESERVED = frozenset(
    {"bewerken", "nieuw", "afsluiten", "nieuwe-cyclus", "nieuwe-uitgave", "rapport", "rapporten"}
)

Code = tuple[str, int]  # a CBS code and the year of its division


class UnknownWijkCode(Exception):
    """CBS knows no such area in this gemeente in that year."""

    def __init__(self, code: str, year: int) -> None:
        """Keep the code and the year for the sentence on screen."""
        super().__init__(f"{code} ({year})")
        self.code = code
        self.year = year


class UnknownWijk(Exception):
    """The trajectory does not run in this wijk."""


class WijkTwice(Exception):
    """The trajectory already runs in this wijk."""


class WijkInUse(Exception):
    """Cycles or measurements hang on this wijk, so it cannot leave the trajectory."""


def add_wijk_from_cbs(trajectory: Trajectory, *, codes: Sequence[Code]) -> list[TrajectoryWijk]:
    """Return the links of a wijk per CBS area, each under the name CBS gives it.

    A wijk that the gemeente already has is used again; one the trajectory already has is skipped.

    Raises:
        UnknownWijkCode: a code is not known for that year, or lies in another gemeente.
    """
    areas = areas_of(trajectory.gemeente_id, codes)
    links = []
    for area in areas:
        key = (area.code, area.division_year)
        wijk = wijk_named(trajectory.gemeente_id, area.name, [key])
        add_codes(wijk, [key])
        if not has_wijk(trajectory, wijk):
            links.append(link_wijk(trajectory, wijk))
    return links


def add_own_wijk(
    trajectory: Trajectory,
    *,
    name: str,
    district: str | None = None,
    codes: Sequence[Code] = (),
) -> TrajectoryWijk:
    """Return the link of a wijk under a name of its own, with the CBS areas it covers.

    A wijk of the gemeente with the same name is used again and gets the codes it lacked.

    Raises:
        UnknownWijkCode: a code is not known for that year, or lies in another gemeente.
        WijkTwice: the trajectory already runs in this wijk.
    """
    areas_of(trajectory.gemeente_id, codes)
    wijk = wijk_named(trajectory.gemeente_id, name)
    if has_wijk(trajectory, wijk):
        raise WijkTwice
    wijk.district = district or wijk.district
    add_codes(wijk, codes)
    return link_wijk(trajectory, wijk)


def areas_of(gemeente_id: int, codes: Sequence[Code]) -> list[CbsArea]:
    """Return the CBS areas of ``codes``, in that order.

    Raises:
        UnknownWijkCode: a code is not known for that year, or lies in another gemeente.
    """
    gemeente = db.session.get_one(Gemeente, gemeente_id)
    query = select(CbsArea).where(
        tuple_(CbsArea.code, CbsArea.division_year).in_(codes),
        CbsArea.gemeente_code == gemeente.code,
    )
    known = {(area.code, area.division_year): area for area in db.session.scalars(query)}
    for code, year in codes:
        if (code, year) not in known:
            raise UnknownWijkCode(code, year)
    return [known[code] for code in codes]


def wijk_named(gemeente_id: int, name: str, codes: Sequence[Code] = ()) -> Wijk:
    """Return the gemeente's wijk of that name, a new one if there is none.

    Two CBS areas may carry one name. A wijk of that name that stands for other areas of the same
    division than ``codes`` is another wijk, and the new one gets a number in its address.
    """
    base = slugify(name)
    if base in RESERVED:
        base = f"wijk-{base}"
    slug, number = base, 1
    while (wijk := find_wijk(gemeente_id, slug)) is not None:
        if not codes or stands_for(wijk, codes):
            return wijk
        number += 1
        slug = f"{base[: MAX_LENGTH - 4]}-{number}"
    wijk = Wijk(gemeente_id=gemeente_id, name=name, slug=slug, codes=[])
    db.session.add(wijk)
    db.session.flush()
    return wijk


def find_wijk(gemeente_id: int, slug: str) -> Wijk | None:
    """Return the gemeente's wijk with this slug, its codes loaded."""
    query = select(Wijk).where(Wijk.gemeente_id == gemeente_id, Wijk.slug == slug)
    return db.session.scalar(query.options(selectinload(Wijk.codes)))


def stands_for(wijk: Wijk, codes: Iterable[Code]) -> bool:
    """Return whether ``wijk`` may stand for ``codes``: it has them, or none of their years."""
    own = {(each.code, each.division_year) for each in wijk.codes}
    years = {year for _, year in own}
    return all(code in own or code[1] not in years for code in codes)


def add_codes(wijk: Wijk, codes: Iterable[Code]) -> None:
    """Give ``wijk`` the codes it lacks; its codes must be loaded."""
    own = {(each.code, each.division_year) for each in wijk.codes}
    for code, year in dict.fromkeys(codes):
        if (code, year) not in own:
            wijk.codes.append(WijkCode(gemeente_id=wijk.gemeente_id, code=code, division_year=year))


def has_wijk(trajectory: Trajectory, wijk: Wijk) -> bool:
    """Return whether ``trajectory`` runs in ``wijk``."""
    is_link = (TrajectoryWijk.trajectory_id == trajectory.id) & (TrajectoryWijk.wijk_id == wijk.id)
    return bool(db.session.scalar(select(exists().where(is_link))))


def link_wijk(trajectory: Trajectory, wijk: Wijk) -> TrajectoryWijk:
    """Return the new last place of ``wijk`` in ``trajectory``."""
    last = select(func.max(TrajectoryWijk.position)).where(
        TrajectoryWijk.trajectory_id == trajectory.id
    )
    link = TrajectoryWijk(
        gemeente_id=trajectory.gemeente_id,
        trajectory_id=trajectory.id,
        wijk_id=wijk.id,
        position=(db.session.scalar(last) or 0) + 1,
    )
    db.session.add(link)
    db.session.flush()
    return link


def remove_wijk(link: TrajectoryWijk) -> None:
    """Take a wijk out of its trajectory, with its targets, its offers and who works in it.

    The wijk itself stays: other trajectories of the gemeente may run in it.

    Raises:
        WijkInUse: the trajectory has cycles or measurements there.
    """
    for model in (Cycle, Measurement):
        found = (model.trajectory_id == link.trajectory_id) & (model.wijk_id == link.wijk_id)
        if db.session.scalar(select(exists().where(found))):
            raise WijkInUse
    indicators = select(Indicator.id).where(Indicator.trajectory_id == link.trajectory_id)
    db.session.execute(
        delete(Target).where(Target.wijk_id == link.wijk_id, Target.indicator_id.in_(indicators))
    )
    offers = select(Offer).where(
        Offer.trajectory_id == link.trajectory_id, Offer.wijk_id == link.wijk_id
    )
    for offer in db.session.scalars(offers):
        db.session.delete(offer)
    members = select(Membership.id).where(Membership.trajectory_id == link.trajectory_id)
    db.session.execute(
        delete(membership_wijk).where(
            membership_wijk.c.wijk_id == link.wijk_id,
            membership_wijk.c.membership_id.in_(members),
        )
    )
    db.session.delete(link)
    db.session.flush()


def check_wijk(trajectory: Trajectory, wijk: Wijk | None) -> None:
    """Check that ``trajectory`` runs in ``wijk``; none means all of its wijken.

    Raises:
        UnknownWijk: it does not.
    """
    if wijk is not None and not has_wijk(trajectory, wijk):
        raise UnknownWijk
