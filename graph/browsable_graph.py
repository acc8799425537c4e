"""The part of the knowledge graph that shows one thing after another."""

from collections.abc import Collection, Iterable

from graph.answers import Direction, EntityCard, Fact, Page
from graph.documented_graph import DocumentedGraph
from graph.entities.bearings import BearingReader, Bearings
from graph.entities.cards import EntityCards
from graph.entities.links import EntityLinks
from graph.entities.statement_places import Place, StatementPlaces
from ontology.errors import NotFoundError


class BrowsableGraph(DocumentedGraph):
    """A store whose things are shown with what is known of each."""

    def current_id(self, identifier: str) -> str:
        """Return the id that a thing has now: that of what it was merged into, else its own."""
        return self._writer.canonical.of(identifier)

    def entity(self, identifier: str, *, most: int | None = None) -> EntityCard:
        """Return all that is known of a thing; a merged id gives the thing it was merged into.

        ``most`` bounds the facts of each relation, the figures and the documents; the card counts them all. Raises
        ``NotFoundError`` for an unknown id.
        """
        cards = EntityCards(self._store, self._names, self._things, self._evidence(), self._figures())
        return cards.card(self._writer.canonical.of(identifier), self._documents.get(), most=most)

    def links(
        self,
        identifier: str,
        *,
        direction: Direction | None = None,
        predicates: Collection[str] = (),
        types: Collection[str] = (),
        limit: int = 100,
        cursor: str | None = None,
    ) -> Page[Fact]:
        """Return the relations of a thing without their sources, by relation, direction and the other end's id.

        ``predicates`` are local names of relations, ``types`` classes of the other end. Raises ``NotFoundError`` for an
        unknown id, ``RequestError`` for predicates of which none is a relation and a cursor that no answer gave.
        """
        canonical = self._known(identifier)
        links = EntityLinks(self._queries, self._names, self._things)
        return links.page(
            canonical, direction=direction, predicates=predicates, types=types, limit=limit, cursor=cursor
        )

    def places(
        self,
        identifier: str,
        *,
        direction: Direction | None = None,
        predicates: Collection[str] = (),
        other: str | None = None,
        limit: int = 100,
        cursor: str | None = None,
    ) -> Page[Place]:
        """Return the places that state facts and figures of a thing, by relation, other end and document.

        ``predicates`` are local names of relations, or ``value`` for figures; ``other`` is the id of the other end.
        Raises what ``links`` raises.
        """
        canonical = self._known(identifier)
        places = StatementPlaces(self._names, self._things, self._evidence(), self._figures())
        return places.page(
            canonical,
            direction=direction,
            predicates=predicates,
            other=None if other is None else self._writer.canonical.of(other),
            limit=limit,
            cursor=cursor,
        )

    def bearings(self, identifiers: Iterable[str]) -> Bearings:
        """Return the regions that things belong to and the years that are told of them; unknown ids are left out."""
        reader = BearingReader(self._queries, self._names, self._things, self._documents.get())
        return reader.read(map(self._writer.canonical.of, identifiers))

    def _known(self, identifier: str) -> str:
        """Return the canonical id of a thing; raise ``NotFoundError`` where the view knows nothing of it."""
        canonical = self._writer.canonical.of(identifier)
        if not self._things.classes([canonical]).get(canonical):
            raise NotFoundError(f"The graph has nothing with the id {identifier!r}.")
        return canonical
