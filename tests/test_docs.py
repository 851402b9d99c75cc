"""The documentation is complete: every setting, every command, every picture."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()


def test_every_setting_stands_in_the_readme():
    read = set(
        re.findall(r'environ(?:\.get)?[(\[]\s*"([A-Z_]+)"', (ROOT / "config.py").read_text())
    )

    assert read
    assert {name for name in read if f"`{name}`" not in README} == set()


def test_every_command_stands_in_the_readme(app):
    groups = {name: app.cli.get_command(None, name) for name in app.cli.list_commands(None)}
    own = {
        f"{name} {command}"
        for name, group in groups.items()
        if name not in {"db", "routes", "run", "shell"}
        for command in getattr(group, "commands", {})
    }

    assert {"library load", "places load", "demo load", "reports print"} <= own
    assert {command for command in own if f"`{command}" not in README} == set()


def test_every_picture_is_there():
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)

    assert pictures
    assert [path for path in pictures if not (ROOT / path).is_file()] == []
