"""Logos to send: good ones, and ones that want more than to be a picture."""

import io

from PIL import Image

SVG = (
    b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">'
    b'<title>Wapen</title><path d="M0 0h20v10z" fill="#c8101f"/></svg>'
)


def png(size=(40, 20), colour=(200, 16, 31, 0)) -> bytes:
    """Return a PNG; by default one that lets everything through."""
    out = io.BytesIO()
    Image.new("RGBA", size, colour).save(out, "PNG")
    return out.getvalue()


def svg(inside: str, root: str = 'viewBox="0 0 20 10"') -> bytes:
    """Return an SVG with ``inside`` between its tags."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" {root}>{inside}</svg>'.encode()
