"""Questions to a SPARQL server about many quads at a time."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from pyoxigraph import Literal, NamedNode, Quad, Triple

from graph.stores.store import GraphName, Row

# Things or triples that one query is asked about.
_AT_ONCE = 200
_ESCAPE = "\\"


def subject_blocks(subjects: Iterable[NamedNode]) -> Iterator[str]:
    """Yield blocks of values for ``?s``, of subjects that one query each is asked about."""
    return _blocks("?s", [str(subject) for subject in subjects])


def held_quads(quads: Collection[Quad], ask: Callable[[GraphName, str], Iterable[Quad]]) -> set[Quad]:
    """Return those of the quads that are there; ``ask`` returns what a graph has of a block of triples."""
    found: set[Quad] = set()
    for graph in {quad.graph_name for quad in quads}:
        for block in _triple_blocks([quad.triple for quad in quads if quad.graph_name == graph]):
            found.update(ask(graph, block))
    return found.intersection(quads)


def triples_held_by_more(
    limits: Mapping[Triple, int], graphs: str, read: Callable[[str], Iterable[Row]]
) -> set[Triple]:
    """Return the triples that more graphs, of names that begin so, have than the number given with each."""
    found: set[Triple] = set()
    named = f"GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), {Literal(graphs)}))"
    for block in _triple_blocks(list(limits)):
        query = f"SELECT ?s ?p ?o (COUNT(*) AS ?n) WHERE {{ {block} {named} }} GROUP BY ?s ?p ?o"
        for subject, predicate, value, number in read(query):
            if not isinstance(subject, NamedNode) or not isinstance(predicate, NamedNode) or value is None:
                continue
            triple = Triple(subject, predicate, value)
            if isinstance(number, Literal) and int(number.value) > limits.get(triple, 0):
                found.add(triple)
    return found & limits.keys()


def _triple_blocks(triples: Iterable[Triple]) -> Iterator[str]:
    """Yield blocks of triples; of those with escaped characters, which not every server matches, without objects."""
    rows = [(f"{one.subject} {one.predicate}", str(one.object)) for one in triples]
    yield from _blocks("(?s ?p ?o)", [f"({start} {value})" for start, value in rows if _ESCAPE not in value])
    yield from _blocks("(?s ?p)", [f"({start})" for start in {start for start, value in rows if _ESCAPE in value}])


def _blocks(variables: str, rows: Sequence[str]) -> Iterator[str]:
    for start in range(0, len(rows), _AT_ONCE):
        yield f"VALUES {variables} {{ {' '.join(rows[start : start + _AT_ONCE])} }}"
