"""Cards of documents: what one of them is, names and states."""

from graph.answers import DocumentCard, DocumentSummary, Thing
from graph.entities.things import Things
from graph.figures import FigureReader
from graph.named_queries import NamedQueries
from graph.rdf.terms import Names, text_of
from graph.stores.store import Term


class DocumentCards:
    """Cards of documents, made with a fixed number of queries however much a document states."""

    def __init__(self, queries: NamedQueries, names: Names, things: Things, figures: FigureReader) -> None:
        self._queries = queries
        self._names = names
        self._things = things
        self._figures = figures

    def card(self, summary: DocumentSummary) -> DocumentCard:
        """Return the card of a loaded document."""
        document = self._names.thing(f"document-{summary.id}")
        region, start, end, policy = self._described(document)
        rows = self._queries.select("document-things", document=[document])
        named = [self._names.identifier(row[0]) or "" for row in rows]
        things = self._things.describe([*named, *filter(None, (region, policy))])
        entities = (things[one] for one in named if one in things)
        return DocumentCard(
            summary=summary,
            region=things.get(region or ""),
            start_year=start,
            end_year=end,
            policy=things.get(policy or ""),
            entities=tuple(sorted(entities, key=_thing_order)),
            figures=self._figures.figures(self._figures.rows_of_document(document)),
        )

    def _described(self, document: Term) -> tuple[str | None, int | None, int | None, str | None]:
        """Return the id of a document's region, its first and last year, and the id of the policy that it is."""
        rows = self._queries.select("document-description", document=[document])
        if not rows:
            return None, None, None, None
        _, region, start, end, policy = rows[0]
        return self._names.identifier(region), _year(start), _year(end), self._names.identifier(policy)


def _year(node: Term | None) -> int | None:
    return None if node is None else int(text_of(node))


def _thing_order(thing: Thing) -> tuple[str, str, str]:
    return thing.type, thing.label, thing.id
