"""The formats that answers and dumps are written in, by their media types."""

import tempfile
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from pyoxigraph import QueryResultsFormat, RdfFormat

SPARQL_JSON = "application/sparql-results+json"
TURTLE = "text/turtle"
N_QUADS = "application/n-quads"

#: What SELECT and ASK can be written as; the first is the default.
SELECT_FORMATS: Mapping[str, QueryResultsFormat] = MappingProxyType(
    {
        SPARQL_JSON: QueryResultsFormat.JSON,
        "application/sparql-results+xml": QueryResultsFormat.XML,
        "text/csv": QueryResultsFormat.CSV,
        "text/tab-separated-values": QueryResultsFormat.TSV,
    }
)

#: What CONSTRUCT, DESCRIBE and dumps can be written as; the first is the default.
GRAPH_FORMATS: Mapping[str, RdfFormat] = MappingProxyType(
    {
        TURTLE: RdfFormat.TURTLE,
        "application/n-triples": RdfFormat.N_TRIPLES,
        N_QUADS: RdfFormat.N_QUADS,
        "application/trig": RdfFormat.TRIG,
        "application/rdf+xml": RdfFormat.RDF_XML,
        "application/ld+json": RdfFormat.JSON_LD,
    }
)

#: What a dump of all graphs can be written as: the formats that know graph names.
DATASET_FORMATS: Mapping[str, RdfFormat] = MappingProxyType(
    {media_type: rdf_format for media_type, rdf_format in GRAPH_FORMATS.items() if rdf_format.supports_datasets}
)

#: The short names that the command line uses.
FORMAT_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "json": SPARQL_JSON,
        "xml": "application/sparql-results+xml",
        "csv": "text/csv",
        "tsv": "text/tab-separated-values",
        "turtle": TURTLE,
        "ntriples": "application/n-triples",
        "nquads": N_QUADS,
        "trig": "application/trig",
        "rdfxml": "application/rdf+xml",
        "jsonld": "application/ld+json",
    }
)

_CHUNK = 1 << 16


def chunks(spool: "tempfile.SpooledTemporaryFile[bytes]") -> Iterator[bytes]:
    """Yield what was written into a temporary file, from its beginning, and close it."""
    with spool:
        spool.seek(0)
        while chunk := spool.read(_CHUNK):
            yield chunk
