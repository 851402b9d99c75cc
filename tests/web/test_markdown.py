"""What people mark up themselves, and what is never let through."""

import re

import pytest

from tracker.web.markdown import markdown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Twee *wijken* en **één** les", "<p>Twee <em>wijken</em> en <strong>één</strong> les</p>"),
        ("- een\n- twee", "<ul>\n<li>een</li>\n<li>twee</li>\n</ul>"),
        ("3. drie", '<ol start="3">\n<li>drie</li>\n</ol>'),
        ("# Kop", "<h4>Kop</h4>"),
        ("`code` en > 5", "<p>`code` en &gt; 5</p>"),
    ],
)
def test_a_little_markdown_is_shown(typed, shown):
    assert markdown(typed).strip() == shown


def test_a_link_leads_to_https():
    assert 'href="https://movisie.nl"' in markdown("[Movisie](https://movisie.nl)")


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>",
        '<a href="https://x.nl" onclick="x()">x</a>',
        "[x](javascript:alert(1))",
        "[x](http://x.nl)",
        "[x](data:text/html;base64,eA)",
        "![x](https://x.nl/x.png)",
        "<style>p{color:red}</style>",
    ],
)
def test_nothing_else_gets_through(typed):
    html = markdown(typed)

    assert set(re.findall(r"<(\w+)", html)) <= {"p", "a"}
    assert not re.search(r'<[^>]*(href="(?!https:)|onclick=)', html)
