"""The store for users of rdflib, whose queries and updates reach no other host either."""

import re
from collections.abc import Generator, Iterable, Mapping
from typing import Any

import pyoxigraph
import rdflib
from oxrdflib.store import OxigraphStore
from rdflib.plugins.sparql.parser import expandUnicodeEscapes, parseQuery, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.plugins.sparql.sparql import Query, Update

from graph.sparql.guard import admitted_query, admitted_update, check_update
from ontology.errors import QueryForbiddenError, QuerySyntaxError

_REACHING = re.compile("service|load", re.IGNORECASE)
_OPERATIONS = frozenset({"ServiceGraphPattern", "Load"})


def guarded_dataset(engine: pyoxigraph.Store) -> rdflib.Dataset:
    """Return an rdflib Dataset over an engine's data, whose default graph is the engine's.

    Its queries and updates raise ``QueryForbiddenError`` for SERVICE and LOAD, whether the engine or rdflib itself
    evaluates them, and wherever a graph was got from it.
    """
    return GuardedDataset(store=_GuardedStore(store=engine))


class _Guarded:
    """What keeps the queries and updates of an rdflib graph from other hosts."""

    def query(self, query_object: str | Query, *arguments: Any, **keywords: Any) -> Any:
        """Answer a query, as rdflib does."""
        names = _names(self, keywords)
        return super().query(_query(query_object, names), *arguments, **keywords)  # type: ignore[misc]

    def update(self, update_object: str | Update, *arguments: Any, **keywords: Any) -> Any:
        """Carry out an update, as rdflib does."""
        names = _names(self, keywords)
        return super().update(_update(update_object, names), *arguments, **keywords)  # type: ignore[misc]


class GuardedGraph(_Guarded, rdflib.Graph):
    """A graph of a guarded data set."""


class GuardedDataset(_Guarded, rdflib.Dataset):
    """A data set whose graphs are guarded as it is."""

    def __init__(self, store: OxigraphStore) -> None:
        super().__init__(store=store)
        own = self._default_context
        self._default_context = GuardedGraph(store=store, identifier=own.identifier)

    def get_context(self, identifier: Any, quoted: bool = False, base: str | None = None) -> rdflib.Graph:
        """Return the graph of a name."""
        plain = super().get_context(identifier, quoted, base)
        return GuardedGraph(
            store=self.store, identifier=plain.identifier, namespace_manager=self.namespace_manager, base=base
        )


class _GuardedStore(OxigraphStore):
    """The store below a guarded data set, for graphs that are made over it by other means."""

    def query(self, query: str | Query, initNs: Mapping[str, Any], *arguments: Any, **keywords: Any) -> Any:  # noqa: N803
        """Answer a query in the engine."""
        return super().query(_query(query, initNs), initNs, *arguments, **keywords)

    def update(self, update: str | Update, initNs: Mapping[str, Any], *arguments: Any, **keywords: Any) -> None:  # noqa: N803
        """Carry out an update in the engine."""
        super().update(_update(update, initNs), initNs, *arguments, **keywords)

    def contexts(self, triple: Any = None) -> Generator[rdflib.Graph, None, None]:
        """Yield the graphs that hold a triple, or all."""
        for graph in super().contexts(triple):
            yield GuardedGraph(store=self, identifier=graph.identifier)


def _names(graph: Any, keywords: Mapping[str, Any]) -> Mapping[str, Any]:
    given: Mapping[str, Any] = keywords.get("initNs") or dict(graph.namespaces())
    return given


def _query(query: str | Query, names: Mapping[str, Any]) -> str | Query:
    """Return a query that reaches nothing; raise ``QueryForbiddenError`` for one that would."""
    if isinstance(query, Query):
        _check([query.algebra])
        return query
    # rdflib reads escapes before everything else, the engine does not.
    if not _REACHING.search(expandUnicodeEscapes(query)):
        return query
    admitted = admitted_query(_declared(query, names))
    _check(_parsed(parseQuery, admitted))
    return admitted


def _update(update: str | Update, names: Mapping[str, Any]) -> str | Update:
    """Return an update that reaches nothing; raise ``QueryForbiddenError`` for one that would."""
    if isinstance(update, Update):
        _check(update.algebra)
        return update
    if not _REACHING.search(expandUnicodeEscapes(update)):
        return update
    admitted = admitted_update(_declared(update, names))
    check_update(admitted)
    _check(_parsed(parseUpdate, admitted))
    return admitted


def _parsed(parse: Any, text: str) -> Iterable[object]:
    try:
        parsed: Iterable[object] = parse(text)
    except Exception as error:  # What rdflib's parser raises is no one class.
        raise QuerySyntaxError(f"rdflib cannot parse this: {error}.") from error
    return [parsed]


def _check(parts: Iterable[object]) -> None:
    """Raise ``QueryForbiddenError`` where rdflib's own reading has SERVICE or LOAD."""
    waiting = list(parts)
    while waiting:
        part = waiting.pop()
        if isinstance(part, CompValue):
            if part.name in _OPERATIONS:
                raise QueryForbiddenError("SERVICE and LOAD are not allowed: other hosts are not reached.")
            waiting += part.values()
        elif isinstance(part, Mapping):
            waiting += part.values()
        elif isinstance(part, Iterable) and not isinstance(part, (str, bytes)):
            waiting += part


def _declared(text: str, names: Mapping[str, Any]) -> str:
    """Return a text with the prefixes that rdflib gives beside it, as far as they are plain."""
    found = (f"PREFIX {name}: <{iri}>" for name, iri in names.items() if not re.search(r"[\s<>\"{}|^`\\]", str(iri)))
    return f"{' '.join(found)} {text}"
