"""Rules that hold for the whole code base."""

import ast
import re
from enum import Enum
from pathlib import Path

import pytest
from jinja2 import nodes

from tracker.domain import phases, track, verdict, vocabulary, withholding
from tracker.web.labels import LABELS, ROLE_SENTENCES

ROOT = Path(__file__).parent.parent
TRACKER = sorted((ROOT / "tracker").rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


def rooms(path):
    """Return what a module is called by: its own name and the folders it lies in."""
    return {path.stem, *path.relative_to(ROOT).parent.parts}


def enums(module):
    own = [each for each in vars(module).values() if isinstance(each, type)]
    return [each for each in own if issubclass(each, Enum) and each.__module__ == module.__name__]


@pytest.mark.parametrize("enum", enums(vocabulary), ids=lambda enum: enum.__name__)
def test_every_word_of_a_record_has_a_dutch_label(enum):
    assert [member for member in enum if member not in LABELS] == []


@pytest.mark.parametrize(
    "enum",
    [
        phases.Phase,
        phases.Condition,
        track.StopState,
        verdict.Verdict,
        verdict.Direction,
        *enums(withholding),
    ],
    ids=lambda enum: enum.__name__,
)
def test_every_word_of_a_rule_has_a_dutch_label(enum):
    assert [member for member in enum if member not in LABELS] == []


def test_every_role_says_in_one_sentence_what_it_may_do():
    assert set(ROLE_SENTENCES) == set(vocabulary.Role)


def test_only_the_edge_commits():
    committing = [
        path.relative_to(ROOT).as_posix()
        for path in TRACKER
        if not rooms(path) & {"routes", "cli", "jobs"} and ".commit(" in path.read_text()
    ]

    assert committing == []


def test_routes_hold_no_queries():
    asking = [
        path.relative_to(ROOT).as_posix()
        for path in TRACKER
        if "routes" in rooms(path) and re.search(r"\bselect\(", path.read_text())
    ]

    assert asking == []


def test_only_config_reads_the_environment():
    reading = [
        path.relative_to(ROOT).as_posix() for path in TRACKER if "os.environ" in path.read_text()
    ]

    assert reading == []


def test_no_file_is_longer_than_four_hundred_lines_and_no_template_than_150():
    long = [
        path.relative_to(ROOT).as_posix()
        for path in [*TRACKER, *TEMPLATES]
        if len(path.read_text().splitlines()) > (150 if path.suffix == ".html" else 400)
    ]

    assert long == []


def test_no_function_is_longer_than_forty_lines():
    long = [
        f"{path.relative_to(ROOT)}:{node.name}"
        for path in TRACKER
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef) and code_lines(node) > 40
    ]

    assert long == []


def code_lines(function):
    """Count the lines of a function without its signature and docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


def test_services_do_not_ask_who_is_logged_in():
    asking = [
        path.relative_to(ROOT).as_posix()
        for path in TRACKER
        if rooms(path) & {"services", "queries"} and "current_user" in path.read_text()
    ]

    assert asking == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_templates_use_what_they_import(app, path):
    source = path.read_text()
    tree = app.jinja_env.parse(source)
    imported = {
        name if isinstance(name, str) else name[1]
        for each in tree.find_all(nodes.FromImport)
        for name in each.names
    }
    used = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "load"}

    assert imported <= used, imported - used
