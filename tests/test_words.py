"""The words on the screen: plain Dutch, said to "u", without office Dutch or English."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
MODULES = sorted(path for path in (ROOT / "tracker").rglob("*.py") if path.parent.name != "models")

OFFICE_DUTCH = (
    *("aangaande", "alsmede", "betreffende", "derhalve", "dienen", "dient", "doch", "dusdanig"),
    *("geschiedt", "indien", "inzake", "jegens", "middels", "mits", "omtrent", "ten behoeve"),
    *("teneinde", "tevens", "thans", "uwerzijds", "voornoemde", "welke dient", "zulks"),
)
ENGLISH = (
    *("cancel", "click", "dashboard", "deadline", "delete", "error", "feedback"),
    *("invalid", "loading", "login", "not found", "please", "required", "save"),
    *("settings", "submit", "tool", "upload", "user", "warning"),
)
INFORMAL = ("je", "jij", "jou", "jouw", "jullie")
FORBIDDEN = re.compile(rf"\b({'|'.join((*OFFICE_DUTCH, *ENGLISH, *INFORMAL))})\b", re.IGNORECASE)

TAG = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
LITERAL = re.compile(r'"([^"\s,][^"\n]* [^"\n]*)"')
ELEMENT = re.compile(r"<[^>]*>")
MARK = "\N{OBJECT REPLACEMENT CHARACTER}"  # where something is filled in


def texts_of_template(source):
    """Yield what a template says itself, and the sentences it hands to a macro."""
    for tag in TAG.findall(source):
        if not tag.startswith("{#"):
            yield from (text for text in LITERAL.findall(tag) if "<" not in text)
    yield from ELEMENT.sub("\n", TAG.sub(MARK, source)).splitlines()


def texts_of_module(source):
    """Yield the texts of a module that may be shown: those with a space, docstrings left out."""
    tree = ast.parse(source)
    silent = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            silent.add(node.value)  # a docstring
        if isinstance(node, ast.Raise) or is_for_makers(node):
            silent.update(ast.walk(node))
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and node not in silent else None
        if isinstance(text, str) and " " in text.strip():
            yield text


def is_for_makers(node):
    """Return whether a call writes in the log of the server or on the command line."""
    if not isinstance(node, ast.Call):
        return False
    name = ast.unparse(node.func)
    return name.startswith("click.") or ".logger." in name


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_template_speaks_plain_dutch(path):
    texts = list(texts_of_template(path.read_text()))

    assert [text for text in texts if FORBIDDEN.search(text)] == []
    # Curly quotes, and nothing is shouted.
    assert [text for text in texts if re.search(r"\w!|[\w.]\"|'\w", text)] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_speaks_plain_dutch(path):
    texts = list(texts_of_module(path.read_text()))

    assert [text for text in texts if FORBIDDEN.search(text)] == []
