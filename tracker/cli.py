"""The commands: parse, call a service, commit."""

import click

groups: list[click.Group] = []
