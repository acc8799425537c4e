"""The page of one thing."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from api.entities.resource_page import resource_page
from api.pages import render
from api.planning.figure_rows import figure_rows
from graph.answers import Direction, EntityCard, Fact
from graph.knowledge_graph import KnowledgeGraph
from ontology.entity import EntityType
from ontology.errors import NotFoundError
from ontology.namespaces import Namespaces
from ontology.vocabulary import Language

# With more facts on a page, the words behind each show when one asks for them.
_OPENED = 8
# Facts of one relation that a page shows.
_MOST = 200


@dataclass(frozen=True, slots=True)
class FactGroup:
    """The facts of one relation in one direction."""

    predicate: str
    direction: Direction
    facts: tuple[Fact, ...]


def entity_page(graph: KnowledgeGraph, identifier: str, namespaces: Namespaces, *, language: Language) -> str:
    """Return the page of a thing; raise ``NotFoundError`` for an unknown id.

    What is no entity (an indicator, a figure) is shown as the list of its triples.
    """
    try:
        card = graph.entity(identifier, most=_MOST)
    except NotFoundError:
        card = None
    if card is None or card.thing.type not in set(EntityType):
        return resource_page(graph, identifier, namespaces, language=language)
    return _card_page(card, language)


def group_facts(facts: Iterable[Fact]) -> list[FactGroup]:
    """Return facts by direction, outgoing first, and relation, each group in the order of its facts."""
    ordered = sorted(facts, key=lambda fact: (fact.direction is Direction.IN, fact.predicate))
    return [
        FactGroup(predicate, direction, tuple(members))
        for (predicate, direction), members in groupby(ordered, key=lambda fact: (fact.predicate, fact.direction))
    ]


def _card_page(card: EntityCard, language: Language) -> str:
    return render(
        "entity.html",
        language=language,
        card=card,
        groups=group_facts(card.facts),
        figures=figure_rows(card.figures),
        attributes=_attributes(card),
        hidden=[one for one in card.relations if one.total > _MOST],
        most=_MOST,
        opened=_OPENED,
    )


def _attributes(card: EntityCard) -> list[tuple[str, str]]:
    """Return what lists say of a thing, by property, each with its values side by side."""
    return [(name, "；".join(map(str, values))) for name, values in card.attributes.items()]
