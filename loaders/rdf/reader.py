"""A file of RDF in, its statements out."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from loaders.rdf.literals import refused
from loaders.rdf.nodes import Nodes
from loaders.rdf.parsing import decoded, parse_quads, rdf_format
from loaders.rdf.things import name_things
from loaders.reading.description import document_id
from loaders.reading.limits import DEFAULT_LIMITS, Limits
from loaders.reading.text import read_bytes
from ontology.document import DocumentDescription
from ontology.errors import NoFactsError, TooLargeError
from ontology.namespaces import Namespaces
from ontology.quarantine import Quarantined
from ontology.rdf_document import RdfDocument

_DEFAULT = Namespaces()
_MEDIA_TYPES = {".jsonld": "application/ld+json", ".owl": "application/rdf+xml"}
_ONTOLOGY = NamedNode("http://www.w3.org/2002/07/owl#Ontology")
_DATASET = NamedNode("http://www.w3.org/ns/dcat#Dataset")
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_TITLES = (
    NamedNode("http://purl.org/dc/terms/title"),
    NamedNode("http://purl.org/dc/elements/1.1/title"),
    NamedNode("http://www.w3.org/2000/01/rdf-schema#label"),
)


def read_rdf(
    path: Path,
    *,
    namespaces: Namespaces = _DEFAULT,
    document: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> RdfDocument:
    """Read a file of Turtle, TriG, N-Triples, N-Quads, RDF/XML or JSON-LD; nothing else is opened or fetched.

    All graphs of the file become one, unless it is a dump of innokg's, whose graphs are restored each to its place.
    ``document`` is the id that the document shall have in place of the one that the file's name gives.

    Raises ``RdfSyntaxError`` with file, line and column, ``ReadingError`` (and its kinds) for what cannot be read or
    is hostile, and ``NoFactsError`` for a file without a statement.
    """
    rdf = rdf_format(path)
    data = read_bytes(path, most=limits.file_bytes, kind="file of RDF")
    text = decoded(data, name=path.name)
    identifier = document or document_id(path.stem)
    base = namespaces.file_base(identifier)
    refusals: list[Quarantined] = []
    parsed = _bounded(parse_quads(text, rdf, name=path.name, base=base), path.name, limits)
    nodes, digest = Nodes(identifier, namespaces, limits), hashlib.sha256(data).hexdigest()
    is_dump = any(_is_own(quad, namespaces) for quad in parsed)
    quads = list(nodes.restored(parsed, refusals, digest) if is_dump else nodes.replaced(parsed, refusals))
    if not quads and not refusals:
        raise NoFactsError(f"{path.name}: the file was read, but it states nothing.")
    description = DocumentDescription(
        id=identifier,
        title=_title(quads, base) or path.stem,
        source=path.name,
        digest=digest,
        length=len(text),
        media_type=_MEDIA_TYPES.get(path.suffix.lower(), rdf.media_type),
    )
    if is_dump:
        dump = tuple(dict.fromkeys(quad for quad in quads if _is_restored(quad, namespaces)))
        return RdfDocument(description=description, dump=dump, quarantined=tuple(refusals))
    own = NamedNode(namespaces.document(identifier))
    triples = _without_own(quads, own, refusals)
    named = name_things(triples, description, namespaces, namespaces.thing(f"node-{identifier}-"))
    return RdfDocument(description=description, triples=named.triples, things=named.things, quarantined=tuple(refusals))


def _bounded(quads: Iterable[Quad], name: str, limits: Limits) -> list[Quad]:
    found: list[Quad] = []
    for quad in quads:
        found.append(quad)
        if len(found) > limits.statements:
            raise TooLargeError(
                f"{name} has more than {limits.statements:,} statements (INNOKG_READ_STATEMENTS); part it into several "
                "files."
            )
    return found


def _is_under(quad: Quad, prefix: str) -> bool:
    return isinstance(quad.graph_name, NamedNode) and quad.graph_name.value.startswith(prefix)


def _is_restored(quad: Quad, namespaces: Namespaces) -> bool:
    """Tell whether a quad of a dump is to be put back: all but what the view and its like are made of again."""
    if isinstance(quad.graph_name, DefaultGraph):
        # What has a blank node in the default graph is nowhere else; the rest follows from the other graphs.
        return isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode)
    return _is_own(quad, namespaces) or not _is_under(quad, namespaces.graphs)


def _is_own(quad: Quad, namespaces: Namespaces) -> bool:
    """Tell whether a quad of a dump stands in a graph that innokg keeps; the view follows from these."""
    prefixes = (namespaces.document_graph(""), namespaces.evidence_graph(""), namespaces.quarantine_graph(""))
    names = (
        namespaces.judgements_graph,
        namespaces.reviews_graph,
        namespaces.loads_graph,
        namespaces.asserted_graph,
        namespaces.retracted_graph,
    )
    kept = isinstance(quad.graph_name, NamedNode) and quad.graph_name.value in names
    return kept or any(_is_under(quad, prefix) for prefix in prefixes)


def _without_own(quads: Iterable[Quad], own: NamedNode, refusals: list[Quarantined]) -> list[Triple]:
    """Return the triples of quads but for those about the document itself, which its file describes."""
    kept: list[Triple] = []
    for quad in quads:
        if quad.subject == own:
            refusals.append(refused(quad.triple, "The document itself is described by its file, not in it."))
        else:
            kept.append(quad.triple)
    return kept


def _title(quads: Iterable[Quad], base: str) -> str | None:
    """Return the title that a file gives itself, its ontology or its data set."""
    quads = list(quads)
    selves = {quad.subject for quad in quads if quad.predicate == _TYPE and quad.object in (_ONTOLOGY, _DATASET)} | {
        NamedNode(base)
    }
    found = [
        (_TITLES.index(quad.predicate), not (quad.object.language or "zh").startswith("zh"), quad.object.value)
        for quad in quads
        if quad.subject in selves and quad.predicate in _TITLES and isinstance(quad.object, Literal)
    ]
    return min(found)[2].strip()[:200] or None if found else None
