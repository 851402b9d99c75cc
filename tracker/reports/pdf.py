"""One page of HTML made into an accessible PDF that keeps: PDF/A-2a with the PDF/UA-1 mark."""

import io
import re
from datetime import date
from hashlib import sha256
from mimetypes import guess_type
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from config import ROOT

if TYPE_CHECKING:
    from weasyprint import Document
    from weasyprint.urls import URLFetcher

STATIC = ROOT / "static"
# Names our own files while printing. The host does not exist; nothing is ever asked of a network.
BASE_URL = "https://static.invalid/"
# A logo that was read and made anew when it was sent stands in its address.
LOGO = ("data:image/png;base64,", "data:image/svg+xml;base64,")
VARIANT: dict[str, Any] = {"pdf_variant": "pdf/a-2a", "pdf_tags": True}

# PDF/A wants every name outside its own list declared; this declares the one PDF/UA adds.
EXTENSION = """
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>Which part of ISO 14289 the file follows</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
  <pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
"""


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


def render_pdf(html: str, *, made_on: date) -> bytes:
    """Return ``html`` as PDF/A-2a with the PDF/UA-1 identifier; the same input, the same bytes.

    ``made_on`` is the day that stands in the file. Only files in ``static/`` are read.
    """
    return write_pdf(lay_out(html), html, made_on=made_on)


def lay_out(html: str) -> "Document":
    """Return ``html`` set in pages, before it is written. Only files in ``static/`` are read."""
    from weasyprint import HTML

    return HTML(string=html, base_url=BASE_URL, url_fetcher=own_fetcher()).render(**VARIANT)


def write_pdf(document: "Document", html: str, *, made_on: date) -> bytes:
    """Return the pages of ``document``, laid out from ``html``, as ``render_pdf`` does."""
    identifier = sha256(html.encode()).digest()[:16]
    plain = document.write_pdf(pdf_identifier=identifier, **VARIANT)
    return with_universal_access(plain, made_on)


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
            return URLFetcherResponse(url, body=file.read_bytes(), headers={"Content-Type": kind})

    return OwnFiles()


def with_universal_access(plain: bytes, made_on: date) -> bytes:
    """Return a PDF/A with mended tags, the PDF/UA-1 identifier and the schema declaring it."""
    from pikepdf import ObjectStreamMode, Pdf, String

    from tracker.reports.tags import mend_tags

    stamp = f"D:{made_on:%Y%m%d}000000Z"
    with Pdf.open(io.BytesIO(plain)) as pdf:
        metadata = pdf.Root.Metadata.read_bytes().decode()
        metadata = metadata.replace("</rdf:RDF>", f"{EXTENSION}</rdf:RDF>")
        pdf.Root.Metadata.write(dated(metadata, made_on).encode())
        for name in ("/CreationDate", "/ModDate"):
            pdf.docinfo[name] = String(stamp)
        mend_tags(pdf)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return out.getvalue()


def dated(metadata: str, made_on: date) -> str:
    """Return the metadata with the dates that also stand in the document information."""
    stamp = f"{made_on.isoformat()}T00:00:00Z"
    dates = (
        '<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">'
        f"<xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate>"
        "</rdf:Description>"
    )
    return metadata.replace("</rdf:RDF>", f"{dates}</rdf:RDF>")
