"""What the environment sets: the only place that reads an environment variable."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from api.http.request_limits import RequestLimits
from graph.algorithms.limits import AlgorithmLimits
from graph.query_workers.limits import QueryLimits
from graph.stores.address import DEFAULT_TIMEOUT, StoreAddress, is_address
from loaders.reading.limits import DEFAULT_LIMITS, MEGABYTE, Limits
from ontology.errors import SettingsError
from ontology.namespaces import DEFAULT_BASE, Namespaces

DEFAULT_DATA = "innokg-data"
DEFAULT_CACHE_MB = 64
_LONGEST_TIMEOUT = 86_400
_MILLION = 1_000_000

# The web framework has 40 threads for requests, and each query that runs or waits holds one.
_MOST_WORKERS = 16
_MOST_WAITING = 20

_MOST_MEGABYTES = 1_000_000
_MOST_OF_A_KIND = 10**9

_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?")

# An answer says what an update would change, which is no longer than what the update or the store holds.
_UPDATE_LIMITS = QueryLimits(seconds=60.0, memory_mb=2048, result_mb=10_000)

Number = TypeVar("Number", int, float)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one run.

    ``data`` is the directory of the graph store (``INNOKG_DATA``, default ``innokg-data`` in the working directory).
    ``store`` takes its place where it is set (``INNOKG_STORE``): a directory too, or the http or https address at which
    a SPARQL 1.1 server answers queries, with ``user:password@`` before the host where the server asks for them.
    ``store_update`` is where that server takes updates, if not at the same address or at ``/update`` beside ``/query``
    (``INNOKG_STORE_UPDATE``); ``store_timeout`` is how many seconds one request to it may take
    (``INNOKG_STORE_TIMEOUT``, default 60).
    ``base_iri`` is the absolute IRI, ending in ``/``, under which the ontology, things and graphs are named
    (``INNOKG_BASE_IRI``). ``admin_token`` is what a request that changes the graph has to show as its bearer token
    (``INNOKG_ADMIN_TOKEN``); without one, the graph cannot be changed over HTTP.

    ``query_limits`` are those of users' SPARQL queries: how many seconds one may run (``INNOKG_QUERY_TIMEOUT``, default
    30), the MB of memory that it may take (``INNOKG_QUERY_MEMORY_MB``, 1024) and that its answer may have
    (``INNOKG_QUERY_RESULT_MB``, 128), how many run at once (``INNOKG_QUERY_WORKERS``, 2) and how many more wait
    (``INNOKG_QUERY_QUEUE``, 16). ``INNOKG_SERVICE_ALLOW`` names the hosts, with commas between them, that a query's
    SERVICE may reach; without it, none. ``query_cache_mb`` is the MB of memory in which answers are kept to be given
    again while the graph stays as it is (``INNOKG_QUERY_CACHE_MB``, 64; 0 keeps none).

    ``update_limits`` are those of an update with a WHERE clause, and of ADD, MOVE and COPY: the seconds that it may
    take (``INNOKG_UPDATE_TIMEOUT``, 60) and its memory in MB (``INNOKG_UPDATE_MEMORY_MB``, 2048). ``request_limits``
    are those of requests: the MB of a query (``INNOKG_QUERY_SIZE_MB``, 1), of an update (``INNOKG_UPDATE_SIZE_MB``, 16)
    and of a graph or of documents that are sent (``INNOKG_UPLOAD_SIZE_MB``, 64), as they came and unpacked; the triples
    of such a graph (``INNOKG_UPLOAD_TRIPLES``, 1,000,000); how many changes may wait for their turn
    (``INNOKG_UPDATE_QUEUE``, 32) and how many uploads of documents, one of which is read at a time
    (``INNOKG_UPLOAD_QUEUE``, 8); how many seconds a client may neither send what it has begun nor take what it asked
    for (``INNOKG_REQUEST_TIMEOUT``, 30); and how many clients may be connected at once (``INNOKG_CONNECTIONS``, 1000).

    ``algorithm_limits`` are those of algorithms: the millions of steps that are done at once, above which an algorithm
    becomes a job (``INNOKG_ALGORITHM_AT_ONCE``, default 50), how many seconds a job may take
    (``INNOKG_ALGORITHM_TIMEOUT``, 600) and MB of memory (``INNOKG_ALGORITHM_MEMORY_MB``, 2048), how many jobs run at
    once (``INNOKG_ALGORITHM_JOBS``, 1) and how many more wait (``INNOKG_ALGORITHM_QUEUE``, 8).

    ``reading_limits`` are those of the files that are read: the MB that a file may have (``INNOKG_READ_FILE_MB``, 256),
    that the parts of a Word file (``INNOKG_READ_UNPACKED_MB``, 128) and of a workbook (``INNOKG_READ_WORKBOOK_MB``,
    512) unpack to, the characters of a text (``INNOKG_READ_CHARACTERS``, 10,000,000), the pages of a PDF file
    (``INNOKG_READ_PAGES``, 3000), the rows of a sheet (``INNOKG_READ_ROWS``, 1,048,576) and filled cells of a list
    (``INNOKG_READ_CELLS``, 10,000,000), the statements of a file of RDF (``INNOKG_READ_STATEMENTS``, 3,000,000),
    and the facts of a document (``INNOKG_READ_CLAIMS``, 300,000).
    ``reading_timeout`` is how many seconds one file may take (``INNOKG_READ_TIMEOUT``, 600).

    ``mcp_hosts`` are names of hosts that agents reach ``/mcp`` by, besides addresses in figures and ``localhost``
    (``INNOKG_MCP_HOSTS``, with commas between them; none).
    """

    data: Path = Path(DEFAULT_DATA)
    base_iri: str = DEFAULT_BASE
    admin_token: str | None = field(default=None, repr=False)
    store: str | None = field(default=None, repr=False)
    store_update: str | None = field(default=None, repr=False)
    store_timeout: float = DEFAULT_TIMEOUT
    query_limits: QueryLimits = field(default_factory=QueryLimits)
    query_cache_mb: int = DEFAULT_CACHE_MB
    algorithm_limits: AlgorithmLimits = field(default_factory=AlgorithmLimits)
    update_limits: QueryLimits = _UPDATE_LIMITS
    request_limits: RequestLimits = field(default_factory=RequestLimits)
    reading_limits: Limits = DEFAULT_LIMITS
    reading_timeout: float | None = None
    mcp_hosts: frozenset[str] = frozenset()

    def location(self, given: str | None = None) -> Path | StoreAddress:
        """Return where the store is: what a command was given, else what is set.

        Raises ``SettingsError`` for an address that is none.
        """
        chosen = given or self.store or self.data
        if is_address(chosen):
            return StoreAddress.parse(str(chosen), update=self.store_update, timeout=self.store_timeout)
        return Path(chosen)

    @property
    def namespaces(self) -> Namespaces:
        """Return the IRIs under the configured base."""
        return Namespaces(self.base_iri)


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings that environment variables make; raise ``SettingsError`` where one cannot be used.

    >>> read_settings({"INNOKG_DATA": "/srv/graph"}).data.name
    'graph'
    """
    settings = Settings(
        data=Path(environment.get("INNOKG_DATA") or DEFAULT_DATA),
        base_iri=environment.get("INNOKG_BASE_IRI") or DEFAULT_BASE,
        admin_token=environment.get("INNOKG_ADMIN_TOKEN") or None,
        store=environment.get("INNOKG_STORE") or None,
        store_update=environment.get("INNOKG_STORE_UPDATE") or None,
        store_timeout=_seconds(environment.get("INNOKG_STORE_TIMEOUT")),
        query_limits=_query_limits(environment),
        query_cache_mb=_number(environment, "INNOKG_QUERY_CACHE_MB", DEFAULT_CACHE_MB, int, 0, 1_000_000),
        algorithm_limits=_algorithm_limits(environment),
        update_limits=_update_limits(environment),
        request_limits=_request_limits(environment),
        reading_limits=_reading_limits(environment),
        reading_timeout=_number(environment, "INNOKG_READ_TIMEOUT", 0.0, float, 1, _LONGEST_TIMEOUT) or None,
        mcp_hosts=_hosts(environment, "INNOKG_MCP_HOSTS"),
    )
    try:
        Namespaces(settings.base_iri)
    except ValueError as error:
        raise SettingsError(f"INNOKG_BASE_IRI cannot be used: {error}") from error
    return settings


def _seconds(text: str | None) -> float:
    try:
        seconds = float(text) if text else DEFAULT_TIMEOUT
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= _LONGEST_TIMEOUT:
        raise SettingsError(
            f"INNOKG_STORE_TIMEOUT cannot be used: {text!r} is no number of seconds up to {_LONGEST_TIMEOUT}."
        )
    return seconds


def _query_limits(environment: Mapping[str, str]) -> QueryLimits:
    usual = QueryLimits()
    return QueryLimits(
        seconds=_number(environment, "INNOKG_QUERY_TIMEOUT", usual.seconds, float, 0.1, 86_400),
        memory_mb=_number(environment, "INNOKG_QUERY_MEMORY_MB", usual.memory_mb, int, 64, 1_000_000),
        result_mb=_number(environment, "INNOKG_QUERY_RESULT_MB", usual.result_mb, int, 1, 10_000),
        workers=_number(environment, "INNOKG_QUERY_WORKERS", usual.workers, int, 1, _MOST_WORKERS),
        waiting=_number(environment, "INNOKG_QUERY_QUEUE", usual.waiting, int, 0, _MOST_WAITING),
        services=_hosts(environment, "INNOKG_SERVICE_ALLOW"),
    )


def _algorithm_limits(environment: Mapping[str, str]) -> AlgorithmLimits:
    usual = AlgorithmLimits()
    at_once = _number(environment, "INNOKG_ALGORITHM_AT_ONCE", usual.effort / _MILLION, float, 0, _LONGEST_TIMEOUT)
    return AlgorithmLimits(
        effort=at_once * _MILLION,
        seconds=_number(environment, "INNOKG_ALGORITHM_TIMEOUT", usual.seconds, float, 0.1, _LONGEST_TIMEOUT),
        memory_mb=_number(environment, "INNOKG_ALGORITHM_MEMORY_MB", usual.memory_mb, int, 64, 1_000_000),
        running=_number(environment, "INNOKG_ALGORITHM_JOBS", usual.running, int, 1, _MOST_WORKERS),
        waiting=_number(environment, "INNOKG_ALGORITHM_QUEUE", usual.waiting, int, 0, 1000),
    )


def _update_limits(environment: Mapping[str, str]) -> QueryLimits:
    return replace(
        _UPDATE_LIMITS,
        seconds=_number(environment, "INNOKG_UPDATE_TIMEOUT", _UPDATE_LIMITS.seconds, float, 0.1, 86_400),
        memory_mb=_number(environment, "INNOKG_UPDATE_MEMORY_MB", _UPDATE_LIMITS.memory_mb, int, 64, 1_000_000),
    )


def _request_limits(environment: Mapping[str, str]) -> RequestLimits:
    usual = RequestLimits()
    return RequestLimits(
        query_mb=_number(environment, "INNOKG_QUERY_SIZE_MB", usual.query_mb, int, 1, 1_000),
        update_mb=_number(environment, "INNOKG_UPDATE_SIZE_MB", usual.update_mb, int, 1, 10_000),
        upload_mb=_number(environment, "INNOKG_UPLOAD_SIZE_MB", usual.upload_mb, int, 1, 10_000),
        upload_triples=_number(environment, "INNOKG_UPLOAD_TRIPLES", usual.upload_triples, int, 1, _MOST_OF_A_KIND),
        seconds=_number(environment, "INNOKG_REQUEST_TIMEOUT", usual.seconds, float, 0.1, _LONGEST_TIMEOUT),
        connections=_number(environment, "INNOKG_CONNECTIONS", usual.connections, int, 1, 100_000),
        writers=_number(environment, "INNOKG_UPDATE_QUEUE", usual.writers, int, 1, 10_000),
        uploads=_number(environment, "INNOKG_UPLOAD_QUEUE", usual.uploads, int, 0, 1000),
    )


def _reading_limits(environment: Mapping[str, str]) -> Limits:
    usual = Limits()

    def megabytes(name: str, bytes_: int) -> int:
        return MEGABYTE * _number(environment, name, bytes_ // MEGABYTE, int, 1, _MOST_MEGABYTES)

    def count(name: str, number: int) -> int:
        return _number(environment, name, number, int, 1, _MOST_OF_A_KIND)

    return Limits(
        file_bytes=megabytes("INNOKG_READ_FILE_MB", usual.file_bytes),
        unpacked_bytes=megabytes("INNOKG_READ_UNPACKED_MB", usual.unpacked_bytes),
        workbook_bytes=megabytes("INNOKG_READ_WORKBOOK_MB", usual.workbook_bytes),
        characters=count("INNOKG_READ_CHARACTERS", usual.characters),
        pages=count("INNOKG_READ_PAGES", usual.pages),
        rows=count("INNOKG_READ_ROWS", usual.rows),
        cells=count("INNOKG_READ_CELLS", usual.cells),
        statements=count("INNOKG_READ_STATEMENTS", usual.statements),
        claims=count("INNOKG_READ_CLAIMS", usual.claims),
    )


def _hosts(environment: Mapping[str, str], name: str) -> frozenset[str]:
    hosts = [host.strip().lower() for host in environment.get(name, "").split(",")]
    for host in filter(None, hosts):
        if not _HOST.fullmatch(host):
            raise SettingsError(f"{name} cannot be used: {host[:100]!r} is no name of a host, such as a.example.")
    return frozenset(filter(None, hosts))


def _number(
    environment: Mapping[str, str], name: str, usual: Number, kind: type[Number], least: Number, most: Number
) -> Number:
    given = environment.get(name)
    if not given:
        return usual
    try:
        number = kind(given)
    except ValueError as error:
        raise SettingsError(f"{name} cannot be used: {given[:100]!r} is no number.") from error
    # A comparison with a number that is none is false.
    if not least <= number <= most:
        raise SettingsError(f"{name} cannot be used: it lies between {least} and {most}.")
    return number
