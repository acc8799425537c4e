"""From the store to arrays: one query for each relation, several at once."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING
from urllib.parse import unquote

import numpy as np
from numpy.typing import NDArray
from pyoxigraph import NamedNode

from graph.canonical import Canonical
from graph.named_queries import NamedQueries
from graph.projection.columns import TSV, Names, columns_of, give_back, numbered, read_table
from graph.projection.edge_table import Codes, EdgeTable, Indices
from graph.projection.numbering import Things, numbered_by_id, things_of
from graph.rdf.terms import Names as Terms
from ontology.relation import Predicate

if TYPE_CHECKING:
    import pyarrow

PREDICATES = tuple(predicate.value for predicate in Predicate)

# The engine releases the interpreter's lock and spends its time on one processor for each query.
_AT_ONCE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """Who states relations: for each statement the row of the relation in the edge table, and of what it tells.

    ``documents`` are ids of documents and ``document`` indices into them; ``confidence`` lies in 0..1.
    """

    documents: tuple[str, ...]
    stated: NDArray[np.int64]
    document: Indices
    sure: NDArray[np.int64]
    confidence: NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassTable:
    """The classes of the things of an edge table: pairs of an index of a thing and one into ``classes``."""

    classes: tuple[str, ...]
    thing: Indices
    class_: Indices


class ArrayReader:
    """Reads what the view holds of relations; works over every store that answers SPARQL."""

    def __init__(self, queries: NamedQueries, names: Terms) -> None:
        self._queries = queries
        self._names = names

    def edges(self) -> EdgeTable:
        """Return all relations of the view between things of innokg."""
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            pairs = list(pool.map(self._pairs, PREDICATES))
        ids, columns = numbered_by_id([column for pair in pairs for column in pair])
        give_back()
        source, target = np.concatenate(columns[::2]), np.concatenate(columns[1::2])
        predicate = _repeated([len(pair[0].index) for pair in pairs])
        known = (source >= 0) & (target >= 0)
        if not known.all():
            source, target, predicate = source[known], target[known], predicate[known]
        edges = EdgeTable(ids=ids, predicates=PREDICATES, source=source, target=target, predicate=predicate)
        return edges.ordered()

    def members(self, edges: EdgeTable, classes: Iterable[str]) -> Indices:
        """Return the things that have relations and one of some classes."""
        nodes = [self._names.term(name) for name in sorted(classes)]
        (thing,) = columns_of([read_table(self._queries.table("things-of-classes", TSV, **{"class": nodes}), 1)])
        found = numbered(thing, self._place_of(edges, Canonical()))
        return found[found >= 0]

    def classes(self, edges: EdgeTable) -> ClassTable:
        """Return the classes of all things that have relations."""
        thing, class_ = columns_of([read_table(self._queries.table("thing-classes", TSV), 2)])
        names = [self._names.local_name(_node(text)) or "" for text in class_.distinct]
        classes = tuple(sorted(set(filter(None, names))))
        place = {name: index for index, name in enumerate(classes)}
        things = numbered(thing, self._place_of(edges, Canonical()))
        of = numbered(class_, lambda text: place.get(self._names.local_name(_node(text)) or "", -1))
        known = (things >= 0) & (of >= 0)
        return ClassTable(classes=classes, thing=things[known], class_=of[known])

    def statements(self, edges: EdgeTable, canonical: Canonical) -> Statements:
        """Return which documents state which relations of a table, and how sure that is."""
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            tables = self._tables("relation-graphs", 3, pool)
            confidences = self._tables("relation-confidences", 3, pool)
        source, target, graph = columns_of(tables)
        stated = self._rows(edges, canonical, source, target, _codes(tables))
        begin = self._names.namespaces.document_graph("")
        documents = tuple(sorted(unquote(text[1:-1].removeprefix(begin)) for text in graph.distinct if begin in text))
        place = {document: index for index, document in enumerate(documents)}
        document = numbered(graph, lambda text: place.get(unquote(text[1:-1].removeprefix(begin)), -1))
        known = (stated >= 0) & (document >= 0)
        source, target, sure = columns_of(confidences)
        rows = self._rows(edges, canonical, source, target, _codes(confidences))
        values = np.array([_number(text) for text in sure.distinct], dtype=np.float32)
        confidence = values[sure.index] if len(values) else np.zeros(0, dtype=np.float32)
        return Statements(
            documents=documents,
            stated=stated[known],
            document=document[known],
            sure=rows[rows >= 0],
            confidence=confidence[rows >= 0],
        )

    def _tables(self, query: str, columns: int, pool: ThreadPoolExecutor) -> "list[pyarrow.Table]":
        """Return the answers to a query for each relation, in the relations' order."""
        nodes = [self._names.term(name) for name in PREDICATES]
        return list(pool.map(self._table, repeat(query), repeat(columns), nodes))

    def _pairs(self, predicate: str) -> list[Things]:
        """Return what a relation of the view joins; only ids stay, as all relations are held at once."""
        return things_of(self._table("relation-pairs", 2, self._names.term(predicate)), self._names.namespaces.things)

    def _table(self, query: str, columns: int, predicate: NamedNode | None) -> "pyarrow.Table":
        values = {} if predicate is None else {"predicate": [predicate]}
        return read_table(self._queries.table(query, TSV, **values), columns)

    def _rows(
        self, edges: EdgeTable, canonical: Canonical, source: Names, target: Names, predicate: Codes
    ) -> NDArray[np.int64]:
        place = self._place_of(edges, canonical)
        ends = numbered(source, place), numbered(target, place)
        rows = edges.rows(predicate, *ends)
        rows[(ends[0] < 0) | (ends[1] < 0)] = -1
        return rows

    def _place_of(self, edges: EdgeTable, canonical: Canonical) -> Callable[[str], int]:
        def place(text: str) -> int:
            identifier = self._identifier(text)
            return -1 if identifier is None else edges.places.get(canonical.of(identifier), -1)

        return place

    def _identifier(self, text: str) -> str | None:
        """Return the id in an IRI as results write it, None for what is no thing of innokg."""
        begin = self._names.namespaces.things
        if not text.startswith(begin, 1):
            return None
        identifier = text[1 + len(begin) : -1]
        return unquote(identifier) if "%" in identifier else identifier


def _codes(tables: "Sequence[pyarrow.Table]") -> Codes:
    """Return the number of the relation that each row of the tables is about."""
    return _repeated([table.num_rows for table in tables])


def _repeated(counts: list[int]) -> Codes:
    return np.repeat(np.arange(len(counts), dtype=np.int8), counts)


def _node(text: str) -> NamedNode | None:
    return NamedNode(text[1:-1]) if text.startswith("<") else None


def _number(text: str) -> float:
    try:
        return float(text.split('"')[1] if text.startswith('"') else text)
    except (ValueError, IndexError):
        return 1.0
