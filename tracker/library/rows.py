"""Shipped records as rows of the database: which field goes where."""

from datetime import date
from typing import Any

from tracker.domain.vocabulary import EditionState, InstrumentUse, PrincipleBasis
from tracker.library.shipped import Record, checksum
from tracker.models import DossierEdition, Principle, ReflectionQuestion

# What a page shows of these as a whole, under the names of the shipped files.
INSTRUMENT_DETAILS = (
    "measures",
    "target_groups",
    "domain_count",
    "domain_names",
    "items",
    "scale",
    "score_rule",
    "validated",
    "owner",
    "licence",
    "dossiers",
    "note",
    "sources",
)
EXAMPLE_DETAILS = ("known", "scale", "costs", "results", "evidence", "note")


def edition(record: Record, *, number: int, on: date) -> DossierEdition:
    """Return a shipped dossier as the published edition ``number``, loaded ``on`` that day."""
    source = record["source"]
    return DossierEdition(
        number=number,
        label=record["edition"],
        state=EditionState.PUBLISHED,
        is_current=True,
        checksum=checksum(record),
        loaded_on=on,
        summary=record["summary"],
        facts=[_fact(fact) for fact in record.get("facts", [])],
        target_groups=record.get("target_groups", []),
        gaps=record.get("gaps", ""),
        publisher=source["publisher"],
        source_title=source["title"],
        source_year=source.get("year"),
        source_url=source.get("url"),
        principles=[
            _principle(principle, position=position)
            for position, principle in enumerate(record["principles"], start=1)
        ],
    )


def _principle(record: Record, *, position: int) -> Principle:
    source = record["source"]
    return Principle(
        key=record["key"],
        position=position,
        title=record["title"],
        explanation=record["explanation"],
        evidence=record.get("evidence", ""),
        avoid=record.get("avoid", ""),
        basis=PrincipleBasis(record["basis"]),
        target_groups=record.get("target_groups", []),
        source_title=source["title"],
        source_year=source.get("year"),
        source_url=source.get("url"),
        source_where=source.get("where", ""),
        more_sources=[_texts(more) for more in record.get("more_sources", [])],
        questions=[
            ReflectionQuestion(position=number, text=text)
            for number, text in enumerate(record["reflection"], start=1)
        ],
    )


def _fact(record: Record) -> dict[str, str]:
    """Return a fact with its year and where it comes from."""
    source = record["source"]
    return _texts(
        {
            "text": record["text"],
            "year": record.get("year"),
            "source_title": source.get("title"),
            "url": source.get("url"),
        }
    )


def _texts(record: Record) -> dict[str, str]:
    """Return the record with every value as text; what is not known is left out."""
    return {name: str(value) for name, value in record.items() if value is not None}


def intervention_values(record: Record) -> dict[str, Any]:
    """Return the columns of a shipped intervention, without slug and dossiers."""
    return {
        "name": record["name"],
        "theme": record["theme"],
        "target_groups": record.get("target_groups", []),
        "goal": record["goal"],
        "recognition": record.get("recognition"),
        "recognition_date": record.get("recognition_date"),
        "databank": record.get("database"),
        "source_url": record["source_url"],
        "note": record.get("note", ""),
    }


def instrument_values(record: Record) -> dict[str, Any]:
    """Return the columns of a shipped instrument, without its slug."""
    return {
        "name": record["name"],
        "use": InstrumentUse(record["embed"]),
        "source_url": next(source["url"] for source in record["sources"] if "url" in source),
        "details": {name: record[name] for name in INSTRUMENT_DETAILS if name in record},
    }


def example_values(record: Record) -> dict[str, Any]:
    """Return the columns of a shipped practice example, without slug and dossiers."""
    return {
        "title": record["title"],
        "organisation": record.get("organisation"),
        "theme": record["theme"],
        "target_groups": record.get("target_groups", []),
        "approach": record.get("approach", ""),
        "working_elements": record.get("working_elements", []),
        "details": {name: record[name] for name in EXAMPLE_DETAILS if name in record},
        "sources": [_source_line(source) for source in record["sources"]],
        "is_name_only": record["known"] == "name_only",
    }


def _source_line(source: Record) -> str:
    """Return the address of a source, or its title where it has no address."""
    return str(source.get("url") or source["title"])
