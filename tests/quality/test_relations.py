"""Floors of relation extraction on the two real plans that have gold facts."""

import json
from pathlib import Path
from typing import Any

import pytest

from loaders.extraction.extractor import extract_file
from loaders.extraction.relations import extract_relations
from loaders.extraction.relations.concepts import CONCEPT_TYPES
from loaders.reading.reader import read
from ontology.claim import Claims
from ontology.claim_json import to_json
from ontology.entity import Entity, EntityType
from tests.loaders.extraction.relations.stated import named
from tests.quality.score import score
from tests.shared import CORPUS, GOLD, needs_corpus, needs_gold

PLANS = sorted(path.stem for path in GOLD.glob("*.json"))


def with_gold_entities(plan: str) -> Claims:
    """Return the claims of a plan whose entities, but not industries and technologies, are those of the gold facts."""
    gold: dict[str, Any] = json.loads((GOLD / f"{plan}.json").read_text(encoding="utf-8"))
    reading = read(CORPUS / f"{plan}.txt")
    given = [
        Entity(key=e["id"], name=e["name"], type=EntityType(e["type"]), aliases=tuple(e["aliases"]))
        for e in gold["entities"]
        if EntityType(e["type"]) not in CONCEPT_TYPES
    ]
    entities, relations, _ = extract_relations(reading, named(reading, given))
    return Claims(document=reading.document.description, entities=entities, relations=relations, observations=())


def scores(directory: Path, claims: dict[str, Claims]) -> dict[str, Any]:
    """Return the scorer's figures for the claims of some plans."""
    pairs: list[Path] = []
    for plan, made in claims.items():
        prediction = directory / f"{plan}.json"
        prediction.write_text(json.dumps(to_json(made), ensure_ascii=False), encoding="utf-8")
        pairs += [GOLD / f"{plan}.json", prediction]
    return score(pairs)


@needs_corpus
@needs_gold
@pytest.mark.parametrize("plan", PLANS)
def test_each_plan_reaches_the_floors_when_its_names_are_known(plan: str, tmp_path: Path) -> None:
    found = scores(tmp_path, {plan: with_gold_entities(plan)})
    assert found["structure"]["f1"] >= 0.88
    assert found["relations"]["f1"] >= 0.90
    assert found["structure"]["recall"] >= 0.95


@needs_corpus
@needs_gold
def test_relations_reach_their_floor_with_the_names_that_are_found(tmp_path: Path) -> None:
    found = scores(tmp_path, {plan: extract_file(CORPUS / f"{plan}.txt") for plan in PLANS})
    assert found["structure"]["f1"] >= 0.80
    assert found["relations"]["f1"] >= 0.80
