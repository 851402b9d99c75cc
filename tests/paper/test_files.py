"""Nothing is read while printing but our own style sheets and fonts."""

import io
from datetime import date

import pypdf
import pytest

from tracker.paper.files import STATIC, Refused, static_file, static_url, style_sheets
from tracker.paper.making import make_pdf
from tracker.paper.parts import Paper, Part
from tracker.paper.store import MemoryStore


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://169.254.169.254/latest/",
        "https://voorbeeld.nl/x.png",
        "data:image/png;base64,AAAA",
        "ftp://voorbeeld.nl/x",
        static_url("../config.py"),
        static_url("%2e%2e/config.py"),
        static_url("css/nergens.css"),
    ],
)
def test_nothing_but_our_own_files_is_read(address):
    with pytest.raises(Refused):
        static_file(address)


def test_our_own_files_are_read():
    assert static_file(static_url("css/print.css?v=1#x")) == STATIC / "css/print.css"


def test_a_page_that_asks_for_more_prints_without_it(monkeypatch):
    def no_network(*_arguments, **_options):
        raise AssertionError("printing asked the network for something")

    monkeypatch.setattr("socket.socket.connect", no_network)
    attack = (
        '<img src="file:///etc/passwd" alt="x"><img src="http://127.0.0.1:9/x" alt="x">'
        '<p style="background: url(http://127.0.0.1:9/y)">Tekst</p>'
        '<link rel="attachment" href="file:///etc/passwd">'
    )

    html = f'<!doctype html><html lang="nl"><title>x</title><body>{attack}</body></html>'
    part = Part("Proef", html, is_bare=True)
    paper = Paper("Proef", "Wij", "nl", date(2026, 11, 22), (style_sheets("print"),), (part,))
    printed = make_pdf(paper, store=MemoryStore())

    assert b"root:" not in printed
    reader = pypdf.PdfReader(io.BytesIO(printed))
    assert sorted(reader.pages[0].extract_text().split()) == ["Tekst", "xx"]
    assert not reader.attachments
