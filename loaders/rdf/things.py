"""Things that a file types with classes of the vocabulary: which they are, and their ids."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Triple

from loaders.scope import assign_scopes
from ontology import vocabulary
from ontology.document import DocumentDescription
from ontology.entity import Entity, EntityType
from ontology.identity import entity_id, observation_id
from ontology.namespaces import Namespaces

_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_SAME_AS = NamedNode("http://www.w3.org/2002/07/owl#sameAs")
# What names a thing, the best first.
_NAMINGS = (
    _LABEL,
    NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel"),
    NamedNode("https://schema.org/name"),
    NamedNode("http://schema.org/name"),
    NamedNode("http://purl.org/dc/terms/title"),
    NamedNode("http://xmlns.com/foaf/0.1/name"),
)
_LONGEST_NAME = 200
_FIGURE = "Observation"


@dataclass(slots=True)
class _Known:
    classes: set[str] = field(default_factory=set)
    names: dict[NamedNode, list[Literal]] = field(default_factory=lambda: defaultdict(list))
    scope: str = ""


@dataclass(frozen=True, slots=True)
class NamedThings:
    """The triples of a file with innokg's ids in them, and the ids of the things that the file names."""

    triples: tuple[Triple, ...]
    things: frozenset[str]


def name_things(
    triples: Iterable[Triple], description: DocumentDescription, namespaces: Namespaces, file_nodes: str
) -> NamedThings:
    """Return the triples with an id of innokg's for each thing that has a class of the vocabulary and a name.

    A thing that has such an id keeps it. Any other gets the id that a document would give its class and name, so that
    the same university in a plan and in a file is one thing, and ``owl:sameAs`` keeps the IRI that it had (but not that
    of a blank node, which begins with ``file_nodes``). Where two things of a file would get one id, the IRI of each
    tells them apart. What a class of the scheme and a label need to be found by is added: the class above a narrower
    one, ``rdfs:label`` for a thing that is named otherwise.
    """
    kept = list(dict.fromkeys(triples))
    known = _known(kept, namespaces)
    entities = {node: entity for node, facts in sorted(known.items()) if (entity := _entity(node, facts)) is not None}
    ids = _ids(entities, description, namespaces, file_nodes)
    everything = ids | _figure_ids(known, description, namespaces)
    renamed = {NamedNode(iri): NamedNode(namespaces.thing(identifier)) for iri, identifier in everything.items()}
    found = dict.fromkeys(_renamed(triple, renamed) for triple in kept)
    for iri, entity in entities.items():
        node = renamed[NamedNode(iri)]
        found[Triple(node, _TYPE, NamedNode(namespaces.term(entity.type)))] = None
        if not known[iri].names.get(_LABEL):
            found[Triple(node, _LABEL, _best_name(known[iri]))] = None
        if node.value != iri and not iri.startswith(file_nodes):
            found[Triple(node, _SAME_AS, NamedNode(iri))] = None
    return NamedThings(tuple(found), frozenset(ids.values()))


def _known(triples: Iterable[Triple], namespaces: Namespaces) -> dict[str, _Known]:
    classes = vocabulary.classes()
    scope = namespaces.term("scope")
    found: dict[str, _Known] = {}
    named: list[tuple[str, NamedNode, Literal]] = []
    for triple in triples:
        subject, value = triple.subject, triple.object
        if not isinstance(subject, NamedNode):
            continue
        if triple.predicate == _TYPE and isinstance(value, NamedNode) and value.value.startswith(namespaces.ontology):
            name = value.value.removeprefix(namespaces.ontology)
            if name in classes:
                found.setdefault(subject.value, _Known()).classes.add(name)
        elif isinstance(value, Literal) and (triple.predicate in _NAMINGS or triple.predicate.value == scope):
            named.append((subject.value, triple.predicate, value))
    for iri, predicate, value in named:
        if iri in found and predicate.value == scope:
            found[iri].scope = value.value
        elif iri in found:
            found[iri].names[predicate].append(value)
    return found


def _entity(iri: str, known: _Known) -> Entity | None:
    """Return what a node names, None where it has no class of the scheme or no name."""
    scheme = sorted(kind for kind in EntityType if any(vocabulary.is_a(name, kind.value) for name in known.classes))
    name = _best_name(known).value.strip() if known.names else ""
    if not scheme or not name or len(name) > _LONGEST_NAME:
        return None
    return Entity(key=iri, name=name, type=scheme[0], scope=known.scope)


def _best_name(known: _Known) -> Literal:
    """Return the name that counts: of the best naming property that there is, in Chinese before any other language."""
    names = next(known.names[predicate] for predicate in _NAMINGS if predicate in known.names)
    return min(names, key=lambda name: (not (name.language or "").startswith("zh"), name.language or "", name.value))


def _ids(
    entities: dict[str, Entity], description: DocumentDescription, namespaces: Namespaces, file_nodes: str
) -> dict[str, str]:
    """Return the id of each thing by its IRI."""
    ids: dict[str, str] = {}
    taken: dict[str, str] = {}
    for iri in entities:
        identifier = namespaces.identifier(iri)
        if identifier is not None and not iri.startswith(file_nodes):
            ids[iri] = identifier
    others = [entity for iri, entity in entities.items() if iri not in ids]
    scoped = {entity.key: entity for entity in assign_scopes([e for e in others if not e.scope], description)}
    for entity in others:
        scope = entity.scope or scoped[entity.key].scope
        identifier = entity_id(entity.type, entity.name, scope=scope)
        if taken.setdefault(identifier, entity.key) != entity.key:
            identifier = entity_id(entity.type, entity.name, scope=entity.key)
        ids[entity.key] = identifier
    return ids


def _figure_ids(known: dict[str, _Known], description: DocumentDescription, namespaces: Namespaces) -> dict[str, str]:
    """Return ids for the figures that have IRIs of others; answers are made of things of innokg's alone."""
    return {
        iri: observation_id(description.id, iri)
        for iri, facts in known.items()
        if _FIGURE in facts.classes and namespaces.identifier(iri) is None
    }


def _renamed(triple: Triple, renamed: dict[NamedNode, NamedNode]) -> Triple:
    subject, value = triple.subject, triple.object
    if isinstance(subject, NamedNode) and subject in renamed:
        subject = renamed[subject]
    if isinstance(value, NamedNode) and value in renamed:
        value = renamed[value]
    return Triple(subject, triple.predicate, value)
