"""The store on OpenLink Virtuoso 7, with what it does otherwise than SPARQL 1.1 says.

- Without a data set a query sees the union of all graphs, and nothing can be inserted without naming a graph. So the
  default graph is a named one, and each query says which graphs it means.
- Each operation of an update request is committed by itself. So a change of several is written down first, carried out,
  and crossed out; one that was cut off is carried out to its end when the store is opened next. Readers may see half.
- Some 4,990 triples in one operation exhaust its parser, and a literal may have no more than 10 MB.
- DELETE DATA with two graphs leaves some of the quads in place. So each operation has one graph.
- With a default graph named beside a query, ``GRAPH ?g`` is answered from all graphs, that one and Virtuoso's own among
  them, and ``GRAPH <name>`` from none; with named graphs beside it, both are answered from these.
- INSERT DATA takes no blank nodes, but the names that Virtuoso itself gives to them.
- Updates evaluate differently in many corners, so the difference that one makes is computed here and sent as data.
- Results in JSON give booleans as 0 and 1, and the answer of ASK as a row.
"""

import re
import secrets
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import IO

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, QueryBoolean, QuerySolutions

from graph.sparql.asked_graphs import NOTHING, GraphsAsked, graphs_asked, without_graphs
from graph.sparql.dataset import SparqlDataset
from graph.stores.books import BOOKS
from graph.stores.remote_requests import dataset_parameters
from graph.stores.remote_store import RemoteStore
from graph.stores.sparql_endpoint import Parameters
from graph.stores.store import GraphName
from graph.stores.virtuoso_terms import parse_results, written_term
from ontology.errors import QueryError, StoreError

#: The named graph that is innokg's default graph on Virtuoso.
VIEW = NamedNode("urn:innokg:view")
_JOURNAL = NamedNode("urn:innokg:journal")
_TRIAL = NamedNode("urn:innokg:trial")
_PENDING = NamedNode("urn:innokg:pending")
_OPERATION = NamedNode("urn:innokg:operation")

# Graphs that a new Virtuoso has of itself.
_SYSTEM = (
    "http://www.openlinksw.com/schemas/virtrdf#",
    "http://www.openlinksw.com/schemas/oplweb#",
    "http://www.w3.org/ns/ldp#",
    "http://www.w3.org/2002/07/owl#",
    "http://localuriqaserver/sparql",
    "urn:activitystreams-owl:map",
    "urn:core:services:sparql",
    "urn:rules.skos",
    "urn:virtrdf-label",
)
_HIDDEN = frozenset({VIEW, BOOKS, _JOURNAL, _TRIAL, *map(NamedNode, _SYSTEM)})
_NO_DATA = ", ".join(sorted(map(str, _HIDDEN - {VIEW})))
_NOT_NAMED = f"NOT IN ({', '.join(sorted(map(str, _HIDDEN)))})"

_UNWRITTEN = 2
_MOST_QUADS = 1000
_MOST_CHARACTERS = 500_000
_LARGEST_LITERAL = 10_000_000

_STRING = "http://www.w3.org/2001/XMLSchema#string"
_XSD = "http://www.w3.org/2001/XMLSchema#"
# Literals of these types that are written so are taken; any other typed literal is tried in a graph of its own first.
_TAKEN: Mapping[str, re.Pattern[str]] = {
    f"{_XSD}integer": re.compile(r"-?[0-9]{1,18}"),
    f"{_XSD}decimal": re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,12})?"),
    f"{_XSD}boolean": re.compile("true|false"),
    f"{_XSD}gYear": re.compile("[0-9]{4}"),
    f"{_XSD}date": re.compile("[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])"),
}


class VirtuosoStore(RemoteStore):
    """A ``Store`` on Virtuoso 7; its user must be one who may update by SPARQL.

    One process at a time should write: Virtuoso commits each operation of a change by itself.
    """

    _computes_updates = True

    def prepare(self) -> None:
        """Carry out to its end what a process that ended has begun."""
        query = f"SELECT ?x WHERE {{ GRAPH {BOOKS} {{ {BOOKS} {_PENDING} ?x }} }}"
        for row in self._read(query):
            if isinstance(row[0], Literal):
                self._finish(row[0].value)
        super().prepare()

    def graphs(self) -> list[NamedNode]:
        """Return the names of the named graphs that have triples, ordered."""
        # Of 50,000 quads the groups take 4 ms, DISTINCT in their place 0.7 s, and on one store more than a minute.
        rows = self._read("SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g")
        names = (row[0] for row in rows if isinstance(row[0], NamedNode))
        return sorted((name for name in names if not self._is_hidden(name)), key=lambda name: name.value)

    def _asked(self, query: str, dataset: SparqlDataset) -> tuple[str, Parameters]:
        if dataset:
            given = dict(dataset_parameters(dataset))
            # Where one kind of graph is not given, it is empty; to Virtuoso it would be everything.
            for kind in ("default-graph-uri", "named-graph-uri"):
                given.setdefault(kind, [NOTHING])
            return query, given
        asked = graphs_asked(query)
        default = {"default-graph-uri": [VIEW.value]}
        match asked:
            case GraphsAsked(own=True):
                return query, {}
            case GraphsAsked(any=False, named=frozenset() as names):
                return query, {**default, "named-graph-uri": sorted(names - {one.value for one in _HIDDEN})}
            case GraphsAsked(any=True, named=frozenset() as names) if not names:
                return without_graphs(query, _NOT_NAMED), default
        return query, {**default, "named-graph-uri": [name.value for name in self.graphs()]}

    def _parsed(self, body: IO[bytes]) -> QuerySolutions | QueryBoolean:
        return parse_results(body.read())

    def _pattern_query(self, graph: GraphName | None, pattern: str, values: str = "") -> str:
        if graph is None:
            return f"SELECT ?s ?p ?o ?g WHERE {{ {values} GRAPH ?g {{ {pattern} }} FILTER(?g NOT IN ({_NO_DATA})) }}"
        name = VIEW if isinstance(graph, DefaultGraph) else graph
        return f"SELECT ?s ?p ?o ?g WHERE {{ {values} GRAPH {name} {{ {pattern} }} }}"

    def _is_hidden(self, graph: NamedNode) -> bool:
        return graph in _HIDDEN

    def _default_graph_name(self) -> NamedNode | None:
        return VIEW

    def _operations(self, insert: Collection[Quad], delete: Collection[Quad], drop: Collection[NamedNode]) -> list[str]:
        self._try(insert)
        operations = [f"DROP SILENT GRAPH {name};\n" for name in drop]
        for verb, quads in (("DELETE", delete), ("INSERT", insert)):
            operations += [f"{verb} DATA {{ {block} }};\n" for block in _blocks(quads)]
        return operations

    def _try(self, quads: Iterable[Quad]) -> None:
        """Raise ``StoreError`` where Virtuoso does not take a literal, before anything is changed."""
        doubtful = {quad.object for quad in quads if isinstance(quad.object, Literal) and not _is_taken(quad.object)}
        for literal in doubtful:
            if len(literal.value.encode()) > _LARGEST_LITERAL:
                raise StoreError(f"Virtuoso takes no text of more than {_LARGEST_LITERAL // 10**6} MB.")
        trials = [Quad(_TRIAL, _OPERATION, literal, _TRIAL) for literal in doubtful]
        for block in _blocks(trials):
            self._endpoint.update(f"INSERT DATA {{ {block} }}")
        if trials:
            self._endpoint.update(f"DROP SILENT GRAPH {_TRIAL}")

    def _carry_out(self, operations: list[str]) -> None:
        # One piece of data and the new generation need no journal: there is no half of them.
        if len(operations) <= _UNWRITTEN:
            for operation in operations:
                self._endpoint.update(operation)
            return
        change = secrets.token_hex(8)
        for number, operation in enumerate(operations):
            entry = f"{_entry(change, number)} {_OPERATION} {Literal(operation)}"
            self._endpoint.update(f"INSERT DATA {{ GRAPH {_JOURNAL} {{ {entry} }} }}")
        mark = f"DATA {{ GRAPH {BOOKS} {{ {BOOKS} {_PENDING} {Literal(f'{change} {len(operations)}')} }} }}"
        self._endpoint.update(f"INSERT {mark}")
        try:
            for operation in operations:
                self._endpoint.update(operation)
        except QueryError:
            # Refused, it would be refused again: it must not stand in the way of what comes after it.
            self._cross_out(change, len(operations), mark)
            raise
        self._cross_out(change, len(operations), mark)

    def _finish(self, pending: str) -> None:
        """Carry out a change that was written down and begun."""
        change, _, count = pending.partition(" ")
        mark = f"DATA {{ GRAPH {BOOKS} {{ {BOOKS} {_PENDING} {Literal(pending)} }} }}"
        for number in range(int(count)):
            query = f"SELECT ?x WHERE {{ GRAPH {_JOURNAL} {{ {_entry(change, number)} {_OPERATION} ?x }} }}"
            for (operation,) in self._read(query):
                if isinstance(operation, Literal):
                    self._endpoint.update(operation.value)
        self._cross_out(change, int(count), mark)

    def _cross_out(self, change: str, count: int, mark: str) -> None:
        self._endpoint.update(f"DELETE {mark}")
        for number in range(count):
            entry = f"{_entry(change, number)} {_OPERATION} ?x"
            self._endpoint.update(f"DELETE WHERE {{ GRAPH {_JOURNAL} {{ {entry} }} }}")


def _entry(change: str, number: int) -> NamedNode:
    return NamedNode(f"urn:innokg:journal:{change}-{number}")


def _is_taken(literal: Literal) -> bool:
    if literal.language is not None or literal.datatype.value == _STRING:
        return len(literal.value) < _LARGEST_LITERAL // 4
    form = _TAKEN.get(literal.datatype.value)
    return form is not None and form.fullmatch(literal.value) is not None


def _blocks(quads: Iterable[Quad]) -> Iterator[str]:
    """Yield what stands in the braces of operations that Virtuoso carries out rightly: each on one graph, and short."""
    block: list[str] = []
    size, graph = 0, ""
    for name, triple in sorted((_graph_of(quad), _triple(quad)) for quad in quads):
        if block and (name != graph or len(block) >= _MOST_QUADS or size + len(triple) > _MOST_CHARACTERS):
            yield f"GRAPH {graph} {{ {''.join(block)}}}"
            block, size = [], 0
        block.append(triple)
        size, graph = size + len(triple), name
    if block:
        yield f"GRAPH {graph} {{ {''.join(block)}}}"


def _graph_of(quad: Quad) -> str:
    return str(VIEW if isinstance(quad.graph_name, DefaultGraph) else quad.graph_name)


def _triple(quad: Quad) -> str:
    return f"{written_term(quad.subject)} {quad.predicate} {written_term(quad.object)} .\n"
