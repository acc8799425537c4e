"""Query files are SPARQL as they stand, and values enter them as terms."""

from importlib.resources import files

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from graph.named_queries import NamedQueries, query_text
from graph.rdf import terms as rdf
from graph.stores.oxigraph_store import OxigraphStore
from graph.stores.store import Term
from ontology.errors import NotFoundError, QueryError
from ontology.namespaces import Namespaces

QUERIES = sorted(file.name.removesuffix(".rq") for file in files("graph").joinpath("queries").iterdir())
THING = NamedNode("http://a.example/thing")


@pytest.fixture
def queries() -> NamedQueries:
    store = OxigraphStore.in_memory()
    store.change(insert=[Quad(THING, rdf.LABEL, Literal("园", language="zh"), DefaultGraph())])
    return NamedQueries(store, Namespaces())


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_file_is_a_query_that_says_what_it_asks(name: str) -> None:
    text = query_text(name)
    assert text.startswith("# ")
    Store().query(text)


def test_values_are_bound_as_terms(queries: NamedQueries) -> None:
    rows = queries.select("properties", thing=[THING], property=[rdf.LABEL])
    assert rows == [(THING, rdf.LABEL, Literal("园", language="zh"))]


def test_rows_of_values_are_bound_together(queries: NamedQueries) -> None:
    hostile = Literal("x) } #")
    rows: list[tuple[Term, ...]] = [(THING, hostile), (THING, THING)]
    assert queries.select("claim-places", claim_evidence=rows) == []


def test_a_hostile_value_is_only_a_value(queries: NamedQueries) -> None:
    hostile = Literal('x" } UNION { ?thing ?property ?value } #')
    assert queries.select("properties", thing=[hostile], property=[rdf.LABEL]) == []


def test_no_values_give_no_rows_and_none_leaves_a_place_open(queries: NamedQueries) -> None:
    assert queries.select("properties", thing=[], property=[rdf.LABEL]) == []
    assert len(queries.select("properties", thing=None, property=[rdf.LABEL])) == 1


def test_values_must_fit_the_places_of_a_query(queries: NamedQueries) -> None:
    with pytest.raises(QueryError, match="takes values for"):
        queries.select("properties", thing=[THING])
    with pytest.raises(QueryError, match="takes values for"):
        queries.select("names", thing=[THING])


@pytest.mark.parametrize("name", ["nothing", "../store", ""])
def test_an_unknown_query_is_not_found(queries: NamedQueries, name: str) -> None:
    with pytest.raises(NotFoundError):
        queries.select(name)
