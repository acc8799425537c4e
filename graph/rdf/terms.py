"""The terms that the graph's triples are made of, under one base IRI."""

from datetime import UTC, datetime
from functools import cache, lru_cache

from pyoxigraph import Literal, NamedNode

from ontology.namespaces import Namespaces

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_PROV = "http://www.w3.org/ns/prov#"
_QB = "http://purl.org/linked-data/cube#"
_DCTERMS = "http://purl.org/dc/terms/"
_XSD = "http://www.w3.org/2001/XMLSchema#"

TYPE = NamedNode(f"{_RDF}type")
STATEMENT = NamedNode(f"{_RDF}Statement")
SUBJECT = NamedNode(f"{_RDF}subject")
PREDICATE = NamedNode(f"{_RDF}predicate")
OBJECT = NamedNode(f"{_RDF}object")
LABEL = NamedNode(f"{_RDFS}label")
ALT_LABEL = NamedNode(f"{_SKOS}altLabel")
PREF_LABEL = NamedNode(f"{_SKOS}prefLabel")
CONCEPT = NamedNode(f"{_SKOS}Concept")
PROV_ENTITY = NamedNode(f"{_PROV}Entity")
DERIVED_FROM = NamedNode(f"{_PROV}wasDerivedFrom")
PROV_AGENT = NamedNode(f"{_PROV}Agent")
ATTRIBUTED_TO = NamedNode(f"{_PROV}wasAttributedTo")
GENERATED_AT = NamedNode(f"{_PROV}generatedAtTime")
INVALIDATED_AT = NamedNode(f"{_PROV}invalidatedAtTime")
QB_OBSERVATION = NamedNode(f"{_QB}Observation")
TITLE = NamedNode(f"{_DCTERMS}title")
SOURCE = NamedNode(f"{_DCTERMS}source")
FORMAT = NamedNode(f"{_DCTERMS}format")
SPATIAL = NamedNode(f"{_DCTERMS}spatial")
INTEGER = NamedNode(f"{_XSD}integer")
DECIMAL = NamedNode(f"{_XSD}decimal")
BOOLEAN = NamedNode(f"{_XSD}boolean")
DATE_TIME = NamedNode(f"{_XSD}dateTime")


class Names:
    """The innokg terms and things of one base IRI as nodes, and back to local names and ids."""

    def __init__(self, namespaces: Namespaces) -> None:
        self.namespaces = namespaces

    # On an instance's method the cache also keeps the instance; there is one a graph, and it stays.
    @lru_cache(maxsize=4096)  # noqa: B019
    def term(self, local_name: str) -> NamedNode:
        """Return the node of a class, property or indicator."""
        return NamedNode(self.namespaces.term(local_name))

    def thing(self, identifier: str) -> NamedNode:
        """Return the node of the thing with the given id."""
        return NamedNode(self.namespaces.thing(identifier))

    def local_name(self, node: object) -> str | None:
        """Return the local name of a term of the ontology, None for anything else."""
        if isinstance(node, NamedNode) and node.value.startswith(self.namespaces.ontology):
            return node.value[len(self.namespaces.ontology) :]
        return None

    def identifier(self, node: object) -> str | None:
        """Return the id of a thing's node, None for anything else."""
        return self.namespaces.identifier(node.value) if isinstance(node, NamedNode) else None


@cache
def extractor() -> str:
    """Return what claims name as their extractor: the program and its version."""
    from importlib.metadata import version

    return f"innokg {version('innokg')}"


def text_of(node: object) -> str:
    """Return the characters of a literal or IRI, and nothing for what is unbound."""
    return node.value if isinstance(node, (Literal, NamedNode)) else ""


def date_time(moment: datetime) -> Literal:
    """Return a time in the form that all engines give back: milliseconds without zeros at the end.

    >>> date_time(datetime(2026, 3, 1, 8, 30, 0, 120_000, tzinfo=UTC)).value
    '2026-03-01T08:30:00.12Z'
    """
    text = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    milliseconds = f".{moment.microsecond // 1000:03d}".rstrip("0").rstrip(".")
    return Literal(f"{text}{milliseconds}Z", datatype=DATE_TIME)


def moment_of(node: object) -> datetime:
    """Return the time that a literal holds; raise ``ValueError`` where it is none."""
    return datetime.fromisoformat(text_of(node)).astimezone(UTC)
