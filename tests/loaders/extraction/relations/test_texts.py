"""Whole texts of invented regions: every relation that their gold facts have, and no other."""

import json
from pathlib import Path
from typing import Any

import pytest

from loaders.extraction.relations import extract_relations
from loaders.extraction.relations.concepts import CONCEPT_TYPES
from loaders.reading.reader import read
from ontology.entity import Entity, EntityType
from tests.loaders.extraction.relations.stated import Stated, named

TEXTS = Path(__file__).resolve().parents[3] / "quality" / "texts"
NAMES = sorted(path.stem for path in TEXTS.glob("rel-*.json"))


# Industries, technologies and the quoted wholes of explanations are what relations bring in; the rest is given.


def facts(gold: dict[str, Any]) -> set[tuple[str, str, str]]:
    names = {entity["id"]: entity["name"] for entity in gold["entities"]}
    return {(names[r["subject"]], r["predicate"], names[r["object"]]) for r in gold["relations"]}


def canonical(stated: Stated, gold: dict[str, Any]) -> set[tuple[str, str, str]]:
    """Return the triples found, each name replaced by the gold's own where it is one of its other names."""
    own = {form: e["name"] for e in reversed(gold["entities"]) for form in (*e.get("aliases", ()), e["name"])}
    forms = {e.name: next((own[n] for n in e.names if n in own), e.name) for e in stated.entities}
    return {(forms[subject], predicate, forms[obj]) for subject, predicate, obj in stated.triples}


@pytest.mark.parametrize("name", NAMES)
def test_a_text_states_exactly_its_gold_relations(name: str) -> None:
    gold = json.loads((TEXTS / f"{name}.json").read_text(encoding="utf-8"))
    reading = read(TEXTS / f"{name}.txt")
    given = [
        Entity(key=e["id"], name=e["name"], type=EntityType(e["type"]), aliases=tuple(e["aliases"]))
        for e in gold["entities"]
        if EntityType(e["type"]) not in CONCEPT_TYPES and not e["name"].startswith("“")
    ]
    entities, relations, _ = extract_relations(reading, named(reading, given))
    assert canonical(Stated(reading, entities, relations), gold) == facts(gold)


def test_there_are_texts() -> None:
    assert len(NAMES) >= 6
