"""Rules for every template: nothing slips past escaping, tokens or the addresses of the routes."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
FORM = re.compile(r'<form\b[^>]*\bmethod="post".*?</form>', re.DOTALL)
TOKEN = re.compile(r"\{\{ (hidden_fields\(|token\()")
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)

every_template = pytest.mark.parametrize(
    "path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT))
)


@every_template
def test_a_form_that_changes_something_carries_a_token(path):
    source = COMMENT.sub("", path.read_text())
    forms = FORM.findall(source)

    assert [form for form in forms if not TOKEN.search(form)] == []
    assert len(forms) == source.count('method="post"')


@every_template
def test_nothing_is_shown_unescaped(path):
    own_sheet = path.name == "base_print.html"  # our own style sheet, put in a file of its own
    unescaped = re.findall(r"\|\s*safe\b|autoescape|Markup", path.read_text())

    assert len(unescaped) == (1 if own_sheet else 0)


@every_template
def test_links_are_made_from_the_routes_and_open_in_place(path):
    source = COMMENT.sub("", path.read_text())

    assert re.findall(r'\b(?:href|src|action)="(?!\{\{|\{%|#|")[^"]*"', source) == []
    assert "target=" not in re.sub(r"\{[{%].*?[%}]\}", "", source, flags=re.DOTALL)
