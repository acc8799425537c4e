"""Whether the statements of a file of RDF keep to the vocabulary: what relates what, and what makes a figure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pyoxigraph import Literal, NamedNode, Triple

from loaders.checking.limits import limits
from loaders.rdf.literals import refused
from ontology import vocabulary
from ontology.entity import EntityType
from ontology.namespaces import Namespaces
from ontology.quarantine import Quarantined
from ontology.rdf_document import RdfDocument
from ontology.regions import region
from ontology.relation import Predicate

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_REGION = "region-"
_CLASS_OF_PREFIX = {kind.lower(): kind.value for kind in EntityType}
_FIGURE = ("about", "indicator", "indicatorName", "year", "value", "unit", "kind", "comparator")


def check_statements(document: RdfDocument, namespaces: Namespaces) -> RdfDocument:
    """Return a file's statements without those that break the vocabulary, which join its quarantine.

    A relation whose subject or object has no class that the vocabulary allows is refused, and so is every statement
    of a figure that lacks a part, has one twice, or is of a year that no plan speaks of. The class of a thing is what
    the file types it with, or what its id says where it is one of innokg's. A division that is referred to by its code
    alone is named as the gazetteer names it. A dump of innokg's was checked before.
    """
    classes = _classes(document.triples, namespaces)
    broken = _broken_figures(document.triples, classes, namespaces)
    kept: list[Triple] = []
    refusals: list[Quarantined] = []
    for triple in document.triples:
        reason = broken.get(_iri(triple.subject)) or _relation_fault(triple, classes, namespaces)
        if reason is None:
            kept.append(triple)
        else:
            refusals.append(refused(triple, reason))
    divisions = _divisions(kept, classes, namespaces)
    return replace(
        document,
        triples=(*kept, *(triple for name in sorted(divisions) for triple in _division(name, namespaces))),
        things=document.things | divisions,
        quarantined=(*document.quarantined, *refusals),
    )


def _classes(triples: Iterable[Triple], namespaces: Namespaces) -> dict[str, set[str]]:
    known = vocabulary.classes()
    found: defaultdict[str, set[str]] = defaultdict(set)
    for triple in triples:
        name = _local_name(triple.object, namespaces)
        if triple.predicate.value == _TYPE and name in known:
            found[_iri(triple.subject)].add(name)
    return found


def _relation_fault(triple: Triple, classes: dict[str, set[str]], namespaces: Namespaces) -> str | None:
    predicate = _local_name(triple.predicate, namespaces)
    if predicate not in set(Predicate):
        return None
    if isinstance(triple.object, Literal):
        return f"The object of {predicate} is a text, not a thing."
    subjects = _classes_of(_iri(triple.subject), classes, namespaces)
    objects = _classes_of(_iri(triple.object), classes, namespaces)
    if not subjects or not objects:
        return f"Nothing says which class the {'object' if subjects else 'subject'} of {predicate} has."
    if any(vocabulary.allows(predicate, subject, value) for subject in subjects for value in objects):
        return None
    left, right = " and ".join(sorted(subjects)), " and ".join(sorted(objects))
    return f"The vocabulary lets no {left} stand in {predicate} to a {right}."


def _classes_of(iri: str, classes: dict[str, set[str]], namespaces: Namespaces) -> set[str]:
    if iri in classes:
        return classes[iri]
    prefix = (namespaces.identifier(iri) or "").partition("-")[0]
    return {_CLASS_OF_PREFIX[prefix]} if prefix in _CLASS_OF_PREFIX else set()


def _broken_figures(triples: Iterable[Triple], classes: dict[str, set[str]], namespaces: Namespaces) -> dict[str, str]:
    """Return why each figure that is none is none, by its IRI."""
    parts: dict[str, dict[str, list[str]]] = {
        iri: defaultdict(list) for iri, names in classes.items() if "Observation" in names
    }
    for triple in triples:
        name = _local_name(triple.predicate, namespaces)
        iri = _iri(triple.subject)
        if name in _FIGURE and iri in parts:
            parts[iri][name].append(_iri(triple.object))
    return {iri: fault for iri, known in parts.items() if (fault := _figure_fault(known)) is not None}


def _figure_fault(parts: dict[str, list[str]]) -> str | None:
    for name in _FIGURE:
        if len(parts.get(name, ())) != 1:
            return f"The figure has {len(parts.get(name, ()))} values of {name}; it needs one."
    first, last = limits()["year"]["first"], limits()["year"]["last"]
    if not first <= int(parts["year"][0]) <= last:
        return f"The figure's year {parts['year'][0]} lies outside of {first} to {last}."
    return None


def _divisions(triples: Iterable[Triple], classes: dict[str, set[str]], namespaces: Namespaces) -> frozenset[str]:
    """Return the ids of the administrative divisions that relations lead to by their codes alone."""
    objects = {_iri(triple.object) for triple in triples if _local_name(triple.predicate, namespaces) in set(Predicate)}
    found = {namespaces.identifier(iri) or "" for iri in objects - set(classes)}
    return frozenset(name for name in found if name.startswith(_REGION) and region(name.removeprefix(_REGION)))


def _division(name: str, namespaces: Namespaces) -> Iterator[Triple]:
    """Yield the class and the name of a division, which every document states of what it names."""
    known = region(name.removeprefix(_REGION))
    if known is not None:
        node = NamedNode(namespaces.thing(name))
        yield Triple(node, NamedNode(_TYPE), NamedNode(namespaces.term("Region")))
        yield Triple(node, NamedNode(_LABEL), Literal(known.name, language="zh"))


def _local_name(node: object, namespaces: Namespaces) -> str:
    if isinstance(node, NamedNode) and node.value.startswith(namespaces.ontology):
        return node.value.removeprefix(namespaces.ontology)
    return ""


def _iri(node: object) -> str:
    return node.value if isinstance(node, (NamedNode, Literal)) else ""
