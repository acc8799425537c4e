"""A file of RDF as read: what it states, ready for a graph of its own."""

from dataclasses import dataclass

from pyoxigraph import Quad, Triple

from ontology.document import DocumentDescription
from ontology.quarantine import Quarantined


@dataclass(frozen=True, slots=True, kw_only=True)
class RdfDocument:
    """The statements of a file of RDF.

    ``triples`` are those of all graphs of the file, each once: without blank nodes (each has an IRI of the file's own),
    and with innokg's ids for things that the file types with a class of the vocabulary and names. ``things`` are the
    ids of these. Where the file is a dump of innokg's, ``dump`` has the quads of the documents in it, of the
    judgements and of people's own graphs, in their graphs, blank nodes as such, and ``triples`` is empty: the file is
    then no document but holds some.
    """

    description: DocumentDescription
    triples: tuple[Triple, ...] = ()
    things: frozenset[str] = frozenset()
    dump: tuple[Quad, ...] = ()
    quarantined: tuple[Quarantined, ...] = ()
