"""What finds things by their names: the index of searches and the book of names that tables are compared with."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from graph.canonical import Canonical
from graph.entities.things import Things
from graph.journal import Journal
from graph.named_queries import NamedQueries
from graph.rdf.terms import Names
from graph.reconciliation.clues import ClueReader
from graph.reconciliation.name_book import NameBook
from graph.reconciliation.reading import EntryReader
from graph.reconciliation.reconciliation import Reconciliation
from graph.search import FollowingIndex, IndexReader, KeptIndex, SearchIndex


class NameIndexes:
    """The indexes of one graph, each made on first use and then told what changes.

    ``directory`` is where the index of searches is kept between two runs, ``opened`` the state of the files there when
    they were opened, and ``mark`` the journal's mark then.
    """

    def __init__(
        self,
        queries: NamedQueries,
        names: Names,
        things: Things,
        *,
        journal: Callable[[], Journal],
        canonical: Callable[[], Canonical],
        directory: Path | None,
        opened: str,
        mark: int,
    ) -> None:
        self._kept = kept = KeptIndex(directory, opened, names.namespaces)
        self.search = FollowingIndex(
            IndexReader(queries, names, things),
            names,
            journal,
            partial(SearchIndex, kept=kept),
            partial(SearchIndex.of_last_run, kept),
            opened=mark,
        )
        self._book = FollowingIndex(EntryReader(queries, names, things), names, journal, NameBook)
        self.reconciliation = Reconciliation(
            self._book.get, ClueReader(queries, names, things), names.namespaces, canonical
        )

    def close(self) -> None:
        """Release the indexes; that of searches stays for the next run where it is of the present state."""
        self.search.close(lambda index: index.keep(self._kept))
        self._book.close()

    def note(self) -> None:
        """Note which state of the store's files the index that stays is of; nobody has them open any more."""
        self._kept.note()
