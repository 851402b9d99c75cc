"""The library as shipped: complete, with sources, and without dead references."""

import re
import tomllib
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

CONTENT = Path(__file__).parents[2] / "tracker" / "library" / "content"
FILES = sorted(CONTENT.glob("dossiers/*.toml"))
LISTS = {
    "interventions": ("interventions.toml", 30),
    "instruments": ("instruments.toml", 18),
    "practice_examples": ("practice-examples.toml", 22),
}
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
EMPTY = {"", "-", "not found", "niet gevonden", "onbekend"}
EMBEDS = {"register_group_only", "build_in", "conversation_only", "not_for_results"}


def read(name: str) -> dict[str, Any]:
    """Return what a shipped file holds."""
    return tomllib.loads((CONTENT / name).read_text(encoding="utf-8"))


def listed(kind: str) -> list[dict[str, Any]]:
    """Return the shipped records of one kind."""
    return list(read(LISTS[kind][0])[kind])


DOSSIERS = [read(f"dossiers/{file.name}") for file in FILES]
PRINCIPLES = list(chain.from_iterable(dossier["principles"] for dossier in DOSSIERS))
LEVELS = read("recognition-levels.toml")["levels"]


def urls(value: object) -> list[str]:
    """Return every address found anywhere in a record."""
    if isinstance(value, dict):
        own = [text for name, text in value.items() if name in {"url", "source_url"}]
        return own + list(chain.from_iterable(urls(part) for part in value.values()))
    if isinstance(value, list):
        return list(chain.from_iterable(urls(part) for part in value))
    return []


def test_there_are_fifteen_dossiers_with_161_principles():
    assert len(DOSSIERS) == 15
    assert len(PRINCIPLES) == 161


def test_a_file_carries_the_slug_of_its_dossier():
    assert [file.stem for file in FILES] == [dossier["slug"] for dossier in DOSSIERS]


def test_principle_keys_are_unique_over_all_dossiers():
    keys = [principle["key"] for principle in PRINCIPLES]

    assert len(set(keys)) == len(keys)
    assert all(SLUG.fullmatch(key) for key in keys)


@pytest.mark.parametrize("dossier", DOSSIERS, ids=lambda dossier: dossier["slug"])
def test_a_dossier_says_what_it_is_and_where_it_comes_from(dossier):
    assert dossier["kind"] in {"substance", "method"}
    assert all(dossier[name] for name in ("title", "theme", "edition", "summary"))
    assert dossier["source"]["publisher"] == "Movisie"
    assert all(fact["text"] and fact["source"] for fact in dossier.get("facts", []))


@pytest.mark.parametrize("principle", PRINCIPLES, ids=lambda principle: principle["key"])
def test_a_principle_has_its_source_basis_evidence_and_questions(principle):
    assert principle["basis"] in {"dossier", "related"}
    assert all(principle[name] for name in ("title", "explanation", "evidence"))
    assert all(principle["source"][name] for name in ("title", "where"))
    assert 1 <= len(principle["reflection"]) <= 2
    assert all(question.endswith("?") for question in principle["reflection"])


def test_both_bases_occur_so_the_page_has_to_tell_them_apart():
    bases = [principle["basis"] for principle in PRINCIPLES]

    assert (bases.count("dossier"), bases.count("related")) == (48, 113)


@pytest.mark.parametrize("kind", LISTS)
def test_each_list_is_complete_with_unique_slugs(kind):
    slugs = [record["slug"] for record in listed(kind)]

    assert len(slugs) == LISTS[kind][1]
    assert len(set(slugs)) == len(slugs)
    assert all(SLUG.fullmatch(slug) for slug in slugs)


@pytest.mark.parametrize("kind", LISTS)
def test_linked_dossiers_exist(kind):
    known = {dossier["slug"] for dossier in DOSSIERS}

    linked = {slug for record in listed(kind) for slug in record.get("dossiers", [])}

    assert linked
    assert linked <= known


def test_recognition_is_one_of_the_levels_explained():
    levels = {level["name"] for level in LEVELS}

    named = {record["recognition"] for record in listed("interventions") if "recognition" in record}

    assert named <= levels
    assert len(levels) == 5
    assert all(level["explanation"] for level in LEVELS)


def test_every_instrument_says_how_it_may_be_used():
    instruments = listed("instruments")

    assert {instrument["embed"] for instrument in instruments} == EMBEDS
    assert all(instrument["measures"] and instrument["sources"] for instrument in instruments)


@pytest.mark.parametrize("kind", LISTS)
def test_what_a_source_does_not_say_is_left_out(kind):
    texts = [text for record in listed(kind) for text in record.values() if isinstance(text, str)]

    assert texts
    assert not [text for text in texts if text.lower().strip(" .") in EMPTY]


def test_an_example_known_by_name_only_claims_no_approach():
    name_only = [example for example in listed("practice_examples") if is_name_only(example)]

    assert len(name_only) == 3
    assert not [example for example in name_only if "approach" in example or "results" in example]


def test_every_other_example_has_an_approach_and_a_source():
    others = [example for example in listed("practice_examples") if not is_name_only(example)]

    assert all(example["approach"] and example["sources"] for example in others)


def is_name_only(example: dict[str, Any]) -> bool:
    """Return whether only the title of an example is known."""
    return bool(example["known"] == "name_only")


def test_addresses_are_web_addresses():
    records = [*DOSSIERS, *LEVELS, *chain.from_iterable(listed(kind) for kind in LISTS)]

    parts = [urlsplit(url) for url in urls(records)]

    assert len(parts) > 300
    assert all(part.scheme in {"http", "https"} and part.hostname for part in parts)
