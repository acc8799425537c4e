"""The loaded documents and how much each states."""

from collections import Counter

from graph.answers import DocumentSummary, Thing
from graph.documents.load_times import load_times
from graph.entities.things import Things
from graph.named_queries import NamedQueries
from graph.rdf.terms import Names, text_of
from graph.stores.store import Row
from ontology.document import DocumentOrigin
from ontology.entity import EntityType
from ontology.regions import region


def summarise_documents(queries: NamedQueries, names: Names, things: Things) -> dict[str, DocumentSummary]:
    """Return all documents by id, ordered."""
    entities = _counts(queries.select("document-entities"), names)
    rows = queries.select("document-relations", predicate=things.relations())
    relations = {text_of(graph): int(text_of(count)) for graph, count in rows}
    observations = _counts(queries.select("document-observations"), names)
    quarantined = _counts(queries.select("document-quarantined"), names)
    formats = {_document_id(node, names): text_of(name) for node, name in queries.select("document-formats")}
    described, loaded = _described(queries, names), load_times(queries, names)
    regions = things.describe({place for place, _, _ in described.values() if place})
    found = {}
    for node, title, source in queries.select("documents"):
        identifier = _document_id(node, names)
        place, start, end = described.get(identifier, (None, None, None))
        found[identifier] = DocumentSummary(
            id=identifier,
            iri=names.namespaces.document(identifier),
            title=text_of(title),
            source=text_of(source),
            entities=entities[identifier],
            relations=relations.get(names.namespaces.document_graph(identifier), 0),
            observations=observations[identifier],
            quarantined=quarantined[identifier],
            media_type=formats.get(identifier, ""),
            region=regions.get(place or "") or _of_gazetteer(place, names),
            start_year=start,
            end_year=end,
            loaded=loaded.get(identifier),
        )
    return dict(sorted(found.items()))


def _of_gazetteer(identifier: str | None, names: Names) -> Thing | None:
    """Return a region that no document names."""
    known = region((identifier or "").removeprefix("region-"))
    if identifier is None or known is None:
        return None
    return Thing(id=identifier, iri=names.thing(identifier).value, label=known.name, type=EntityType.REGION.value)


def _described(queries: NamedQueries, names: Names) -> dict[str, tuple[str | None, int | None, int | None]]:
    """Return the id of the region and the first and last year of each document."""
    found: dict[str, tuple[str | None, int | None, int | None]] = {}
    for node, place, start, end, _ in queries.select("document-description", document=None):
        years = [None if year is None else int(text_of(year)) for year in (start, end)]
        found.setdefault(_document_id(node, names), (names.identifier(place), years[0], years[1]))
    return found


def document_titles(queries: NamedQueries, names: Names) -> dict[str, str]:
    """Return the titles of all documents by id, without counting what they state."""
    return {_document_id(node, names): text_of(title) for node, title, _ in queries.select("documents")}


def document_origins(queries: NamedQueries, names: Names) -> tuple[DocumentOrigin, ...]:
    """Return which file each document is of, ordered by id."""
    found = [
        DocumentOrigin(
            id=_document_id(node, names),
            title=text_of(title),
            source=text_of(source),
            digest=text_of(digest),
            file_key=None if key is None else text_of(key),
        )
        for node, title, source, digest, key in queries.select("document-origins")
    ]
    return tuple(sorted(found, key=lambda origin: origin.id))


def _counts(rows: list[Row], names: Names) -> Counter[str]:
    return Counter({_document_id(node, names): int(text_of(count)) for node, count in rows})


def _document_id(node: object, names: Names) -> str:
    return (names.identifier(node) or "").removeprefix("document-")
