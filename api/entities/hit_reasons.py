"""Why a search found something, as a sentence."""

from api.pages import words
from graph.answers import SearchHit
from ontology.vocabulary import Language


def reason_of(hit: SearchHit, text: str, language: Language) -> str:
    """Return why a hit was found, as a sentence."""
    texts = words(language)
    kind = texts["match_label" if hit.name == hit.thing.label else "match_other"]
    return texts[f"match_{hit.match}"].format(kind=kind, name=hit.name, text=text)
