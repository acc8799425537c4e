"""The planners' tables that are made of figures."""

from collections.abc import Callable, Hashable
from functools import partial

from graph.documents.graphs import DocumentGraphs
from graph.entities.evidence import EvidenceReader
from graph.entities.things import Things
from graph.figures import FigureReader
from graph.generation import Derived
from graph.ladder.instances import Instances
from graph.ladder.ladder import Ladder
from graph.ledger.catalogue import Catalogue
from graph.ledger.explanation import Explanation
from graph.ledger.indicator_book import indicator_book
from graph.ledger.ledger import Ledger
from graph.ledger.listed import read_listed
from graph.ledger.of_which import Lists
from graph.ledger.stated import Stated, read_rows
from graph.named_queries import NamedQueries
from graph.rdf.terms import Names


class FigureTables:
    """The tables of one graph; what they derive from the whole of it is kept until it changes.

    ``subjects`` gives the ids that a name or an id of a thing means, ``documents`` their texts.
    """

    def __init__(
        self,
        queries: NamedQueries,
        names: Names,
        things: Things,
        generation: Callable[[], Hashable],
        figures: Callable[[], FigureReader],
        evidence: Callable[[], EvidenceReader],
        subjects: Callable[[str], list[str]],
        documents: DocumentGraphs,
    ) -> None:
        self._names = names
        self._figures = figures
        listed = Derived(generation, partial(read_listed, queries, names))
        book = Derived(generation, partial(indicator_book, queries, names))
        lists = Derived(generation, partial(Lists, queries, names, documents.text, self._figures_of))
        self.ledger = Ledger(
            queries,
            names,
            things,
            generation=generation,
            listed=listed,
            book=book,
            lists=lists,
            figures=figures,
            subjects=subjects,
        )
        self.explanation = Explanation(listed, book, things, subjects)
        self.indicators = Catalogue(listed, subjects)
        self.ladder = Ladder(
            self.ledger,
            listed=listed.get,
            instances=lambda: Instances(queries, names, things, evidence()),
            subjects=subjects,
        )

    def _figures_of(self, document_id: str) -> list[Stated]:
        return read_rows(self._figures().rows_of_document(self._names.thing(f"document-{document_id}")), self._names)
