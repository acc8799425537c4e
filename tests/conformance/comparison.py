"""Whether two results, or two data sets, say the same under any names of blank nodes."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

Term = NamedNode | BlankNode | Literal | Triple
Rows = Sequence[dict[str, Term]]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_RDF_FORMATS = {".ttl": RdfFormat.TURTLE, ".rdf": RdfFormat.RDF_XML, ".nt": RdfFormat.N_TRIPLES}
_RESULT_FORMATS = {".srx": QueryResultsFormat.XML, ".srj": QueryResultsFormat.JSON, ".tsv": QueryResultsFormat.TSV}


def same_graphs(one: Iterable[Quad], other: Iterable[Quad]) -> bool:
    """Tell whether two data sets are isomorphic."""
    return _canonical(one) == _canonical(other)


def same_rows(one: Rows, other: Rows) -> bool:
    """Tell whether two results have the same rows, in any order, each as often."""
    if len(one) != len(other):
        return False
    one, other = ([{name: _valued(term) for name, term in row.items()} for row in rows] for rows in (one, other))
    if not any(isinstance(term, BlankNode) for row in (*one, *other) for term in row.values()):
        return Counter(map(_key, one)) == Counter(map(_key, other))
    return same_graphs(_reified(one), _reified(other))


def same_csv(one: bytes, other: bytes) -> bool:
    """Tell whether two results in CSV have the same columns and rows; every blank node is like any other.

    The order of columns is left to the engine where a query selects all.
    """
    return _csv(one) == _csv(other)


def read_rdf(path: Path, base: str) -> list[Quad]:
    """Return the triples of a file in the default graph."""
    return list(parse(path.read_bytes(), format=_RDF_FORMATS[path.suffix], base_iri=base))


def read_expected(path: Path, base: str) -> bool | Rows | list[Quad]:
    """Return what a file of expected results holds: a truth value, rows or triples."""
    if path.suffix in _RESULT_FORMATS:
        return read_results(path.read_bytes(), _RESULT_FORMATS[path.suffix])
    quads = read_rdf(path, base)
    if any(quad.object == NamedNode(f"{_RS}ResultSet") for quad in quads):
        return _result_set(quads)
    return quads


def read_results(data: bytes, form: QueryResultsFormat) -> bool | Rows:
    """Return the truth value or the rows of results in a standard format."""
    answer = parse_query_results(data, format=form)
    if isinstance(answer, QueryBoolean):
        return bool(answer)
    names = [variable.value for variable in answer.variables]
    rows = []
    for solution in answer:
        values = {name: solution[name] for name in names}
        rows.append({name: value for name, value in values.items() if value is not None})
    return rows


def _result_set(quads: Sequence[Quad]) -> bool | Rows:
    """Return the results that a graph of the DAWG's result-set vocabulary describes."""
    facts: dict[object, list[Quad]] = {}
    for quad in quads:
        facts.setdefault(quad.subject, []).append(quad)
    for quad in quads:
        if quad.predicate.value == f"{_RS}boolean":
            return quad.object.value == "true"  # type: ignore[union-attr]
    rows = []
    for solution in (quad.object for quad in quads if quad.predicate.value == f"{_RS}solution"):
        row = {}
        for binding in (quad.object for quad in facts[solution] if quad.predicate.value == f"{_RS}binding"):
            known = {quad.predicate.value.removeprefix(_RS): quad.object for quad in facts[binding]}
            row[str(known["variable"])[1:-1]] = known["value"]
        rows.append(row)
    return rows


def _canonical(quads: Iterable[Quad]) -> set[Quad]:
    dataset = Dataset(Quad(one.subject, one.predicate, _valued(one.object), one.graph_name) for one in quads)
    dataset.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return set(dataset)


def _reified(rows: Rows) -> list[Quad]:
    """Return rows as a graph in which each row is a blank node, so that blank nodes shared by rows stay shared."""
    quads = []
    for row in rows:
        node = BlankNode()
        quads.append(Quad(node, NamedNode("urn:x-row:is"), Literal("row"), DefaultGraph()))
        quads += [Quad(node, NamedNode(f"urn:x-row:{name}"), value, DefaultGraph()) for name, value in row.items()]
    return quads


def _key(row: dict[str, Term]) -> frozenset[tuple[str, str]]:
    return frozenset((name, str(value)) for name, value in row.items())


def _csv(data: bytes) -> tuple[list[str], Counter[tuple[str, ...]]]:
    head, *rows = csv.reader(io.StringIO(data.decode()))
    order = sorted(range(len(head)), key=head.__getitem__)
    return sorted(head), Counter(tuple(_cell(row[column]) for column in order) for row in rows)


def _cell(text: str) -> str:
    try:
        return repr(float(text))
    except ValueError:
        return "_:" if text.startswith("_:") else text


def _valued(term: Term) -> Term:
    """Return a number or truth value in one lexical form of its value; any other term is itself.

    The standard leaves to engines which of the forms of a value they keep: 1.0 and 1.00 are one decimal.
    """
    if not isinstance(term, Literal) or not term.datatype.value.startswith(_XSD):
        return term
    kind = term.datatype.value.removeprefix(_XSD)
    try:
        if kind in ("integer", "decimal"):
            return Literal(str(Decimal(term.value).normalize()), datatype=term.datatype)
        if kind in ("double", "float"):
            return Literal(repr(float(term.value)), datatype=term.datatype)
    except (ValueError, InvalidOperation):
        return term
    if kind == "boolean":
        return Literal(str(term.value in ("1", "true")), datatype=term.datatype)
    return term
