"""Logos from outside: a picture is kept, and nothing that came along with it."""

import io

import pytest
from PIL import Image, PngImagePlugin

from tests.housestyle.pictures import SVG, png, svg
from tracker.housestyle.logo import MOST_BYTES, Fault, LogoRefused, read_logo

BILLION = (
    b'<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>&b;</title></svg>'
)
FILE = (
    b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>&x;</title></svg>'
)
PUBLIC = (
    b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"'
    b' "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">' + SVG.partition(b"?>")[2]
)


def fault_of(content):
    with pytest.raises(LogoRefused) as refused:
        read_logo(content)
    return refused.value.fault


def test_a_png_is_made_anew_on_white():
    out, notes = io.BytesIO(), PngImagePlugin.PngInfo()
    notes.add_text("Author", "iemand")
    Image.new("RGBA", (40, 20), (200, 16, 31, 0)).save(out, "PNG", pnginfo=notes)

    logo = read_logo(out.getvalue())

    picture = Image.open(io.BytesIO(logo.content))
    assert logo.mimetype == "image/png"
    assert (picture.mode, picture.size) == ("RGB", (40, 20))
    assert picture.getpixel((0, 0)) == (255, 255, 255)
    assert b"iemand" not in logo.content


def test_a_large_png_becomes_as_large_as_paper_needs():
    picture = Image.open(io.BytesIO(read_logo(png((3000, 300))).content))

    assert picture.size == (1200, 120)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a",
        png()[:60],
        b"\x89PNG\r\n\x1a\n" + b"x" * 50,
        b"<svg",
        b"<html></html>",
        SVG.replace(b"viewBox", b"class"),
        "<svg>tekst</svg>".encode("utf-16"),
        BILLION,
        FILE,
        svg("<g>" * 40 + "</g>" * 40),
        svg("<g/>" * 3001),
    ],
)
def test_what_is_no_picture_is_refused(content):
    assert fault_of(content) is Fault.UNREADABLE


def test_too_large_is_refused_before_it_is_read():
    assert fault_of(SVG + b" " * MOST_BYTES) is Fault.TOO_LARGE
    assert fault_of(png((4001, 10))) is Fault.TOO_MANY_PIXELS


@pytest.mark.parametrize("content", [SVG, PUBLIC])
def test_a_drawing_stays_a_drawing(content):
    logo = read_logo(content)

    assert logo.mimetype == "image/svg+xml"
    assert b'd="M0 0h20v10z"' in logo.content
    assert b'fill="#c8101f"' in logo.content
    assert b"<title>Wapen</title>" in logo.content
    assert b"DOCTYPE" not in logo.content


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<path d="M0 0" onload="alert(1)"/>',
        '<g onclick="alert(1)"><script><path d="M1 1"/></script></g>',
        '<metadata><x:y xmlns:x="http://x.nl">alert</x:y></metadata>',
        '<path fill="url(https://voorbeeld.nl/alert)"/>',
        '<path fill="URL(//voorbeeld.nl)" clip-path="url( #a) url(http://alert)"/>',
        '<path style="fill: url(javascript:alert(1)); background: url(//voorbeeld.nl)"/>',
        '<g xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="javascript:alert(1)"/>',
        '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>',
    ],
)
def test_what_acts_or_calls_elsewhere_is_left_out(inside):
    kept = read_logo(svg(inside + '<rect width="1" height="1"/>')).content.decode()

    for word in ("alert", "script", "voorbeeld.nl", "url", "URL", "on", "href"):
        assert word not in kept.replace("version", "").replace("encoding", "")
    assert "<rect" in kept


@pytest.mark.parametrize(
    "inside",
    [
        "<style>path { fill: red }</style>",
        "<text>Gemeente</text>",
        '<image href="https://voorbeeld.nl/x.png"/>',
        '<use href="https://voorbeeld.nl/x.svg#a"/>',
        "<foreignObject><p>Hallo</p></foreignObject>",
        '<a href="javascript:alert(1)"><path d="M0 0"/></a>',
        '<animate attributeName="href" to="javascript:alert(1)"/>',
    ],
)
def test_what_would_change_the_picture_unseen_is_refused_by_name(inside):
    with pytest.raises(LogoRefused) as refused:
        read_logo(svg(inside))

    assert refused.value.fault is Fault.NOT_DRAWN
    assert inside.startswith(f"<{refused.value.what}")


def test_a_style_on_a_shape_becomes_attributes():
    gradient = '<linearGradient id="a"><stop offset="0" style="stop-color:#fff"/></linearGradient>'

    kept = read_logo(svg(f'{gradient}<path style="fill:url(#a);cursor:pointer"/>')).content

    assert b'stop-color="#fff"' in kept
    assert b'fill="url(#a)"' in kept
    assert b"cursor" not in kept
