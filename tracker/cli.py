"""The commands: parse, call a service, commit."""

import click
from flask import current_app
from flask.cli import AppGroup

from tracker.demo.load import load_demo
from tracker.demo.parts import LibraryMissing, PlacesMissing
from tracker.domain.loading import LoadResult
from tracker.extensions import db
from tracker.library.services import load_library
from tracker.places.services import load_places
from tracker.web.clock import today

library = AppGroup("library", help="The knowledge library.")
places = AppGroup("places", help="Gemeenten and the areas of CBS.")
demo = AppGroup("demo", help="Two trajectories to look at and to try things on.")

groups: list[click.Group] = [library, places, demo]


def report(what: str, result: LoadResult) -> None:
    """Say what a load did."""
    counts = f"{result.added} added, {result.changed} changed, {result.unchanged} unchanged"
    click.echo(f"{what}: {counts}")


@library.command("load")
def load_the_library() -> None:
    """Load the dossiers, interventions, instruments and practice examples; safe to repeat."""
    result = load_library(today())
    db.session.commit()
    report("Library", result)


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
