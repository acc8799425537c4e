"""Opening the store that a location names."""

from pathlib import Path

from graph.stores.address import StoreAddress, is_address
from graph.stores.oxigraph_store import OxigraphStore
from graph.stores.store import Store

#: A directory, or a SPARQL 1.1 server.
Location = Path | str | StoreAddress


def open_store(location: Location) -> Store:
    """Open the store in a directory, which is created where it does not exist, or on the server at an address.

    Raises ``StoreInUseError`` when another process holds the directory, ``StoreUnavailableError`` when it cannot be
    read, written or created or the server does not answer, and ``SettingsError`` for an address that is none.
    """
    if isinstance(location, StoreAddress):
        return _on_server(location)
    if isinstance(location, str) and is_address(location):
        return _on_server(StoreAddress.parse(location))
    return OxigraphStore.open(Path(location))


def _on_server(address: StoreAddress) -> Store:
    # They import httpx, for which nobody with a directory should wait.
    from graph.stores.remote_store import RemoteStore
    from graph.stores.sparql_endpoint import SparqlEndpoint
    from graph.stores.virtuoso_store import VirtuosoStore

    endpoint = SparqlEndpoint(address)
    try:
        kind = VirtuosoStore if endpoint.server().lower().startswith("virtuoso") else RemoteStore
        store = kind(endpoint)
        store.prepare()
    except BaseException:
        endpoint.close()
        raise
    return store
