"""What updates do in every store, tried on each backend."""

import pytest
from pyoxigraph import DefaultGraph, NamedNode

from graph.stores.store import Store
from ontology.errors import QueryError, QueryForbiddenError
from tests.graph.stores.quads import G, H, quad


def test_an_update_and_what_follows_it_are_one_change(store: Store) -> None:
    store.change(insert=[quad(1), quad(2)])
    store.update(
        f"DELETE WHERE {{ GRAPH {G} {{ <http://a.example/s1> ?p ?o }} }} ; # done", insert=[quad(3)], delete=[quad(2)]
    )
    assert store.quads() == [quad(3)]
    with pytest.raises(QueryError):
        store.update(f"DROP GRAPH {G} ; DROP GRAPH {H}", insert=[quad(4)])
    assert store.quads() == [quad(3)]


def test_an_update_reads_relative_iris_against_its_base(store: Store) -> None:
    store.update("INSERT DATA { <s> <p> <o> }", base="http://a.example/")
    (one,) = store.quads(DefaultGraph())
    assert str(one.triple) == "<http://a.example/s> <http://a.example/p> <http://a.example/o>"


@pytest.mark.parametrize(
    "update", ["LOAD <http://a.example/>", "INSERT { ?s ?p ?o } WHERE { SERVICE ?s { ?s ?p ?o } }"]
)
def test_an_update_that_reaches_out_is_refused(store: Store, update: str) -> None:
    with pytest.raises(QueryForbiddenError):
        store.update(update)
    with pytest.raises(QueryForbiddenError):
        store.difference(update)


@pytest.mark.parametrize("graphs", [None, [G, DefaultGraph()]])
def test_the_difference_of_an_update_is_told_and_not_made(
    store: Store, graphs: list[NamedNode | DefaultGraph] | None
) -> None:
    store.change(insert=[quad(1), quad(2)])
    update = f"DELETE DATA {{ GRAPH {G} {{ {quad(1).triple} }} }} ; INSERT DATA {{ {quad(3).triple} }}"
    assert store.difference(update, graphs=graphs) == ({quad(3, DefaultGraph())}, {quad(1)})
    assert set(store.quads()) == {quad(1), quad(2)}
