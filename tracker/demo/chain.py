"""A trajectory of the demo with the chain it rests on."""

from tracker.admin.services import set_house_style
from tracker.demo.content import Record, read
from tracker.demo.parts import Chain, Parts, PlacesMissing
from tracker.domain.phases import Phase
from tracker.domain.verdict import Direction
from tracker.domain.vocabulary import FactorKind, StakeholderKind
from tracker.domain.withholding import MeasurementKind, Unit
from tracker.housestyle.look import Look
from tracker.models import Indicator, SocietalResult, Trajectory, Wijk
from tracker.trajectories import services


def add_chain(name: str, parts: Parts) -> Chain:
    """Return the trajectory of ``name``.toml, registered and running.

    Raises:
        LibraryMissing: a principle or intervention it rests on is not loaded.
        PlacesMissing: its gemeente or a CBS area of its wijken is not loaded.
    """
    record = read(name)
    trajectory = start(record, parts)
    describe(trajectory, record)
    wijken = {wijk.slug: wijk for wijk in add_wijken(trajectory, record)}
    for link in record["principles"]:
        principle = parts.principle(link["key"])
        services.link_principle(trajectory, principle=principle, applied_here=link["applied_here"])
    indicators = add_results(trajectory, record, wijken)
    for offer in record["offers"]:
        add_offer(trajectory, offer, wijken, parts)
    services.finish_registration(trajectory)
    return Chain(trajectory, wijken, indicators)


def describe(trajectory: Trajectory, record: Record) -> None:
    """Give the trajectory its phases, start analysis, ambition, money and stakeholders."""
    plans = {Phase(phase): (plan["label"], plan["days"]) for phase, plan in record["plans"].items()}
    services.set_phase_plans(trajectory, plans=plans)
    services.set_analysis(trajectory, **record["analysis"])
    services.set_ambition(
        trajectory,
        ambition=record["ambition"],
        request=record["request"],
        budget=record["budget"],
        spent=record["spent"],
    )
    for stakeholder in record["stakeholders"]:
        services.add_stakeholder(
            trajectory,
            name=stakeholder["name"],
            kind=StakeholderKind(stakeholder["kind"]),
            contribution=stakeholder["contribution"],
        )


def start(record: Record, parts: Parts) -> Trajectory:
    """Return the trajectory as a draft, and give its gemeente its house style."""
    gemeente = parts.gemeente(record["gemeente"])
    if "house_style" in record:
        set_house_style(gemeente, Look(gemeente.theme, **record["house_style"]))
    return services.start_trajectory(
        gemeente,
        title=record["title"],
        theme=record["theme"],
        age_group=record["age_group"],
        starts_on=parts.day(record["starts"]),
        ends_on=parts.day(record["ends"]),
        report_on=parts.day(record["reports"]),
        is_open_to_advisers=record.get("is_open_to_advisers", True),
        slug=record["slug"],
    )


def add_wijken(trajectory: Trajectory, record: Record) -> list[Wijk]:
    """Return the wijken of the trajectory, with the CBS areas they cover."""
    wijken = []
    for wijk in record["wijken"]:
        try:
            link = services.add_own_wijk(
                trajectory,
                name=wijk["name"],
                district=wijk["district"],
                codes=[(code, year) for code, year in wijk["codes"]],
            )
        except services.UnknownWijkCode as error:
            raise PlacesMissing from error
        link.wijk.slug = wijk.get("slug", link.wijk.slug)
        wijken.append(link.wijk)
    return wijken


def add_results(
    trajectory: Trajectory, record: Record, wijken: dict[str, Wijk]
) -> dict[str, Indicator]:
    """Add the results and return their indicators by key."""
    indicators = {}
    for result_record in record["results"]:
        result = services.add_result(
            trajectory,
            title=result_record["title"],
            factor=result_record["factor"],
            factor_kind=FactorKind(result_record["factor_kind"]),
        )
        for each in result_record["indicators"]:
            indicators[each["key"]] = add_indicator(result, each, wijken)
    return indicators


def add_indicator(result: SocietalResult, record: Record, wijken: dict[str, Wijk]) -> Indicator:
    """Return an indicator with its begin and target in every wijk."""
    indicator = services.add_indicator(
        result,
        title=record["title"],
        explanation=record["explanation"],
        unit=Unit(record["unit"]),
        wanted=Direction(record["wanted"]),
        source=record["source"],
        kind=MeasurementKind(record["kind"]),
    )
    rows = [
        services.TargetRow(wijken[slug].id, baseline, value)
        for slug, (baseline, value) in record["targets"].items()
    ]
    services.set_targets(indicator, rows=rows)
    return indicator


def add_offer(
    trajectory: Trajectory, record: Record, wijken: dict[str, Wijk], parts: Parts
) -> None:
    """Add what is put in place, with invented reach and cost."""
    services.add_offer(
        trajectory,
        title=record["title"],
        provider=record["provider"],
        wijk=wijken[record["wijk"]] if "wijk" in record else None,
        intervention=parts.intervention(record["intervention"])
        if "intervention" in record
        else None,
        principles=[parts.principle(key) for key in record["principles"]],
        reach=record["reach"],
        cost_per_year=record["cost_per_year"],
        hours_per_year=record["hours_per_year"],
        stopped_on=parts.day(record["stopped"]) if "stopped" in record else None,
        is_example=True,
    )
