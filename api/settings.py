"""What the environment sets: the only place that reads an environment variable."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ontology.errors import SettingsError
from ontology.namespaces import DEFAULT_BASE, Namespaces

DEFAULT_DATA = "innokg-data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one run.

    ``data`` is the directory of the graph store (``INNOKG_DATA``, default ``innokg-data`` in the working directory).
    ``base_iri`` is the absolute IRI, ending in ``/``, under which the ontology, things and graphs are named
    (``INNOKG_BASE_IRI``). ``admin_token`` is what a request that changes the graph has to show as its bearer token
    (``INNOKG_ADMIN_TOKEN``); without one, the graph cannot be changed over HTTP.
    """

    data: Path = Path(DEFAULT_DATA)
    base_iri: str = DEFAULT_BASE
    admin_token: str | None = field(default=None, repr=False)

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
    )
    try:
        Namespaces(settings.base_iri)
    except ValueError as error:
        raise SettingsError(f"INNOKG_BASE_IRI cannot be used: {error}") from error
    return settings
