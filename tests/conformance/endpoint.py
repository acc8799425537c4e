"""A SPARQL service that is tested: where its protocols are, and what a client sends."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import httpx

_TYPES = {".ttl": "text/turtle", ".nt": "application/n-triples", ".rdf": "application/rdf+xml"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """The paths of the three protocols at one server; ``client`` carries the token that the server wants."""

    client: httpx.Client
    query_path: str
    update_path: str
    graphs_path: str

    def reset(self, data: Iterable[tuple[str, Path]] = (), base: str = "") -> None:
        """Empty the store and put files into graphs, the default graph where the name is empty."""
        self.update("DROP ALL").raise_for_status()
        for graph, path in data:
            headers = {"content-type": _TYPES[path.suffix]}
            # A file's relative IRIs are read against its own address, which the protocol reads against the graph's.
            content = path.read_bytes()
            if path.suffix == ".ttl" and base:
                content = f"@base <{base.rpartition('/')[0]}/{path.name}> .\n".encode() + content
            parameters = {"graph": graph} if graph else {"default": ""}
            answer = self.client.post(self.graphs_path, params=parameters, content=content, headers=headers)
            answer.raise_for_status()

    def query(self, query: str, accept: str) -> httpx.Response:
        """Send a query as the body of a POST request."""
        headers = {"content-type": "application/sparql-query", "accept": accept}
        return self.client.post(self.query_path, content=query.encode(), headers=headers)

    def update(self, update: str) -> httpx.Response:
        """Send an update as the body of a POST request."""
        headers = {"content-type": "application/sparql-update"}
        return self.client.post(self.update_path, content=update.encode(), headers=headers)
