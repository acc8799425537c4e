"""The list of industries."""

from collections import defaultdict

from graph.chains.answers import ChainList, IndustrySummary
from graph.chains.gathering import RESOURCES
from graph.entities.things import Things, class_order
from graph.fields.field_book import FieldBook
from graph.fields.stems import stem
from graph.named_queries import NamedQueries
from graph.rdf.terms import Names
from ontology.entity import EntityType
from ontology.relation import Predicate

_FIELD_RELATIONS = (Predicate.LEADS_INDUSTRY, Predicate.FOCUSES_ON)
_LISTS = {EntityType.FIRM.value: ChainList.FIRMS} | dict.fromkeys((one.value for one in RESOURCES), ChainList.RESOURCES)


def list_industries(queries: NamedQueries, names: Names, things: Things, book: FieldBook) -> list[IndustrySummary]:
    """Return the industries, names that mean the same taken together, with how many things are related with each."""
    actors: defaultdict[str, set[str]] = defaultdict(set)
    for predicate in _FIELD_RELATIONS:
        for subject, object_ in queries.select("relation-pairs", predicate=[names.term(predicate)]):
            actors[names.identifier(object_) or ""].add(names.identifier(subject) or "")
    # By labels alone: another name may be a wider one, by which all would hang together.
    named: defaultdict[str, list[str]] = defaultdict(list)
    for one in sorted(book.fields):
        for name in sorted({stem(label) for label in book.fields[one].labels}):
            named[name].append(one)
    groups = {
        name: fields
        for name, fields in named.items()
        if any(EntityType.INDUSTRY in book.fields[one].kinds for one in fields)
    }
    described = things.describe(one for fields in groups.values() for one in fields)
    classes = things.classes({one for fields in groups.values() for field in fields for one in actors[field]})
    found = []
    for fields in groups.values():
        inside = {one for field in fields for one in actors[field]}
        lists = [_LISTS.get(next(iter(class_order(classes.get(one, ()))), "")) for one in inside]
        same = tuple(described[one] for one in fields if one in described)
        if same:
            found.append(
                IndustrySummary(
                    name=min((thing.label for thing in same), key=lambda label: (len(label), label)),
                    things=same,
                    counts={one: lists.count(one) for one in (ChainList.FIRMS, ChainList.RESOURCES)},
                )
            )
    unique = {one.things: one for one in found}
    return sorted(unique.values(), key=lambda one: (-sum(one.counts.values()), stem(one.name)))
