"""IRIs of terms, things and graphs."""

import pytest

from ontology.namespaces import Namespaces


def test_every_iri_is_under_the_configured_base() -> None:
    names = Namespaces("https://kg.example.org/")
    iris = [names.term("Park"), names.thing("park-a"), names.document_graph("a"), names.evidence_graph("a")]
    assert all(iri.startswith("https://kg.example.org/") for iri in iris)


def test_an_identifier_cannot_leave_its_namespace() -> None:
    assert Namespaces().thing("a/../b#c> <x") == "https://w3id.org/innokg/id/a%2F..%2Fb%23c%3E%20%3Cx"


@pytest.mark.parametrize("base", ["", "innokg/", "https://kg.example.org"])
def test_a_base_that_is_no_namespace_is_refused(base: str) -> None:
    with pytest.raises(ValueError, match="base IRI"):
        Namespaces(base)


def test_the_iri_of_something_else_has_no_identifier() -> None:
    assert Namespaces().identifier("https://example.org/id/park-a") is None
