"""The loaded documents and how much each states."""

from collections import Counter

from graph.answers import DocumentSummary
from graph.named_queries import NamedQueries
from graph.rdf_terms import Names, text_of
from graph.store import Row
from graph.things import Things
from ontology.document import DocumentOrigin


def summarise_documents(queries: NamedQueries, names: Names, things: Things) -> dict[str, DocumentSummary]:
    """Return all documents by id, ordered."""
    entities = _counts(queries.select("document-entities"), names)
    rows = queries.select("document-relations", predicate=things.relations())
    relations = {text_of(graph): int(text_of(count)) for graph, count in rows}
    observations = _counts(queries.select("document-observations"), names)
    found = {}
    for node, title, source in queries.select("documents"):
        identifier = _document_id(node, names)
        found[identifier] = DocumentSummary(
            id=identifier,
            iri=names.namespaces.document(identifier),
            title=text_of(title),
            source=text_of(source),
            entities=entities[identifier],
            relations=relations.get(names.namespaces.document_graph(identifier), 0),
            observations=observations[identifier],
        )
    return dict(sorted(found.items()))


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
