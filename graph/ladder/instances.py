"""The named things of the rungs, and the regions they are in."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from graph.answers import Source, Thing
from graph.entities.evidence import EvidenceReader
from graph.entities.things import Things
from graph.ladder.answers import Instance
from graph.ladder.rungs import Rung
from graph.named_queries import NamedQueries
from graph.rdf.terms import Names
from graph.stores.store import Term

_WITHIN = ("locatedIn", "partOf")
_NAMED_IN = "namedIn"
# A park's group in a park in a town in a district; cycles end here too.
_LONGEST_CHAIN = 5
# A thing that a plan names very often shows where it is named first.
_MOST_SOURCES = 3

_Chains = dict[str, dict[str, tuple[str, ...]]]


class Instances:
    """Things of a class by region."""

    def __init__(self, queries: NamedQueries, names: Names, things: Things, evidence: EvidenceReader) -> None:
        self._queries = queries
        self._names = names
        self._things = things
        self._evidence = evidence

    def of_rungs(
        self, rungs: Iterable[Rung], regions: Collection[str] | None
    ) -> dict[tuple[str, str], tuple[Instance, ...]]:
        """Return the instances of rungs by the rung's id and the region's, in all regions or in given ones."""
        rungs = tuple(rungs)
        rung_of = {rung.kind: rung.id for rung in rungs if rung.kind}
        named = {rung.id: rung.things for rung in rungs}
        rows = self._queries.select("classes", scheme=[self._names.term(kind) for kind in rung_of if kind])
        kinds = {
            identifier: rung_of[kind]
            for row in rows
            if (identifier := self._names.identifier(row[0])) and (kind := self._names.local_name(row[1])) in rung_of
        }
        chains = self._regions(kinds)
        placed = [
            (rung, region, identifier, chain)
            for identifier, rung in kinds.items()
            for region, chain in chains[identifier].items()
            if regions is None or region in regions
        ]
        things = self._things.describe({one for _, region, thing, chain in placed for one in (region, thing, *chain)})
        sources = self._sources({identifier for _, _, identifier, _ in placed})
        found: defaultdict[tuple[str, str], list[Instance]] = defaultdict(list)
        for rung, region, identifier, chain in placed:
            fits = identifier in things and named[rung].search(things[identifier].label)
            if fits and region in things:
                found[rung, region].append(_instance(identifier, chain, things, sources))
        return {key: tuple(sorted(some, key=_order)) for key, some in found.items()}

    def _regions(self, identifiers: Iterable[str]) -> _Chains:
        """Return the regions of things: those that they lie in, by the shortest chain, else those of their plans."""
        identifiers = sorted(identifiers)
        chains: _Chains = {identifier: {} for identifier in identifiers}
        ends: dict[str, dict[str, tuple[str, ...]]] = {one: {one: ()} for one in identifiers}
        predicates = [self._names.term(one) for one in _WITHIN]
        for _ in range(_LONGEST_CHAIN):
            nodes = self._things.nodes(end for reached in ends.values() for end in reached)
            outer = self._links(nodes, predicates)
            following: dict[str, dict[str, tuple[str, ...]]] = {}
            for identifier, reached in ends.items():
                steps = {up: (*chain, up) for end, chain in reached.items() for up in outer.get(end, ())}
                chains[identifier] |= {
                    up: chain for up, chain in steps.items() if _is_region(up) and not chains[identifier]
                }
                if not chains[identifier]:
                    following[identifier] = {up: chain for up, chain in steps.items() if up not in reached}
            ends = {one: reached for one, reached in following.items() if reached}
            if not ends:
                break
        planned = self._of_plans([identifier for identifier in identifiers if not chains[identifier]])
        return {identifier: chains[identifier] or planned.get(identifier, {}) for identifier in identifiers}

    def _links(self, nodes: Sequence[Term], predicates: Sequence[Term]) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for row in self._queries.select("links-out", thing=nodes, predicate=predicates):
            inner, outer = self._names.identifier(row[0]), self._names.identifier(row[2])
            if inner and outer:
                found[inner].append(outer)
        return found

    def _of_plans(self, identifiers: Collection[str]) -> _Chains:
        """Return the regions that the documents are for which name things."""
        named = self._links(self._things.nodes(identifiers), [self._names.term(_NAMED_IN)])
        documents = self._things.nodes(document for some in named.values() for document in some)
        region_of = {
            self._names.identifier(row[0]): self._names.identifier(row[1])
            for row in self._queries.select("document-description", document=documents)
        }
        return {
            identifier: {region: () for one in some if (region := region_of.get(one)) is not None}
            for identifier, some in named.items()
        }

    def _sources(self, identifiers: Collection[str]) -> dict[str, tuple[Source, ...]]:
        found: defaultdict[str, list[Source]] = defaultdict(list)
        mentions = self._evidence.of_relations([self._names.term(_NAMED_IN)], subjects=identifiers)
        for (identifier, _, _), sources in mentions.items():
            found[identifier] += sources
        return {identifier: tuple(sources[:_MOST_SOURCES]) for identifier, sources in found.items()}


def _instance(
    identifier: str, chain: Iterable[str], things: Mapping[str, Thing], sources: Mapping[str, tuple[Source, ...]]
) -> Instance:
    lies_in = tuple(things[one] for one in chain if one in things)
    return Instance(thing=things[identifier], lies_in=lies_in, sources=sources.get(identifier, ()))


def _order(instance: Instance) -> tuple[str, str]:
    return instance.thing.label, instance.thing.id


def _is_region(identifier: str) -> bool:
    return identifier.startswith("region-")
