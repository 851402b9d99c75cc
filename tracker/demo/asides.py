"""The signals that were set aside in the demo."""

from tracker.demo.content import TRAJECTORIES, Record, read
from tracker.demo.days import noon
from tracker.demo.parts import Chain, Parts
from tracker.monitor import signals_of
from tracker.trajectories.services.signals import set_aside


def add_asides(parts: Parts) -> None:
    """Set the signals aside that the content of each wijk names by their rule and cycle."""
    for name in TRAJECTORIES:
        record = read(name)
        for wijk in record["wijk_files"]:
            for aside in read(wijk).get("asides", []):
                add_aside(aside, wijk, parts.chains[record["slug"]], parts)


def add_aside(record: Record, wijk: str, chain: Chain, parts: Parts) -> None:
    """Set one signal aside, on the day the content says."""
    trajectory = chain.trajectory
    [signal] = (
        found.signal
        for found in signals_of([trajectory.id], today=parts.today)[trajectory.id]
        if found.signal.rule == record["rule"]
        and found.wijk_slug == wijk
        and found.signal.values.get("number") == record["about_cycle"]
    )
    lead = parts.lead_of(trajectory.gemeente_id)
    assert lead is not None, "only a gemeente with a programme lead sets signals aside"
    decision = set_aside(trajectory, signal, reason=record["reason"], user=lead)
    decision.decided_at = noon(parts.day(record["on"]))
