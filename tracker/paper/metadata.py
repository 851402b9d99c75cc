"""What a file says of itself: PDF/A-2a with the PDF/UA-1 mark, its title, maker and day."""

import io
from datetime import date
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from xml.sax.saxutils import escape

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, String

from tracker.paper.parts import Paper

# PDF/A wants every name outside its own list declared; this declares the one PDF/UA adds.
XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
  <pdfaid:part>2</pdfaid:part>
  <pdfaid:conformance>A</pdfaid:conformance>
  <pdfuaid:part>1</pdfuaid:part>
  <pdf:Producer>{producer}</pdf:Producer>
  <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
  <dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
  <xmp:CreateDate>{day}T00:00:00Z</xmp:CreateDate>
  <xmp:ModifyDate>{day}T00:00:00Z</xmp:ModifyDate>
</rdf:Description>
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
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def describe(pdf: Pdf, paper: Paper) -> None:
    """Let ``pdf`` say what it is."""
    producer = f"WeasyPrint {version('weasyprint')}"
    pdf.Root.Lang = String(paper.lang)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.OutputIntents = Array([colours(pdf)])
    words = {"producer": producer, "title": paper.title, "author": paper.author}
    xmp = XMP.format(day=paper.made_on.isoformat(), **{k: escape(v) for k, v in words.items()})
    pdf.Root.Metadata = pdf.make_stream(xmp.encode(), Type=Name.Metadata, Subtype=Name.XML)
    stamp = pdf_day(paper.made_on)
    names = {"Title": paper.title, "Author": paper.author, "Producer": producer}
    for name, words_of in (names | {"CreationDate": stamp, "ModDate": stamp}).items():
        pdf.docinfo[f"/{name}"] = String(words_of)


def colours(pdf: Pdf) -> Dictionary:
    """Return the intent that gives the colours of the file their meaning: sRGB."""
    found = find_spec("weasyprint")  # its profile, without loading the program
    assert found is not None
    assert found.origin is not None
    profile = (Path(found.origin).parent / "pdf/sRGB2014.icc").read_bytes()
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB2014.icc"),
        Info=String("sRGB2014.icc"),
        DestOutputProfile=pdf.make_indirect(pdf.make_stream(profile, N=3)),
    )


def pdf_day(day: date) -> str:
    """Return a day as the document information writes it."""
    return f"D:{day:%Y%m%d}000000Z"


def saved(pdf: Pdf) -> bytes:
    """Return the file: the same content, the same bytes."""
    out = io.BytesIO()
    mode = ObjectStreamMode.generate
    pdf.save(out, deterministic_id=True, object_stream_mode=mode, min_version="1.7")
    return out.getvalue()
