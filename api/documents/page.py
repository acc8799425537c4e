"""The page of a document: what it is, states and names."""

from itertools import groupby

from api.entities.entity_page import group_facts
from api.pages import render
from api.planning.figure_rows import figure_rows
from graph.knowledge_graph import KnowledgeGraph
from ontology.entity import EntityType
from ontology.vocabulary import Language

_ORDER = {kind.value: place for place, kind in enumerate(EntityType)}


def document_page(graph: KnowledgeGraph, document_id: str, *, language: Language) -> str:
    """Return the page of a loaded document; raise ``NotFoundError`` for an unknown id."""
    card = graph.document_card(document_id)
    policy = None if card.policy is None else graph.entity(card.policy.id)
    by_class = groupby(card.entities, key=lambda thing: thing.type)
    classes = sorted(
        ((kind, tuple(members)) for kind, members in by_class), key=lambda part: _ORDER.get(part[0], len(_ORDER))
    )
    return render(
        "document.html",
        language=language,
        card=card,
        classes=classes,
        figures=figure_rows(card.figures),
        groups=group_facts(policy.facts) if policy else [],
    )
