"""The commands: parse, call a service, commit."""

import click
from flask.cli import AppGroup

from tracker.domain.loading import LoadResult
from tracker.extensions import db
from tracker.library.services import load_library
from tracker.places.services import load_places
from tracker.web.clock import today

library = AppGroup("library", help="The knowledge library.")
places = AppGroup("places", help="Gemeenten and the areas of CBS.")

groups: list[click.Group] = [library, places]


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
