"""How long the pages of practice take among many lessons, beside a bare select of twenty rows.

Run on demand: ``script/bench evidence [--database postgresql] [--lessons 200000]``.
"""

import random
from collections.abc import Callable, Iterator

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from tests.bench.setting import filled, p50, p95, timed
from tests.conftest import logged_in
from tests.factories import make_user
from tracker.domain.vocabulary import Role
from tracker.extensions import db
from tracker.models import (
    Dossier,
    DossierEdition,
    Gemeente,
    GemeenteTally,
    Lesson,
    Principle,
    User,
)

N_QUESTIONS = 40
N_ROWS = 20
LIMIT = 150  # milliseconds


def bare_select(dice: random.Random) -> list[Callable[[], object]]:
    """Return calls of the floor: twenty lessons by their id, without a model."""
    last = db.session.scalar(select(func.max(Lesson.id))) or N_ROWS
    connection = db.session.connection()

    def call_for(ids: list[int]) -> Callable[[], object]:
        among = ",".join(map(str, ids))
        asked = f"SELECT id, title, strength, written_on FROM lesson WHERE id IN ({among})"
        return lambda: connection.exec_driver_sql(asked).all()

    return [call_for(dice.sample(range(1, last + 1), N_ROWS)) for _ in range(N_QUESTIONS * 5)]


def addresses(dice: random.Random) -> Iterator[tuple[str, list[str]]]:
    """Yield what is asked for, and the addresses."""
    query = (
        select(Dossier.slug, Principle.key, func.coalesce(func.sum(GemeenteTally.n), 0).label("n"))
        .join(DossierEdition, DossierEdition.dossier_id == Dossier.id)
        .join(Principle, Principle.edition_id == DossierEdition.id)
        .outerjoin(GemeenteTally, GemeenteTally.principle_key == Principle.key)
        .group_by(Dossier.slug, Principle.key)
        .order_by(func.coalesce(func.sum(GemeenteTally.n), 0).desc())
    )
    rows = db.session.execute(query).all()
    pages = [f"/dossiers/{slug}/{key}/praktijk" for slug, key, _ in rows]
    slugs = list(dict.fromkeys(slug for slug, _, _ in rows))
    print(f"the principle with most shared lessons has {rows[0].n}")
    yield "principle, the fullest", pages[:1] * N_QUESTIONS
    yield "principle, any", [dice.choice(pages) for _ in range(N_QUESTIONS)]
    matrix = f"/dossiers/{slugs[0]}/praktijk"
    yield (
        "matrix, gemeenten",
        [f"{matrix}?pagina={dice.randint(1, 60)}" for _ in range(N_QUESTIONS)],
    )
    yield "matrix, groups", [f"{matrix}?per=doelgroep"] * N_QUESTIONS
    yield "dossier", [f"/dossiers/{dice.choice(slugs)}" for _ in range(N_QUESTIONS)]


def get(client: FlaskClient, address: str) -> Callable[[], object]:
    """Return the call that asks for a page."""

    def call() -> object:
        response = client.get(address)
        assert response.status_code == 200, address
        return response

    return call


def people() -> dict[str, User]:
    """Return an adviser and a programme lead with an account."""
    gemeente = db.session.scalars(select(Gemeente).order_by(Gemeente.code).limit(1)).one()
    made = {"adviser": make_user(Role.ADVISER), "lead": make_user(Role.PROGRAMME_LEAD, gemeente)}
    db.session.commit()
    return made


def measure(app: Flask) -> float:
    """Print a row for each kind of page; return the ratio of ours to the floor."""
    dice = random.Random(1)
    floor = timed(bare_select(dice))
    print(f"{'who':<10}{'page':<24}{'p50 ms':>10}{'p95 ms':>10}")
    print(f"{'':<10}{'floor: 20 rows':<24}{p50(floor):>10.2f}{p95(floor):>10.2f}")
    clients = {who: logged_in(app, user) for who, user in people().items()}
    everything = []
    for kind, asked in addresses(dice):
        for who, client in clients.items():
            taken = timed([get(client, address) for address in asked])
            everything += taken
            mark = "" if p95(taken) < LIMIT else f"  more than {LIMIT}"
            print(f"{who:<10}{kind:<24}{p50(taken):>10.2f}{p95(taken):>10.2f}{mark}", flush=True)
    return p95(everything) / p95(floor)


def main() -> None:
    """Measure in a filled database; say the ratio of the p95 of all pages to the floor's."""
    with filled("evidence", "library load", "places load") as app, app.app_context():
        ratio = measure(app)
    print(f"evidence ratio {ratio:.1f}")


if __name__ == "__main__":
    main()
