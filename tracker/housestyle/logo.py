"""A logo: a PNG that is one, or an SVG of which only drawing is left."""

import io
from dataclasses import dataclass
from enum import StrEnum

from tracker.housestyle.svg import NotDrawn, drawing_of

MOST_BYTES = 200 * 1024
MOST_PIXELS = 4000  # on a side: more is unpacked for nothing
KEPT_SIZE = (1200, 600)  # sharp on paper at the size it is printed
PNG, SVG = "image/png", "image/svg+xml"
PNG_SIGN = b"\x89PNG\r\n\x1a\n"


class Fault(StrEnum):
    """Why a file is refused as a logo."""

    TOO_LARGE = "too_large"
    TOO_MANY_PIXELS = "too_many_pixels"
    UNREADABLE = "unreadable"
    NOT_DRAWN = "not_drawn"


class LogoRefused(ValueError):
    """The file cannot be a logo."""

    def __init__(self, fault: Fault, what: str = "") -> None:
        """Say why; ``what`` is the part of the drawing it is about."""
        super().__init__(fault)
        self.fault, self.what = fault, what


@dataclass(frozen=True)
class Logo:
    """A logo as it is kept."""

    content: bytes
    mimetype: str


def read_logo(content: bytes) -> Logo:
    """Return the logo in a file that somebody sent, made anew so that nothing else comes along.

    Raises:
        LogoRefused: it is too large, or no PNG or SVG that can be kept.
    """
    if len(content) > MOST_BYTES:
        raise LogoRefused(Fault.TOO_LARGE)
    if content.startswith(PNG_SIGN):
        return Logo(flat_png(content), PNG)
    try:
        return Logo(drawing_of(content), SVG)
    except NotDrawn as refused:
        raise LogoRefused(Fault.NOT_DRAWN, refused.what) from None
    except ValueError:
        raise LogoRefused(Fault.UNREADABLE) from None


def flat_png(content: bytes) -> bytes:
    """Return a PNG on white, without what programs write beside the picture.

    Headers and paper are white, and a picture that lets nothing through prints the same everywhere.

    Raises:
        LogoRefused: it is no PNG, or has too many pixels.
    """
    from PIL import Image, ImageFile

    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint, where it is loaded, wants half ones too
    try:
        with Image.open(io.BytesIO(content), formats=["PNG"]) as picture:
            if max(picture.size) > MOST_PIXELS:
                raise LogoRefused(Fault.TOO_MANY_PIXELS)
            layer = picture.convert("RGBA")
    except (OSError, SyntaxError, EOFError, Image.DecompressionBombError):
        raise LogoRefused(Fault.UNREADABLE) from None
    layer.thumbnail(KEPT_SIZE)
    paper = Image.new("RGBA", layer.size, "white")
    paper.alpha_composite(layer)
    out = io.BytesIO()
    paper.convert("RGB").save(out, "PNG", optimize=True)
    return out.getvalue()
