"""The files that are read while printing: our own style sheets and fonts, and a logo."""

import re
from functools import cache
from hashlib import sha256
from mimetypes import guess_type
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin

from config import ROOT
from tracker.paper.fonts import PACKED, unpacked

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher

# What paper and the standalone page wear, in this order.
SHEETS = ("tokens", "base", "layout", "content", "print")
STATIC = ROOT / "static"
# Names our own files while printing. The host does not exist; nothing is ever asked of a network.
BASE_URL = "https://static.invalid/"
# A logo that was read and made anew when it was sent stands in its address.
LOGO = ("data:image/png;base64,", "data:image/svg+xml;base64,")
ADDRESS = re.compile(r'url\("([^"]+)"\)')


class Refused(ValueError):
    """Something other than a file of our own was asked for while printing."""


def static_url(path: str) -> str:
    """Return under which address a file in ``static/`` is known while printing."""
    return BASE_URL + path


def static_file(url: str) -> Path:
    """Return the file in ``static/`` that ``url`` names.

    Raises:
        Refused: the address is not ours, or the file is not there or lies outside ``static/``.
    """
    if not url.startswith(BASE_URL):
        raise Refused(f"only our own files are printed: {url[:80]}")
    path = unquote(re.split(r"[?#]", url.removeprefix(BASE_URL))[0])
    file = (STATIC / path).resolve()
    if not file.is_relative_to(STATIC) or not file.is_file():
        raise Refused(f"no file of ours: {path[:80]}")
    return file


def style_sheets(*names: str) -> str:
    """Return our style sheets as one, with the addresses that files have while printing."""
    return "\n".join(style_sheet(static_url(f"css/{name}.css")) for name in names)


@cache
def our_styles() -> str:
    """Return the style sheets of all paper as one."""
    return style_sheets(*SHEETS)


def style_sheet(url: str) -> str:
    """Return one style sheet of ours, with the addresses that files have while printing."""
    text = static_file(url).read_text(encoding="utf-8")
    return ADDRESS.sub(lambda found: f'url("{urljoin(url, found[1])}")', text)


def files_hash(styles: str) -> str:
    """Return what changes with the content of the files that ``styles`` names."""
    found = sorted({each for each in ADDRESS.findall(styles) if each.startswith(BASE_URL)})
    contents = (sha256(static_file(url).read_bytes()).digest() for url in found)
    return sha256(b"".join(contents)).hexdigest()


def own_fetcher() -> "URLFetcher":
    """Return what gives WeasyPrint our own files and nothing else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OwnFiles(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        """Files in ``static/`` and a logo in its address: no network, and no other file."""

        def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
            """Return the file that ``url`` names, or refuse."""
            if url.startswith(LOGO):
                return super().fetch(url, headers)
            file = static_file(url)
            kind = guess_type(file.name)[0] or "application/octet-stream"
            content = unpacked(file) if file.suffix == PACKED else file.read_bytes()
            return URLFetcherResponse(url, body=content, headers={"Content-Type": kind})

    return OwnFiles()
