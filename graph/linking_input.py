"""What linking compares: every thing as its documents present it."""

from collections import Counter, defaultdict

from graph import rdf_terms as rdf
from graph.named_queries import NamedQueries
from graph.rdf_terms import Names, text_of
from graph.things import class_order
from ontology.entity import EntityType
from ontology.judgement import NamedThing

_SCHEME = frozenset(kind.value for kind in EntityType)


def read_named_things(queries: NamedQueries, names: Names) -> list[NamedThing]:
    """Return every thing under the id that documents give it, ordered by id; the name most documents use goes first."""
    classes: defaultdict[str, set[str]] = defaultdict(set)
    called: defaultdict[str, Counter[str]] = defaultdict(Counter)
    labels: defaultdict[str, Counter[str]] = defaultdict(Counter)
    scopes: dict[str, str] = {}
    scope = names.term("scope")
    for node, predicate, value in queries.select("named-things", property=[rdf.TYPE, rdf.LABEL, rdf.ALT_LABEL, scope]):
        identifier = names.identifier(node) or ""
        if predicate == rdf.TYPE:
            classes[identifier].add(names.local_name(value) or "")
        elif predicate == scope:
            scopes[identifier] = text_of(value)
        else:
            called[identifier][text_of(value)] += 1
            if predicate == rdf.LABEL:
                labels[identifier][text_of(value)] += 1
    return [
        NamedThing(
            id=identifier,
            type=EntityType(class_order(classes[identifier])[0]),
            names=_ordered(labels[identifier], called[identifier]),
            scope=scopes.get(identifier, ""),
        )
        for identifier in sorted(called)
        if classes[identifier] & _SCHEME
    ]


def _ordered(labels: Counter[str], names: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=lambda name: (-labels[name], -len(name), name)))
