"""Our fonts as they are read while printing: unpacked once, and kept so beside the database."""

import io
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from config import INSTANCE
from tracker.replacing import replace_file

PACKED = ".woff2"  # as browsers get them


def unpacked(file: Path) -> bytes:
    """Return a font of ours as it was before it was packed.

    To unpack the eight of a report took a quarter of a second, each time a process began.
    """
    packed = file.read_bytes()
    kept = INSTANCE / "fonts" / f"{sha256(packed).hexdigest()}.ttf"
    with suppress(OSError):
        return kept.read_bytes()
    content = unpack(packed)
    with suppress(OSError):  # a folder that cannot be written costs time, and nothing else
        kept.parent.mkdir(parents=True, exist_ok=True)
        replace_file(kept, content)
    return content


def unpack(packed: bytes) -> bytes:
    """Return a font without its packing."""
    from fontTools.ttLib import woff2

    out = io.BytesIO()
    woff2.decompress(io.BytesIO(packed), out)
    return out.getvalue()
