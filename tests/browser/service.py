"""A small service with answers of our own choice, for the first page to ask."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.visual.networks import HOSTILE, city_network
from visual.page import network_page


@dataclass
class Service:
    """The service's address and the queries that it was asked."""

    address: str
    queries: list[str] = field(default_factory=list)


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that left before its answer was written; report all else."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(home: str) -> Iterator[Service]:
    """Serve a first page, with hostile names for every search and a table for every query."""
    service = Service("")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            if parts.path == "/":
                self._answer(home, "text/html; charset=utf-8")
            elif parts.path == "/view":
                self._answer(network_page(city_network(), title="云州科学城"), "text/html; charset=utf-8")
            elif parts.path == "/api/search":
                self._answer(json.dumps(_found(parse_qs(parts.query)["q"][0])), "application/json")
            else:
                self._answer("{}", "application/json", 404)

        def do_POST(self) -> None:
            query = self.rfile.read(int(self.headers["Content-Length"])).decode()
            service.queries.append(query)
            if "broken" in query:
                problem = {"title": "Bad query", "status": 400, "detail": "Line 1, column 8: <img src=x> expected."}
                self._answer(json.dumps(problem), "application/problem+json", 400)
            else:
                self._answer(json.dumps(_TABLE), "application/sparql-results+json")

        def _answer(self, body: str, media_type: str, status: int = 200) -> None:
            content = body.encode()
            self.send_response(status)
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name in the base class
            pass

    with _Server(("127.0.0.1", 0), Handler) as server:
        service.address = f"http://127.0.0.1:{server.server_port}/"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield service
        server.shutdown()
        thread.join()


def _found(wanted: str) -> dict[str, Any]:
    names = [f"{wanted}实验室", *HOSTILE] if wanted != "无" else []
    items = [
        {"id": f"platform-{n}", "iri": "x", "label": name, "type": "Platform", "score": 1.0, "why": name}
        for n, name in enumerate(names)
    ]
    return {"items": items, "total": len(items), "next": None}


_TABLE = {
    "head": {"vars": ["region", "value"]},
    "results": {
        "bindings": [
            {
                "region": {"type": "uri", "value": "https://w3id.org/innokg/id/region-500102"},
                "value": {"type": "literal", "value": text},
            }
            for text in ("2.4", *HOSTILE)
        ]
    },
}
