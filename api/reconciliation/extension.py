"""Values of the graph for the rows of a table that was reconciled."""

from collections.abc import Collection, Mapping
from typing import Any

from api.reconciliation.answers import named
from api.reconciliation.queries import SentExtension, SentSetting
from api.vocabulary.publication import shown
from graph.answers import Direction, EntityCard, Figure
from graph.knowledge_graph import KnowledgeGraph
from graph.reconciliation.properties import ExtensionProperty, Family, extension_property
from ontology.errors import NotFoundError, RequestError
from ontology.namespaces import Namespaces
from ontology.observation import FigureKind
from ontology.regions import full_name, region
from ontology.vocabulary import Language

Value = dict[str, Any]
_KINDS = tuple(kind.value for kind in FigureKind)


def extended(graph: KnowledgeGraph, asked: SentExtension, namespaces: Namespaces, language: Language) -> dict[str, Any]:
    """Return what was asked of each thing; one that the graph does not have has no values.

    Raises ``RequestError`` for a property that there is not, and for settings that none of its values can have.
    """
    wanted = [(_property(one), one) for one in asked.properties]
    for _, sent in wanted:
        _settings(sent)
    attributes = graph.reconciliation.attributes(
        [identifier_of(one, namespaces) for one in asked.ids],
        [one.id for one, _ in wanted if one.family is Family.ATTRIBUTE],
    )
    rows = {}
    for one in asked.ids:
        card = _card(graph, identifier_of(one, namespaces))
        rows[one] = {
            sent.id: _values(graph, card, known, sent, attributes, language) if card else [] for known, sent in wanted
        }
    return {"meta": [_meta(known, language) for known, _ in wanted], "rows": rows}


def identifier_of(text: str, namespaces: Namespaces) -> str:
    """Return the id that a text is, or that the IRI in it has."""
    return namespaces.identifier(text) or text


def _meta(known: ExtensionProperty, language: Language) -> dict[str, Any]:
    meta: dict[str, Any] = named(known.id, known.name(language))
    if known.family in (Family.RELATION, Family.INVERSE):
        # Its values are things of this service: a client may extend by them in turn.
        meta["type"] = named("Thing", "事物" if language == "zh" else "thing")
    return meta


def _property(sent: SentSetting) -> ExtensionProperty:
    found = extension_property(sent.id)
    if found is None:
        raise RequestError(f"Rows cannot be extended by {sent.id!r}; /reconcile/properties lists what they can be.")
    return found


def _settings(sent: SentSetting) -> tuple[int, int, str]:
    """Return the most values, the year and the kind that are asked for; 0 and nothing stand for all."""
    limit, year = (_number(sent.settings.get(name)) for name in ("limit", "year"))
    kind = str(sent.settings.get("kind") or "")
    if kind and kind not in _KINDS:
        raise RequestError(f"The kind of figures is {' or '.join(_KINDS)}, not {kind[:50]!r}.")
    return limit, year, kind


def _number(value: object) -> int:
    if value in (None, ""):
        return 0
    if isinstance(value, (int, float, str)) and str(value).removesuffix(".0").isdecimal() and len(str(value)) < 10:
        return int(float(value))
    raise RequestError("The settings 'limit' and 'year' are whole numbers from 0.")


def _card(graph: KnowledgeGraph, identifier: str) -> EntityCard | None:
    try:
        return graph.entity(identifier)
    except NotFoundError:
        return None


def _values(
    graph: KnowledgeGraph,
    card: EntityCard,
    known: ExtensionProperty,
    sent: SentSetting,
    attributes: Mapping[tuple[str, str], Collection[str]],
    language: Language,
) -> list[Value]:
    limit, year, kind = _settings(sent)
    match known.family:
        case Family.OWN:
            found = _own(graph, card, known.id, language)
        case Family.ATTRIBUTE:
            found = [{"str": value} for value in sorted(attributes.get((card.thing.id, known.id), ()))]
        case Family.RELATION | Family.INVERSE:
            direction = Direction.OUT if known.family is Family.RELATION else Direction.IN
            predicate = known.id.removeprefix("^")
            found = [
                named(fact.other.id, fact.other.label)
                for fact in card.facts
                if fact.predicate == predicate and fact.direction is direction
            ]
        case Family.FIGURE:
            figures = [one for one in card.figures if one.concept == known.id]
            found = [
                _figure(one, plain=bool(year and kind))
                for one in figures
                if year in (0, one.year) and kind in ("", one.kind.value)
            ]
    return found[:limit] if limit else found


def _figure(figure: Figure, *, plain: bool) -> Value:
    """Return a figure as a number where year and kind were asked for, else in words that hold both."""
    if plain:
        return {"float": figure.value}
    sign = "" if figure.comparator.value == "=" else figure.comparator.value
    return {"str": f"{figure.year} {figure.kind.value}: {sign}{figure.value:g}{figure.unit}"}


def _own(graph: KnowledgeGraph, card: EntityCard, name: str, language: Language) -> list[Value]:
    match name:
        case "label":
            return [{"str": card.thing.label}]
        case "otherName":
            return [{"str": other} for other in card.names if other != card.thing.label]
        case "class":
            return [named(one, shown(one, language)) for one in card.classes]
        case "iri":
            return [{"str": card.thing.iri}]
        case "document":
            return [{"str": document.title} for document in card.documents]
        case "region":
            codes = graph.reconciliation.regions_of(card.thing.id)
            return [named(f"region-{code}", full_name(code)) for code in codes if region(code)]
        case "relationCount":
            return [{"int": len(card.facts)}]
        case "figureCount":
            return [{"int": len(card.figures)}]
        case _:
            return [{"int": len(card.documents)}]
