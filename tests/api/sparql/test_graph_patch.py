"""Graphs that are changed by PATCH."""

import httpx
import pytest

from tests.api.graph_store_client import PATH, put, size


def patch(client: httpx.Client, graph: str, update: str) -> httpx.Response:
    headers = {"content-type": "application/sparql-update"}
    return client.patch(PATH, params={"graph": graph}, content=update.encode(), headers=headers)


def test_a_graph_is_patched_by_an_update(administrator: httpx.Client, graph: str) -> None:
    assert patch(administrator, graph, "PREFIX p: <a:p/> INSERT DATA { <s> p:x 1, 2 . p:s p:x [] }").status_code == 201
    assert size(administrator, graph) == 3
    done = patch(
        administrator, graph, "DELETE { ?s ?p 1 } INSERT { ?s ?p 3, 4 } WHERE { ?s ?p 1 } ; DELETE WHERE { ?s ?p 2 }"
    )
    assert done.status_code == 204
    text = administrator.get(PATH, params={"graph": graph}, headers={"accept": "application/n-triples"}).text
    assert f'{graph.rpartition("/")[0]}/s> <a:p/x> "3"' in text
    assert (text.count("<a:p/x>"), '"2"' in text) == (3, False)


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { GRAPH <a:g> { <a:s> <a:p> 1 } }",
        "DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }",
        "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "INSERT { ?s ?p 1 } USING <a:g> WHERE { ?s ?p ?o }",
        "DELETE WHERE { ?s ?p ?o } ; CLEAR ALL",
        "DROP DEFAULT",
        "LOAD <http://127.0.0.1:1/>",
        "ADD DEFAULT TO <a:g>",
        "SELECT * { ?s ?p ?o }",
        "INSERT",
        "INSERT DATA {",
        "INSERT { ?s ?p 1 } WHERE { FILTER(?a<'x'&&?b='y>') }",
    ],
)
def test_a_patch_changes_one_graph_and_nothing_else(administrator: httpx.Client, graph: str, update: str) -> None:
    put(administrator, graph)
    before = administrator.get(PATH, params={"graph": graph}).headers["etag"]

    assert patch(administrator, graph, update).status_code in (400, 403)
    assert administrator.get(PATH, params={"graph": graph}).headers["etag"] == before


def test_the_default_graph_is_patched_too(administrator: httpx.Client) -> None:
    headers = {"content-type": "application/sparql-update"}
    for update, held in (
        (b"INSERT DATA { <a:patched> <a:p> 1 }", True),
        (b"DELETE WHERE { <a:patched> ?p ?o }", False),
    ):
        assert administrator.patch(f"{PATH}?default", content=update, headers=headers).status_code == 204
        text = administrator.get(f"{PATH}?default", headers={"accept": "application/n-triples"}).text
        assert ("<a:patched>" in text) is held
