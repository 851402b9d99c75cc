"""What an archive asks to know of a report: MDTO 1.0, as XML.

Source: Metagegevens Duurzaam Toegankelijke Overheidsinformatie (MDTO), Nationaal Archief.
"""

from dataclasses import dataclass
from datetime import date, datetime
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from tracker.domain.dutch import brief

NAMESPACE = "https://www.nationaalarchief.nl/mdto"
LONGEST_NAME = 80
SOURCE = "Leerspoor"
# In which list of MDTO a term stands.
LEVELS, VALUATIONS = "Aggregatieniveaus", "Waarderingen"
EVENTS, LIMITS, RELATIONS = "EventTypeLijst", "BeperkingGebruikTypeLijst", "Relatietypen"
PERIODS, KINDS, TRIGGERS = "Dekking in tijd", "Soorten rapporten", "Begin van de bewaartermijn"


@dataclass(frozen=True)
class ArchivedFile:
    """The PDF of a report."""

    name: str
    address: str
    mimetype: str
    size: int  # bytes
    checksum: str  # SHA-256
    made_at: datetime


@dataclass(frozen=True)
class Archived:
    """What is told of a report."""

    identifier: str
    address: str
    title: str
    kind: str
    gemeente: str
    gemeente_code: str  # of CBS
    starts_on: date
    ends_on: date
    fixed_on: date
    published_on: date
    file: ArchivedFile | None


def information_object(report: Archived) -> bytes:
    """Return the report as an informatieobject; the order of the elements is that of MDTO.

    How long it is kept is for the archivist to decide, so the valuation is "nader te bepalen" and
    the retention period has a start and no length.
    """
    root, found = opened("informatieobject")
    identified(found, report.identifier, report.title)
    term(found, "aggregatieniveau", "Archiefstuk", LEVELS)
    term(found, "classificatie", report.kind, KINDS, source=SOURCE)
    SubElement(
        SubElement(found, q("raadpleeglocatie")), q("raadpleeglocatieOnline")
    ).text = report.address
    covered = SubElement(found, q("dekkingInTijd"))
    term(covered, "dekkingInTijdType", "Verslagperiode", PERIODS, source=SOURCE)
    text(covered, "dekkingInTijdBegindatum", report.starts_on.isoformat())
    text(covered, "dekkingInTijdEinddatum", report.ends_on.isoformat())
    text(found, "taal", "nl")
    for kind, on in (("Bevriezing", report.fixed_on), ("Publicatie", report.published_on)):
        event = SubElement(found, q("event"))
        term(event, "eventType", kind, EVENTS)
        text(event, "eventTijd", on.isoformat())
    term(found, "waardering", "Nader te bepalen", VALUATIONS, code="N")
    kept = SubElement(found, q("bewaartermijn"))
    term(kept, "termijnTriggerStartLooptijd", "Vaststelling", TRIGGERS, source=SOURCE)
    text(kept, "termijnStartdatumLooptijd", report.fixed_on.isoformat())
    if report.file:
        reference(found, "heeftRepresentatie", report.file.name, report.file.address)
    gemeente = f"Gemeente {report.gemeente}"
    reference(found, "archiefvormer", gemeente, report.gemeente_code, source="CBS")
    concerned = SubElement(found, q("betrokkene"))
    term(concerned, "betrokkeneTypeRelatie", "Rechthebbende", RELATIONS)
    reference(concerned, "betrokkeneActor", gemeente, report.gemeente_code, source="CBS")
    limit = SubElement(found, q("beperkingGebruik"))
    term(limit, "beperkingGebruikType", "Geen beperking", LIMITS)
    return closed(root)


def file_object(report: Archived, file: ArchivedFile) -> bytes:
    """Return the PDF of the report as a bestand; the order of the elements is that of MDTO."""
    root, found = opened("bestand")
    identified(found, file.address, file.name)
    text(found, "omvang", str(file.size))
    term(found, "bestandsformaat", file.mimetype, "Media Types", source="IANA")
    checksum = SubElement(found, q("checksum"))
    term(checksum, "checksumAlgoritme", "SHA-256", "ChecksumAlgoritme")
    text(checksum, "checksumWaarde", file.checksum)
    text(checksum, "checksumDatum", file.made_at.isoformat(timespec="seconds"))
    text(found, "URLBestand", file.address)
    reference(found, "isRepresentatieVan", report.title, report.identifier)
    return closed(root)


def opened(kind: str) -> tuple[Element, Element]:
    """Return a new document and the one object in it."""
    root = Element(q("MDTO"))
    return root, SubElement(root, q(kind))


def closed(root: Element) -> bytes:
    """Return a document as it is sent."""
    indent(root)
    written: bytes = tostring(
        root, encoding="utf-8", xml_declaration=True, default_namespace=NAMESPACE
    )
    return written


def q(name: str) -> str:
    """Return the name of an element with its namespace."""
    return f"{{{NAMESPACE}}}{name}"


def text(parent: Element, name: str, value: str) -> None:
    """Add an element with a text."""
    SubElement(parent, q(name)).text = value


def identified(parent: Element, identifier: str, name: str) -> None:
    """Add what an object is known by."""
    mark = SubElement(parent, q("identificatie"))
    text(mark, "identificatieKenmerk", identifier)
    text(mark, "identificatieBron", SOURCE)
    text(parent, "naam", brief(name, LONGEST_NAME))


def term(
    parent: Element, name: str, label: str, vocabulary: str, *, code: str = "", source: str = "MDTO"
) -> None:
    """Add a term and the list it stands in; ``source`` is whose list that is."""
    found = SubElement(parent, q(name))
    text(found, "begripLabel", label)
    if code:
        text(found, "begripCode", code)
    vocabularies = SubElement(found, q("begripBegrippenlijst"))
    text(vocabularies, "verwijzingNaam", f"{source} {vocabulary}")


def reference(
    parent: Element, name: str, label: str, identifier: str, *, source: str = SOURCE
) -> None:
    """Add a reference to something that is described elsewhere."""
    found = SubElement(parent, q(name))
    text(found, "verwijzingNaam", brief(label, LONGEST_NAME))
    mark = SubElement(found, q("verwijzingIdentificatie"))
    text(mark, "identificatieKenmerk", identifier)
    text(mark, "identificatieBron", source)
