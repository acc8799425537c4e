"""The part of the knowledge graph that finds things by their names."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from graph.answers import Page, SearchHit
from graph.browsable_graph import BrowsableGraph
from graph.entities.subjects import subjects_named
from graph.on_first_use import OnFirstUse
from graph.stores.oxigraph_store import OxigraphStore
from graph.stores.store import Store
from ontology.namespaces import Namespaces

if TYPE_CHECKING:
    from graph.name_indexes import NameIndexes
    from graph.reconciliation.reconciliation import Reconciliation
    from graph.search import FollowingIndex, SearchIndex

_DEFAULT = Namespaces()


class SearchableGraph(BrowsableGraph):
    """A store whose things are found by what they are called."""

    def __init__(self, store: Store, *, namespaces: Namespaces = _DEFAULT) -> None:
        super().__init__(store, namespaces=namespaces)
        # It imports pypinyin, for which most commands should not wait.
        self._indexes = OnFirstUse(self._make_indexes)
        self._opened = self._writer.journal.mark

    def search(
        self,
        text: str,
        *,
        types: Collection[str] = (),
        region: str | None = None,
        document: str | None = None,
        limit: int = 20,
        cursor: str | None = None,
    ) -> Page[SearchHit]:
        """Find things by a part of one of their names, by pinyin or with a slip, the best match first.

        ``types`` are local names of classes; what has one of them or a class below it is found. ``region`` is an id, a
        code or a name; what lies in it is found. ``document`` is the id of a document that names the thing. Raises
        ``NotFoundError`` for an unknown document, ``RequestError`` for a limit below 1 and a cursor that no answer
        gave.
        """
        index = self._index.get()
        regions = () if region is None else self._subjects(region)
        documents = () if document is None else (f"document-{self.document(document).id}",)
        return index.find(text, types=types, regions=regions, documents=documents, limit=limit, cursor=cursor)

    def prepare(self) -> None:
        """Make what searches need, which otherwise the first of them waits for; of a million names it takes minutes."""
        self._index.get()

    def stop_preparing(self) -> None:
        """Let what is being made for searches be left: the graph is about to be closed."""
        self._index.stop()

    def complete(self, text: str, *, types: Collection[str] = (), limit: int = 10) -> tuple[SearchHit, ...]:
        """Return what someone who types may mean, the best first; it is a search that takes less time."""
        return self._index.get().complete(text, types=types, limit=limit)

    @property
    def reconciliation(self) -> "Reconciliation":
        """Return what finds out what names in others' tables mean."""
        return self._indexes.get().reconciliation

    def close(self) -> None:
        """Release the indexes and the directory; the object must not be used after that."""
        indexes = self._indexes.made
        if indexes is not None:
            indexes.close()
        super().close()
        if indexes is not None:
            indexes.note()

    @property
    def _index(self) -> "FollowingIndex[SearchIndex]":
        return self._indexes.get().search

    def _make_indexes(self) -> "NameIndexes":
        from graph.name_indexes import NameIndexes

        return NameIndexes(
            self._queries,
            self._names,
            self._things,
            journal=lambda: self._writer.journal,
            canonical=lambda: self._writer.canonical,
            directory=self.directory,
            opened=self._store.opened if isinstance(self._store, OxigraphStore) else "",
            mark=self._opened,
        )

    def _subjects(self, text: str) -> list[str]:
        return subjects_named(text, self._index.get(), self._writer.canonical)
