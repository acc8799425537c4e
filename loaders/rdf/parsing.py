"""Bytes to quads: every common serialisation, nothing fetched."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from pyoxigraph import Quad, RdfFormat, parse

from loaders.rdf.guards import check_json, check_triple_terms, check_xml, syntax_error
from ontology.errors import EmptyDocumentError, EncodingError, ReadingError, UnsupportedFormatError

#: The serialisations that are read, by the endings of their files.
RDF_FORMATS: Mapping[str, RdfFormat] = MappingProxyType(
    {
        ".ttl": RdfFormat.TURTLE,
        ".turtle": RdfFormat.TURTLE,
        ".nt": RdfFormat.N_TRIPLES,
        ".nq": RdfFormat.N_QUADS,
        ".trig": RdfFormat.TRIG,
        ".rdf": RdfFormat.RDF_XML,
        ".owl": RdfFormat.RDF_XML,
        ".jsonld": RdfFormat.JSON_LD,
    }
)

_NO_LOADER = "LoadDocumentCallback"
_PLACE = re.compile(
    r"^Parser error at line \d+(?: between)? columns? \d+(?: and (?:line \d+ column )?\d+)?:\s*|\s*\(line \d+\)$"
)


def rdf_format(path: Path) -> RdfFormat:
    """Return the serialisation that a file's ending names; raise ``UnsupportedFormatError`` for any other ending."""
    found = RDF_FORMATS.get(path.suffix.lower())
    if found is None:
        raise UnsupportedFormatError(f"{path.name} is no file of RDF that innokg reads: {', '.join(RDF_FORMATS)}.")
    return found


def decoded(data: bytes, *, name: str) -> str:
    """Return the characters of a file of RDF, which is always UTF-8."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise EncodingError(f"{name}, line {line}: the file is not in UTF-8, as all RDF is.") from error
    if not text.strip():
        raise EmptyDocumentError(f"{name} is empty: there is no text in it.")
    return text


def parse_quads(text: str, rdf: RdfFormat, *, name: str, base: str) -> Iterator[Quad]:
    """Yield the quads of a text; relative IRIs are resolved against ``base``.

    Raises ``RdfSyntaxError`` with line and column where the parser knows them, and ``ReadingError`` for what is hostile
    or reaches outside the file: contexts of JSON-LD that are not in it, XML entities from elsewhere, triple terms.
    """
    data = text.encode()
    if rdf == RdfFormat.JSON_LD:
        check_json(data, name=name)
    elif rdf == RdfFormat.RDF_XML:
        check_xml(data, name=name)
    else:
        check_triple_terms(data, name=name)
    try:
        yield from parse(data, format=rdf, base_iri=base)
    except SyntaxError as error:
        message = error.msg or str(error)
        if _NO_LOADER in message:
            raise ReadingError(
                f"{name} takes its JSON-LD context from another address, which is not fetched: put it in the file."
            ) from error
        raise syntax_error(name, _PLACE.sub("", message), line=error.lineno, column=error.offset) from error
    except (ValueError, OSError) as error:
        raise ReadingError(f"{name} cannot be read as RDF: {error}.") from error
