"""Leerspoor: the case tracker for learning practices in the Dutch social domain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.memory import without_collecting

if TYPE_CHECKING:
    from flask import Flask

    from config import Config

# Imports stand inside: a process that only lays out paper needs nothing of the app.


def create_app(config: Config | None = None) -> Flask:
    """Return the application: the only wiring; no queries, no network."""
    with without_collecting():
        app = create_core(config)
        use_web(app)
        use_areas(app)
        use_jobs(app)
        use_cli(app)
        if app.config["PROXY_COUNT"]:
            from werkzeug.middleware.proxy_fix import ProxyFix

            hops = app.config["PROXY_COUNT"]
            app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    return app


def create_core(config: Config | None = None) -> Flask:
    """Return the application without its pages: enough to read records and print them."""
    from flask import Flask
    from jinja2 import StrictUndefined

    from config import INSTANCE, ROOT, from_environment
    from tracker.web.filters import use_filters

    app = Flask(
        "tracker",
        instance_path=str(INSTANCE),
        template_folder=str(ROOT / "templates"),
        static_folder=str(ROOT / "static"),
    )
    app.config.from_object(config or from_environment())
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    app.jinja_env.undefined = StrictUndefined
    app.url_map.strict_slashes = True
    use_compiled_templates(app)
    use_filters(app)
    use_database(app)
    return app


def use_compiled_templates(app: Flask) -> None:
    """Keep templates as they are compiled, beside the database: the next start finds them there."""
    from jinja2 import FileSystemBytecodeCache

    from config import INSTANCE

    folder = INSTANCE / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    app.jinja_env.bytecode_cache = FileSystemBytecodeCache(str(folder))


def use_database(app: Flask) -> None:
    """Add the database, and what is kept true in it."""
    from tracker.extensions import db
    from tracker.models.frozen import keep_frozen_reports
    from tracker.models.published import keep_published_editions
    from tracker.searching.index import use_search_index
    from tracker.sqlite import use_sqlite_safely
    from tracker.tally import use_tally

    use_sqlite_safely()
    use_search_index()
    keep_published_editions()
    keep_frozen_reports()
    use_tally()
    db.init_app(app)
    use_migrations(app)


def use_migrations(app: Flask) -> None:
    """Let ``flask db`` find the migrations; Alembic is loaded when it is asked for them."""
    from werkzeug.local import LocalProxy

    def wired() -> object:
        from flask_migrate import Migrate

        from config import ROOT
        from tracker.extensions import db

        Migrate(app, db, directory=str(ROOT / "migrations"))  # takes the place of the stand-in
        return app.extensions["migrate"]

    app.extensions["migrate"] = LocalProxy(wired)


def use_web(app: Flask) -> None:
    """Add what all pages share."""
    from tracker.extensions import csrf, login_manager
    from tracker.web.errors import use_errors
    from tracker.web.headers import use_headers
    from tracker.web.nav import use_nav
    from tracker.web.static import use_fingerprints

    csrf.init_app(app)
    login_manager.init_app(app)
    use_errors(app)
    use_headers(app)
    use_nav(app)
    use_fingerprints(app)


def use_areas(app: Flask) -> None:
    """Add the pages of each area."""
    from tracker.accounts import routes as accounts
    from tracker.actions import routes as actions
    from tracker.admin import routes as admin
    from tracker.adviser import routes as adviser
    from tracker.cycles import routes as cycles
    from tracker.evidence import routes as evidence
    from tracker.home import routes as home
    from tracker.insights import routes as insights
    from tracker.lessons import routes as lessons
    from tracker.library import routes as library
    from tracker.reports import grant_routes as grants
    from tracker.reports import kind_routes as kinds
    from tracker.reports import routes as reports
    from tracker.reports.kept import routes as kept
    from tracker.reports.published.routes import published, publishing
    from tracker.search import routes as search
    from tracker.trajectories import routes as trajectories

    areas = (accounts, actions, admin, adviser, cycles, evidence, home, insights, lessons)
    for area in (*areas, library, reports, search, trajectories, grants, kept, kinds):
        app.register_blueprint(area.bp)
    app.register_blueprint(publishing)
    app.register_blueprint(published)


def use_jobs(app: Flask) -> None:
    """Add the work outside requests, and what each area makes that way."""
    from tracker.jobs import routes
    from tracker.jobs.queue import use_queue
    from tracker.jobs.runners import use_runners
    from tracker.reports.jobs import RUNNERS

    app.register_blueprint(routes.bp)
    use_queue(app)
    use_runners(app, RUNNERS)


def use_cli(app: Flask) -> None:
    """Add the commands."""
    from tracker.cli.jobs import jobs
    from tracker.cli.migrations import db
    from tracker.cli.records import demo, evidence, library, places, search
    from tracker.cli.reports import reports

    for group in (db, library, places, demo, reports, search, evidence, jobs):
        app.cli.add_command(group)
