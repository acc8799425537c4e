"""What the environment sets: the only place that reads an environment variable."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.store_address import DEFAULT_TIMEOUT, StoreAddress, is_address
from ontology.errors import SettingsError
from ontology.namespaces import DEFAULT_BASE, Namespaces

DEFAULT_DATA = "innokg-data"
_LONGEST_TIMEOUT = 86_400


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
    """

    data: Path = Path(DEFAULT_DATA)
    base_iri: str = DEFAULT_BASE
    admin_token: str | None = field(default=None, repr=False)
    store: str | None = field(default=None, repr=False)
    store_update: str | None = field(default=None, repr=False)
    store_timeout: float = DEFAULT_TIMEOUT

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
