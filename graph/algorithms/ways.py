"""The relations along paths, with where they stand."""

from itertools import pairwise

from graph.algorithms.answers import Step, Way
from graph.algorithms.presentation import way_sentence
from graph.answers import Thing
from graph.entities.evidence import EvidenceReader
from graph.entities.things import UNCLASSED, Things
from graph.projection.projection import Projection


def read_ways(
    paths: tuple[tuple[str, ...], ...], projection: Projection, things: Things, evidence: EvidenceReader
) -> list[Way]:
    """Return paths, given as ids, with the relations of the projection between each two things and their sources."""
    between = {pair: _relations(projection, *pair) for path in paths for pair in pairwise(path)}
    ids = {identifier for path in paths for identifier in path}
    known = things.describe(ids)
    found = evidence.of_relations(
        things.relations(), subjects={source for row in between.values() for source, _, _ in row}
    )
    ways = []
    for path in paths:
        named = tuple(known.get(one) or Thing(id=one, iri="", label=one, type=UNCLASSED) for one in path)
        steps = tuple(
            tuple(
                Step(
                    source=source,
                    target=target,
                    predicate=predicate,
                    sources=found.get((source, predicate, target), ()),
                )
                for source, predicate, target in between[pair]
            )
            for pair in pairwise(path)
        )
        ways.append(Way(things=named, steps=steps, explanation=way_sentence(named)))
    return ways


def _relations(projection: Projection, one: str, other: str) -> list[tuple[str, str, str]]:
    """Return the relations between two things, whichever way they are stated."""
    ends = projection.places[one], projection.places[other]
    found = []
    for source, target in (ends, ends[::-1]):
        for row in projection.rows_between(source, target):
            predicate = projection.predicates[int(projection.predicate[row])]
            found.append((projection.ids[source], predicate, projection.ids[target]))
    return sorted(found)
