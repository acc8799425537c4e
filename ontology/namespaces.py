"""The only place where an IRI of innokg is spelled."""

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

# What an IRI holds as it is.
_PLAIN = re.compile(r"[A-Za-z0-9_.~-]*")

DEFAULT_BASE = "https://w3id.org/innokg/"


@dataclass(frozen=True, slots=True)
class Namespaces:
    """The IRIs of the ontology, of things and of graphs, all under one base.

    >>> names = Namespaces()
    >>> names.term("Park")
    'https://w3id.org/innokg/ontology#Park'
    >>> names.thing("region-500102")
    'https://w3id.org/innokg/id/region-500102'
    """

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        if not self.base.endswith("/") or "://" not in self.base:
            raise ValueError(f"A base IRI is absolute and ends in '/', which {self.base!r} does not.")

    @property
    def ontology(self) -> str:
        """Return the namespace of classes, properties and indicators (prefix ``ikg``)."""
        return f"{self.base}ontology#"

    @property
    def things(self) -> str:
        """Return the namespace of things (prefix ``id``)."""
        return f"{self.base}id/"

    @property
    def graphs(self) -> str:
        """Return how the names of all graphs begin that innokg gives."""
        return f"{self.base}graph/"

    @property
    def judgements_graph(self) -> str:
        """Return the name of the graph that holds same-as judgements."""
        return f"{self.base}graph/judgements"

    @property
    def reviews_graph(self) -> str:
        """Return the name of the graph that holds what people decided about claims and pairs of things."""
        return f"{self.base}graph/reviews"

    @property
    def loads_graph(self) -> str:
        """Return the name of the graph that says when each document was loaded and how long it took."""
        return f"{self.base}graph/loads"

    @property
    def asserted_graph(self) -> str:
        """Return the name of the graph with what people wrote into the default graph of a store with documents."""
        return f"{self.base}graph/asserted"

    @property
    def retracted_graph(self) -> str:
        """Return the name of the graph with what documents state and people deleted from the default graph."""
        return f"{self.base}graph/retracted"

    def term(self, local_name: str) -> str:
        """Return the IRI of a class, property or indicator."""
        return f"{self.ontology}{local_name}"

    def thing(self, identifier: str) -> str:
        """Return the IRI of the thing with the given id."""
        # Nearly all ids are plain, and to look costs a tenth of quoting.
        return f"{self.things}{identifier if is_plain(identifier) else quote(identifier, safe='')}"

    def identifier(self, iri: str) -> str | None:
        """Return the id within a thing's IRI, or None where the IRI is not one of a thing.

        >>> Namespaces().identifier("https://w3id.org/innokg/id/region-500102")
        'region-500102'
        """
        start = self.things
        if not iri.startswith(start) or iri == start:
            return None
        identifier = iri.removeprefix(start)
        return unquote(identifier) if "%" in identifier else identifier

    def document(self, document_id: str) -> str:
        """Return the IRI of a document, the source of claims."""
        return self.thing(f"document-{document_id}")

    def file_base(self, document_id: str) -> str:
        """Return what relative IRIs in a file of RDF are resolved against: a place of the file's own."""
        return f"{self.base}file/{quote(document_id, safe='')}/"

    def document_graph(self, document_id: str) -> str:
        """Return the name of the graph with exactly the triples that a document states."""
        return f"{self.base}graph/document/{quote(document_id, safe='')}"

    def evidence_graph(self, document_id: str) -> str:
        """Return the name of the graph with a document's statement nodes."""
        return f"{self.base}graph/evidence/{quote(document_id, safe='')}"

    def quarantine_graph(self, document_id: str) -> str:
        """Return the name of the graph with those of a document's claims that failed a check."""
        return f"{self.base}graph/quarantine/{quote(document_id, safe='')}"

    def withheld_graph(self, document_id: str) -> str:
        """Return the name of the graph that says what of a document the view leaves out, since people rejected it."""
        return f"{self.base}graph/withheld/{quote(document_id, safe='')}"

    def reviewed_graph(self, document_id: str) -> str:
        """Return the name of the graph with what people accepted of a document's quarantine, or corrected.

        It begins like those of documents, as everything that is stated does; no document's id has a slash.
        """
        return f"{self.base}graph/document/{quote(document_id, safe='')}/reviewed"

    def reviewed_evidence_graph(self, document_id: str) -> str:
        """Return the name of the graph with the statement nodes of what people accepted or corrected."""
        return f"{self.base}graph/reviewed-evidence/{quote(document_id, safe='')}"


def is_plain(identifier: str) -> bool:
    """Tell whether an IRI holds an id as it is.

    >>> is_plain("park-yunhu-1a2b3c"), is_plain("park/云湖")
    (True, False)
    """
    return _PLAIN.fullmatch(identifier) is not None
