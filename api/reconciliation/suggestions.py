"""What a user who types into a reconciliation client may mean."""

from collections.abc import Iterable, Sequence
from typing import Any

from api.reconciliation.answers import named
from api.vocabulary.publication import shown
from graph.knowledge_graph import KnowledgeGraph
from graph.reconciliation.properties import extension_properties
from ontology.entity import EntityType
from ontology.errors import NotFoundError, VocabularyError
from ontology.identity import normalise_name
from ontology.vocabulary import Language, classes, definition, is_a

_MOST = 20


def entities(graph: KnowledgeGraph, prefix: str, start: int, language: Language) -> dict[str, Any]:
    """Return things whose names the text may be the beginning or a part of, from a place on."""
    hits = graph.complete(prefix, limit=start + _MOST)[start:]
    return {
        "result": [
            {
                **named(hit.thing.id, hit.thing.label),
                "description": shown(hit.thing.type, language)
                + ("" if hit.name == hit.thing.label else f" · {hit.name}"),
                "notable": [named(hit.thing.type, shown(hit.thing.type, language))],
            }
            for hit in hits
        ]
    }


def types(prefix: str, start: int, language: Language) -> dict[str, Any]:
    """Return the classes whose label or name holds the text, those that begin with it first."""
    kinds = [name for name in classes() if any(is_a(name, kind.value) for kind in EntityType)]
    rows = [(name, [name, shown(name, "zh"), shown(name, "en")], definition(name, language)) for name in kinds]
    return _chosen(rows, prefix, start, language)


def properties(prefix: str, start: int, language: Language) -> dict[str, Any]:
    """Return the properties whose label or name holds the text, those that begin with it first."""
    rows = [(one.id, [one.id, one.zh, one.en], one.about) for one in extension_properties()]
    return _chosen(rows, prefix, start, language)


def described(graph: KnowledgeGraph, family: str, identifier: str, language: Language) -> tuple[str, str, str]:
    """Return kind, label and description of a thing, a class or a property; raise ``NotFoundError`` for none."""
    if family == "entity":
        thing = graph.reconciliation.known([identifier]).get(identifier)
        if thing is None:
            raise NotFoundError(f"The graph has nothing with the id {identifier!r}.")
        return shown(thing.type, language), thing.label, thing.iri
    if family == "type":
        if identifier not in classes():
            raise NotFoundError(f"The vocabulary has no class {identifier!r}.")
        return identifier, shown(identifier, language), definition(identifier, language)
    found = next((one for one in extension_properties() if one.id == identifier), None)
    if found is None:
        raise NotFoundError(f"There is no property {identifier!r}.")
    return found.id, found.name(language), _definition(found.id, language)


def _definition(name: str, language: Language) -> str:
    try:
        return definition(name.removeprefix("^"), language)
    except VocabularyError:
        return ""


def _chosen(
    rows: Iterable[tuple[str, Sequence[str], str]], prefix: str, start: int, language: Language
) -> dict[str, Any]:
    wanted = normalise_name(prefix)
    found = []
    for identifier, names, about in rows:
        forms = [normalise_name(name) for name in names]
        if any(wanted in form for form in forms):
            label = names[1] if language == "zh" else names[2]
            entry = {**named(identifier, label), **({"description": about} if about else {})}
            found.append((not any(form.startswith(wanted) for form in forms), entry))
    found.sort(key=lambda pair: pair[0])
    return {"result": [entry for _, entry in found[start : start + _MOST]]}
