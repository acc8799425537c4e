"""The three tests of SPARQL 1.1 Service Description, which its manifest has in words only."""

from pyoxigraph import NamedNode, RdfFormat, parse

from tests.conformance.case import Case
from tests.conformance.endpoint import Endpoint

_SD = "http://www.w3.org/ns/sparql-service-description#"
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
# What the specification's section 3 says of the objects of each property: instances of these classes.
_PARTS = {"defaultGraph": "Graph", "namedGraph": "NamedGraph", "defaultDataset": "Dataset"}
_LANGUAGES = {f"{_SD}{name}" for name in ("SPARQL10Query", "SPARQL11Query", "SPARQL11Update")}


def run_service_description(case: Case, endpoint: Endpoint) -> None:
    """Run the test that the case names."""
    answer = endpoint.client.get(endpoint.query_path, headers={"accept": "text/turtle"}).raise_for_status()
    assert answer.headers["content-type"].startswith("text/turtle")
    triples = {quad.triple for quad in parse(answer.content, format=RdfFormat.TURTLE)}
    services = {triple.subject for triple in triples if triple.object == NamedNode(f"{_SD}Service")}
    match case.name.rpartition("/")[2]:
        case "returns-rdf":
            assert triples
        case "has-endpoint-triple":
            address = NamedNode(str(answer.url))
            found = {
                (triple.subject, triple.object) for triple in triples if triple.predicate.value == f"{_SD}endpoint"
            }
            assert any((service, address) in found for service in services)
        case "conforms-to-schema":
            assert services
            typed = {(triple.subject, triple.object) for triple in triples if triple.predicate == _TYPE}
            for triple in triples:
                part = _PARTS.get(triple.predicate.value.removeprefix(_SD))
                assert part is None or (triple.object, NamedNode(f"{_SD}{part}")) in typed
                if triple.predicate.value == f"{_SD}supportedLanguage":
                    assert str(triple.object)[1:-1] in _LANGUAGES
        case other:
            raise AssertionError(f"No way to run {other} is known.")
