"""What the reconciliation service answers with, in the members that its specification names."""

from collections.abc import Sequence
from typing import Any

from api.vocabulary.publication import shown
from graph.reconciliation.question import Candidate
from graph.reconciliation.reconciliation import rivals
from graph.reconciliation.wording import reason_of
from ontology.vocabulary import Language


def named(identifier: str, name: str) -> dict[str, str]:
    """Return an id with its name."""
    return {"id": identifier, "name": name}


def result(candidates: Sequence[Candidate], language: Language) -> dict[str, Any]:
    """Return the candidates of one query."""
    others = len(rivals(candidates))
    return {
        "result": [
            _candidate(one, language, rivals=others if place == 0 else 0) for place, one in enumerate(candidates)
        ]
    }


def _candidate(candidate: Candidate, language: Language, *, rivals: int) -> dict[str, Any]:
    thing = candidate.thing
    features: list[dict[str, Any]] = [{"id": "name", "value": candidate.likeness}]
    if candidate.region is not None:
        features.append({"id": "region", "value": candidate.region})
    features += [{"id": name, "value": fitting} for name, fitting in candidate.clues]
    return {
        "id": thing.id,
        "name": thing.label,
        "type": [named(thing.type, shown(thing.type, language))],
        "score": candidate.score,
        "match": candidate.match,
        "description": reason_of(candidate, language, rivals=rivals),
        "features": features,
    }
