"""How long a search takes among many lessons, beside a bare select of twenty rows by their id.

Run on demand: ``script/bench search [--database postgresql] [--lessons 200000]``.
"""

import random
from collections.abc import Callable, Iterator

from sqlalchemy import select

from tests.bench.setting import filled, p50, p95, timed
from tracker.demo.scale import words
from tracker.domain.vocabulary import Role, SearchKind
from tracker.extensions import db
from tracker.models import SearchEntry, Trajectory, User
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
    """Measure in a filled database; say the ratio of the p95 of all searches to the floor's."""
    with filled("search", "places load") as app, app.app_context():
        ratio = measure()
    print(f"search ratio {ratio:.1f}")


if __name__ == "__main__":
    main()
