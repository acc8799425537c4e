"""Things and their names as the index takes them in, read from the view."""

from collections import defaultdict
from collections.abc import Collection, Iterator

from pyoxigraph import NamedNode

from graph.entities.things import Description, Things
from graph.named_queries import NamedQueries
from graph.rdf import terms as rdf
from graph.rdf.terms import Names, text_of
from graph.search.indexed import Indexed
from ontology.entity import EntityType
from ontology.regions import ancestors
from ontology.vocabulary import classes, superclasses

_REGION = "region-"
_SCHEME = frozenset(kind.value for kind in EntityType)
# A laboratory lies in a park, the park in a district: longer ways are slips.
_LONGEST_WAY = 4

Places = dict[str, set[str]]


class IndexReader:
    """Reads named things with what a search can be narrowed to."""

    def __init__(self, queries: NamedQueries, names: Names, things: Things) -> None:
        self._queries = queries
        self._names = names
        self._things = things

    def read(self, identifiers: Collection[str] | None = None) -> Iterator[Indexed]:
        """Yield the things that have a class of the scheme and a name: all, or those of the given ids.

        They are read in six queries, whatever their number.
        """
        described, located = self._described(identifiers)
        links = self._links(identifiers)
        spatial = self._regions_of_documents({document for one in described.values() for document in one.documents})
        located = self._with_places(located) if identifiers is not None else located
        for identifier, known in described.items():
            if known.names and _SCHEME.intersection(known.classes):
                regions = _regions(identifier, known, located, spatial)
                yield self._indexed(identifier, known, regions, links.get(identifier, 0))

    def affected(self, changed: Collection[str]) -> set[str]:
        """Return the ids whose entry may be another when statements about the given ones have changed.

        What lies in a place lies where that place lies.
        """
        reached, frontier = set(changed), set(changed)
        for _ in range(_LONGEST_WAY):
            rows = self._queries.select("lying-in", place=self._things.nodes(frontier))
            frontier = {identifier for (node,) in rows if (identifier := self._names.identifier(node))} - reached
            if not frontier:
                break
            reached |= frontier
        return reached

    def _described(self, identifiers: Collection[str] | None) -> tuple[dict[str, Description], Places]:
        properties = [rdf.TYPE, rdf.LABEL, rdf.ALT_LABEL, self._names.term("namedIn"), self._names.term("locatedIn")]
        nodes = None if identifiers is None else self._things.nodes(identifiers)
        described: dict[str, Description] = defaultdict(Description)
        located: Places = defaultdict(set)
        for node, predicate, value in self._queries.select("properties", thing=nodes, property=properties):
            identifier = self._names.identifier(node)
            if identifier is None or not isinstance(predicate, NamedNode):
                continue
            if predicate == properties[-1]:
                located[identifier].add(self._names.identifier(value) or "")
            elif predicate == properties[-2]:
                described[identifier].documents.append(self._names.identifier(value) or "")
            elif predicate == rdf.TYPE:
                name = self._names.local_name(value)
                described[identifier].classes += [name] if name else []
            else:
                described[identifier].names.setdefault(predicate, []).append(text_of(value))
        return described, located

    def _with_places(self, located: Places) -> Places:
        """Return where things lie, with where these places lie in turn."""
        found = {identifier: set(places) for identifier, places in located.items()}
        frontier = {place for places in located.values() for place in places} - found.keys()
        for _ in range(_LONGEST_WAY):
            rows = self._queries.select(
                "properties", thing=self._things.nodes(frontier), property=[self._names.term("locatedIn")]
            )
            if not rows:
                break
            for node, _predicate, value in rows:
                found.setdefault(self._names.identifier(node) or "", set()).add(self._names.identifier(value) or "")
            frontier = {place for one in frontier for place in found.get(one, ())} - found.keys()
        return found

    def _regions_of_documents(self, documents: Collection[str]) -> dict[str, str]:
        rows = self._queries.select("properties", thing=self._things.nodes(documents), property=[rdf.SPATIAL])
        return {
            document: region
            for node, _, value in rows
            if (document := self._names.identifier(node)) and (region := self._names.identifier(value))
        }

    def _links(self, identifiers: Collection[str] | None) -> dict[str, int]:
        relations = self._things.relations()
        if identifiers is None:
            rows = self._queries.select("degrees", predicate=relations)
        else:
            rows = self._queries.select("degrees-of", thing=self._things.nodes(identifiers), predicate=relations)
        return {identifier: int(text_of(count)) for node, count in rows if (identifier := self._names.identifier(node))}

    def _indexed(self, identifier: str, known: Description, regions: frozenset[str], links: int) -> Indexed:
        thing = self._things.thing(identifier, known)
        others = sorted({name for names in known.names.values() for name in names} - {thing.label})
        return Indexed(
            thing=thing,
            classes=frozenset(known.classes).union(*map(superclasses, classes().keys() & known.classes)),
            names=(thing.label, *others),
            regions=regions,
            documents=frozenset(known.documents),
            links=links,
        )


def _regions(identifier: str, known: Description, located: Places, spatial: dict[str, str]) -> frozenset[str]:
    """Return the regions that a thing lies in; where nothing tells, the one that all its documents are about."""
    places, frontier = {identifier}, {identifier}
    for _ in range(_LONGEST_WAY):
        frontier = {place for one in frontier for place in located.get(one, ())} - places
        places |= frontier
    found = {place for place in places if place.startswith(_REGION)}
    if not found:
        about = {spatial.get(document) for document in known.documents}
        found = {region for region in about if region} if len(about) == 1 else set()
    above = {f"{_REGION}{one.code}" for place in found for one in ancestors(place.removeprefix(_REGION))}
    return frozenset(found | above)
