"""The outline of a document as data: its headings with their places, kept beside its text."""

import json
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from graph.rdf.terms import Names, text_of
from ontology.characters import printable
from ontology.claim import Claims
from ontology.document import Section
from ontology.errors import ValidationError


def outline_quads(claims: Claims, names: Names) -> Iterator[Quad]:
    """Yield the quad that keeps a document's sections, in the evidence graph; none where it has no section."""
    document = claims.document.id
    if not claims.sections:
        return
    sections = [[list(one.path), one.level, one.start, one.end] for one in claims.sections]
    graph = NamedNode(names.namespaces.evidence_graph(document))
    try:
        text = Literal(printable(json.dumps(sections, ensure_ascii=False, separators=(",", ":"))))
    except ValueError as error:
        raise ValidationError(f"The headings of the document {document!r} cannot be kept: {error}.") from error
    yield Quad(NamedNode(names.namespaces.document(document)), names.term("outline"), text, graph)


def read_outline(quads: Iterable[Quad], names: Names) -> tuple[Section, ...]:
    """Return the sections that the quads of an evidence graph keep, in the order of the text.

    Raises ``ValidationError`` where they have another form.
    """
    outline = names.term("outline")
    kept = next((text_of(quad.object) for quad in quads if quad.predicate == outline), "[]")
    try:
        sections = [
            Section(path=tuple(map(str, path)), level=int(level), start=int(start), end=int(end))
            for path, level, start, end in json.loads(kept)
        ]
    except (ValueError, TypeError) as error:
        raise ValidationError(f"The outline of a document in the store has another form: {error}.") from error
    return tuple(sorted(sections, key=lambda one: (one.start, -one.end, one.level)))
