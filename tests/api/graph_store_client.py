"""Graphs as clients of the Graph Store Protocol send and count them."""

import httpx

PATH = "/rdf-graph-store"
TURTLE = {b"content-type": b"text/turtle; charset=utf-8"}
DATA = '<s> <http://a.example/p> "云溪"@zh , [ ] .'


def put(client: httpx.Client, graph: str, content: str | bytes = DATA, headers: object = TURTLE) -> httpx.Response:
    assert isinstance(headers, dict)
    return client.put(PATH, params={"graph": graph}, content=content, headers=headers)


def size(client: httpx.Client, graph: str) -> int:
    answer = client.get(PATH, params={"graph": graph}, headers={"accept": "application/n-triples"})
    return len(answer.raise_for_status().text.splitlines())
