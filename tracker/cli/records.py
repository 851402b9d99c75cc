"""The commands that load, count and index records: parse, call a service, commit."""

import click
from flask import current_app
from flask.cli import AppGroup

from tracker import tally
from tracker.demo.load import load_demo
from tracker.demo.parts import LibraryMissing, PlacesMissing
from tracker.demo.scale import AlreadyScaled, TooFewGemeenten, scale
from tracker.domain.loading import LoadResult
from tracker.extensions import db
from tracker.library.services import load_library
from tracker.places.services import load_places
from tracker.search.services import load_synonyms
from tracker.searching.index import rebuild
from tracker.web.clock import today

library = AppGroup("library", help="The knowledge library.")
places = AppGroup("places", help="Gemeenten and the areas of CBS.")
demo = AppGroup("demo", help="Two trajectories to look at and to try things on.")
search = AppGroup("search", help="What people search in.")
evidence = AppGroup("evidence", help="What shared lessons say of principles.")


def report(what: str, result: LoadResult) -> None:
    """Say what a load did."""
    counts = f"{result.added} added, {result.changed} changed, {result.unchanged} unchanged"
    click.echo(f"{what}: {counts}")


@library.command("load")
def load_the_library() -> None:
    """Load the dossiers, interventions, instruments and practice examples; safe to repeat."""
    result = load_library(today())
    synonyms = load_synonyms()
    db.session.commit()
    report("Library", result)
    report("Synonyms", synonyms)


@places.command("load")
def load_the_places() -> None:
    """Load the gemeenten and the areas of CBS; safe to repeat."""
    result = load_places()
    db.session.commit()
    report("Places", result)


@demo.command("load")
@click.option("--yes", is_flag=True, help="Load it outside development too.")
def load_the_demo(yes: bool) -> None:
    """Add the demo with its accounts and their open password; does nothing a second time."""
    if not yes and not current_app.config["WELCOMES_DEMO"]:
        raise click.ClickException(
            "The demo has accounts with a password that everybody knows. Not loaded: this is not "
            "a development environment. Add --yes if you want it all the same."
        )
    try:
        is_added = load_demo(today())
    except LibraryMissing:
        raise click.ClickException("Load the library first: library load.") from None
    except PlacesMissing:
        raise click.ClickException("Load the places first: places load.") from None
    db.session.commit()
    click.echo("Demo: loaded." if is_added else "Demo: it was there already, nothing changed.")


@demo.command("scale")
@click.option("--gemeenten", type=click.IntRange(1), default=342, show_default=True)
@click.option("--trajectories", type=click.IntRange(1), default=684, show_default=True)
@click.option("--lessons", type=click.IntRange(0), default=0, show_default=True)
@click.option("--actions", type=click.IntRange(0), default=0, show_default=True)
def scale_up(gemeenten: int, trajectories: int, lessons: int, actions: int) -> None:
    """Add made-up records in great numbers, the same each time; for measuring, never for use."""
    try:
        scale(gemeenten=gemeenten, trajectories=trajectories, lessons=lessons, actions=actions)
    except AlreadyScaled:
        raise click.ClickException("This database was filled before.") from None
    except TooFewGemeenten:
        raise click.ClickException("There are fewer gemeenten. Load the places first.") from None
    db.session.commit()
    click.echo(f"Demo: {trajectories} trajectories, {lessons} lessons, {actions} actions added.")


@search.command("index")
def index_all() -> None:
    """Make the search index again, for instance after a change in how words are taken apart."""
    n_entries = sum(rebuild())
    db.session.commit()
    click.echo(f"Search: {n_entries} entries.")


@evidence.command("count")
def count_all() -> None:
    """Count again what shared lessons say of each principle; needed only after work in SQL."""
    n_lessons = tally.rebuild()
    db.session.commit()
    click.echo(f"Evidence: {n_lessons} shared lessons on a principle counted.")
