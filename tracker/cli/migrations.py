"""``flask db``: Flask-Migrate's own commands, loaded when they are asked for."""

import click


@click.command(
    "db",
    add_help_option=False,
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
    help="Perform database migrations.",
)
@click.pass_context
def db(ctx: click.Context) -> None:
    """Hand all that was asked over to the group of Flask-Migrate."""
    from flask_migrate.cli import db as group

    group.main(ctx.args, prog_name=ctx.command_path, obj=ctx.obj)
