"""The knowledge graph: one object through which everything else is reached."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from graph.answers import (
    DocumentSummary,
    EntityCard,
    Figure,
    LoadResult,
    Network,
    Page,
    SearchHit,
    SparqlAnswer,
)
from graph.serialisation import N_QUADS, SPARQL_JSON, TURTLE
from ontology.claim import Claims
from ontology.judgement import Judgement, NamedThing
from ontology.namespaces import Namespaces
from ontology.observation import FigureKind

if TYPE_CHECKING:
    import networkx
    import rdflib


class KnowledgeGraph:
    """A store of documents' claims and the current view of them.

    All methods may be called from several threads at once: readers never wait, writers wait for each other.
    """

    @classmethod
    def open(cls, directory: Path, *, namespaces: Namespaces = Namespaces()) -> Self:  # noqa: B008 - frozen
        """Open the graph in a directory, which is created where it does not exist.

        Raises ``StoreInUseError`` when another process holds the directory and ``StoreUnavailableError`` when it
        cannot be read, written or created or holds something else.
        """
        raise NotImplementedError

    @classmethod
    def in_memory(cls, *, namespaces: Namespaces = Namespaces()) -> Self:  # noqa: B008 - frozen
        """Return an empty graph that lives as long as the object."""
        raise NotImplementedError

    def close(self) -> None:
        """Release the directory; the object must not be used after that."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Writing

    def load(self, claims: Claims) -> LoadResult:
        """Put a document's claims in place of what the store held of the document, all or nothing."""
        raise NotImplementedError

    def delete(self, document_id: str) -> None:
        """Remove a document and every fact that nothing else supports; raise ``NotFoundError`` for an unknown id."""
        raise NotImplementedError

    def record(self, judgements: Iterable[Judgement]) -> None:
        """Add judgements; one of the same judge on the same two ids takes the place of the older one."""
        raise NotImplementedError

    def withdraw(self, judgements: Iterable[Judgement]) -> None:
        """Remove judgements, by their two ids and their judge; the view follows."""
        raise NotImplementedError

    def judgements(self) -> tuple[Judgement, ...]:
        """Return all judgements, ordered by their ids."""
        raise NotImplementedError

    # Answers

    def named_things(self) -> list[NamedThing]:
        """Return every thing under the id that its documents give it, before merging: what linking compares."""
        raise NotImplementedError

    def documents(self) -> tuple[DocumentSummary, ...]:
        """Return the loaded documents, ordered by id."""
        raise NotImplementedError

    def document(self, document_id: str) -> DocumentSummary:
        """Return one document; raise ``NotFoundError`` for an unknown id."""
        raise NotImplementedError

    def search(
        self, text: str, *, types: Collection[str] = (), limit: int = 20, cursor: str | None = None
    ) -> Page[SearchHit]:
        """Find things by a part of one of their names; ``types`` are local names of classes or subclasses."""
        raise NotImplementedError

    def entity(self, identifier: str) -> EntityCard:
        """Return all that is known of a thing; a merged id gives the thing it was merged into.

        Raises ``NotFoundError`` for an unknown id.
        """
        raise NotImplementedError

    def neighbourhood(
        self,
        identifier: str,
        *,
        depth: int = 1,
        limit: int = 200,
        predicates: Collection[str] = (),
        types: Collection[str] = (),
    ) -> Network:
        """Return the things within ``depth`` steps of one, at most ``limit`` of them, and the relations among them.

        ``predicates`` and ``types``, local names, restrict which relations are followed and which things are shown.
        Raises ``NotFoundError`` for an unknown id.
        """
        raise NotImplementedError

    def network(self, *, limit: int = 500) -> Network:
        """Return the ``limit`` things with the most relations, and the relations among them."""
        raise NotImplementedError

    def figures(
        self,
        *,
        indicator: str | None = None,
        subject: str | None = None,
        year: int | None = None,
        kind: FigureKind | None = None,
        limit: int = 100,
        cursor: str | None = None,
    ) -> Page[Figure]:
        """Return figures by indicator and by what they are about, each given as a name, another name or an id."""
        raise NotImplementedError

    def answer(self, query: str, *, results: str = SPARQL_JSON, graph: str = TURTLE) -> SparqlAnswer:
        """Answer a user's SPARQL query over the current view, serialised.

        ``results`` is the media type for SELECT and ASK, one of ``SELECT_FORMATS``; ``graph`` that for CONSTRUCT and
        DESCRIBE, one of ``GRAPH_FORMATS``. Raises ``QuerySyntaxError`` with line and column, and
        ``QueryForbiddenError`` for SERVICE and for updates.
        """
        raise NotImplementedError

    # Everything at once

    def export(self, media_type: str = N_QUADS, *, view_only: bool = False) -> Iterator[bytes]:
        """Yield all quads, or with ``view_only`` the triples of the current view, in one of ``GRAPH_FORMATS``."""
        raise NotImplementedError

    def dataset(self) -> "rdflib.Dataset":
        """Return the store as an rdflib Dataset whose default graph is the current view; it shares the data."""
        raise NotImplementedError

    @staticmethod
    def to_networkx(network: Network) -> "networkx.MultiDiGraph[str]":
        """Return a selection of the graph as a networkx graph with labels and classes as attributes."""
        raise NotImplementedError
