"""Reading the library: lists, and one page for each thing in them."""

from datetime import date
from urllib.parse import urlsplit

from babel.dates import format_date
from flask import render_template, request

from tracker.domain.vocabulary import DossierKind, InstrumentUse
from tracker.library import catalogue, queries, shipped
from tracker.library.forms import DossierFilter, InstrumentFilter, ThemeFilter
from tracker.library.routes.blueprint import bp, found
from tracker.models import Dossier, Intervention, PracticeExample
from tracker.policy import Act
from tracker.web.guard import guard_page, me


@bp.app_template_filter("site")
def site(url: str) -> str:
    """Return the name of the site of an address: "movisie.nl"."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


@bp.app_template_filter("partial_day")
def partial_day(text: str) -> str:
    """Return a day of which the month or year may be all that is known: "maart 2016"."""
    parts = [int(part) for part in text.split("-")]
    pattern = {1: "y", 2: "MMMM y", 3: "d MMMM y"}[len(parts)]
    return format_date(date(*(*parts, 1, 1)[:3]), pattern, locale="nl")


@bp.get("/dossiers")
@guard_page(Act.READ_LIBRARY)
def dossiers() -> str:
    """List the dossiers."""
    form = DossierFilter(request.args, thema=catalogue.themes_of(Dossier))
    rows = queries.dossier_rows(
        form.said("zoek"), theme=form.said("thema"), kind=form.member("soort", DossierKind)
    )
    return render_template("library/dossiers.html", form=form, rows=rows)


@bp.get("/dossiers/<slug>")
@guard_page(Act.READ_LIBRARY)
def dossier(slug: str) -> str:
    """Show a dossier: the current edition, or the one the address asks for."""
    number = request.args.get("uitgave", type=int)
    page = found(queries.dossier_page(slug, user=me(), number=number))
    return render_template("library/dossier.html", page=page)


@bp.get("/interventies")
@guard_page(Act.READ_LIBRARY)
def interventions() -> str:
    """List the interventions."""
    form = ThemeFilter(request.args, thema=catalogue.themes_of(Intervention))
    rows = catalogue.interventions(form.said("zoek"), theme=form.said("thema"))
    return render_template("library/interventions.html", form=form, rows=rows)


@bp.get("/interventies/<slug>")
@guard_page(Act.READ_LIBRARY)
def intervention(slug: str) -> str:
    """Show an intervention."""
    one = found(catalogue.intervention(slug))
    return render_template(
        "library/intervention.html",
        intervention=one,
        levels=shipped.recognition_levels(),
        level_sources=shipped.recognition_sources(),
    )


@bp.get("/instrumenten")
@guard_page(Act.READ_LIBRARY)
def instruments() -> str:
    """List the instruments."""
    form = InstrumentFilter(request.args)
    rows = catalogue.instruments(form.said("zoek"), use=form.member("gebruik", InstrumentUse))
    return render_template("library/instruments.html", form=form, rows=rows)


@bp.get("/instrumenten/<slug>")
@guard_page(Act.READ_LIBRARY)
def instrument(slug: str) -> str:
    """Show an instrument."""
    one, linked = found(catalogue.instrument(slug))
    return render_template("library/instrument.html", instrument=one, dossiers=linked)


@bp.get("/praktijkvoorbeelden")
@guard_page(Act.READ_LIBRARY)
def examples() -> str:
    """List the practice examples."""
    form = ThemeFilter(request.args, thema=catalogue.themes_of(PracticeExample))
    rows = catalogue.examples(form.said("zoek"), theme=form.said("thema"))
    return render_template("library/examples.html", form=form, rows=rows)


@bp.get("/praktijkvoorbeelden/<slug>")
@guard_page(Act.READ_LIBRARY)
def example(slug: str) -> str:
    """Show a practice example."""
    one = found(catalogue.example(slug))
    return render_template("library/example.html", example=one)
