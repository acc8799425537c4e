"""Requests to a SPARQL 1.1 server (SPARQL 1.1 Protocol), and its failures in innokg's words."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import IO

import httpx

from graph.serialisation import SPARQL_JSON
from graph.stores.address import StoreAddress
from ontology.errors import QueryError, StoreError, StoreUnavailableError

Parameters = Mapping[str, Sequence[str]]

N_TRIPLES = "application/n-triples"
_CONNECT_SECONDS = 10.0
# Up to here the body of an answer stays in memory.
_SPOOLED = 1 << 24
# So much of a server's own words is passed on.
_QUOTED = 300
_UNAUTHORISED = frozenset({401, 403, 407})
_NO_ENDPOINT = frozenset({301, 302, 303, 307, 308, 404, 405, 410})
_OVERLOADED = frozenset({429, 502, 503, 504})


class SparqlEndpoint:
    """A client of one server; its methods may be called from any thread.

    Redirects are not followed and proxies of the environment not used: credentials and data go to the named host alone.
    """

    def __init__(self, address: StoreAddress) -> None:
        self._address = address
        self._client = httpx.Client(
            timeout=httpx.Timeout(address.timeout, connect=min(_CONNECT_SECONDS, address.timeout)),
            transport=httpx.HTTPTransport(retries=1),
            trust_env=False,
            follow_redirects=False,
        )
        self._authentication: httpx.Auth | None = None

    @property
    def name(self) -> str:
        """Return the address that messages name, without user and password."""
        return self._address.query

    def server(self) -> str:
        """Return what the server calls itself, after it has answered a first query."""
        with self._sent(self._address.query, {"query": ["ASK {}"]}, SPARQL_JSON) as answer:
            self._authentication = self._credentials(answer.headers.get("www-authenticate", ""))
        with self._sent(self._address.query, {"query": ["ASK {}"]}, SPARQL_JSON) as answer:
            self._check(answer, "query")
            return str(answer.headers.get("server", ""))

    def query(self, query: str, parameters: Parameters | None = None, *, accept: str = SPARQL_JSON) -> bytes:
        """Return the body of a query's answer."""
        with self.spooled(query, parameters, accept=accept) as body:
            return body.read()

    @contextmanager
    def spooled(
        self, query: str, parameters: Parameters | None = None, *, accept: str = SPARQL_JSON
    ) -> Iterator[IO[bytes]]:
        """Give the body of a query's answer as a file; raise ``QueryError`` where the server refuses the query."""
        fields = {"query": [query], **(parameters or {})}
        with tempfile.SpooledTemporaryFile(max_size=_SPOOLED) as body:
            with self._sent(self._address.query, fields, accept) as answer:
                self._check(answer, "query")
                for part in answer.iter_bytes():
                    body.write(part)
            body.seek(0)
            yield body

    def update(self, update: str) -> None:
        """Carry out an update; raise ``QueryError`` where the server refuses it.

        After ``StoreUnavailableError`` it is not known whether the server has carried it out.
        """
        # As a form: Virtuoso reads a direct body too, but ignores what the address says beside it.
        with self._sent(self._address.update, {"update": [update]}, "*/*") as answer:
            self._check(answer, "update")

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    @contextmanager
    def _sent(self, url: str, fields: Parameters, accept: str) -> Iterator[httpx.Response]:
        form = {name: list(values) for name, values in fields.items()}
        if self._client.is_closed:
            raise StoreError("The store is closed.")
        try:
            request = self._client.build_request("POST", url, data=form, headers={"Accept": accept})
            answer = self._client.send(request, auth=self._authentication, stream=True)
            try:
                yield answer
            finally:
                answer.close()
        except httpx.TimeoutException as error:
            seconds = f"{self._address.timeout:g} seconds"
            raise StoreUnavailableError(f"The store at {self.name} did not answer within {seconds}.") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            reason = str(error).rstrip(".") or type(error).__name__
            raise StoreUnavailableError(f"The store at {self.name} cannot be reached: {reason}.") from error

    def _credentials(self, challenge: str) -> httpx.Auth | None:
        """Return how to show user and password: by digest where the server asks for it, else plainly."""
        user, password = self._address.user, self._address.password or ""
        if user is None:
            return None
        # Virtuoso asks only who has shown nothing yet.
        by_digest = challenge.lower().startswith("digest")
        return httpx.DigestAuth(user, password) if by_digest else httpx.BasicAuth(user, password)

    def _check(self, answer: httpx.Response, what: str) -> None:
        status = answer.status_code
        if answer.is_success:
            return
        if status in _UNAUTHORISED:
            raise StoreUnavailableError(f"The store at {self.name} does not let this user send this {what} ({status}).")
        if status in _NO_ENDPOINT:
            raise StoreUnavailableError(f"At {answer.request.url} no {what} is taken ({status}): is the address right?")
        answer.read()
        words = " ".join(answer.text.split())[:_QUOTED].rstrip(".")
        if status in _OVERLOADED:
            raise StoreUnavailableError(f"The store at {self.name} cannot answer now ({status}): {words}.")
        failed = "query could not be answered" if what == "query" else "update was not carried out"
        raise QueryError(f"The {failed} by the store ({status}): {words}.")
