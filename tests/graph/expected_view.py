"""What the default graph must hold, computed from all quads of a store in the plainest way."""

from collections import Counter
from collections.abc import Iterable

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from graph.canonical import Canonical
from graph.stores.store import Term, in_graph, is_nameless
from ontology.namespaces import Namespaces
from ontology.regions import region

NAMESPACES = Namespaces()
_LABELS = tuple(
    map(NamedNode, ("http://www.w3.org/2000/01/rdf-schema#label", "http://www.w3.org/2004/02/skos/core#prefLabel"))
)
_OTHER = NamedNode("http://www.w3.org/2004/02/skos/core#altLabel")
# Whether the canonical id itself is called so, by which property, and how.
Name = tuple[bool, NamedNode, Literal]


def expected_view(quads: Iterable[Quad], canonical: Canonical) -> set[Quad]:
    """Return the quads without blank nodes that the default graph must hold beside these graphs."""
    quads = [quad for quad in quads if not is_nameless(quad)]
    marks = {mark for quad in quads for mark in left_out(quad)}
    stated = [quad for quad in quads if graph_of(quad).startswith(NAMESPACES.document_graph(""))]
    stated = [quad for quad in stated if (graph_of(quad), str(quad.triple)) not in marks]
    view: set[Quad] = set()
    names: dict[NamedNode, list[Name]] = {}
    for quad in stated:
        subject, value = moved(quad.subject, canonical), moved(quad.object, canonical)
        assert isinstance(subject, NamedNode)
        if quad.predicate in (*_LABELS, _OTHER) and isinstance(quad.object, Literal):
            names.setdefault(subject, []).append((quad.subject == subject, quad.predicate, quad.object))
        elif subject != value or quad.subject == quad.object:
            view.add(Quad(subject, quad.predicate, value, DefaultGraph()))
    for subject, given in names.items():
        view.update(Quad(subject, predicate, name, DefaultGraph()) for predicate, name in chosen(subject, given))
    view -= {in_graph(quad, DefaultGraph()) for quad in quads if graph_of(quad) == NAMESPACES.retracted_graph}
    return view | {in_graph(quad, DefaultGraph()) for quad in quads if graph_of(quad) == NAMESPACES.asserted_graph}


def left_out(quad: Quad) -> set[tuple[str, str]]:
    """Return the graph and the triple of what a quad says to be left out."""
    document = graph_of(quad).removeprefix(NAMESPACES.withheld_graph(""))
    if document == graph_of(quad) or quad.predicate != NamedNode(NAMESPACES.term("withheld")):
        return set()
    assert isinstance(quad.object, Literal)
    return {(NAMESPACES.document_graph("") + document, f"{quad.subject} {quad.object.value}")}


def chosen(subject: NamedNode, names: list[Name]) -> set[tuple[NamedNode, Literal]]:
    """Return one label for each property and language, and all else as other names."""
    labels: set[tuple[NamedNode, Literal]] = set()
    for predicate in _LABELS:
        given = [(own, name) for own, of, name in names if of == predicate]
        for language in {name.language for _, name in given}:
            rivals = [(own, name) for own, name in given if name.language == language]
            counts = Counter(name for own, name in rivals if own or not any(own for own, _ in rivals))
            best = min(counts, key=lambda name: (-counts[name], -len(name.value), str(name)))
            division = region(subject.value.rpartition("/region-")[2])
            if predicate == _LABELS[0] and language == "zh" and division is not None:
                best = Literal(division.name, language="zh")
            labels.add((predicate, best))
    best_names = {name for _, name in labels}
    return labels | {(_OTHER, name) for _, _, name in names if name not in best_names}


def moved(node: Term, canonical: Canonical) -> Term:
    """Return the canonical node of a thing."""
    identifier = NAMESPACES.identifier(node.value) if isinstance(node, NamedNode) else None
    return NamedNode(NAMESPACES.thing(canonical.of(identifier))) if identifier else node


def graph_of(quad: Quad) -> str:
    """Return the name of a quad's graph, nothing for the default graph."""
    return quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
