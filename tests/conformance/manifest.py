"""The manifests of the W3C suites, read into cases."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store

from tests.conformance.case import Case, Exchange
from tests.shared import SHARED

FOLDER = SHARED / "w3c" / "sparql11"

_BASE = "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
_QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
_UT = "http://www.w3.org/2009/sparql/tests/test-update#"
_HT = "http://www.w3.org/2011/http#"
_CNT = "http://www.w3.org/2011/content#"
_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")

#: The suites by what they are about.
GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "queries": (
            *("aggregates", "bind", "bindings", "cast", "construct", "exists", "functions", "grouping", "negation"),
            *("project-expression", "property-path", "subquery", "syntax-query", "csv-tsv-res", "json-res"),
            *("syntax-fed", "service"),
        ),
        "updates": (
            *("add", "basic-update", "clear", "copy", "delete-data", "delete-insert", "delete-where", "delete"),
            *("drop", "move", "syntax-update-1", "syntax-update-2", "update-silent"),
        ),
        "protocol and description": ("protocol", "service-description"),
        "graph store protocol": ("graph-store-protocol",),
    }
)

#: Suites whose tests a client of any endpoint can run; the deprecated ``http-rdf-update`` has prose only.
MANIFESTS = (
    *GROUPS["queries"],
    *GROUPS["updates"],
    *GROUPS["protocol and description"],
    *("graph-store-protocol/manifest-indirect.ttl", "graph-store-protocol/manifest-direct.ttl"),
)

_Node = NamedNode | BlankNode | Literal


def cases() -> Iterator[Case]:
    """Yield the cases of all manifests that are there, in the manifests' order."""
    for name in MANIFESTS:
        path = FOLDER / (name if name.endswith(".ttl") else f"{name}/manifest.ttl")
        if path.is_file():
            yield from _Manifest(path).cases()


class _Manifest:
    """One manifest, as a store of its own."""

    def __init__(self, path: Path) -> None:
        self._folder = path.parent
        self._base = f"{_BASE}{path.parent.name}/"
        self._store = Store()
        self._store.load(path.read_bytes(), format=RdfFormat.TURTLE, base_iri=self._base + path.name)

    def cases(self) -> Iterator[Case]:
        for quad in self._store.quads_for_pattern(None, NamedNode(f"{_MF}entries"), None):
            for node in self._items(quad.object):
                yield self._case(node)

    def _case(self, node: _Node) -> Case:
        name = f"{self._folder.name}/{_text(node).rpartition('#')[2]}"
        kind = _text(self._one(node, f"{_RDF}type")).rpartition("#")[2]
        action, result = self._one(node, f"{_MF}action"), self._one(node, f"{_MF}result")
        if kind in ("ProtocolTest", "GraphStoreProtocolTest"):
            data = self._data(node) if kind == "ProtocolTest" else ()
            requests = self._one(action, f"{_HT}requests")
            exchanges = tuple(self._exchange(one) for one in self._items(requests))
            return Case(name=name, type=kind, base=self._base, data=data, exchanges=exchanges)
        if isinstance(action, NamedNode):
            return Case(name=name, type=kind, base=self._base, request=self._file(action))
        request = self._one(action, f"{_QT}query") or self._one(action, f"{_UT}request")
        update = kind == "UpdateEvaluationTest"
        return Case(
            name=name,
            type=kind,
            base=_text(request),
            request=self._file(request) if request else None,
            data=self._data(action),
            result=self._file(result) if isinstance(result, NamedNode) and not update else None,
            after=self._data(result) if update else (),
        )

    def _data(self, node: _Node | None) -> tuple[tuple[str, Path], ...]:
        """Return the files of a node by the graphs that they go into."""
        found = [("", self._file(one)) for vocabulary in (_QT, _UT) for one in self._all(node, f"{vocabulary}data")]
        for one in (*self._all(node, f"{_QT}graphData"), *self._all(node, f"{_UT}graphData")):
            if isinstance(one, NamedNode):
                found.append((one.value, self._file(one)))
            else:
                label = self._one(one, _LABEL.value)
                found.append((_text(label), self._file(self._one(one, f"{_UT}graph"))))
        return tuple(found)

    def _exchange(self, node: _Node) -> Exchange:
        answer = self._one(node, f"{_HT}resp")
        boolean, expected = self._one(answer, f"{_MF}expectedBoolean"), self._one(answer, f"{_MF}expectedFormat")
        body, graph = self._one(node, f"{_HT}body"), self._one(answer, f"{_HT}body")
        encoding = _text(self._one(body, f"{_CNT}characterEncoding")) or "utf-8"
        return Exchange(
            method=_text(self._one(node, f"{_HT}methodName")),
            path=_text(self._one(node, f"{_HT}absolutePath")),
            headers=self._headers(node),
            body=_text(self._one(body, f"{_CNT}chars")).encode(encoding),
            statuses=tuple(_text(one).rpartition("#")[2] for one in self._all(answer, f"{_MF}expectedStatus")),
            boolean=None if boolean is None else _text(boolean) == "true",
            kind=_text(expected) or None,
            response_headers=self._headers(answer),
            graph=_text(self._one(graph, f"{_CNT}chars")) or None,
        )

    def _headers(self, node: _Node | None) -> dict[str, str]:
        headers = [one for items in self._all(node, f"{_HT}headers") for one in self._items(items)]
        return {_text(self._one(one, f"{_HT}fieldName")): _text(self._one(one, f"{_HT}fieldValue")) for one in headers}

    def _file(self, node: _Node | None) -> Path:
        return self._folder / _text(node).removeprefix(self._base)

    def _all(self, node: _Node | None, predicate: str) -> list[_Node]:
        if not isinstance(node, (NamedNode, BlankNode)):
            return []
        quads = self._store.quads_for_pattern(node, NamedNode(predicate), None)
        return [quad.object for quad in quads if isinstance(quad.object, (NamedNode, BlankNode, Literal))]

    def _one(self, node: _Node | None, predicate: str) -> _Node | None:
        return next(iter(self._all(node, predicate)), None)

    def _items(self, node: object) -> Iterator[_Node]:
        while isinstance(node, BlankNode):
            first = self._one(node, f"{_RDF}first")
            if first is not None:
                yield first
            node = self._one(node, f"{_RDF}rest")


def _text(node: _Node | None) -> str:
    return "" if node is None else node.value
