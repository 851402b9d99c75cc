"""Fonts are unpacked once."""

import pytest

from tracker.paper import fonts
from tracker.paper.files import STATIC

[FILE] = STATIC.glob("vendor/source-sans-3@*/source-sans-3-latin-400-normal.woff2")
PLAIN = (b"\x00\x01\x00\x00", b"OTTO")  # how a font begins that is not packed


@pytest.fixture
def unpackings(monkeypatch):
    """Return the fonts that were unpacked since."""
    done, unpack = [], fonts.unpack
    monkeypatch.setattr(fonts, "unpack", lambda packed: done.append(packed) or unpack(packed))
    return done


def test_a_font_is_unpacked_once_and_kept(tmp_path, monkeypatch, unpackings):
    monkeypatch.setattr(fonts, "INSTANCE", tmp_path)

    first, again = fonts.unpacked(FILE), fonts.unpacked(FILE)

    assert first.startswith(PLAIN)
    assert first == again
    assert len(unpackings) == 1


def test_another_font_under_the_same_name_is_unpacked_anew(tmp_path, monkeypatch):
    monkeypatch.setattr(fonts, "INSTANCE", tmp_path)
    monkeypatch.setattr(fonts, "unpack", bytes.upper)
    file = tmp_path / "eigen.woff2"

    file.write_bytes(b"een")
    first = fonts.unpacked(file)
    file.write_bytes(b"twee")

    assert (first, fonts.unpacked(file)) == (b"EEN", b"TWEE")


def test_where_nothing_can_be_kept_it_is_unpacked_each_time(tmp_path, monkeypatch, unpackings):
    in_the_way = tmp_path / "bestand"
    in_the_way.touch()
    monkeypatch.setattr(fonts, "INSTANCE", in_the_way)

    assert fonts.unpacked(FILE).startswith(PLAIN)
    assert fonts.unpacked(FILE).startswith(PLAIN)
    assert len(unpackings) == 2
