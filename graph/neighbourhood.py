"""Selections of the graph: what lies around a thing, and the best connected things of the whole."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from pyoxigraph import NamedNode

from graph.answers import Edge, Network, Thing
from graph.entities.evidence import EvidenceReader
from graph.entities.things import Things, with_subclasses
from graph.named_queries import NamedQueries
from graph.rdf.terms import Names, text_of
from ontology.errors import NotFoundError, RequestError

# An overview grows by this part of its limit at a time: smaller steps choose better and ask more queries.
_STEPS = 16


def count_degrees(queries: NamedQueries, names: Names, things: Things) -> dict[str, int]:
    """Return how many relations each thing has, by id; things without any are left out."""
    rows = queries.select("degrees", predicate=things.relations())
    return {identifier: int(text_of(count)) for node, count in rows if (identifier := names.identifier(node))}


class Networks:
    """Networks with a query for each step away from the focus, and three for the edges and their sources."""

    def __init__(self, queries: NamedQueries, names: Names, things: Things, evidence: EvidenceReader) -> None:
        self._queries = queries
        self._names = names
        self._things = things
        self._evidence = evidence

    def around(
        self, focus: str, *, depth: int, limit: int, predicates: Collection[str], types: Collection[str]
    ) -> Network:
        """Return the things within ``depth`` steps of a canonical id, the focus first, then in order of finding.

        Where a step leads to more things than the limit lets in, those with most relations to what is already shown
        go first, then those whose id sorts first. Raises ``NotFoundError`` for an unknown id and ``RequestError`` for
        a depth below 0 or a limit below 1.
        """
        if depth < 0 or limit < 1:
            raise RequestError(f"A neighbourhood has a depth from 0 and a limit from 1, not {depth} and {limit}.")
        shown = self._things.describe([focus])
        if focus not in shown:
            raise NotFoundError(f"The graph has nothing with the id {focus!r}.")
        relations = self._relations(predicates)
        frontier, truncated = [focus], False
        for _ in range(depth):
            found = self._step(frontier, relations, shown)
            described = self._things.describe(found)
            fitting = self._fitting(described, types)
            ranked = sorted(fitting, key=lambda one: (-found[one], one))
            frontier = ranked[: limit - len(shown)]
            truncated = truncated or len(frontier) < len(ranked)
            shown |= {one: described[one] for one in frontier}
            if not frontier:
                break
        return Network(
            nodes=tuple(shown.values()), edges=self._edges(shown, relations), focus=focus, truncated=truncated
        )

    def among(self, identifiers: Iterable[str], *, predicates: Collection[str]) -> Network:
        """Return things by their canonical ids, in the order given, and the relations among them.

        Raises ``NotFoundError`` for an id that nothing has.
        """
        wanted = list(dict.fromkeys(identifiers))
        described = self._things.describe(wanted)
        for one in wanted:
            if one not in described:
                raise NotFoundError(f"The graph has nothing with the id {one!r}.")
        shown = {one: described[one] for one in wanted}
        edges = self._edges(shown, self._relations(predicates)) if shown else ()
        return Network(nodes=tuple(shown.values()), edges=edges)

    def overview(self, degrees: Mapping[str, int], *, limit: int) -> Network:
        """Return the best connected things and what joins them, the best connected part of the graph first.

        Each part grows from its best connected thing along relations, so that the selection hangs together as the
        graph does: the things with most relations alone would mostly be strangers to each other. ``degrees`` are
        those that ``count_degrees`` gave.
        """
        if limit < 1:
            raise RequestError(f"An overview has a limit from 1, not {limit}.")
        relations = self._relations(())
        chosen: dict[str, None] = {}
        for seed in sorted(degrees, key=lambda one: (-degrees[one], one)):
            # One more thing of another part would stand alone.
            if chosen and limit - len(chosen) < 2:
                break
            if seed not in chosen:
                self._grow(seed, degrees, relations, chosen, limit)
        described = self._things.describe(chosen)
        shown = {one: described[one] for one in chosen if one in described}
        return Network(
            nodes=tuple(shown.values()), edges=self._edges(shown, relations), truncated=len(chosen) < len(degrees)
        )

    def _grow(
        self, seed: str, degrees: Mapping[str, int], relations: list[NamedNode], chosen: dict[str, None], limit: int
    ) -> None:
        """Add a thing to what is chosen and, step by step, the best connected of what is linked to the added."""
        waiting: set[str] = set()
        frontier = [seed]
        while frontier:
            chosen |= dict.fromkeys(frontier)
            waiting = (waiting | self._step(frontier, relations, chosen).keys()) - chosen.keys()
            ranked = sorted(waiting & degrees.keys(), key=lambda one: (-degrees[one], one))
            frontier = ranked[: min(limit // _STEPS + 1, limit - len(chosen))]

    def _relations(self, predicates: Collection[str]) -> list[NamedNode]:
        relations = self._things.relations(predicates)
        if not relations:
            raise RequestError(f"None of {', '.join(sorted(predicates))} is a relation of the vocabulary.")
        return relations

    def _step(self, frontier: Iterable[str], relations: list[NamedNode], shown: Collection[str]) -> Counter[str]:
        """Return what is linked to the frontier and not yet shown, with the number of its relations to it."""
        things = self._things.nodes(frontier)
        rows = self._queries.select("links-out", thing=things, predicate=relations)
        rows += self._queries.select("links-in", thing=things, predicate=relations)
        found = Counter(self._names.identifier(row[2]) or "" for row in rows)
        return Counter({one: count for one, count in found.items() if one and one not in shown})

    def _fitting(self, described: dict[str, Thing], types: Collection[str]) -> list[str]:
        if not types:
            return list(described)
        wanted = with_subclasses(types)
        classes = self._things.classes(described)
        return [one for one in described if wanted & classes[one]]

    def _edges(self, shown: dict[str, Thing], relations: list[NamedNode]) -> tuple[Edge, ...]:
        rows = self._queries.select("links-out", thing=self._things.nodes(shown), predicate=relations)
        triples = {
            (source, self._names.local_name(row[1]) or "", target)
            for row in rows
            if (source := self._names.identifier(row[0])) and (target := self._names.identifier(row[2])) in shown
            if target
        }
        sources = self._evidence.of_relations(relations, subjects={source for source, _, _ in triples})
        return tuple(
            Edge(source=key[0], target=key[2], predicate=key[1], sources=sources.get(key, ()))
            for key in sorted(triples)
        )
