"""How long a search takes among many lessons, beside a bare select of twenty rows by their id.

Run on demand: ``script/bench search [--database postgresql] [--lessons 200000]``.
"""

import argparse
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

from flask_migrate import upgrade
from sqlalchemy import select

from config import Testing
from tests.databases import new_database, start_server, stop_server
from tracker import create_app
from tracker.demo.scale import words
from tracker.domain.vocabulary import Role, SearchKind
from tracker.extensions import db
from tracker.models import Gemeente, SearchEntry, Trajectory, User
from tracker.search.queries import PER_PAGE, Narrowing, find
from tracker.searching.asking import question_of
from tracker.searching.finding import synonyms

N_QUESTIONS = 40
ALL = Narrowing()


def typed_words(dice: random.Random) -> dict[str, list[str]]:
    """Return what is typed in each kind of question; ranks count from the most common word."""
    made = words()
    rare = [dice.choice(made[5000:15000]) for _ in range(N_QUESTIONS)]
    common = made[:N_QUESTIONS]
    half = [dice.choice(made[200:1000]) for _ in range(N_QUESTIONS)]
    return {
        "rare": rare,
        "common": common,
        "two words": [f"{one} {other}" for one, other in zip(common, half, strict=True)],
        "two common": [f"{one} {other}" for one, other in zip(common, common[::-1], strict=True)],
        "prefix": [word[:4] for word in half],
    }


def timed(calls: list[Callable[[], object]]) -> list[float]:
    """Return how many milliseconds each call takes, after a first round to warm up."""
    for call in calls:
        call()
    taken = []
    for call in calls:
        begin = time.perf_counter()
        call()
        taken.append((time.perf_counter() - begin) * 1000)
    return taken


def p50(taken: list[float]) -> float:
    """Return the median."""
    return statistics.median(taken)


def p95(taken: list[float]) -> float:
    """Return what nineteen in twenty stay under."""
    return sorted(taken)[int(len(taken) * 0.95) - 1]


def ask(user: User, typed: str, narrowing: Narrowing) -> Callable[[], object]:
    """Return the call that searches as the page does."""

    def call() -> object:
        question = question_of(typed, synonyms())
        assert question is not None
        return find(user, question, narrowing, page=1)

    return call


def bare_select(dice: random.Random) -> list[Callable[[], object]]:
    """Return calls of the floor: twenty rows by their id, without a model."""
    some = db.session.scalars(select(SearchEntry.id).order_by(SearchEntry.id).limit(10_000)).all()
    connection = db.session.connection()
    columns = "id, kind, title, text, address, happened_on"

    def call_for(ids: list[int]) -> Callable[[], object]:
        asked = f"SELECT {columns} FROM search_entry WHERE id IN ({','.join(map(str, ids))})"
        return lambda: connection.exec_driver_sql(asked).all()

    return [call_for(dice.sample(some, PER_PAGE)) for _ in range(N_QUESTIONS * 5)]


def questions(dice: random.Random) -> Iterator[tuple[str, str, list[Callable[[], object]]]]:
    """Yield who asks, what kind of question, and the calls."""
    gemeente_id = db.session.scalar(select(Trajectory.gemeente_id).order_by(Trajectory.id))
    typed = typed_words(dice)
    people = {
        "adviser": User(role=Role.ADVISER, memberships=[]),
        "lead": User(role=Role.PROGRAMME_LEAD, gemeente_id=gemeente_id, memberships=[]),
    }
    for who, user in people.items():
        for kind, several in typed.items():
            yield who, kind, [ask(user, each, ALL) for each in several]
        newest = Narrowing(is_newest_first=True)
        yield who, "common, newest", [ask(user, each, newest) for each in typed["common"]]
        by_gemeente = Narrowing(gemeente_id=gemeente_id, kind=SearchKind.LESSON)
        yield who, "common, gemeente", [ask(user, each, by_gemeente) for each in typed["common"]]
        by_year = Narrowing(year=2021)
        yield who, "two words, year", [ask(user, each, by_year) for each in typed["two words"]]


@contextmanager
def database(name: str) -> Iterator[str]:
    """Give the address of an empty database; it is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="leerspoor-bench-"))
    config = SimpleNamespace()
    try:
        with_server = name == "postgresql"
        if with_server:
            start_server(config, always=True)
        yield new_database("leerspoor_bench", folder)
    finally:
        stop_server(config)
        shutil.rmtree(folder)


def measure() -> float:
    """Print a row for each kind of question; return the ratio of ours to the floor."""
    dice = random.Random(1)
    floor = timed(bare_select(dice))
    print(f"{'who':<10}{'question':<20}{'p50 ms':>10}{'p95 ms':>10}")
    print(f"{'':<10}{'floor: 20 rows':<20}{p50(floor):>10.2f}{p95(floor):>10.2f}")
    everything = []
    for who, kind, calls in questions(dice):
        taken = timed(calls)
        everything += taken
        print(f"{who:<10}{kind:<20}{p50(taken):>10.2f}{p95(taken):>10.2f}", flush=True)
    return p95(everything) / p95(floor)


def main() -> None:
    """Fill a database, measure, and say the ratio of the p95 of all searches to the floor's."""
    parser = argparse.ArgumentParser(prog="script/bench search")
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--lessons", type=int, default=200_000)
    chosen = parser.parse_args()
    with database(chosen.database) as address:
        app = create_app(Testing(address))
        with app.app_context():
            upgrade()
            begin = time.perf_counter()
            for command in ("places load", f"demo scale --lessons {chosen.lessons}"):
                result = app.test_cli_runner().invoke(args=command.split())
                if result.exit_code:
                    sys.exit(result.output)
            taken = time.perf_counter() - begin
            n = db.session.query(Gemeente).count()
            print(f"{chosen.lessons} lessons, {n} gemeenten, {chosen.database}: {taken:.0f} s")
            ratio = measure()
            db.session.remove()
            db.engine.dispose()
    print(f"search ratio {ratio:.1f}")


if __name__ == "__main__":
    main()
