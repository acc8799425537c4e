"""What is kept of a document beside its claims: its text and outline, and the claims that failed a check, as data."""

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from graph.documents.outlines import outline_quads
from graph.rdf import terms as rdf
from graph.rdf.terms import Names, text_of
from graph.stores.store import Term
from ontology.characters import printable
from ontology.claim import Claims
from ontology.errors import ValidationError
from ontology.identity import quarantined_id
from ontology.quarantine import Quarantined
from ontology.quarantine_json import read, written


def kept_beside(claims: Claims, text: str | None, quarantined: Iterable[Quarantined], names: Names) -> Iterator[Quad]:
    """Yield the quads that keep a document's text, its outline and its quarantine."""
    yield from text_quads(claims.document.id, text, names)
    yield from outline_quads(claims, names)
    yield from quarantine_quads(claims.document.id, quarantined, names)


def text_quads(document_id: str, text: str | None, names: Names) -> Iterator[Quad]:
    """Yield the quad that keeps a document's text, in the evidence graph, so that it goes and comes with the claims."""
    if text is None:
        return
    document = NamedNode(names.namespaces.document(document_id))
    graph = NamedNode(names.namespaces.evidence_graph(document_id))
    try:
        yield Quad(document, names.term("text"), Literal(printable(text), language="zh"), graph)
    except ValueError as error:
        raise ValidationError(f"The text of the document {document_id!r} cannot be kept: {error}.") from error


def quarantine_quads(document_id: str, quarantined: Iterable[Quarantined], names: Names) -> Iterator[Quad]:
    """Yield the quads of a document's quarantine graph."""
    term, graph = names.term, NamedNode(names.namespaces.quarantine_graph(document_id))
    document = NamedNode(names.namespaces.document(document_id))
    for one in quarantined:
        claimed = written(one)
        node = names.thing(quarantined_id(document_id, claimed))
        facts: list[tuple[NamedNode, Term]] = [
            (rdf.TYPE, term("Quarantined")),
            (rdf.DERIVED_FROM, document),
            (term("check"), Literal(one.check.value)),
            (term("doubt"), Literal(printable(_unicode(one.reason)))),
            (term("statement"), Literal(printable(_unicode(one.statement)))),
            (term("claimed"), Literal(claimed)),
            (term("extractor"), Literal(rdf.extractor())),
        ]
        for predicate, value in facts:
            yield Quad(node, predicate, value, graph)


def read_quarantine(quads: Iterable[Quad], names: Names) -> tuple[Quarantined, ...]:
    """Return the claims that the quads of a quarantine graph hold, ordered by check and statement."""
    claimed = names.term("claimed")
    found = read(sorted(text_of(quad.object) for quad in quads if quad.predicate == claimed))
    return tuple(sorted(found, key=lambda one: (one.check, one.statement, one.reason)))


def _unicode(text: str) -> str:
    return text.encode(errors="replace").decode()
