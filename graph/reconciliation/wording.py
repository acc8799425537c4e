"""Why a thing was taken for what a name means, in a sentence."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from graph.reconciliation.question import Candidate
from ontology.errors import VocabularyError
from ontology.vocabulary import Language, label


def reason_of(candidate: Candidate, language: Language, *, rivals: int = 0) -> str:
    """Return the reasons for a candidate, the most important first; ``rivals`` is how many others are as likely."""
    texts = _texts()
    said = [texts[candidate.reason.value][language].format(name=candidate.name)]
    if candidate.region is not None:
        said.append(texts["in-region" if candidate.region else "not-in-region"][language])
    for name, fitting in candidate.clues:
        said.append(texts["agrees" if fitting else "denies"][language].format(property=_label(name, language)))
    if rivals:
        said.append(texts["rivals"][language].format(count=rivals))
    return texts["stop"][language].join(said)


def _label(name: str, language: Language) -> str:
    try:
        return label(name, language)
    except VocabularyError:
        return name


@cache
def _texts() -> Mapping[str, Mapping[str, str]]:
    loaded: dict[str, dict[str, str]] = json.loads(
        (files("graph") / "reconciliation" / "reasons.json").read_text("utf-8")
    )
    return loaded
